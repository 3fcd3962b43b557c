// Reasons by trial. For each pair left out, the changes an organiser could make (a higher maximum, one more table,
// interpreter or slot, somebody free for longer) are tried from the cheapest combination up, each on a copy of the
// model and the timetable in hand. The first that lets the pair in, with all others kept, is the remedy, and what had
// to be changed is the reason. Then all pairs that one and the same addition lets in are put in together, and the slots
// are found in which the added table or interpreter is really needed: "one more interpreter in slots 3 to 5 places 7".
// So a remedy is true by construction; a pair that nothing cheap lets in gets a reason and no remedy. Tested by
// fair/reasons_test, which plans again.
#include "fair/reasons.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
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

/// The fair with an addition, and the timetable in hand in it. What is added is the last of its kind.
struct Variant {
  Fair fair;
  Model model;
  Grid grid;

  Variant(Fair changed, const std::vector<int>& slot_of)
      : fair(std::move(changed)), model(make_model(fair)), grid(model) {
    grid.assign(slot_of);
  }
  Variant(const Variant&) = delete;
  Variant& operator=(const Variant&) = delete;
};

/// A pair that an addition alone lets in.
struct Admitted {
  int pair;
  std::size_t entry;
  std::vector<int> slots;  ///< in which what is added is needed for it
};

/// "slot 3", "slots 3 to 5 and 8"
std::string slot_words(const std::vector<int>& slots) {
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < slots.size();) {
    std::size_t last = i;
    while (last + 1 < slots.size() && slots[last + 1] == slots[last] + 1) ++last;
    runs.push_back(last == i       ? fmt::format("{}", slots[i])
                   : last == i + 1 ? fmt::format("{} and {}", slots[i], slots[last])
                                   : fmt::format("{} to {}", slots[i], slots[last]));
    i = last + 1;
  }
  return fmt::format("{} {}", slots.size() == 1 ? "slot" : "slots", fmt::join(runs, " and "));
}

class Reasons {
 public:
  Reasons(const Model& model, const Solution& solution, int begun, bool settled)
      : model_(model), solution_(solution), begun_(begun), settled_(settled), grid_(model) {
    grid_.assign(solution.slot_of);
  }

  std::vector<Programme::Unplaced> run() {
    for (int p = 0; p < model_.pairs(); ++p) {
      if (solution_.slot_of[p] >= 0) continue;
      const auto& pair = source(p);
      Programme::Unplaced entry{pair.id, pair.a, pair.b, {}, {}, {}};
      explain(p, entry);
      unplaced_.push_back(std::move(entry));
    }
    for (auto& [addition, admitted] : admitted_) tell_together(addition, admitted);
    return std::move(unplaced_);
  }

