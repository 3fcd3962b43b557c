// The fair as clauses. A variable for each pair and slot it may take; a participant is busy in a slot when one of its
// pairs is there; limits are totalizers. The counters of a group take one input a participant rather than one a pair,
// since a participant meets once a slot: the solver then sees at once what a crowded slot costs. Totals over the event
// follow from the totals by slot, but a solver needs exponentially long to find pigeonholes, so those that can bind are
// said as well. A break of a participant begins in a slot when it is busy there, was idle the slot before and was busy
// at some time before that. Tested by fair/plan_test.
#include "fair/encoding.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace caunoi::planning {

namespace {

constexpr std::int64_t most_variables = 2'000'000;
/// A redundant total is said while its totalizer stays below so many clauses.
constexpr std::int64_t most_total_clauses = 300'000;

}  // namespace

bool Encoding::too_large(const Model& model) {
  std::int64_t allowed = 0;
  for (const int count : model.allowed_count) allowed += count;
  return allowed + std::int64_t{model.persons()} * model.slots * 4 > most_variables;
}

Encoding::Encoding(const Model& model, Sat& sat, std::vector<char> taken)
    : model_(model), sat_(sat), taken_(std::move(taken)), breaks_(model.persons()), meetings_(model.persons()) {
  no_ = sat_.variable();
  sat_.add({-no_});
  times();
  people();
  groups();
  orders();
  if (model_.spread) spread();
}

int Encoding::any_of(const std::vector<int>& literals) {
  if (literals.empty()) return 0;
  if (literals.size() == 1) return literals[0];
  const int any = sat_.variable();
  std::vector<int> clause{-any};
  for (const int literal : literals) {
    sat_.add({any, -literal});
    clause.push_back(literal);
  }
  sat_.add(clause);
  return any;
}

void Encoding::times() {
  at_.assign(model_.allowed.size(), 0);
  for (std::size_t i = 0; i < at_.size(); ++i)
    if (model_.allowed[i] != 0) at_[i] = sat_.variable();
  for (int p = 0; p < model_.pairs(); ++p) {
    std::vector<int> literals;
    for (int s = 0; s < model_.slots; ++s)
      if (at(p, s) != 0) literals.push_back(at(p, s));
    sat_.at_most_one(literals.empty() ? std::vector<int>{no_} : literals);
    placed_.push_back(any_of(literals));
    if (model_.required[p] != 0) sat_.add({placed_[p] != 0 ? placed_[p] : no_});
  }
}

void Encoding::people() {
  busy_.assign(static_cast<std::size_t>(model_.persons()) * model_.slots, 0);
  for (int i = 0; i < model_.persons(); ++i) {
    std::vector<int> open;
    for (const int p : model_.pairs_of[i])
      if (placed_[p] != 0) open.push_back(placed_[p]);
    for (int s = 0; s < model_.slots; ++s) {
      std::vector<int> literals;
      for (const int p : model_.pairs_of[i])
        if (at(p, s) != 0) literals.push_back(at(p, s));
      if (literals.empty()) continue;
      sat_.at_most_one(literals);
      busy_[static_cast<std::size_t>(i) * model_.slots + s] = any_of(literals);
    }
    const auto required = std::count_if(model_.pairs_of[i].begin(), model_.pairs_of[i].end(),
                                        [&](int p) { return model_.required[p] != 0; });
    const int least = std::max(model_.least[i], static_cast<int>(required)), count = static_cast<int>(open.size());
    if (std::min(model_.most[i], count) < least) {
      sat_.add({no_});
      continue;
    }
    if (model_.most[i] == 0) {
      for (const int literal : open) sat_.add({-literal});
      continue;
    }
    if (const int above = meetings_of(i).at_least(std::min(count, model_.most[i]) + 1); above != 0) sat_.add({-above});
    if (least > 0) sat_.add({meetings_of(i).at_least(least) != 0 ? meetings_of(i).at_least(least) : no_});
    if (least < count) equate(Counter(sat_, std::move(open), count, true), meetings_of(i));
  }
}

/// Counted over slots: a participant is busy in as many as it has meetings.
const Counter& Encoding::meetings_of(int person) {
  if (!meetings_[person]) {
    std::vector<int> slots;
    for (int s = 0; s < model_.slots; ++s)
      if (busy(person, s) != 0) slots.push_back(busy(person, s));
    meetings_[person] = std::make_unique<Counter>(sat_, std::move(slots), model_.most[person] + 1, true);
  }
  return *meetings_[person];
}

