// A quarter of the exhibitors speaks Japanese only; popular exhibitors are wished for more often. Tested by bench_test.
#include "bench/generated_fair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/random.hpp"

namespace caunoi::bench {

Fair generated_fair(std::uint64_t seed, const FairSize& size) {
  Random random(seed);
  Fair fair;
  fair.name = "generated";
  fair.sessions = {{"morning", "", size.slots / 2, 30}, {"afternoon", "", size.slots - size.slots / 2, 30}};
  for (int t = 0; t < size.tables; ++t) fair.tables.push_back({fmt::format("table-{:03}", t), "", {}});
  for (int i = 0; i < size.interpreters; ++i)
    fair.interpreters.push_back({fmt::format("interpreter-{:02}", i), {"vi", "ja"}, {}});
  const auto person = [&](std::string id, Fair::Side side, std::vector<std::string> languages) {
    Fair::Participant out;
    out.id = std::move(id);
    out.side = side;
    out.languages = std::move(languages);
    if (random.below(5) == 0) out.unavailable = {random.index(size.slots)};
    fair.participants.push_back(std::move(out));
  };
  for (int e = 0; e < size.exhibitors; ++e)
    person(fmt::format("exhibitor-{:04}", e), Fair::Side::exhibitor,
           e % 4 == 0 ? std::vector<std::string>{"ja"} : std::vector<std::string>{"vi", "en"});
  for (int v = 0; v < size.visitors; ++v) {
    person(fmt::format("visitor-{:04}", v), Fair::Side::visitor, {"vi"});
    std::vector<int> wished;
    while (static_cast<int>(wished.size()) < std::min(size.wishes, size.exhibitors)) {
      const int e = std::min(random.index(size.exhibitors), random.index(size.exhibitors));
      if (std::ranges::find(wished, e) == wished.end()) wished.push_back(e);
    }
    for (const int e : wished) {
      Fair::Pair pair;
      pair.a = fmt::format("exhibitor-{:04}", e);
      pair.b = fmt::format("visitor-{:04}", v);
      pair.id = pair.a + "~" + pair.b;
      pair.value = 0.01 * (20 + random.index(80));
      fair.pairs.push_back(std::move(pair));
    }
  }
  return fair;
}

}  // namespace caunoi::bench
