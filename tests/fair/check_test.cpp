// The checker: a good programme passes, and each rule broken once is named.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "caunoi/fair.hpp"
#include "fair/fairs.hpp"

using namespace caunoi;

namespace {

Fair fair() {
  Fair f;
  f.sessions = {{"am", "", 2}, {"pm", "", 2}};
  f.tables = {{"T1", "", {}}, {"T2", "", {3}}, {"T3", "", {}}};
  f.interpreters = {{"I1", {"ja", "vi"}, {3}}, {"I2", {"en", "vi"}, {}}};
  f.participants = {{"J", "", Fair::Side::exhibitor, {"ja"}, 1, 2, {3}, "T1"},
                    {"K", "", Fair::Side::exhibitor, {"en"}, 0, {}, {}, ""},
                    {"V", "", Fair::Side::visitor, {"vi"}, 0, {}, {}, ""},
                    {"W", "", Fair::Side::visitor, {}, 0, {}, {}, ""}};
  f.pairs = {{"JV", "J", "V", 2, true, "am", {}, {"KV"}, {}},
             {"JW", "J", "W", 1, false, "", 2, {}, {}},
             {"KV", "K", "V", 1, false, "", {}, {}, {}},
             {"KW", "K", "W", 1, false, "", {}, {}, {}}};
  f.break_spread = 1;
  f.locked = {{"JV", 0, "T1", "I1"}};
  return f;
}

Programme programme() {
  Programme p;
  p.status = Programme::Status::optimal;
  p.meetings = {{"JV", "J", "V", 0, "T1", "I1"}, {"KV", "K", "V", 1, "T2", "I2"}, {"JW", "J", "W", 2, "T1", ""}};
  p.unplaced = {{"KW", "K", "W", "less_valuable", "words", ""}};
  p.value = p.value_bound = 4;
  p.breaks = p.breaks_bound = 1;  // J waits in slot 1
  return p;
}

}  // namespace

TEST(Violations, NoneInAGoodProgramme) { EXPECT_THAT(violations(fair(), programme()), testing::IsEmpty()); }

