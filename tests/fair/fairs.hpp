// fairs.hpp -- fairs for the tests: small ones with any mixture of rules, and the shape of the Hai Phong fair.
#pragma once
#include <fmt/format.h>

#include <random>
#include <string>

#include "caunoi/fair.hpp"

namespace fairs {

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int below(int bound) { return static_cast<int>(engine_() % static_cast<unsigned>(bound)); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::mt19937 engine_;
};

struct Rules {
  bool times = true;  ///< unavailable slots, sessions, fixed slots, precedences, locks
  bool odd = true;    ///< pairs within a side
  bool hard = true;   ///< required pairs, least meetings, spread
  bool languages = true;
  int slots = 3, pairs = 9;  ///< at most
};

/// At most 4 x 4 participants, 3 slots and 9 pairs unless the rules say else.
inline caunoi::Fair small(unsigned seed, Rules rules = {}) {
  using caunoi::Fair;
  Dice dice(seed);
  Fair fair;
  const int slots = 1 + dice.below(rules.slots);
  if (rules.times && slots > 1 && dice.one_in(3))
    fair.sessions = {{"am", "", 1}, {"pm", "", slots - 1}};
  else
    fair.sessions = {{"day", "", slots}};
  const char* languages[] = {"vi", "ja", "en"};
  const int tables = 1 + dice.below(3), interpreters = rules.languages ? dice.below(3) : 0;
  for (int t = 0; t < tables; ++t) {
    fair.tables.push_back({fmt::format("t{}", t), {}, {}});
    if (rules.times && dice.one_in(6)) fair.tables.back().unavailable.push_back(dice.below(slots));
  }
  for (int k = 0; k < interpreters; ++k) {
    const int leave_out = dice.below(4);
    Fair::Interpreter interpreter{fmt::format("i{}", k), {}, {}};
    for (int l = 0; l < 3; ++l)
      if (l != leave_out) interpreter.languages.push_back(languages[l]);
    if (rules.times && dice.one_in(6)) interpreter.unavailable.push_back(dice.below(slots));
    fair.interpreters.push_back(std::move(interpreter));
  }
  const int left = 1 + dice.below(4), right = 1 + dice.below(4);
  for (int i = 0; i < left + right; ++i) {
    Fair::Participant person;
    person.id = fmt::format("{}{}", i < left ? "x" : "v", i);
    person.side = i < left ? Fair::Side::exhibitor : Fair::Side::visitor;
    if (rules.languages && dice.one_in(2)) person.languages.push_back(languages[dice.below(3)]);
    if (dice.one_in(3)) person.max_meetings = dice.below(slots + 1);
    if (rules.hard && dice.one_in(10)) person.min_meetings = std::min(1, person.max_meetings.value_or(1));
    if (rules.times && dice.one_in(4)) person.unavailable.push_back(dice.below(slots));
    if (i < left && dice.one_in(4)) person.table = fmt::format("t{}", dice.below(tables));
    fair.participants.push_back(std::move(person));
  }
  const int pairs = 1 + dice.below(rules.pairs);
  for (int p = 0; p < pairs; ++p) {
    Fair::Pair pair;
    pair.id = fmt::format("p{}", p);
    int a = dice.below(left), b = left + dice.below(right);
    if (rules.odd && left > 1 && dice.one_in(5)) b = (a + 1 + dice.below(left - 1)) % left;
    if (dice.one_in(2)) std::swap(a, b);
    pair.a = fair.participants[static_cast<std::size_t>(a)].id;
    pair.b = fair.participants[static_cast<std::size_t>(b)].id;
    pair.value = dice.one_in(2) ? 1 : dice.below(5) * 0.5;
    if (rules.hard && dice.one_in(12)) pair.required = true;
    if (rules.languages && dice.one_in(6)) pair.interpreter = dice.one_in(2);
    if (rules.times) {
      if (dice.one_in(8))
        pair.session = fair.sessions[static_cast<std::size_t>(dice.below(static_cast<int>(fair.sessions.size())))].id;
      if (dice.one_in(10)) pair.slot = dice.below(slots);
      if (p > 0 && dice.one_in(6)) pair.before.push_back(fmt::format("p{}", dice.below(p)));
    }
    fair.pairs.push_back(std::move(pair));
  }
  if (rules.hard && rules.times && dice.one_in(8))
    fair.locked.push_back({"p0", dice.below(slots), dice.one_in(2) ? "t0" : "", {}});
  if (rules.hard && dice.one_in(6)) fair.break_spread = dice.below(2);
  return fair;
}

/// 13 exhibitors, 70 visitors, 12 slots, 13 tables, 10 interpreters, 150 wishes; exhibitors take 9 or 10 meetings, 120
/// in all. Everybody needs an interpreter, which is the worst case: 12 slots x 10 interpreters leave no slack.
inline caunoi::Fair hai_phong(unsigned seed, int interpreters = 10) {
  using caunoi::Fair;
  Dice dice(seed);
  Fair fair;
  fair.name = "Hai Phong";
  fair.time_zone = "Asia/Ho_Chi_Minh";
  fair.sessions = {{"am", "2015-09-24T08:00", 6, 30}, {"pm", "2015-09-24T13:00", 6, 30}};
  for (int t = 1; t <= 13; ++t) fair.tables.push_back({std::to_string(t), {}, {}});
  for (int k = 0; k < interpreters; ++k) fair.interpreters.push_back({fmt::format("I-{:02}", k), {"ja", "vi"}, {}});
  for (int i = 0; i < 13; ++i) {
    Fair::Participant person;
    person.id = fmt::format("J-{:02}", i);
    person.side = Fair::Side::exhibitor;
    person.languages = {"ja"};
    person.max_meetings = i < 3 ? 10 : 9;
    fair.participants.push_back(std::move(person));
  }
  for (int i = 0; i < 70; ++i) {
    Fair::Participant person;
    person.id = fmt::format("V-{:02}", i);
    person.side = Fair::Side::visitor;
    person.languages = {"vi"};
    fair.participants.push_back(std::move(person));
  }
  std::vector<std::vector<char>> wished(13, std::vector<char>(70, 0));
  for (int p = 0; p < 150;) {  // everybody wishes somebody, then by chance
    const int i = p < 143 ? p % 13 : dice.below(13), j = p < 70 ? p : dice.below(70);
    if (wished[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] != 0) continue;
    wished[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] = 1;
    Fair::Pair pair;
    pair.a = fair.participants[static_cast<std::size_t>(i)].id;
    pair.b = fair.participants[static_cast<std::size_t>(13 + j)].id;
    pair.id = pair.a + "~" + pair.b;
    pair.value = 1;
    fair.pairs.push_back(std::move(pair));
    ++p;
  }
  return fair;
}

}  // namespace fairs
