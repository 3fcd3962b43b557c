// Advice by planning variants of the fair. With plenty of everything the planner chooses the meetings that are worth
// most; what they need of one kind is the smallest number with which all of them can still be held, found by planning
// just them, and what is below is ruled out by the planner's bound. (Asking for a programme worth as much, with the
// choice left open, was tried: where wishes are worth the same it advises no interpreter for the few who need one,
// because others could meet in their place.) The search starts at the number that counting asks for, so that two or
// three plans settle most questions. Tested by fair/advice_test.
#include "caunoi/advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "base/json_reader.hpp"
#include "base/try.hpp"
#include "fair/validate.hpp"

namespace caunoi {

namespace {

using Kind = Advice::Kind;
using Languages = std::vector<std::string>;

bool holds(const std::vector<int>& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }

bool share(const Languages& x, const Languages& y) {
  return std::any_of(x.begin(), x.end(),
                     [&](const auto& word) { return std::find(y.begin(), y.end(), word) != y.end(); });
}

template <typename T>
std::string fresh_id(const std::vector<T>& records) {
  std::string id = "+";
  while (std::any_of(records.begin(), records.end(), [&](const T& record) { return record.id == id; })) id += '+';
  return id;
}

class Adviser {
 public:
  Adviser(const Fair& fair, const PlanOptions& options, const Control& control)
      : fair_(fair), options_(options), control_(control), start_(Clock::now()) {
    // Capacity is the question here, so what else may stand in the way is left aside.
    fair_.locked.clear();
    fair_.order = {Fair::Goal::value};
    fair_.break_spread.reset();
    for (auto& pair : fair_.pairs) pair.required = false;
    for (auto& person : fair_.participants) person.min_meetings = 0;
    for (const auto& person : fair_.participants) {
      people_[person.id] = &person;
      if (!person.table.empty()) booths_.insert(person.table);
    }
    for (const auto& pair : fair_.pairs)
      if (needs_interpreter(pair)) by_languages_[languages_of(pair)].insert(pair.id);
  }

  Result<Advice> run() {
    Advice advice;
    advice.wishes = static_cast<int>(fair_.pairs.size());
    CAUNOI_TRY(const auto now, planned(fair_));
    CAUNOI_TRY(const auto plenty, planned(with_tables(without_interpreters(fair_), plenty_of_tables())));
    advice.placed = static_cast<int>(now.meetings.size());
    advice.value = now.value;
    advice.possible = static_cast<int>(plenty.meetings.size());
    advice.possible_value = plenty.value;
    advice.proved = settled(now) && settled(plenty);
    const Fair chosen = only(fair_, plenty);
    CAUNOI_CHECK(table_need(chosen, plenty.value, advice));
    CAUNOI_CHECK(slot_need(advice));
    for (const auto& [languages, pairs] : by_languages_)
      CAUNOI_CHECK(interpreter_need(chosen, languages, plenty.value, advice));
    if (now.value < plenty.value - slack(plenty.value)) CAUNOI_CHECK(table_step(now, advice));
    if (now.value < plenty.value - slack(plenty.value))
      for (const auto& [languages, pairs] : by_languages_) CAUNOI_CHECK(interpreter_step(languages, now, advice));
    CAUNOI_CHECK(slot_step(now, advice));
    std::stable_sort(advice.steps.begin(), advice.steps.end(),
                     [](const auto& x, const auto& y) { return x.value > y.value; });
    asked(advice);
    return advice;
  }

 private:
  using Clock = std::chrono::steady_clock;
  static double slack(double value) { return 1e-9 * std::max(1.0, value); }
  static bool settled(const Programme& programme) {
    return programme.value_bound <= programme.value + slack(programme.value);
  }

  /// Each variant has a share of the time; an early one leaves more for the others.
  Result<Programme> planned(const Fair& fair) {
    const double used = std::chrono::duration<double>(Clock::now() - start_).count();
    constexpr double share = 0.15;
    return plan(fair, {std::max(0.0, (options_.time_limit - used) * share), options_.seed}, control_);
  }