TEST(Violations, EachRuleBrokenOnceIsNamed) {
  struct Case {
    std::string words;
    std::function<void(Fair&, Programme&)> change;
  };
  const std::vector<Case> cases{
      {"no such pair", [](Fair&, Programme& p) { p.meetings[1].pair = "ZZ"; }},
      {"it joins", [](Fair&, Programme& p) { p.meetings[1].a = "J"; }},
      {"no slot 4", [](Fair&, Programme& p) { p.meetings[1].slot = 4; }},
      {"no slot -1", [](Fair&, Programme& p) { p.meetings[1].slot = -1; }},
      {"more than once",
       [](Fair&, Programme& p) {
         p.meetings.push_back({"KV", "K", "V", 3, "T1", "I2"});
       }},
      {"J is not available in slot 2", [](Fair& f, Programme&) { f.participants[0].unavailable = {2}; }},
      {"fixed to slot 3", [](Fair& f, Programme&) { f.pairs[1].slot = 3; }},
      {"not in session pm", [](Fair& f, Programme&) { f.pairs[0].session = "pm"; }},
      {"no table", [](Fair&, Programme& p) { p.meetings[1].table = ""; }},
      {"table T2 is not available", [](Fair& f, Programme&) { f.tables[1].unavailable = {1}; }},
      {"the booth is T1", [](Fair&, Programme& p) { p.meetings[2].table = "T3"; }},
      {"needs an interpreter", [](Fair&, Programme& p) { p.meetings[1].interpreter = ""; }},
      {"needs an interpreter", [](Fair& f, Programme&) { f.pairs[1].interpreter = true; }},
      {"no interpreter \"I9\"", [](Fair&, Programme& p) { p.meetings[1].interpreter = "I9"; }},
      {"I2 is not available", [](Fair& f, Programme&) { f.interpreters[1].unavailable = {1}; }},
      {"speaks no language of K", [](Fair&, Programme& p) { p.meetings[1].interpreter = "I1"; }},
      {"V has 2 meetings at once", [](Fair&, Programme& p) { p.meetings[1].slot = 0; }},
      {"table T1 has 2 meetings at once",
       [](Fair&, Programme& p) { p.meetings[1].slot = 2, p.meetings[1].table = "T1"; }},
      {"interpreter I2 has 2 meetings at once",
       [](Fair&, Programme& p) { p.meetings[1].slot = 2, p.meetings[2].interpreter = "I2"; }},
      {"at most 1 are allowed", [](Fair& f, Programme&) { f.participants[0].max_meetings = 1; }},
      {"at least 2 were asked for", [](Fair& f, Programme&) { f.participants[3].min_meetings = 2; }},
      {"a spread of at most 0", [](Fair& f, Programme&) { f.break_spread = 0; }},
      {"not before KV", [](Fair&, Programme& p) { p.meetings[0].slot = 1, p.meetings[1].slot = 0; }},
      {"required and has no meeting", [](Fair& f, Programme&) { f.pairs[3].required = true; }},
      {"lock JV: the pair has no meeting", [](Fair&, Programme& p) { p.meetings.erase(p.meetings.begin()); }},
      {"locked to 1", [](Fair& f, Programme&) { f.locked[0].slot = 1; }},
      {"locked to T3", [](Fair& f, Programme&) { f.locked[0].table = "T3"; }},
      {"locked to I2", [](Fair& f, Programme&) { f.locked[0].interpreter = "I2"; }},
      {"named 0 times as unplaced", [](Fair&, Programme& p) { p.unplaced.clear(); }},
      {"named 2 times as unplaced", [](Fair&, Programme& p) { p.unplaced.push_back(p.unplaced[0]); }},
      {"is named as unplaced",
       [](Fair&, Programme& p) {
         p.unplaced.push_back({"JV", "J", "V", "", "words", ""});
       }},
      {"no reason", [](Fair&, Programme& p) { p.unplaced[0].reason.clear(); }},
      {"unplaced ZZ", [](Fair&, Programme& p) { p.unplaced[0].pair = "ZZ"; }},
      {"unplaced KW: it joins J and W", [](Fair&, Programme& p) { p.unplaced[0].a = "J"; }},
      {"names a conflict, this one does: words", [](Fair&, Programme& p) { p.conflict = {"words"}; }},
      {"value: 5 is written", [](Fair&, Programme& p) { p.value = p.value_bound = 5; }},
      {"breaks: 0 is written", [](Fair&, Programme& p) { p.breaks = p.breaks_bound = 0; }},
      {"value_bound: 3", [](Fair&, Programme& p) { p.value_bound = 3; }},
      {"breaks_bound: 2", [](Fair&, Programme& p) { p.breaks_bound = 2; }},
      {"below its bound", [](Fair&, Programme& p) { p.value_bound = 5; }},
      {"above their bound", [](Fair&, Programme& p) { p.breaks_bound = 0; }},
      {"infeasible programme holds",
       [](Fair&, Programme& p) { p.status = Programme::Status::infeasible, p.conflict = {"words"}; }},
      {"names no conflict", [](Fair&, Programme& p) { p.status = Programme::Status::infeasible, p.meetings.clear(); }},
  };
  for (const auto& [words, change] : cases) {
    auto f = fair();
    auto p = programme();
    change(f, p);
    EXPECT_THAT(violations(f, p), testing::Contains(testing::HasSubstr(words)));
  }
}

TEST(Violations, BreakIsARunOfIdleSlotsBetweenMeetingsOverAllSessions) {
  Fair f;
  f.sessions = {{"am", "", 3}, {"pm", "", 3}};
  f.tables = {{"1", "", {}}};
  f.participants = {{"a"}, {"b"}, {"c"}, {"d"}};
  f.pairs = {{"p", "a", "b"}, {"q", "a", "c"}, {"r", "a", "d"}};
  Programme p;
  p.meetings = {{"p", "a", "b", 0, "1", ""}, {"q", "a", "c", 3, "1", ""}, {"r", "a", "d", 4, "1", ""}};
  p.value = p.value_bound = 3;
  p.breaks = 1;  // slots 1 and 2 are one break, lunch is none of its own
  EXPECT_THAT(violations(f, p), testing::IsEmpty());
}

