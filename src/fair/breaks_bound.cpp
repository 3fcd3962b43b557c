// A lower bound on breaks. Forget whom people meet and keep when they are busy: on each side of the fair, as many
// participants are busy in a slot as meetings take place in it, so the capacity of a slot limits both sides. Where
// capacity is scarce in the middle of the day (thirteen exhibitors, ten interpreters), somebody must wait.
//
// The limits are charged at prices (Lagrangian relaxation; Held & Karp, 1971): each participant then chooses the
// cheapest busy pattern by itself, by dynamic programming over the slots, and the sum is a bound for any prices.
// Subgradient steps look for good ones. All arithmetic is in integers (2^20 to a break), so the bound is rigorous.
// Tested by fair/timetable_test.
#include <algorithm>
#include <limits>
#include <map>

#include "fair/breaks.hpp"

namespace caunoi::planning {

namespace {

constexpr std::int64_t one_break = std::int64_t{1} << 20;
constexpr int rounds = 400;

/// Participants that differ in nothing the relaxation sees.
struct Kind {
  std::vector<char> open;   ///< by slot
  std::vector<int> limits;  ///< that count its busy slots
  int least = 0, most = 0;
  auto operator<=>(const Kind&) const = default;
};

struct Limit {
  std::vector<int> cap;
};

/// The cheapest busy pattern at prices by slot: breaks + prices of busy slots - reward for each meeting.
class Pattern {
 public:
  explicit Pattern(int slots)
      : slots_(slots), cost_(static_cast<std::size_t>(slots + 1) * (slots + 1) * 3), from_(cost_.size()) {}

  std::int64_t cheapest(const Kind& kind, const std::vector<std::int64_t>& price, std::int64_t reward,
                        std::vector<char>& busy) {
    std::fill(cost_.begin(), cost_.end(), unreachable);
    cost_[index(0, 0, idle_before)] = 0;
    for (int s = 0; s < slots_; ++s) {
      for (int count = 0; count <= std::min(s, kind.most); ++count) {
        for (int phase = 0; phase < 3; ++phase) {
          const auto here = cost_[index(s, count, phase)];
          if (here == unreachable) continue;
          reach(s + 1, count, phase == at_meeting ? idle_after : phase, here, phase);
          if (kind.open[s] != 0 && count < kind.most)
            reach(s + 1, count + 1, at_meeting, here + price[s] - reward + (phase == idle_after ? one_break : 0),
                  phase);
        }
      }
    }
    std::int64_t best = unreachable;
    int best_count = 0, best_phase = 0;
    for (int count = kind.least; count <= kind.most; ++count) {
      for (int phase = 0; phase < 3; ++phase) {
        if (cost_[index(slots_, count, phase)] < best)
          best = cost_[index(slots_, count, phase)], best_count = count, best_phase = phase;
      }
    }
    busy.assign(slots_, 0);
    if (best == unreachable) return 0;  // no pattern, no programme: any bound is right
    for (int s = slots_, count = best_count, phase = best_phase; s > 0; --s) {
      const int before = from_[index(s, count, phase)];
      if (phase == at_meeting) busy[s - 1] = 1, --count;
      phase = before;
    }
    return best;
  }

 private:
  static constexpr std::int64_t unreachable = std::numeric_limits<std::int64_t>::max();
  static constexpr int idle_before = 0, at_meeting = 1, idle_after = 2;

  [[nodiscard]] std::size_t index(int slot, int count, int phase) const {
    return (static_cast<std::size_t>(slot) * (slots_ + 1) + count) * 3 + phase;
  }
  void reach(int slot, int count, int phase, std::int64_t cost, int from) {
    auto& best = cost_[index(slot, count, phase)];
    if (cost < best) best = cost, from_[index(slot, count, phase)] = static_cast<signed char>(from);
  }

