// The rest of a day as clauses. A variable for each pair and slot it may still take, one "kept as it was" for each
// meeting that was promised, one "disturbed" for each participant; whatever is frozen is folded away as a constant, so
// that a change which touches three people makes a formula of three people.
//
// Tables and interpreters are not variables. In one slot a kept meeting can use one resource only, any other the set
// its pair may use; when a timetable cannot be served, the matching that fails names a set U of resources which too
// many meetings depend on (P. Hall, 1935), and "at most |U| of them" becomes clauses. Few such sets ever matter, so
// they are said when they are broken (lazily, as in logic-based Benders decomposition, Hooker & Ottosson, 2003). Tested
// by fair/repair_test against an oracle.
#include "fair/repair_formula.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace caunoi::planning {

RepairFormula::RepairFormula(const Model& model, const std::vector<Promise>& promises, const std::vector<char>& frozen,
                             bool soft_rules, const Selection* face, Sat& sat)
    : model_(model),
      promises_(promises),
      sat_(sat),
      soft_rules_(soft_rules),
      face_(face),
      yes_(sat.variable()),
      no_(-yes_),
      disturbed_(model.persons(), no_),
      breaks_(model.persons()),
      constant_breaks_(model.persons(), 0),
      meetings_(model.persons()),
      pairs_at_(model.slots) {
  sat_.add({yes_});
  times(frozen);
  people();
  orders();
  if (model_.spread && !soft_rules_) spread();
  keep();
  totals();
  common_cuts();
}

int RepairFormula::any_of(std::vector<int> literals) {
  if (std::find(literals.begin(), literals.end(), yes_) != literals.end()) return yes_;
  std::erase(literals, no_);
  if (literals.empty()) return no_;
  if (literals.size() == 1) return literals[0];
  const int any = sat_.variable();
  for (const int literal : literals) sat_.add({any, -literal});
  literals.push_back(-any);
  sat_.add(literals);
  return any;
}

void RepairFormula::times(const std::vector<char>& frozen) {
  const int slots = model_.slots, pairs = model_.pairs();
  at_.assign(static_cast<std::size_t>(pairs) * slots, no_);
  busy_.assign(static_cast<std::size_t>(model_.persons()) * slots, no_);
  constant_meetings_.assign(model_.persons(), 0);
  placed_.assign(pairs, no_);
  fixed_.assign(pairs, -1);
  for (int p = 0; p < pairs; ++p) {
    if (frozen[p] == 0) continue;
    const int s = fixed_[p] = promises_[p].slot;
    placed_[p] = at_[static_cast<std::size_t>(p) * slots + s] = yes_;
    pairs_at_[s].push_back(p);
    for (const int i : {model_.a[p], model_.b[p]}) {
      busy_[static_cast<std::size_t>(i) * slots + s] = yes_;
      ++constant_meetings_[i];
    }
  }
  std::set<std::string_view> locked;
  for (const auto& lock : model_.fair->locked) locked.insert(lock.pair);
  for (int p = 0; p < pairs; ++p) {
    if (frozen[p] != 0) continue;
    const int a = model_.a[p], b = model_.b[p];
    int first = 0, last = slots;  // what frozen pairs before and after it leave
    for (const int q : model_.after[p])
      if (fixed_[q] >= 0) first = std::max(first, fixed_[q] + 1);
    for (const int q : model_.before[p])
      if (fixed_[q] >= 0) last = std::min(last, fixed_[q]);
    const bool full = constant_meetings_[a] >= most_of(a) || constant_meetings_[b] >= most_of(b) ||
                      (face_ != nullptr && face_->in_face[p] == 0);
    std::vector<int> literals;
    for (int s = first; s < last && !full; ++s) {
      if (!model_.allows(p, s) || busy(a, s) == yes_ || busy(b, s) == yes_) continue;
      literals.push_back(at_[static_cast<std::size_t>(p) * slots + s] = sat_.variable());
      pairs_at_[s].push_back(p);
    }
    if (literals.size() > 1) sat_.at_most_one(literals);
    placed_[p] = any_of(std::move(literals));
    if ((model_.required[p] != 0 && (!soft_rules_ || locked.contains(model_.pair_id(p)))) ||
        (face_ != nullptr && face_->in_face[p] == 1))
      sat_.add({placed_[p]});
  }
}

