// Wishes fall on exhibitors by popularity but never beyond the slots that both are there; unavailable slots are drawn
// a participant, so that nobody is away for the whole event. Tested by bench_test.
#include "bench/plan_fairs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/random.hpp"

namespace caunoi::bench {

namespace {

std::vector<int> away(Random& random, int slots, int percent) {
  std::vector<int> list;
  for (int s = 0; s < slots; ++s)
    if (random.index(100) < percent) list.push_back(s);
  if (static_cast<int>(list.size()) == slots) list.pop_back();
  return list;
}

}  // namespace

Fair event(std::uint64_t seed, const EventShape& shape) {
  Random random(seed);
  Fair fair;
  fair.name = "event";
  const int slots = shape.days * shape.slots_a_day;
  for (int d = 0; d < shape.days; ++d) {
    const int morning = shape.slots_a_day / 2;
    fair.sessions.push_back({fmt::format("day-{}-morning", d + 1), "", morning, 30});
    fair.sessions.push_back({fmt::format("day-{}-afternoon", d + 1), "", shape.slots_a_day - morning, 30});
  }
  for (int t = 0; t < shape.tables; ++t)
    fair.tables.push_back({fmt::format("table-{:03}", t), fmt::format("room-{}", t % shape.rooms), {}});
  for (int k = 0; k < shape.interpreters; ++k)
    fair.interpreters.push_back({fmt::format("interpreter-{:02}", k), {"vi", "ja"}, {}});
  for (int i = 0; i < shape.exhibitors + shape.visitors; ++i) {
    const bool exhibitor = i < shape.exhibitors;
    Fair::Participant person;
    person.id = exhibitor ? fmt::format("exhibitor-{:03}", i) : fmt::format("visitor-{:03}", i - shape.exhibitors);
    person.side = exhibitor ? Fair::Side::exhibitor : Fair::Side::visitor;
    if (shape.interpreters > 0) {
      if (!exhibitor || (!shape.everybody_interpreted && i % 2 == 1))
        person.languages = {"vi"};
      else
        person.languages = {"ja"};
    }
    if (exhibitor && shape.booths) person.table = fair.tables[static_cast<std::size_t>(i)].id;
    person.unavailable = away(random, slots, shape.unavailable);
    fair.participants.push_back(std::move(person));
  }
  const auto open = [&](int i) {
    return slots - static_cast<int>(fair.participants[static_cast<std::size_t>(i)].unavailable.size());
  };
  std::vector<int> room;
  for (int i = 0; i < shape.exhibitors + shape.visitors; ++i) room.push_back(open(i));
  std::set<std::pair<int, int>> wished;
  std::int64_t tries = 0;
  while (static_cast<int>(wished.size()) < shape.meetings && ++tries < 1'000'000) {
    int e = std::min(random.index(shape.exhibitors), random.index(shape.exhibitors));
    int v = shape.exhibitors + random.index(shape.visitors);
    if (shape.round_table) {
      e = random.index(shape.exhibitors + shape.visitors);
      v = random.index(shape.exhibitors + shape.visitors);
      if (e == v) continue;
      if (e > v) std::swap(e, v);
    }
    const auto& there = fair.participants[static_cast<std::size_t>(e)].unavailable;
    const auto& here = fair.participants[static_cast<std::size_t>(v)].unavailable;
    std::set<int> closed(there.begin(), there.end());
    closed.insert(here.begin(), here.end());
    const bool meet = static_cast<int>(closed.size()) < slots;
    const auto i = static_cast<std::size_t>(e), j = static_cast<std::size_t>(v);
    if (!meet || room[i] == 0 || room[j] == 0 || !wished.insert({e, v}).second) continue;
    --room[i], --room[j];
  }
  for (const auto& [e, v] : wished) {
    Fair::Pair pair;
    pair.a = fair.participants[static_cast<std::size_t>(e)].id;
    pair.b = fair.participants[static_cast<std::size_t>(v)].id;
    pair.id = pair.a + "~" + pair.b;
    pair.value = shape.values ? 0.1 * (1 + random.index(10)) : 1;
    pair.required = shape.required;
    fair.pairs.push_back(std::move(pair));
  }
  return fair;
}

std::vector<NamedFair> plan_fairs(std::uint64_t seed) {
  std::vector<NamedFair> fairs;
  for (std::uint64_t k = 0; k < 3; ++k) {
    fairs.push_back({fmt::format("seed fair, 15 % away, {}", k + 1), event(seed + k, {.unavailable = 15}), 10});
    fairs.push_back({fmt::format("seed fair, 15 % away, booths, 150 wishes, {}", k + 1),
                     event(seed + k, {.meetings = 150, .booths = true, .unavailable = 15}), 10});
    fairs.push_back({fmt::format("seed fair, 15 % away, 160 graded wishes, {}", k + 1),
                     event(seed + k, {.meetings = 160, .unavailable = 15, .values = true}), 10});
  }
  EventShape middle{.exhibitors = 40,
                    .visitors = 80,
                    .meetings = 400,
                    .tables = 30,
                    .interpreters = 12,
                    .everybody_interpreted = false,
                    .unavailable = 15,
                    .values = true};
  fairs.push_back({"40 x 80, 400 graded wishes, 15 % away, interpreters", event(seed, middle), 30});
  middle.round_table = true;
  middle.interpreters = 0;
  middle.exhibitors = 25, middle.visitors = 25, middle.meetings = 250, middle.tables = 18;
  fairs.push_back({"50 with each other, 250 graded wishes, 15 % away", event(seed, middle), 30});
  middle.values = false;
  fairs.push_back({"50 with each other, 250 wishes, 15 % away", event(seed, middle), 30});
  EventShape two_days{.exhibitors = 131,
                      .visitors = 102,
                      .meetings = 1840,
                      .days = 2,
                      .slots_a_day = 13,
                      .tables = 80,
                      .rooms = 4,
                      .interpreters = 0};
  fairs.push_back({"131 x 102, two days, 1,840", event(seed, two_days), 30});
  two_days.values = true;
  two_days.unavailable = 10;
  two_days.interpreters = 40;
  two_days.everybody_interpreted = false;
  fairs.push_back({"131 x 102, two days, 1,840, 10 % away, interpreters, values", event(seed, two_days), 30});
  EventShape large{.exhibitors = 200,
                   .visitors = 182,
                   .meetings = 2273,
                   .days = 2,
                   .slots_a_day = 12,
                   .tables = 120,
                   .rooms = 5,
                   .interpreters = 60,
                   .everybody_interpreted = false,
                   .unavailable = 20};
  fairs.push_back({"200 x 182, 2,273, 20 % away, interpreters, rooms", event(seed, large), 30});
  large.values = true;
  large.tables = 90;
  large.interpreters = 40;
  fairs.push_back({"200 x 182, 2,273, 20 % away, few tables and interpreters, values", event(seed, large), 30});
  return fairs;
}

}  // namespace caunoi::bench
