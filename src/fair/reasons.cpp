// Reasons by trial. For each pair left out, the changes an organiser could make (a higher maximum, one more table,
// interpreter or slot, somebody free for longer) are tried from the cheapest combination up, each on a copy of the
// model and the timetable in hand. The first that lets the pair in, with all others kept, is the remedy, and what had
// to be changed is the reason. So a remedy is true by construction; a pair that nothing cheap lets in gets a reason and
// no remedy. Tested by fair/reasons_test, which plans again.
#include "fair/reasons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "fair/grid.hpp"
#include "fair/placement.hpp"

namespace caunoi::planning {

namespace {

/// What could be added for everybody.
struct Addition {
  bool table = false, slot = false;
  std::vector<std::string> interpreter;  ///< its languages; empty: none is added
  bool with_interpreter = false;
  auto operator<=>(const Addition&) const = default;
  [[nodiscard]] int size() const { return (table ? 1 : 0) + (slot ? 1 : 0) + (with_interpreter ? 1 : 0); }
};

/// The fair with an addition, and the timetable in hand in it.
struct Variant {
  Fair fair;
  Model model;
  Grid grid;

  Variant(Fair changed, const Solution& solution) : fair(std::move(changed)), model(make_model(fair)), grid(model) {
    grid.assign(solution.slot_of);
  }
  Variant(const Variant&) = delete;
  Variant& operator=(const Variant&) = delete;
};

class Reasons {
 public:
  Reasons(const Model& model, const Solution& solution) : model_(model), solution_(solution), grid_(model) {
    grid_.assign(solution.slot_of);
  }

  std::vector<Programme::Unplaced> run() {
    std::vector<Programme::Unplaced> unplaced;
    for (int p = 0; p < model_.pairs(); ++p) {
      if (solution_.slot_of[p] >= 0) continue;
      const auto& pair = source(p);
      Programme::Unplaced entry{pair.id, pair.a, pair.b, {}, {}, {}};
      explain(p, entry);
      unplaced.push_back(std::move(entry));
    }
    return unplaced;
  }

 private:
  [[nodiscard]] const Fair::Pair& source(int p) const { return model_.fair->pairs[model_.pair_of[p]]; }
  [[nodiscard]] const Fair::Participant& person(int i) const { return model_.fair->participants[model_.person_of[i]]; }

  /// Held back by max_meetings alone: a higher one would be of use.
  [[nodiscard]] bool at_maximum(int i) const {
    const auto open = model_.slots - static_cast<int>(blocked_slots(i));
    return grid_.degree(i) == model_.most[i] && person(i).max_meetings && *person(i).max_meetings == model_.most[i] &&
           model_.most[i] < open;
  }
  [[nodiscard]] std::size_t blocked_slots(int i) const {
    auto slots = person(i).unavailable;
    std::sort(slots.begin(), slots.end());
    return static_cast<std::size_t>(std::unique(slots.begin(), slots.end()) - slots.begin());
  }