 private:
  [[nodiscard]] const Fair::Pair& source(int p) const { return model_.fair->pairs[model_.pair_of[p]]; }
  [[nodiscard]] const Fair::Participant& person(int i) const { return model_.fair->participants[model_.person_of[i]]; }
  /// The maximum binds, whether or not the slots in which the participant is free do as well.
  [[nodiscard]] bool at_maximum(int i) const {
    return person(i).max_meetings && grid_.degree(i) >= *person(i).max_meetings;
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
      std::vector<int> slots;
      if (!lets_in(p, addition, full_a, full_b, slots)) continue;
      if (size == 0 && !full_a && !full_b) break;  // there is room already: a search that ended early
      if (size == 1 && !full_a && !full_b) admitted_[addition].push_back({p, unplaced_.size(), slots});
      return tell(p, addition, full_a, full_b, slots, entry);
    }
    if (!full_a && !full_b && tell_availability(p, entry)) return;
    tell_without_remedy(p, full_a, full_b, entry);
  }

  /// The first language of either side, for an interpreter between them.
  [[nodiscard]] std::vector<std::string> languages_for(int p) const {
    std::vector<std::string> languages;
    for (const int i : {model_.a[p], model_.b[p]})
      if (!person(i).languages.empty()) languages.push_back(person(i).languages.front());
    std::sort(languages.begin(), languages.end());
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
      known = std::make_unique<Variant>(std::move(changed), solution_.slot_of);
    }
    return *known;
  }

  template <typename T>
  static std::string fresh_id(const std::vector<T>& records) {
    std::string id = "+";
    while (std::any_of(records.begin(), records.end(), [&](const T& record) { return record.id == id; })) id += '+';
    return id;
  }

  bool lets_in(int p, const Addition& addition, bool more_a, bool more_b, std::vector<int>& slots) {
    Variant& changed = variant(addition);
    const int a = model_.a[p], b = model_.b[p];
    const int most_a = changed.model.most[a], most_b = changed.model.most[b];
    if (more_a) ++changed.model.most[a];
    if (more_b) ++changed.model.most[b];
    const bool inside = admit(changed, p, solution_.slot_of);
    if (inside) slots = needed(addition, changed);
    changed.model.most[a] = most_a;
    changed.model.most[b] = most_b;
    if (inside) restore(changed.grid, solution_.slot_of);
    return inside;
  }

  /// Puts the pair into the timetable, with everybody who was in `before` kept; when that cannot be served, it is
  /// `before` again.
  bool admit(Variant& changed, int p, const std::vector<int>& before) const {
    if (!put(changed, p)) return false;
    if (served(changed, before)) return true;
    restore(changed.grid, before);
    return false;
  }

  bool put(Variant& changed, int p) const {
    if (!settled_) return insert(changed.model, changed.grid, p);
    for (int s = begun_; s < changed.model.slots; ++s) {
      if (!changed.grid.fits(p, s)) continue;
      changed.grid.place(p, s);
      return true;
    }
    return false;
  }

  static void restore(Grid& grid, const std::vector<int>& slot_of) {
    std::vector<int> moved;
    for (int p = 0; p < static_cast<int>(slot_of.size()); ++p)
      if (grid.slot_of(p) != slot_of[p]) moved.push_back(p);
    for (const int p : moved)
      if (grid.placed(p)) grid.remove(p);
    for (const int p : moved)
      if (slot_of[p] >= 0) grid.place(p, slot_of[p]);
  }

  /// Slots that `before` did not have as they are now can be given their tables and interpreters.
  static bool served(const Variant& changed, const std::vector<int>& before) {
    if (changed.model.spread && changed.grid.spread() > *changed.model.spread) return false;
    std::vector<char> touched(changed.model.slots, 0);
    for (int p = 0; p < changed.model.pairs(); ++p) {
      if (changed.grid.slot_of(p) == before[p]) continue;
      if (changed.grid.placed(p)) touched[changed.grid.slot_of(p)] = 1;
    }
    for (int s = 0; s < changed.model.slots; ++s)
      if (touched[s] != 0 && !(serves(changed, false, s, -1) && serves(changed, true, s, -1))) return false;
    return true;
  }

  /// Whether the tables, or the interpreters, suffice for slot s without the resource `but`.
  static bool serves(const Variant& changed, bool interpreters, int s, int but) {
    const Pool& pool = interpreters ? changed.model.interpreters : changed.model.tables;
    std::vector<int> user(pool.size(), -1);
    std::vector<char> seen;
    const auto augment = [&](auto&& self, int p) -> bool {
      for (const int k : pool.classes[pool.class_of[p]]) {
        if (k == but || seen[k] != 0 || !pool.is_free(k, s)) continue;
        seen[k] = 1;
        if (user[k] >= 0 && !self(self, user[k])) continue;
        user[k] = p;
        return true;
      }
      return false;
    };
    for (int i = 0; i < changed.model.persons(); ++i) {
      const int p = changed.grid.at(i, s);
      if (p < 0 || changed.model.a[p] != i || pool.class_of[p] < 0) continue;
      seen.assign(pool.size(), 0);
      if (!augment(augment, p)) return false;
    }
    return true;
  }

  /// The slots in which the table or interpreter that was added is not to be done without.
  static std::vector<int> needed(const Addition& addition, const Variant& changed) {
    std::vector<int> slots;
    if (addition.size() != 1 || addition.slot) return slots;
    const Pool& pool = addition.table ? changed.model.tables : changed.model.interpreters;
    for (int s = 0; s < changed.model.slots; ++s)
      if (!serves(changed, addition.with_interpreter, s, pool.size() - 1)) slots.push_back(s);
    return slots;
  }

  /// All the pairs that one addition lets in, as many of them as it takes together.
  void tell_together(const Addition& addition, std::vector<Admitted>& admitted) {
    if (admitted.size() < 2) return;
    std::stable_sort(admitted.begin(), admitted.end(),
                     [&](const auto& x, const auto& y) { return model_.weight[x.pair] > model_.weight[y.pair]; });
    Variant& changed = variant(addition);
    std::vector<int> now = solution_.slot_of;
    std::vector<const Admitted*> inside;
    for (const auto& one : admitted) {
      if (!admit(changed, one.pair, now)) continue;
      now = changed.grid.slots();
      inside.push_back(&one);
    }
    const auto slots = needed(addition, changed);
    restore(changed.grid, solution_.slot_of);
    if (inside.size() < 2) return;
    for (const auto* one : inside)
      unplaced_[one->entry].remedy = fmt::format("{} (places {} more)", addition_words(addition, slots), inside.size());
  }

  /// Of one table, one interpreter or one slot.
  [[nodiscard]] std::string addition_words(const Addition& addition, const std::vector<int>& slots) const {
    const auto when = slots.empty() ? std::string() : " in " + slot_words(slots);
    if (addition.table) return "add one table" + when;
    if (addition.with_interpreter) {
      if (addition.interpreter.empty()) return "add one interpreter" + when;
      return fmt::format("add one interpreter for {}{}", fmt::join(addition.interpreter, " and "), when);
    }
    return fmt::format("add one slot to session {}", model_.fair->sessions.back().id);
  }

  void tell(int p, const Addition& addition, bool full_a, bool full_b, const std::vector<int>& slots,
            Programme::Unplaced& entry) const {
    std::vector<std::string> reasons, remedies;
    for (const auto& [full, i] : {std::pair(full_a, model_.a[p]), std::pair(full_b, model_.b[p])}) {
      if (!full) continue;
      reasons.push_back(full_words(i));
      remedies.push_back(fmt::format("raise max_meetings of {} to {}", person(i).id, model_.most[i] + 1));
    }
    if (!reasons.empty()) entry.code = "participant_full";
    const auto say = [&](std::string code, std::string reason, const Addition& part) {
      if (entry.code.empty()) entry.code = std::move(code);
      reasons.push_back(std::move(reason));
      remedies.push_back(addition_words(part, slots));
    };
    if (addition.table) say("no_table", "no table is free when the two are", {true, false, {}, false});
    if (addition.with_interpreter) {
      const auto languages = fmt::format("{}", fmt::join(addition.interpreter, " and "));
      say("no_interpreter",
          fmt::format("no interpreter{} is free when the two are", languages.empty() ? "" : " for " + languages),
          {false, false, addition.interpreter, true});
    }
    if (addition.slot) {
      const int busy = fully_booked(model_.a[p]) ? model_.a[p] : fully_booked(model_.b[p]) ? model_.b[p] : -1;
      say(busy >= 0 ? "participant_full" : "no_common_slot",
          busy >= 0 ? fmt::format("participant {} has a meeting in every slot in which it is free", person(busy).id)
                    : std::string("the two have no slot left in which both are free"),
          {false, true, {}, false});
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
    Variant& same = variant({});
    for (const auto& [i, other] : {std::pair(model_.a[p], model_.b[p]), std::pair(model_.b[p], model_.a[p])}) {
      if (person(i).max_meetings && grid_.degree(i) >= *person(i).max_meetings) continue;
      for (int s = begun_; s < model_.slots; ++s) {
        if (!away(i, s) || away(other, s) || grid_.at(i, s) >= 0 || grid_.at(other, s) >= 0 ||
            grid_.degree(other) >= model_.most[other] || !time_suits(p, s))
          continue;
        // Only this pair is let into the slot, so the model need not be made again.
        const std::size_t cell = static_cast<std::size_t>(p) * model_.slots + s;
        same.model.allowed[cell] = 1;
        bool inside = same.grid.fits_time(p, s) && same.grid.fits_groups(p, s);
        if (inside) {
          same.grid.place(p, s);
          inside = (!same.model.spread || same.grid.spread() <= *same.model.spread) && serves(same, false, s, -1) &&
                   serves(same, true, s, -1);
          same.grid.remove(p);
        }
        same.model.allowed[cell] = 0;
        if (!inside) continue;
        entry.code = "no_common_slot";
        entry.reason = "the two have no slot left in which both are free";
        entry.remedy = fmt::format("make {} available in slot {}", person(i).id, s);
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool away(int i, int s) const {
    return std::find(person(i).unavailable.begin(), person(i).unavailable.end(), s) != person(i).unavailable.end();
  }

  /// The pair's own session and slot.
  [[nodiscard]] bool time_suits(int p, int s) const {
    const auto& pair = source(p);
    if (pair.slot && *pair.slot != s) return false;
    if (pair.session.empty()) return true;
    int first = 0;
    for (const auto& session : model_.fair->sessions) {
      if (session.id == pair.session) return s >= first && s < first + session.slots;
      first += session.slots;
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
      entry.reason = settled_ ? "no place is left for it that would not move or take away another meeting"
                     : solution_.optimal
                         ? "every place it could take is held by meetings worth as much or more"
                         : "no place was found for it that is worth more than the meetings it would push out";
    }
  }

  const Model& model_;
  const Solution& solution_;
  int begun_;
  bool settled_;
  Grid grid_;
  std::vector<Programme::Unplaced> unplaced_;
  std::map<Addition, std::unique_ptr<Variant>> variants_;
  std::map<Addition, std::vector<Admitted>> admitted_;
};

}  // namespace

std::vector<Programme::Unplaced> reasons(const Model& model, const Solution& solution, int begun, bool settled) {
  return Reasons(model, solution, begun, settled).run();
}

}  // namespace caunoi::planning