void RepairFormula::people() {
  for (int i = 0; i < model_.persons(); ++i) {
    int open = 0;
    for (int s = 0; s < model_.slots; ++s) {
      if (busy(i, s) == yes_) continue;
      std::vector<int> literals;
      for (const int p : model_.pairs_of[i])
        if (at(p, s) != no_) literals.push_back(at(p, s));
      if (literals.size() > 1) sat_.at_most_one(literals);
      busy_[static_cast<std::size_t>(i) * model_.slots + s] = any_of(std::move(literals));
    }
    for (const int p : model_.pairs_of[i]) open += fixed_[p] < 0 && placed_[p] != no_ ? 1 : 0;
    const int room = most_of(i) - constant_meetings_[i];
    if (room < 0) sat_.add({no_});
    if (room >= 0 && open > room) {
      const int above = meetings_of(i).at_least(room + 1);
      if (above != 0) sat_.add({-above});
    }
    const int wanting = (face_ != nullptr ? face_->least[i] : model_.least[i]) - constant_meetings_[i];
    if (wanting > 0 && !soft_rules_) {
      const int enough = meetings_of(i).at_least(wanting);
      sat_.add({enough != 0 ? enough : no_});
    }
  }
}

const Counter& RepairFormula::meetings_of(int person) {
  if (!meetings_[person]) {
    std::vector<int> open;
    for (const int p : model_.pairs_of[person])
      if (fixed_[p] < 0 && placed_[p] != no_) open.push_back(placed_[p]);
    meetings_[person] = std::make_unique<Counter>(sat_, std::move(open), model_.most[person] + 1, true);
  }
  return *meetings_[person];
}

void RepairFormula::orders() {
  if (!model_.ordered) return;
  for (int p = 0; p < model_.pairs(); ++p) {
    for (const int q : model_.before[p]) {
      if (fixed_[p] >= 0 && fixed_[q] >= 0 && fixed_[p] >= fixed_[q]) sat_.add({no_});
      if (fixed_[p] >= 0 || fixed_[q] >= 0) continue;  // times() has left only what fits
      for (int s = 0; s < model_.slots; ++s)
        for (int t = 0; t <= s; ++t)
          if (at(p, s) != no_ && at(q, t) != no_) sat_.add({-at(p, s), -at(q, t)});
    }
  }
}

/// A break begins in a slot when somebody is busy there, was idle the slot before and was busy at some time before
/// that.
const std::vector<int>& RepairFormula::breaks_of(int person) {
  if (breaks_[person]) return *breaks_[person];
  breaks_[person] = std::make_unique<std::vector<int>>();
  auto& breaks = *breaks_[person];
  int earlier = no_;
  for (int s = 2; s < model_.slots; ++s) {
    earlier = any_of({earlier, busy(person, s - 2)});
    const int here = busy(person, s), before = busy(person, s - 1);
    if (earlier == no_ || here == no_ || before == yes_) continue;
    if (earlier == yes_ && here == yes_ && before == no_) {
      ++constant_breaks_[person];
      continue;
    }
    const int begins = sat_.variable();
    sat_.add({begins, -here, -earlier, before});
    sat_.add({-begins, here});
    sat_.add({-begins, earlier});
    sat_.add({-begins, -before});
    breaks.push_back(begins);
  }
  return breaks;
}

/// With k breaks for everybody at least, nobody has more than k + spread.
void RepairFormula::spread() {
  const int persons = model_.persons();
  std::vector<std::unique_ptr<Counter>> counts(persons);
  int common = model_.slots;
  for (int i = 0; i < persons; ++i) {
    const auto& breaks = breaks_of(i);
    if (!breaks.empty()) counts[i] = std::make_unique<Counter>(sat_, breaks, static_cast<int>(breaks.size()), true);
    common = std::min(common, constant_breaks_[i] + static_cast<int>(breaks.size()));
  }
  const auto at_least = [&](int i, int k) {
    k -= constant_breaks_[i];
    if (k <= 0) return yes_;
    const int literal = counts[i] ? counts[i]->at_least(k) : 0;
    return literal != 0 ? literal : no_;
  };
  std::vector<int> everybody{yes_};  // [k]: at least k breaks for all
  for (int k = 1; k <= common; ++k) {
    everybody.push_back(sat_.variable());
    for (int i = 0; i < persons; ++i) sat_.add({-everybody[k], at_least(i, k)});
  }
  everybody.push_back(no_);
  for (int i = 0; i < persons; ++i) {
    for (std::size_t k = 0; k + 1 < everybody.size(); ++k) {
      const int above = at_least(i, static_cast<int>(k) + *model_.spread + 1);
      if (above != no_) sat_.add({-above, everybody[k + 1]});
    }
  }
}