  [[nodiscard]] bool needs_interpreter(const Fair::Pair& pair) const {
    const auto &a = people_.at(pair.a)->languages, &b = people_.at(pair.b)->languages;
    return pair.interpreter.value_or(!a.empty() && !b.empty() && !share(a, b));
  }
  [[nodiscard]] Languages languages_of(const Fair::Pair& pair) const {
    Languages languages;
    for (const auto* id : {&pair.a, &pair.b})
      if (!people_.at(*id)->languages.empty()) languages.push_back(people_.at(*id)->languages.front());
    std::sort(languages.begin(), languages.end());
    languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
    return languages;
  }

  [[nodiscard]] int plenty_of_tables() const {
    return std::max<int>(static_cast<int>(fair_.tables.size()),
                         static_cast<int>(booths_.size() + fair_.participants.size() / 2));
  }
  /// Only the pairs that meet in the programme.
  [[nodiscard]] static Fair only(Fair fair, const Programme& programme) {
    std::set<std::string_view> met;
    for (const auto& meeting : programme.meetings) met.insert(meeting.pair);
    std::erase_if(fair.pairs, [&](const auto& pair) { return !met.contains(pair.id); });
    for (auto& pair : fair.pairs) std::erase_if(pair.before, [&](const auto& id) { return !met.contains(id); });
    return fair;
  }
  [[nodiscard]] static Fair without_interpreters(Fair fair) {
    for (auto& pair : fair.pairs) pair.interpreter = false;
    return fair;
  }
  /// So many tables in all; booths stay.
  [[nodiscard]] Fair with_tables(Fair fair, int count) const {
    for (std::size_t k = fair.tables.size(); k-- > 0 && static_cast<int>(fair.tables.size()) > count;)
      if (!booths_.contains(fair.tables[k].id)) fair.tables.erase(fair.tables.begin() + static_cast<std::ptrdiff_t>(k));
    while (static_cast<int>(fair.tables.size()) < count) fair.tables.push_back({fresh_id(fair.tables), {}, {}});
    return fair;
  }
  /// So many slots in all: more in the last session, or the last ones closed.
  [[nodiscard]] static Fair with_slots(Fair fair, int count) {
    const int slots = fair.slot_count();
    if (count >= slots) {
      fair.sessions.back().slots += count - slots;
      return fair;
    }
    for (auto& table : fair.tables)
      for (int s = count; s < slots; ++s)
        if (!holds(table.unavailable, s)) table.unavailable.push_back(s);
    return fair;
  }
  /// Only pairs of these languages need an interpreter, and there are so many for them.
  [[nodiscard]] Fair with_interpreters(Fair fair, const Languages& languages, int count) const {
    const auto& ids = by_languages_.at(languages);
    for (auto& pair : fair.pairs) pair.interpreter = ids.contains(pair.id);
    fair.interpreters.clear();
    for (int k = 0; k < count; ++k) fair.interpreters.push_back({fresh_id(fair.interpreters), languages, {}});
    return fair;
  }
  /// The smallest number from `low` to `high` with which `variant` is worth `target`; `high` is known to be enough.
  template <typename Variant>
  Result<void> search(int low, int high, int guess, double target, Variant variant, Advice::Need& need) {
    need.least = low;
    need.enough = high;
    int from = low;  // below it is taken for not enough, proved or not
    bool first = true;
    while (from < need.enough) {
      const int middle = first ? std::clamp(guess, from, need.enough - 1) : (from + need.enough - 1) / 2;
      first = false;
      CAUNOI_TRY(const auto programme, planned(variant(middle)));
      if (programme.value >= target - slack(target)) {
        need.enough = middle;
      } else {
        if (programme.value_bound < target - slack(target)) need.least = std::max(need.least, middle + 1);
        from = middle + 1;
      }
    }
    return {};
  }

  Result<void> table_need(const Fair& chosen, double target, Advice& advice) {
    Advice::Need need{Kind::tables, {}, 0, static_cast<int>(fair_.tables.size()), 0, 0};
    const int slots = fair_.slot_count();
    const int guess = (static_cast<int>(chosen.pairs.size()) + slots - 1) / slots;
    const Fair base = without_interpreters(chosen);
    CAUNOI_CHECK(search(
        static_cast<int>(booths_.size()), plenty_of_tables(), guess, target,
        [&](int count) { return with_tables(base, count); }, need));
    advice.needs.push_back(std::move(need));
    return {};
  }