int Encoding::busy_with(int person, const std::vector<int>& pairs, int slot) {
  std::vector<int> literals;
  for (const int p : pairs)
    if (at(p, slot) != 0) literals.push_back(at(p, slot));
  const auto all = std::count_if(model_.pairs_of[person].begin(), model_.pairs_of[person].end(),
                                 [&](int p) { return at(p, slot) != 0; });
  return static_cast<std::size_t>(all) == literals.size() ? busy(person, slot) : any_of(literals);
}

/// Says that two counters count the same number, or with `twice` that the second counts two for one of the first.
void Encoding::equate(const Counter& x, const Counter& y, bool twice) {
  const auto same = [&](int p, int q) {
    if (p != 0) sat_.add({-p, q != 0 ? q : no_});
    if (q != 0) sat_.add({-q, p != 0 ? p : no_});
  };
  for (int k = 1; k <= std::max(x.limit(), twice ? (y.limit() + 1) / 2 : y.limit()); ++k) {
    same(x.at_least(k), y.at_least(twice ? 2 * k : k));
    if (twice) same(x.at_least(k), y.at_least(2 * k - 1));
  }
}

void Encoding::groups() {
  std::vector<int> all;
  for (int p = 0; p < model_.pairs(); ++p)
    if (placed_[p] != 0) all.push_back(p);
  const auto exact = [&](std::size_t pairs) { return pairs * pairs <= most_total_clauses; };
  bool whole = false;  // is there a group of all pairs?
  for (const auto& group : model_.groups) {
    auto counter = count(group.pairs, group.cap, exact(group.pairs.size()), &loads_.emplace_back());
    if (group.pairs.size() != all.size()) continue;
    whole = true;
    total_ = std::move(counter);
  }
  if (!whole && exact(all.size()))
    total_ = count(all, std::vector<int>(model_.slots, model_.persons() / 2), true, nullptr);
}

/// The meetings of `pairs` in every slot, at most `cap` of them; and in the whole event, counted over pairs and over
/// slots, if `exact`, or at most as many as the slots hold.
std::optional<Counter> Encoding::count(const std::vector<int>& pairs, const std::vector<int>& cap, bool exact,
                                       std::vector<Counter>* loads) {
  std::map<int, std::vector<int>> inside[2];  // by side: the pairs of each participant; if not bipartite all in [0]
  std::vector<int> open;
  int required = 0;
  for (const int p : pairs) {
    if (placed_[p] == 0) continue;
    open.push_back(placed_[p]);
    required += model_.required[p];
    for (const int i : {model_.a[p], model_.b[p]}) inside[model_.bipartite ? model_.right[i] : 0][i].push_back(p);
  }
  const auto capacity = std::accumulate(cap.begin(), cap.end(), std::int64_t{0});
  const bool twice = !model_.bipartite;
  std::vector<int> by_slot[2];
  for (int s = 0; s < model_.slots; ++s) {
    std::vector<int> inputs[2];
    for (int side = 0; side < 2; ++side) {
      for (const auto& [person, own] : inside[side])
        if (const int literal = busy_with(person, own, s); literal != 0) inputs[side].push_back(literal);
    }
    const auto others = required - (capacity - cap[s]);
    const auto counts = meet_in(cap[s], std::move(inputs[0]), std::move(inputs[1]),
                                static_cast<int>(std::clamp<std::int64_t>(others, 0, cap[s])));
    if (loads != nullptr) loads->push_back(counts[0]);
    for (std::size_t side = 0; side < counts.size(); ++side)
      for (int k = 1; k <= std::min(counts[side].limit(), twice ? 2 * cap[s] : cap[s]); ++k)
        by_slot[side].push_back(counts[side].at_least(k));
  }
  const auto number = static_cast<int>(open.size());
  if (!exact) {
    if (capacity > 0 && number > capacity && number * capacity <= most_total_clauses) {
      const Counter counter(sat_, std::move(open), static_cast<int>(capacity) + 1);
      sat_.add({-counter.at_least(static_cast<int>(capacity) + 1)});
    }
    return std::nullopt;
  }
  if (required == number) return std::nullopt;  // the slots say it all
  Counter placed(sat_, std::move(open), number, true);
  for (auto& inputs : by_slot)
    if (!inputs.empty()) equate(placed, Counter(sat_, std::move(inputs), (twice ? 2 : 1) * number + 1, true), twice);
  return placed;
}