  int slots_;
  std::vector<std::int64_t> cost_;
  std::vector<signed char> from_;
};

class Side {
 public:
  Side(const Model& model, const Degrees& degrees, char side)
      : slots_(model.slots), meetings_(degrees.meetings), pattern_(model.slots) {
    std::vector<int> degree(model.persons(), 0);
    std::vector<std::vector<char>> open(model.persons(), std::vector<char>(model.slots, 0));
    for (int p = 0; p < model.pairs(); ++p) {
      if (model.allowed_count[p] == 0) continue;
      const int i = model.right[model.a[p]] == side ? model.a[p] : model.b[p];
      ++degree[i];
      for (int s = 0; s < slots_; ++s) open[i][s] |= model.allows(p, s) ? 1 : 0;
    }
    std::vector<std::vector<int>> limits(model.persons());
    for (const auto& group : model.groups) {
      std::vector<int> inside(model.persons(), 0);
      for (const int p : group.pairs) ++inside[model.right[model.a[p]] == side ? model.a[p] : model.b[p]];
      bool used = false;
      for (int i = 0; i < model.persons(); ++i) {
        if (inside[i] == 0 || inside[i] < degree[i]) continue;  // some of its meetings are outside the group
        limits[i].push_back(static_cast<int>(limits_.size()));
        used = true;
      }
      if (used) limits_.push_back({group.cap});
    }
    std::map<Kind, int> count;
    for (int i = 0; i < model.persons(); ++i) {
      if (degree[i] > 0) ++count[{open[i], limits[i], degrees.least[i], std::min(degrees.most[i], degree[i])}];
    }
    kinds_.assign(count.begin(), count.end());
  }

  /// The best bound found, in breaks.
  int run(int known) {
    std::vector<std::vector<std::int64_t>> price(limits_.size(), std::vector<std::int64_t>(slots_, 0));
    std::int64_t reward = 0, best = 0;
    const std::int64_t goal = (known + 1) * one_break;
    std::int64_t share = 2 * 1024;  // of the step that would reach the goal if the bound were linear
    int since = 0;
    std::vector<char> busy;
    for (int round = 0; round < rounds && best <= (known - 1) * one_break; ++round) {
      std::vector<std::vector<std::int64_t>> excess(limits_.size());
      std::int64_t bound = reward * meetings_, missing = meetings_;
      for (std::size_t l = 0; l < limits_.size(); ++l) {
        for (int s = 0; s < slots_; ++s) {
          bound -= price[l][s] * limits_[l].cap[s];
          excess[l].push_back(-limits_[l].cap[s]);
        }
      }
      for (const auto& [kind, count] : kinds_) {
        std::vector<std::int64_t> total(slots_, 0);
        for (const int l : kind.limits)
          for (int s = 0; s < slots_; ++s) total[s] += price[l][s];
        bound += count * pattern_.cheapest(kind, total, reward, busy);
        for (int s = 0; s < slots_; ++s) {
          missing -= busy[s] != 0 ? count : 0;
          for (const int l : kind.limits) excess[l][s] += busy[s] != 0 ? count : 0;
        }
      }
      if (bound > best)
        best = bound, since = 0;
      else if (++since == 20)
        share /= 2, since = 0;
      std::int64_t square = missing * missing;
      for (const auto& list : excess)
        for (const auto e : list) square += e * e;
      if (square == 0 || share == 0) break;
      const std::int64_t step =
          std::max<std::int64_t>(1, std::max<std::int64_t>(0, goal - bound) / square * share / 1024);
      reward = std::clamp<std::int64_t>(reward + step * missing, 0, most_price);
      for (std::size_t l = 0; l < limits_.size(); ++l)
        for (int s = 0; s < slots_; ++s)
          price[l][s] = std::clamp<std::int64_t>(price[l][s] + step * excess[l][s], 0, most_price);
    }
    return static_cast<int>(std::max<std::int64_t>(0, (best + one_break - 1) / one_break));
  }

 private:
  static constexpr std::int64_t most_price = std::int64_t{1} << 32;

  int slots_;
  std::int64_t meetings_;
  Pattern pattern_;
  std::vector<Limit> limits_;
  std::vector<std::pair<Kind, int>> kinds_;
};

}  // namespace

int least_breaks(const Model& model, const Degrees& degrees, int known) {
  if (!model.bipartite || known == 0) return 0;
  const int left = Side(model, degrees, 0).run(known);
  return left + Side(model, degrees, 1).run(std::max(0, known - left));
}

}  // namespace caunoi::planning