  Result<void> slot_need(Advice& advice) {
    const int slots = fair_.slot_count();
    int most = 0;  // whoever has most to do needs so many slots, and those in which it is away
    std::map<std::string_view, int> wishes;
    for (const auto& pair : fair_.pairs) ++wishes[pair.a], ++wishes[pair.b];
    for (const auto& person : fair_.participants)
      most = std::max(most, std::min(wishes[person.id], person.max_meetings.value_or(wishes[person.id])) +
                                static_cast<int>(person.unavailable.size()));
    const Fair base = with_tables(without_interpreters(fair_), plenty_of_tables());
    const int high = std::min(std::max(slots, most) + slots, planning::most_slots);
    CAUNOI_TRY(const auto endless, planned(with_slots(base, high)));
    Advice::Need need{Kind::slots, {}, 0, slots, 0, 0};
    const Fair chosen = only(base, endless);
    CAUNOI_CHECK(search(
        fair_.pairs.empty() ? 0 : 1, high, most, endless.value, [&](int count) { return with_slots(chosen, count); },
        need));
    advice.needs.push_back(std::move(need));
    return {};
  }

  Result<void> interpreter_need(const Fair& chosen, const Languages& languages, double target, Advice& advice) {
    const auto& ids = by_languages_.at(languages);
    Advice::Need need{Kind::interpreters, languages, 0, 0, 0, 0};
    for (const auto& pair : chosen.pairs) need.meetings += ids.contains(pair.id) ? 1 : 0;
    for (const auto& interpreter : fair_.interpreters)
      need.has += std::all_of(languages.begin(), languages.end(), [&](const auto& language) {
        return std::find(interpreter.languages.begin(), interpreter.languages.end(), language) !=
               interpreter.languages.end();
      });
    const int slots = fair_.slot_count();
    const int high = std::min(need.meetings, static_cast<int>(fair_.participants.size()) / 2);
    const Fair base = with_tables(chosen, plenty_of_tables());
    CAUNOI_CHECK(search(
        0, high, (need.meetings + slots - 1) / slots, target,
        [&](int count) { return with_interpreters(base, languages, count); }, need));
    advice.needs.push_back(std::move(need));
    return {};
  }

  void add_step(Kind kind, const Languages& languages, std::vector<int> slots, const Programme& now,
                const Programme& then, Advice& advice) {
    advice.proved = advice.proved && settled(then);
    if (then.value <= now.value + slack(now.value)) return;
    advice.steps.push_back({kind, languages, std::move(slots),
                            static_cast<int>(then.meetings.size()) - static_cast<int>(now.meetings.size()),
                            then.value - now.value});
  }

  Result<void> table_step(const Programme& now, Advice& advice) {
    CAUNOI_TRY(const auto then, planned(with_tables(fair_, static_cast<int>(fair_.tables.size()) + 1)));
    std::map<int, int> busy;
    for (const auto& meeting : then.meetings) ++busy[meeting.slot];
    std::vector<int> slots;
    for (const auto& [slot, count] : busy) {
      const auto open = std::count_if(fair_.tables.begin(), fair_.tables.end(),
                                      [&, s = slot](const auto& table) { return !holds(table.unavailable, s); });
      if (count > open) slots.push_back(slot);
    }
    add_step(Kind::tables, {}, std::move(slots), now, then, advice);
    return {};
  }

  Result<void> interpreter_step(const Languages& languages, const Programme& now, Advice& advice) {
    Fair more = fair_;
    more.interpreters.push_back({fresh_id(more.interpreters), languages, {}});
    CAUNOI_TRY(const auto then, planned(more));
    std::vector<int> slots;
    for (int s = 0; s < fair_.slot_count(); ++s)
      if (!serves(then, s)) slots.push_back(s);
    add_step(Kind::interpreters, languages, std::move(slots), now, then, advice);
    return {};
  }