  void explain(int p, Programme::Unplaced& entry) {
    const int a = model_.a[p], b = model_.b[p];
    const bool full_a = at_maximum(a), full_b = at_maximum(b);
    std::vector<std::pair<int, Addition>> trials;
    for (const bool slot : {false, true}) {
      for (const bool interpreter : {false, true}) {
        for (const bool table : {false, true}) {
          if (interpreter && model_.interpreters.class_of[p] < 0) continue;
          Addition addition{table, slot, {}, interpreter};
          if (interpreter) addition.interpreter = languages_for(p);
          if (addition.size() <= 2) trials.emplace_back(addition.size(), std::move(addition));
        }
      }
    }
    std::stable_sort(trials.begin(), trials.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
    for (const auto& [size, addition] : trials) {
      if (!lets_in(p, addition, full_a, full_b)) continue;
      if (size == 0 && !full_a && !full_b) break;  // there is room already: a search that ended early
      return tell(p, addition, full_a, full_b, entry);
    }
    if (!full_a && !full_b && tell_availability(p, entry)) return;
    tell_without_remedy(p, full_a, full_b, entry);
  }

  /// The first language of either side, for an interpreter between them.
  [[nodiscard]] std::vector<std::string> languages_for(int p) const {
    std::vector<std::string> languages;
    for (const int i : {model_.a[p], model_.b[p]})
      if (!person(i).languages.empty()) languages.push_back(person(i).languages.front());
    return languages;
  }

  Variant& variant(const Addition& addition) {
    auto& known = variants_[addition];
    if (!known) {
      Fair changed = *model_.fair;
      if (addition.table) changed.tables.push_back({fresh_id(changed.tables), {}, {}});
      if (addition.with_interpreter)
        changed.interpreters.push_back({fresh_id(changed.interpreters), addition.interpreter, {}});
      if (addition.slot) ++changed.sessions.back().slots;
      known = std::make_unique<Variant>(std::move(changed), solution_);
    }
    return *known;
  }

  template <typename T>
  static std::string fresh_id(const std::vector<T>& records) {
    std::string id = "+";
    while (std::any_of(records.begin(), records.end(), [&](const T& record) { return record.id == id; })) id += '+';
    return id;
  }

  bool lets_in(int p, const Addition& addition, bool more_a, bool more_b) {
    Variant& changed = variant(addition);
    const int a = model_.a[p], b = model_.b[p];
    const int most_a = changed.model.most[a], most_b = changed.model.most[b];
    if (more_a) ++changed.model.most[a];
    if (more_b) ++changed.model.most[b];
    const bool inside = insert(changed.model, changed.grid, p) && served(changed);
    changed.model.most[a] = most_a;
    changed.model.most[b] = most_b;
    changed.grid.assign(solution_.slot_of);
    return inside;
  }

  static bool served(const Variant& changed) {
    if (changed.model.spread && changed.grid.spread() > *changed.model.spread) return false;
    return assign_resources(changed.model, changed.grid.slots()).shortages.empty();
  }

  void tell(int p, const Addition& addition, bool full_a, bool full_b, Programme::Unplaced& entry) const {
    std::vector<std::string> reasons, remedies;
    for (const auto& [full, i] : {std::pair(full_a, model_.a[p]), std::pair(full_b, model_.b[p])}) {
      if (!full) continue;
      reasons.push_back(full_words(i));
      remedies.push_back(fmt::format("raise max_meetings of {} to {}", person(i).id, model_.most[i] + 1));
    }
    if (!reasons.empty()) entry.code = "participant_full";
    const auto say = [&](std::string code, std::string reason, std::string remedy) {
      if (entry.code.empty()) entry.code = std::move(code);
      reasons.push_back(std::move(reason));
      remedies.push_back(std::move(remedy));
    };
    if (addition.table) say("no_table", "no table is free when the two are", "add one table");
    if (addition.with_interpreter) {
      const auto languages = fmt::format("{}", fmt::join(addition.interpreter, " and "));
      const auto words = languages.empty() ? std::string() : " for " + languages;
      say("no_interpreter", fmt::format("no interpreter{} is free when the two are", words),
          fmt::format("add one interpreter{}", words));
    }
    if (addition.slot) {
      const int busy = fully_booked(model_.a[p]) ? model_.a[p] : fully_booked(model_.b[p]) ? model_.b[p] : -1;
      say(busy >= 0 ? "participant_full" : "no_common_slot",
          busy >= 0 ? fmt::format("participant {} has a meeting in every slot in which it is free", person(busy).id)
                    : std::string("the two have no slot left in which both are free"),
          fmt::format("add one slot to session {}", model_.fair->sessions.back().id));
    }
    entry.reason = fmt::format("{}", fmt::join(reasons, "; "));
    entry.remedy = fmt::format("{}", fmt::join(remedies, "; "));
  }

  [[nodiscard]] std::string full_words(int i) const {
    return fmt::format("participant {} already has {} meeting{}, its maximum", person(i).id, model_.most[i],
                       model_.most[i] == 1 ? "" : "s");
  }

  [[nodiscard]] bool fully_booked(int i) const {
    return grid_.degree(i) + static_cast<int>(blocked_slots(i)) >= model_.slots;
  }

  /// A participant who could come in one more slot. Only for pairs that no slot suits: others lost their place to
  /// better ones.
  bool tell_availability(int p, Programme::Unplaced& entry) {
    for (const auto& [i, other] : {std::pair(model_.a[p], model_.b[p]), std::pair(model_.b[p], model_.a[p])}) {
      for (int s = 0; s < model_.slots; ++s) {
        if (std::find(person(i).unavailable.begin(), person(i).unavailable.end(), s) == person(i).unavailable.end())
          continue;
        if (grid_.at(i, s) >= 0 || grid_.at(other, s) >= 0) continue;
        Fair changed = *model_.fair;
        std::erase(changed.participants[model_.person_of[i]].unavailable, s);
        Variant freer(std::move(changed), solution_);
        if (!freer.grid.fits(p, s)) continue;
        freer.grid.place(p, s);
        if (!served(freer)) continue;
        entry.code = "no_common_slot";
        entry.reason = "the two have no slot left in which both are free";
        entry.remedy = fmt::format("make {} available in slot {}", person(i).id, s);
        return true;
      }
    }
    return false;
  }

  void tell_without_remedy(int p, bool full_a, bool full_b, Programme::Unplaced& entry) const {
    const int a = model_.a[p], b = model_.b[p];
    if (full_a || full_b || model_.most[a] == 0 || model_.most[b] == 0) {
      entry.code = "participant_full";
      const int full = full_a || model_.most[a] == 0 ? a : b;
      entry.reason = model_.most[full] > 0 ? full_words(full)
                                           : fmt::format("participant {} can have no meeting at all", person(full).id);
    } else if (const auto& pool = model_.interpreters;
               pool.class_of[p] >= 0 && pool.classes[pool.class_of[p]].empty()) {
      entry.code = "no_interpreter";
      entry.reason = fmt::format("no interpreter speaks {}", fmt::join(languages_for(p), " and "));
    } else if (model_.tables.classes[model_.tables.class_of[p]].empty()) {
      entry.code = "no_table";
      entry.reason = "there is no table for it";
    } else if (model_.allowed_count[p] == 0) {
      entry.code = "no_common_slot";
      entry.reason = "there is no slot in which both, a table and what else it needs are free";
    } else if (!model_.before[p].empty() || !model_.after[p].empty() || model_.spread) {
      entry.code = "rules";
      entry.reason = "the rules on the order of meetings or on breaks leave no place for it";
    } else {
      entry.code = "less_valuable";
      entry.reason = solution_.optimal
                         ? "every place it could take is held by meetings worth as much or more"
                         : "no place was found for it that is worth more than the meetings it would push out";
    }
  }

  const Model& model_;
  const Solution& solution_;
  Grid grid_;
  std::map<Addition, std::unique_ptr<Variant>> variants_;
};

}  // namespace

std::vector<Programme::Unplaced> reasons(const Model& model, const Solution& solution) {
  return Reasons(model, solution).run();
}

}  // namespace caunoi::planning