void RepairFormula::keep() {
  kept_.assign(model_.pairs(), no_);
  for (int p = 0; p < model_.pairs(); ++p) {
    if (fixed_[p] >= 0) {
      kept_[p] = yes_;
      continue;
    }
    const auto& was = promises_[p];
    if (was.slot < 0 || placed_[p] == no_) continue;
    if (was.keepable && at(p, was.slot) != no_) {
      kept_[p] = sat_.variable();
      sat_.add({-kept_[p], at(p, was.slot)});
    }
    for (const int i : {model_.a[p], model_.b[p]}) {
      if (disturbed_[i] == no_) disturbed_[i] = sat_.variable();
      sat_.add({disturbed_[i], kept_[p], -placed_[p]});
    }
  }
}

/// What the caps of all slots together allow of a group, and on a face ask of it. It follows from the slots, but a
/// solver needs exponentially long to find pigeonholes.
void RepairFormula::totals() {
  constexpr std::int64_t most_clauses = 300'000;
  const auto count = [&](int group, bool absent, std::int64_t limit) {
    std::vector<int> open;
    const auto add = [&](int p) {
      if (placed_[p] == yes_) limit -= absent ? 0 : 1;
      if (placed_[p] == no_) limit -= absent ? 1 : 0;
      if (placed_[p] != yes_ && placed_[p] != no_) open.push_back(absent ? -placed_[p] : placed_[p]);
    };
    if (group >= 0)
      for (const int p : model_.groups[group].pairs) add(p);
    else
      for (int p = 0; p < model_.pairs(); ++p) add(p);
    const auto inputs = static_cast<std::int64_t>(open.size());
    if (limit < 0) sat_.add({no_});
    if (limit < 0 || limit >= inputs) return;
    if (limit == 0) {
      for (const int literal : open) sat_.add({-literal});
    } else if (absent || inputs * limit <= most_clauses) {
      const Counter counter(sat_, std::move(open), static_cast<int>(limit) + 1);
      sat_.add({-counter.at_least(static_cast<int>(limit) + 1)});
    }
  };
  for (std::size_t g = 0; g < model_.groups.size(); ++g) count(static_cast<int>(g), false, model_.groups[g].total());
  if (face_ == nullptr) return;
  for (const auto& [group, meetings] : face_->totals) {
    const auto all = group >= 0 ? model_.groups[group].pairs.size() : static_cast<std::size_t>(model_.pairs());
    count(group, true, static_cast<std::int64_t>(all) - meetings);
  }
}

/// Most timetables that cannot be served ask too much of all the resources of one class: said at once where few
/// literals tell it.
void RepairFormula::common_cuts() {
  constexpr std::size_t few = 24;
  for (const bool interpreters : {false, true}) {
    const Pool& pool = interpreters ? model_.interpreters : model_.tables;
    for (int s = 0; s < model_.slots; ++s) {
      const auto open = std::count_if(pairs_at_[s].begin(), pairs_at_[s].end(), [&](int p) { return fixed_[p] < 0; });
      if (open == 0 || static_cast<std::size_t>(open) > few) continue;
      for (const auto& set : pool.classes)
        if (set.size() > 1) cut(pool, interpreters, s, set);
    }
  }
}

/// At most as many meetings as there are free members may depend on these resources in a slot. False: said before.
bool RepairFormula::cut(const Pool& pool, bool interpreters, int slot, const std::vector<int>& members) {
  std::vector<int> key{interpreters ? 1 : 0, slot};
  key.insert(key.end(), members.begin(), members.end());
  if (!cuts_.insert(std::move(key)).second) return false;
  std::vector<char> in(pool.size(), 0);
  int cap = 0;
  for (const int k : members) {
    in[k] = 1;
    cap += pool.is_free(k, slot) ? 1 : 0;
  }
  std::map<int, std::vector<int>> by_person;  // a participant meets once a slot, so it counts once
  for (const int p : pairs_at_[slot]) {
    if (pool.class_of[p] < 0) continue;
    const int was = interpreters ? promises_[p].interpreter : promises_[p].table;
    if (fixed_[p] >= 0) {
      cap -= was >= 0 && in[was] != 0 ? 1 : 0;
      continue;
    }
    const auto& set = pool.classes[pool.class_of[p]];
    const int literal = std::all_of(set.begin(), set.end(), [&](int k) { return in[k] != 0; }) ? at(p, slot)
                        : promises_[p].slot == slot && was >= 0 && in[was] != 0                ? kept_[p]
                                                                                               : no_;
    if (literal != no_) by_person[model_.right[model_.a[p]] == 0 ? model_.a[p] : model_.b[p]].push_back(literal);
  }
  std::vector<int> inputs;
  for (auto& [person, literals] : by_person) inputs.push_back(any_of(std::move(literals)));
  if (cap < 0) {
    sat_.add({no_});
  } else if (cap == 0) {
    for (const int literal : inputs) sat_.add({-literal});
  } else if (static_cast<int>(inputs.size()) > cap) {
    const Counter counter(sat_, std::move(inputs), cap + 1);
    sat_.add({-counter.at_least(cap + 1)});
  }
  return true;
}