  /// Whether the interpreters there are suffice for what the programme holds in a slot.
  [[nodiscard]] bool serves(const Programme& programme, int slot) const {
    std::map<std::string_view, const Fair::Pair*> pairs;
    for (const auto& pair : fair_.pairs) pairs[pair.id] = &pair;
    std::vector<const Fair::Pair*> here;
    for (const auto& meeting : programme.meetings)
      if (meeting.slot == slot && !meeting.interpreter.empty()) here.push_back(pairs.at(meeting.pair));
    std::vector<int> user(fair_.interpreters.size(), -1);
    std::vector<char> seen;
    const auto augment = [&](auto&& self, int i) -> bool {
      const auto &a = people_.at(here[i]->a)->languages, &b = people_.at(here[i]->b)->languages;
      for (std::size_t k = 0; k < fair_.interpreters.size(); ++k) {
        const auto& interpreter = fair_.interpreters[k];
        if (seen[k] != 0 || holds(interpreter.unavailable, slot) || (!a.empty() && !share(a, interpreter.languages)) ||
            (!b.empty() && !share(b, interpreter.languages)))
          continue;
        seen[k] = 1;
        if (user[k] >= 0 && !self(self, user[k])) continue;
        user[k] = i;
        return true;
      }
      return false;
    };
    for (int i = 0; i < static_cast<int>(here.size()); ++i) {
      seen.assign(fair_.interpreters.size(), 0);
      if (!augment(augment, i)) return false;
    }
    return true;
  }

  Result<void> slot_step(const Programme& now, Advice& advice) {
    const int slots = fair_.slot_count();
    if (slots >= planning::most_slots) return {};
    CAUNOI_TRY(const auto then, planned(with_slots(fair_, slots + 1)));
    add_step(Kind::slots, {}, {}, now, then, advice);
    return {};
  }

  void asked(Advice& advice) const {
    std::map<std::string_view, int> wishes;
    for (const auto& pair : fair_.pairs) ++wishes[pair.a], ++wishes[pair.b];
    for (const auto& person : fair_.participants) {
      std::set<int> away(person.unavailable.begin(), person.unavailable.end());
      const int open = fair_.slot_count() - static_cast<int>(away.size());
      const int room = std::min(person.max_meetings.value_or(open), open);
      if (wishes[person.id] > room) advice.asked.push_back({person.id, wishes[person.id], room});
    }
    std::stable_sort(advice.asked.begin(), advice.asked.end(), [](const auto& x, const auto& y) {
      return std::pair(y.wishes - y.room, std::string_view(x.participant)) <
             std::pair(x.wishes - x.room, std::string_view(y.participant));
    });
  }

  Fair fair_;
  const PlanOptions& options_;
  const Control& control_;
  Clock::time_point start_;
  std::map<std::string_view, const Fair::Participant*> people_;
  std::set<std::string> booths_;
  std::map<Languages, std::set<std::string>> by_languages_;  ///< pairs that need an interpreter
};

std::string_view kind_name(Kind kind) {
  return kind == Kind::tables ? "tables" : kind == Kind::slots ? "slots" : "interpreters";
}

}  // namespace

Result<Advice> advise(const Fair& fair, const PlanOptions& options, const Control& control) {
  if (!(options.time_limit >= 0))
    return fail(Code::invalid_argument, "a time limit is a number of seconds of at least 0", "time_limit");
  CAUNOI_CHECK(planning::validate(fair, "fair.json"));
  return Adviser(fair, options, control).run();
}

std::string to_json(const Advice& advice) {
  Json root{{"wishes", advice.wishes}, {"possible", advice.possible},
            {"placed", advice.placed}, {"possible_value", advice.possible_value},
            {"value", advice.value},   {"proved", advice.proved}};
  Json& needs = root["needs"] = Json::array();
  for (const auto& need : advice.needs) {
    Json& item = needs.emplace_back(Json{{"kind", kind_name(need.kind)}});
    if (need.kind == Kind::interpreters) item["languages"] = need.languages, item["meetings"] = need.meetings;
    item["has"] = need.has;
    item["least"] = need.least;
    item["enough"] = need.enough;
  }
  Json& steps = root["steps"] = Json::array();
  for (const auto& step : advice.steps) {
    Json& item = steps.emplace_back(Json{{"kind", kind_name(step.kind)}});
    if (step.kind == Kind::interpreters) item["languages"] = step.languages;
    if (step.kind != Kind::slots) item["slots"] = step.slots;
    item["places"] = step.places;
    item["value"] = step.value;
  }
  Json& asked = root["asked"] = Json::array();
  for (const auto& entry : advice.asked)
    asked.push_back(Json{{"participant", entry.participant}, {"wishes", entry.wishes}, {"room", entry.room}});
  return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace caunoi