namespace {

/// Breaks one rule on purpose around one meeting; the words that must be said, or nothing where that rule cannot be broken.
using Breaker = std::function<std::string(Fair&, Programme&, std::size_t, fairs::Dice&)>;

template <typename T>
T& named(std::vector<T>& records, const std::string& id) {
  return *std::find_if(records.begin(), records.end(), [&](const T& record) { return record.id == id; });
}

std::vector<Breaker> breakers() {
  const auto count = [](const Programme& p, const std::string& id) {
    return static_cast<int>(std::count_if(p.meetings.begin(), p.meetings.end(), [&](const auto& m) { return m.a == id || m.b == id; }));
  };
  return {
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice& dice) {
        const auto& m = p.meetings[i];
        const auto& id = dice.one_in(2) ? m.a : m.b;
        named(f.participants, id).unavailable.push_back(m.slot);
        return fmt::format("meeting {}: {} is not available in slot {}", m.pair, id, m.slot);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        const auto& m = p.meetings[i];
        named(f.tables, m.table).unavailable.push_back(m.slot);
        return fmt::format("meeting {}: table {} is not available in slot {}", m.pair, m.table, m.slot);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        const auto& m = p.meetings[i];
        if (m.interpreter.empty()) return std::string();
        named(f.interpreters, m.interpreter).unavailable.push_back(m.slot);
        return fmt::format("meeting {}: interpreter {} is not available in slot {}", m.pair, m.interpreter, m.slot);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        const auto& m = p.meetings[i];
        if (m.interpreter.empty() || named(f.participants, m.a).languages.empty()) return std::string();
        named(f.interpreters, m.interpreter).languages = {"xx"};
        return fmt::format("meeting {}: interpreter {} speaks no language of {}", m.pair, m.interpreter, m.a);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        auto& m = p.meetings[i];
        named(f.pairs, m.pair).interpreter = true;
        m.interpreter.clear();
        return fmt::format("meeting {}: it needs an interpreter and has none", m.pair);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {  // no language in common needs one without being asked for
        auto& m = p.meetings[i];
        named(f.pairs, m.pair).interpreter.reset();
        named(f.participants, m.a).languages = {"vi"}, named(f.participants, m.b).languages = {"ja", "en"};
        m.interpreter.clear();
        return fmt::format("meeting {}: it needs an interpreter and has none", m.pair);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        f.tables.push_back({"elsewhere", "", {}});
        named(f.participants, p.meetings[i].a).table = "elsewhere";
        named(f.participants, p.meetings[i].b).table.clear();
        return fmt::format("meeting {}: it is at table {}, the booth is elsewhere", p.meetings[i].pair, p.meetings[i].table);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice& dice) {
        const auto& m = p.meetings[i];
        if (f.slot_count() < 2) return std::string();
        const int other = (m.slot + 1 + dice.below(f.slot_count() - 1)) % f.slot_count();
        named(f.pairs, m.pair).slot = other;
        return fmt::format("meeting {}: it is in slot {}, its pair is fixed to slot {}", m.pair, m.slot, other);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        f.sessions.push_back({"evening", "", 1});
        named(f.pairs, p.meetings[i].pair).session = "evening";
        return fmt::format("meeting {}: slot {} is not in session evening", p.meetings[i].pair, p.meetings[i].slot);
      },
      [count](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        const auto& id = p.meetings[i].a;
        named(f.participants, id).max_meetings = count(p, id) - 1;
        return fmt::format("participant {}: {} meetings, at most {} are allowed", id, count(p, id), count(p, id) - 1);
      },
      [count](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        const auto& id = p.meetings[i].b;
        named(f.participants, id).min_meetings = count(p, id) + 1;
        return fmt::format("participant {}: {} meetings, at least {} were asked for", id, count(p, id), count(p, id) + 1);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        named(f.pairs, p.meetings[i].pair).required = true;
        const auto pair = p.meetings[i].pair;
        p.meetings.erase(p.meetings.begin() + static_cast<std::ptrdiff_t>(i));
        return fmt::format("pair {}: it is required and has no meeting", pair);
      },
      [](Fair&, Programme& p, std::size_t i, fairs::Dice&) {
        const auto pair = p.meetings[i].pair;
        p.meetings.erase(p.meetings.begin() + static_cast<std::ptrdiff_t>(i));
        return fmt::format("pair {}: it has no meeting and is named 0 times as unplaced", pair);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        for (const auto& later : p.meetings) {
          if (later.slot > p.meetings[i].slot) continue;
          if (later.pair == p.meetings[i].pair) continue;
          named(f.pairs, p.meetings[i].pair).before = {later.pair};
          return fmt::format("pair {}: it meets in slot {}, not before {} in slot {}", p.meetings[i].pair, p.meetings[i].slot, later.pair, later.slot);
        }
        return std::string();
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        std::erase_if(f.locked, [&](const auto& lock) { return lock.pair == p.meetings[i].pair; });
        f.locked.push_back({p.meetings[i].pair, p.meetings[i].slot + 1, "", ""});
        return fmt::format("lock {}: it is in slot {}, locked to {}", p.meetings[i].pair, p.meetings[i].slot, p.meetings[i].slot + 1);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        std::erase_if(f.locked, [&](const auto& lock) { return lock.pair == p.meetings[i].pair; });
        f.locked.push_back({p.meetings[i].pair, p.meetings[i].slot, "elsewhere", ""});
        return fmt::format("lock {}: it is at table {}, locked to elsewhere", p.meetings[i].pair, p.meetings[i].table);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        std::erase_if(f.locked, [&](const auto& lock) { return lock.pair == p.meetings[i].pair; });
        f.locked.push_back({p.meetings[i].pair, p.meetings[i].slot, "", "somebody"});
        return fmt::format("lock {}: its interpreter is \"{}\", locked to somebody", p.meetings[i].pair, p.meetings[i].interpreter);
      },
      [](Fair&, Programme& p, std::size_t i, fairs::Dice&) {  // two of one participant, one table, one interpreter at once
        for (const auto& other : p.meetings) {
          if (other.pair == p.meetings[i].pair || (other.a != p.meetings[i].a && other.b != p.meetings[i].a)) continue;
          p.meetings[i].slot = other.slot;
          return fmt::format("slot {}: {} has 2 meetings at once", other.slot, p.meetings[i].a);
        }
        return std::string();
      },
      [](Fair&, Programme& p, std::size_t i, fairs::Dice&) {
        for (const auto& other : p.meetings) {
          if (other.pair == p.meetings[i].pair || other.slot != p.meetings[i].slot) continue;
          p.meetings[i].table = other.table;
          return fmt::format("slot {}: table {} has 2 meetings at once", other.slot, other.table);
        }
        return std::string();
      },
      [](Fair&, Programme& p, std::size_t i, fairs::Dice&) {
        for (const auto& other : p.meetings) {
          if (other.pair == p.meetings[i].pair || other.slot != p.meetings[i].slot || other.interpreter.empty()) continue;
          p.meetings[i].interpreter = other.interpreter;
          return fmt::format("slot {}: interpreter {} has 2 meetings at once", other.slot, other.interpreter);
        }
        return std::string();
      },
      [](Fair&, Programme& p, std::size_t i, fairs::Dice&) {
        std::swap(p.meetings[i].a, p.meetings[i].b);
        return fmt::format("meeting {}: it joins", p.meetings[i].pair);
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {
        p.meetings[i].slot = f.slot_count();
        return fmt::format("meeting {}: there is no slot {}", p.meetings[i].pair, f.slot_count());
      },
      [](Fair& f, Programme& p, std::size_t i, fairs::Dice&) {  // spread: everybody's breaks against those who have none
        if (p.breaks == 0 || f.participants.size() < 2) return std::string();
        f.break_spread = 0;
        std::map<std::string, std::set<int>> slots;
        for (const auto& m : p.meetings) slots[m.a].insert(m.slot), slots[m.b].insert(m.slot);
        int fewest = 99, most = 0;
        for (const auto& person : f.participants) {
          int breaks = 0, last = -1;
          for (const int s : slots[person.id]) breaks += last >= 0 && s > last + 1 ? 1 : 0, last = s;
          fewest = std::min(fewest, breaks), most = std::max(most, breaks);
        }
        (void)i;
        return most > fewest ? fmt::format("from {} to {} breaks, a spread of at most 0", fewest, most) : std::string();
      },
      [](Fair&, Programme& p, std::size_t, fairs::Dice&) {
        p.value += 1, p.value_bound += 1;
        return std::string("the meetings are worth");
      },
      [](Fair&, Programme& p, std::size_t, fairs::Dice&) {
        p.breaks += 1;
        return fmt::format("breaks: {} is written", p.breaks);
      },
  };
}

}  // namespace

TEST(Violations, EachRuleBrokenByProgramIsNamed) {
  const auto all = breakers();
  std::vector<int> broken(all.size(), 0);
  for (unsigned seed = 0; seed < 160; ++seed) {
    auto fair = seed % 8 == 0 ? fairs::hai_phong(seed, 10) : fairs::small(seed, {.languages = seed % 2 == 0});
    const auto programme = plan(fair, {0.2, 1});
    ASSERT_TRUE(programme);
    if (programme->meetings.empty()) continue;
    ASSERT_THAT(violations(fair, *programme), testing::IsEmpty());
    fairs::Dice dice(seed + 1);
    for (std::size_t k = 0; k < all.size(); ++k) {
      auto f = fair;
      auto p = *programme;
      const auto words = all[k](f, p, static_cast<std::size_t>(dice.below(static_cast<int>(p.meetings.size()))), dice);
      if (words.empty()) continue;
      ++broken[k];
      EXPECT_THAT(violations(f, p), testing::Contains(testing::HasSubstr(words))) << seed << " rule " << k;
    }
  }
  for (std::size_t k = 0; k < all.size(); ++k) EXPECT_GT(broken[k], 5) << "rule " << k << " was hardly broken";
}