/// Every meeting keeps two participants busy: as many on the left as on the right, or an even number of all.
std::vector<Counter> Encoding::meet_in(int cap, std::vector<int> left, std::vector<int> right, int least) {
  const auto never = [&](const Counter& counter, int k) {
    if (const int literal = counter.at_least(k); literal != 0) sat_.add({-literal});
  };
  const auto reach = [&](const Counter& counter, int k) {
    if (k > 0) sat_.add({counter.at_least(k) != 0 ? counter.at_least(k) : no_});
  };
  std::vector<Counter> counts;
  if (!model_.bipartite) {
    const auto& busy = counts.emplace_back(sat_, std::move(left), 2 * cap + 1, true);
    never(busy, 2 * cap + 1);
    for (int k = 1; k <= busy.limit(); k += 2) {
      if (k < busy.limit())
        sat_.add({-busy.at_least(k), busy.at_least(k + 1)});
      else
        never(busy, k);
    }
    reach(busy, 2 * least);
    return counts;
  }
  for (auto* side : {&left, &right}) {
    never(counts.emplace_back(sat_, std::move(*side), cap + 1, true), cap + 1);
    reach(counts.back(), least);
  }
  equate(counts[0], counts[1]);
  return counts;
}

void Encoding::orders() {
  for (int p = 0; p < model_.pairs(); ++p) {
    for (const int q : model_.before[p]) {
      for (int s = 0; s < model_.slots; ++s)
        for (int t = 0; t <= s; ++t)
          if (at(p, s) != 0 && at(q, t) != 0) sat_.add({-at(p, s), -at(q, t)});
    }
  }
}

const std::vector<int>& Encoding::breaks_of(int person) {
  auto& breaks = breaks_[person];
  if (!breaks.empty() || (taken_.empty() && model_.pairs_of[person].size() < 2)) return breaks;
  const int yes = -no_;
  int earlier = 0;  // busy at some time up to two slots ago
  for (int s = 2; s < model_.slots; ++s) {
    const int sooner = occupied(person, s - 2);
    if (earlier == 0 || sooner == yes)
      earlier = sooner;
    else if (earlier != yes && sooner != 0)
      earlier = any_of({earlier, sooner});
    const int here = occupied(person, s), before = occupied(person, s - 1);
    if (earlier == 0 || here == 0 || before == yes) continue;
    if (earlier == yes && here == yes && before == 0) {
      ++fixed_breaks_;
      ++fixed_breaks_of_[person];
      continue;
    }
    const int begins = sat_.variable();
    sat_.add({begins, -here, -earlier, before != 0 ? before : no_});
    sat_.add({-begins, here});
    sat_.add({-begins, earlier});
    if (before != 0) sat_.add({-begins, -before});
    breaks.push_back(begins);
  }
  return breaks;
}

/// With k breaks for everybody at least, nobody has more than k + spread. Literals say "everybody has at least k".
void Encoding::spread() {
  std::vector<std::unique_ptr<Counter>> counts;
  int common = model_.slots;
  for (int i = 0; i < model_.persons(); ++i) {
    const auto& breaks = breaks_of(i);
    counts.push_back(breaks.empty() ? nullptr
                                    : std::make_unique<Counter>(sat_, breaks, static_cast<int>(breaks.size()), true));
    common = std::min(common, static_cast<int>(breaks.size()));
  }
  std::vector<int> everybody{-no_};  // [k]: at least k breaks for all
  for (int k = 1; k <= common; ++k) {
    everybody.push_back(sat_.variable());
    for (const auto& count : counts) sat_.add({-everybody[k], count ? count->at_least(k) : no_});
  }
  everybody.push_back(no_);
  for (const auto& count : counts) {
    if (!count) continue;
    for (std::size_t k = 0; k + 1 < everybody.size(); ++k) {
      const int above = count->at_least(static_cast<int>(k) + *model_.spread + 1);
      if (above != 0) sat_.add({-above, everybody[k + 1]});
    }
  }
}

std::vector<int> Encoding::slots() const {
  std::vector<int> slot_of(model_.pairs(), -1);
  for (int p = 0; p < model_.pairs(); ++p)
    for (int s = 0; s < model_.slots; ++s)
      if (at(p, s) != 0 && sat_.value(at(p, s))) slot_of[p] = s;
  return slot_of;
}

void Encoding::prefer(const std::vector<int>& slot_of) {
  for (int p = 0; p < model_.pairs(); ++p) {
    for (int s = 0; s < model_.slots; ++s)
      if (at(p, s) != 0) sat_.prefer(slot_of[p] == s ? at(p, s) : -at(p, s));
  }
}