/// Who uses what in one slot: meetings that the solver keeps their own (with `pin`), others what they had where it is
/// free, then by augmenting paths.
void RepairFormula::serve_slot(const Pool& pool, bool interpreters, int slot, bool pin, std::vector<int>& given,
                               std::vector<std::vector<int>>& short_of) {
  std::vector<int> user(pool.size(), -1), here;
  const auto was = [&](int p) { return interpreters ? promises_[p].interpreter : promises_[p].table; };
  const auto own = [&](int p) { return promises_[p].slot == slot && was(p) >= 0; };
  std::vector<char> pinned(model_.pairs(), 0);
  for (int p = 0; p < model_.pairs(); ++p) {
    if (timetable_.slot[p] != slot || pool.class_of[p] < 0) continue;
    here.push_back(p);
    pinned[p] = fixed_[p] >= 0 || (pin && kept_[p] != no_ && sat_.value(kept_[p])) ? 1 : 0;
  }
  const auto usable = [&](int p, int k) {
    const auto& set = pool.classes[pool.class_of[p]];
    return pool.is_free(k, slot) && std::binary_search(set.begin(), set.end(), k);
  };
  for (const bool first : {true, false}) {
    for (const int p : here) {
      if (given[p] >= 0 || !own(p) || (first && pinned[p] == 0)) continue;
      if (user[was(p)] < 0 && usable(p, was(p))) user[given[p] = was(p)] = p;
    }
  }
  std::vector<char> seen;
  const auto augment = [&](auto&& self, int p) -> bool {
    const std::vector<int> single{pinned[p] != 0 ? was(p) : -1};
    const auto& set = pinned[p] != 0 ? single : pool.classes[pool.class_of[p]];
    for (const int k : set) {
      if (user[k] >= 0 || !pool.is_free(k, slot)) continue;
      user[given[p] = k] = p;
      return true;
    }
    for (const int k : set) {
      if (seen[k] != 0 || !pool.is_free(k, slot)) continue;
      seen[k] = 1;
      if (self(self, user[k])) {
        user[given[p] = k] = p;
        return true;
      }
    }
    return false;
  };
  for (const int p : here) {
    if (given[p] >= 0) continue;
    seen.assign(pool.size(), 0);
    if (augment(augment, p)) continue;
    std::vector<int> members;
    for (int k = 0; k < pool.size(); ++k)
      if (seen[k] != 0 || (!pool.is_free(k, slot))) members.push_back(k);
    short_of.push_back(std::move(members));
  }
}

bool RepairFormula::serve() {
  const int pairs = model_.pairs();
  timetable_.slot.assign(pairs, -1);
  timetable_.table.assign(pairs, -1);
  timetable_.interpreter.assign(pairs, -1);
  for (int s = 0; s < model_.slots; ++s)
    for (const int p : pairs_at_[s])
      if (fixed_[p] == s || (fixed_[p] < 0 && sat_.value(at(p, s)))) timetable_.slot[p] = s;
  bool served = true;
  struct Shortage {
    bool interpreters;
    int slot;
    std::vector<int> members;
  };
  std::vector<Shortage> shortages;  // the answer is read to its end before clauses are added
  for (int s = 0; s < model_.slots; ++s) {
    for (const bool interpreters : {false, true}) {
      std::vector<std::vector<int>> short_of;
      serve_slot(interpreters ? model_.interpreters : model_.tables, interpreters, s, true,
                 interpreters ? timetable_.interpreter : timetable_.table, short_of);
      for (auto& members : short_of) shortages.push_back({interpreters, s, std::move(members)});
    }
  }
  for (const auto& shortage : shortages) {
    served = false;
    cut(shortage.interpreters ? model_.interpreters : model_.tables, shortage.interpreters, shortage.slot,
        shortage.members);
  }
  return served;
}

bool RepairFormula::serve(const std::vector<int>& slot_of) {
  const int pairs = model_.pairs();
  timetable_.slot = slot_of;
  timetable_.table.assign(pairs, -1);
  timetable_.interpreter.assign(pairs, -1);
  std::vector<std::vector<int>> short_of;
  for (int s = 0; s < model_.slots && short_of.empty(); ++s)
    for (const bool interpreters : {false, true})
      serve_slot(interpreters ? model_.interpreters : model_.tables, interpreters, s, false,
                 interpreters ? timetable_.interpreter : timetable_.table, short_of);
  return short_of.empty();
}

void RepairFormula::prefer(const Timetable& timetable) {
  for (int p = 0; p < model_.pairs(); ++p) {
    if (fixed_[p] >= 0) continue;
    for (int s = 0; s < model_.slots; ++s)
      if (at(p, s) != no_) sat_.prefer(timetable.slot[p] == s ? at(p, s) : -at(p, s));
    if (kept_[p] != no_) sat_.prefer(timetable.kept(p, promises_[p]) ? kept_[p] : -kept_[p]);
  }
}

void RepairFormula::disturb_at_most(int people) {
  std::vector<int> literals;
  for (const int literal : disturbed_)
    if (literal != no_) literals.push_back(literal);
  if (static_cast<int>(literals.size()) <= people) return;
  if (people == 0) {
    for (const int literal : literals) sat_.add({-literal});
    return;
  }
  const Counter counter(sat_, std::move(literals), people + 1);
  sat_.add({-counter.at_least(people + 1)});
}

/// A literal that is wanted; one that is known by now costs its weight or nothing.
void RepairFormula::want(Goal& goal, int literal, std::int64_t weight) const {
  const int known = literal == 0 ? -1 : sat_.fixed(literal);
  if (known == 0)
    goal.softs.push_back({literal, weight});
  else if (known < 0)
    goal.constant += weight;
}

RepairFormula::Goal RepairFormula::rules() {
  Goal goal;
  if (!soft_rules_) return goal;
  for (int i = 0; i < model_.persons(); ++i)
    for (int k = constant_meetings_[i] + 1; k <= model_.least[i]; ++k)
      want(goal, meetings_of(i).at_least(k - constant_meetings_[i]), 1);
  for (int p = 0; p < model_.pairs(); ++p)
    if (model_.fair->pairs[model_.pair_of[p]].required) want(goal, placed_[p], 1);
  return goal;
}

RepairFormula::Goal RepairFormula::promises() const {
  Goal goal;
  for (int p = 0; p < model_.pairs(); ++p)
    if (promises_[p].slot >= 0) want(goal, placed_[p], promises_[p].weight);
  return goal;
}

RepairFormula::Goal RepairFormula::disturbed() const {
  Goal goal;
  for (const int literal : disturbed_) want(goal, -literal, 1);
  return goal;
}

RepairFormula::Goal RepairFormula::changed() const {
  Goal goal;
  for (int p = 0; p < model_.pairs(); ++p) {
    if (promises_[p].slot < 0 || kept_[p] == yes_ || placed_[p] == no_) continue;
    if (kept_[p] == no_) {
      want(goal, -placed_[p], 1);
      continue;
    }
    const int stays = sat_.variable();  // false when it is placed and not as it was
    sat_.add({-stays, kept_[p], -placed_[p]});
    sat_.add({stays, -kept_[p]});
    sat_.add({stays, placed_[p]});
    want(goal, stays, 1);
  }
  return goal;
}

RepairFormula::Goal RepairFormula::moved() const {
  Goal goal;
  for (int p = 0; p < model_.pairs(); ++p) {
    if (promises_[p].slot < 0 || fixed_[p] >= 0 || placed_[p] == no_) continue;
    const int there = at(p, promises_[p].slot);
    if (there == no_) {
      want(goal, -placed_[p], 1);
      continue;
    }
    const int stays = sat_.variable();  // false when it is placed elsewhere
    sat_.add({-stays, there, -placed_[p]});
    sat_.add({stays, -there});
    sat_.add({stays, placed_[p]});
    want(goal, stays, 1);
  }
  return goal;
}

RepairFormula::Goal RepairFormula::value() const {
  Goal goal;
  for (int p = 0; p < model_.pairs(); ++p)
    if (model_.weight[p] > 0) want(goal, placed_[p], model_.weight[p]);
  return goal;
}

/// Against every participant having its most meetings.
RepairFormula::Goal RepairFormula::fairness() {
  Goal goal;
  for (int i = 0; i < model_.persons(); ++i)
    for (int k = constant_meetings_[i] + 1; k <= model_.most[i]; ++k)
      want(goal, meetings_of(i).at_least(k - constant_meetings_[i]), fairness_weight(model_.slots, k));
  return goal;
}

RepairFormula::Goal RepairFormula::breaks() {
  Goal goal;
  for (int i = 0; i < model_.persons(); ++i) {
    for (const int literal : breaks_of(i)) want(goal, -literal, 1);
    goal.constant += constant_breaks_[i];
  }
  return goal;
}

}  // namespace caunoi::planning