void Encoding::keep_to(const Selection& selection) {
  for (int p = 0; p < model_.pairs(); ++p) {
    if (selection.in_face[p] == 1) sat_.add({placed_[p] != 0 ? placed_[p] : no_});
    if (selection.in_face[p] == 0 && placed_[p] != 0) sat_.add({-placed_[p]});
  }
  for (int i = 0; i < model_.persons(); ++i) {
    if (selection.least[i] > model_.least[i]) {
      const int enough = meetings_of(i).at_least(selection.least[i]);
      sat_.add({enough != 0 ? enough : no_});
    }
    if (selection.most[i] < model_.most[i]) {
      const int above = meetings_of(i).at_least(selection.most[i] + 1);
      if (above != 0) sat_.add({-above});
    }
  }
  for (const auto& [group, meetings] : selection.totals) {
    std::vector<int> open;
    if (group >= 0) {
      for (const int p : model_.groups[group].pairs)
        if (placed_[p] != 0) open.push_back(placed_[p]);
    } else {
      for (const int literal : placed_)
        if (literal != 0) open.push_back(literal);
    }
    const int count = static_cast<int>(open.size()), absent = count - meetings;
    if (absent <= 0) {  // all of them, or impossible; keep_to() is only called for a face that holds a programme
      for (const int literal : open) sat_.add({literal});
      continue;
    }
    for (int& literal : open) literal = -literal;
    const Counter counter(sat_, std::move(open), absent + 1);
    if (const int above = counter.at_least(absent + 1); above != 0) sat_.add({-above});
  }
}

int Encoding::heaviest(const Slotted& face) {
  const int switched = sat_.variable();
  const auto fix = [&](int literal, int value) {
    if (value < 0 || (literal == 0 && value == 0)) return;
    sat_.add({-switched, literal == 0 ? no_ : value == 1 ? literal : -literal});
  };
  const auto fix_count = [&](const Counter& counter, int value) {
    if (value > 0) fix(counter.at_least(value), 1);
    fix(counter.at_least(value + 1), 0);
  };
  for (int p = 0; p < model_.pairs(); ++p) fix(placed_[p], face.placed[p]);
  for (std::size_t i = 0; i < busy_.size(); ++i) fix(busy_[i], face.busy[i]);
  for (int i = 0; i < model_.persons(); ++i)
    if (face.meetings[i] >= 0 && model_.most[i] > 0 && !model_.pairs_of[i].empty())
      fix_count(meetings_of(i), face.meetings[i]);
  for (const auto& load : face.loads) fix_count(loads_[load.group][load.slot], load.meetings);
  return switched;
}

int Encoding::only(const std::vector<char>& chosen) {
  const int switched = sat_.variable();
  for (int p = 0; p < model_.pairs(); ++p) {
    if (placed_[p] != 0) sat_.add({-switched, chosen[p] != 0 ? placed_[p] : -placed_[p]});
  }
  return switched;
}

std::vector<Soft> Encoding::value_goal() const {
  std::vector<Soft> softs;
  for (int p = 0; p < model_.pairs(); ++p)
    if (placed_[p] != 0 && model_.weight[p] > 0) softs.push_back({placed_[p], model_.weight[p]});
  return softs;
}

std::vector<Soft> Encoding::fairness_goal() {
  std::vector<Soft> softs;
  for (int i = 0; i < model_.persons(); ++i) {
    if (model_.most[i] == 0) continue;
    const Counter& count = meetings_of(i);
    for (int k = 1; k <= std::min(count.limit(), model_.most[i]); ++k)
      softs.push_back({count.at_least(k), fairness_weight(model_.slots, k)});
  }
  return softs;
}

void Encoding::limit_breaks(int most) {
  for (int i = 0; i < model_.persons(); ++i) {
    const auto& breaks = breaks_of(i);
    const int room = std::max(0, most - fixed_breaks_of_[i]);
    if (room >= static_cast<int>(breaks.size())) continue;
    const Counter counter(sat_, breaks, room + 1);
    sat_.add({-counter.at_least(room + 1)});
  }
}

Counter Encoding::break_counter(int limit) {
  std::vector<int> inputs;
  for (int i = 0; i < model_.persons(); ++i) {
    const auto& breaks = breaks_of(i);
    inputs.insert(inputs.end(), breaks.begin(), breaks.end());
  }
  return Counter(sat_, std::move(inputs), limit - fixed_breaks_);
}

}  // namespace caunoi::planning
