// A large neighbourhood (Shaw, CP 1998) that is a window of slots: the meetings in it may take any slot of it, the rest
// of the timetable is fixed, and the question "fewer breaks?" has some thousand variables rather than some hundred
// thousand. Windows are drawn by chance, their width follows success: wider where the answer is a quick no, narrower
// where the conflicts do not suffice. Limited in conflicts, so the timetable is the same on every machine. Tested by
// fair/timetable_test.
#include "fair/windows.hpp"

#include <algorithm>
#include <numeric>

#include "base/random.hpp"
#include "fair/encoding.hpp"
#include "fair/sat.hpp"

namespace caunoi::planning {

namespace {

constexpr int conflicts_a_window = 2'000;
constexpr int narrowest = 3;
/// Places of the meetings of a window; beyond, the question is too large to be worth it.
constexpr std::int64_t most_places = 6'000;

class Windows {
 public:
  Windows(const Model& model, std::uint64_t seed, const std::function<bool()>& stop, Grid& grid)
      : model_(model), grid_(grid), random_(seed), stop_(stop), in_(model.slots, 0) {}

  void run(int target) {
    const int rounds = 12 * model_.slots;
    int width = std::min(model_.slots, 4);
    for (int idle = 0; idle < rounds && grid_.breaks() > target && !stop_(); ++idle) {
      choose(width);
      const int before = grid_.breaks();
      const auto answer = improve();
      if (grid_.breaks() < before) idle = 0;
      if (answer == Sat::Answer::no && random_.index(4) == 0) width = std::min(model_.slots, width + 1);
      if (answer == Sat::Answer::stopped && random_.index(4) == 0) width = std::max(narrowest, width - 1);
    }
  }

 private:
  /// Slots in a row, or two rows of them.
  void choose(int width) {
    std::fill(in_.begin(), in_.end(), 0);
    const bool one = random_.index(3) > 0 || width < 4;
    const int first = one ? width : width / 2;
    row(first);
    if (!one) row(width - first);
    const auto places = [&] {
      std::int64_t meetings = 0, slots = std::count(in_.begin(), in_.end(), 1);
      for (int p = 0; p < model_.pairs(); ++p) meetings += inside(p) ? 1 : 0;
      return meetings * slots;
    };
    for (int s = 0; s < model_.slots && places() > most_places; ++s) in_[s] = 0;
  }
  void row(int width) {
    const int from = random_.index(model_.slots - width + 1);
    std::fill(in_.begin() + from, in_.begin() + from + width, 1);
  }
  [[nodiscard]] bool inside(int p) const { return grid_.placed(p) && in_[grid_.slot_of(p)] != 0; }

  Sat::Answer improve() {
    make_window();
    if (pairs_.empty()) return Sat::Answer::no;
    Sat sat(stop_);
    sat.allow(conflicts_a_window);
    Encoding encoding(window_, sat, taken_);
    std::vector<int> slots;
    for (const int p : pairs_) slots.push_back(grid_.slot_of(p));
    encoding.prefer(slots);
    const Counter counter = encoding.break_counter(grid_.breaks());
    if (model_.spread) encoding.limit_breaks(fewest() + *model_.spread);
    for (;;) {
      const int allowed = grid_.breaks() - 1 - encoding.fixed_breaks();
      if (allowed < 0) return Sat::Answer::no;
      const int above = counter.at_least(allowed + 1);
      const auto answer = above == 0 ? sat.solve() : sat.solve(std::vector<int>{-above});
      if (answer != Sat::Answer::yes) return answer;
      take(encoding.slots());
      if (!model_.spread || grid_.spread() <= *model_.spread) {
        slots = encoding.slots();
        continue;
      }
      take(slots);  // somebody has fewer breaks than the fewest were
      return Sat::Answer::no;
    }
  }

  [[nodiscard]] int fewest() const {
    int fewest = model_.slots;
    for (int i = 0; i < model_.persons(); ++i) fewest = std::min(fewest, grid_.breaks(i));
    return fewest;
  }

  void take(const std::vector<int>& slots) {
    for (const int p : pairs_) grid_.remove(p);
    for (std::size_t k = 0; k < pairs_.size(); ++k) grid_.place(pairs_[k], slots[k]);
  }

  /// The meetings of the window as a model of their own, all required.
  void make_window() {
    pairs_.clear();
    window_ = Model();
    window_.fair = model_.fair;
    window_.slots = model_.slots;
    window_.person_of = model_.person_of;
    window_.right = model_.right;
    window_.bipartite = model_.bipartite;
    window_.ordered = model_.ordered;
    window_.least.assign(model_.persons(), 0);
    window_.most.assign(model_.persons(), 0);
    window_.pairs_of.resize(model_.persons());
    std::vector<int> number(model_.pairs(), -1);
    for (int p = 0; p < model_.pairs(); ++p) {
      if (!inside(p)) continue;
      number[p] = static_cast<int>(pairs_.size());
      pairs_.push_back(p);
    }
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      const int p = pairs_[k];
      window_.pair_of.push_back(model_.pair_of[p]);
      window_.a.push_back(model_.a[p]);
      window_.b.push_back(model_.b[p]);
      for (const int i : {model_.a[p], model_.b[p]}) {
        window_.pairs_of[i].push_back(static_cast<int>(k));
        ++window_.most[i];
      }
      window_.weight.push_back(0);
      window_.required.push_back(1);
      int first = 0, last = model_.slots;  // between the fixed meetings before and after it
      auto& before = window_.before.emplace_back();
      auto& after = window_.after.emplace_back();
      for (const int q : model_.before[p]) {
        if (number[q] >= 0)
          before.push_back(number[q]);
        else if (grid_.placed(q))
          last = std::min(last, grid_.slot_of(q));
      }
      for (const int q : model_.after[p]) {
        if (number[q] >= 0)
          after.push_back(number[q]);
        else if (grid_.placed(q))
          first = std::max(first, grid_.slot_of(q) + 1);
      }
      int count = 0;
      for (int s = 0; s < model_.slots; ++s) {
        const bool allowed = in_[s] != 0 && s >= first && s < last && model_.allows(p, s);
        window_.allowed.push_back(allowed ? 1 : 0);
        count += allowed ? 1 : 0;
      }
      window_.allowed_count.push_back(count);
    }
    window_.groups_of.resize(pairs_.size());
    for (const auto& group : model_.groups) {
      Group own{{}, group.cap};
      for (int s = 0; s < model_.slots; ++s)
        if (in_[s] == 0) own.cap[s] = 0;
      for (const int p : group.pairs)
        if (number[p] >= 0) own.pairs.push_back(number[p]);
      if (own.pairs.empty()) continue;
      for (const int k : own.pairs) window_.groups_of[k].push_back(static_cast<int>(window_.groups.size()));
      window_.groups.push_back(std::move(own));
    }
    taken_.assign(static_cast<std::size_t>(model_.persons()) * model_.slots, 0);
    for (int i = 0; i < model_.persons(); ++i)
      for (int s = 0; s < model_.slots; ++s)
        if (in_[s] == 0 && grid_.at(i, s) >= 0) taken_[static_cast<std::size_t>(i) * model_.slots + s] = 1;
    for (auto& list : window_.pairs_of) std::sort(list.begin(), list.end());
  }

  const Model& model_;
  Grid& grid_;
  Random random_;
  const std::function<bool()>& stop_;
  std::vector<char> in_;  ///< by slot
  Model window_;
  std::vector<int> pairs_;  ///< of the model, by pair of the window
  std::vector<char> taken_;
};

}  // namespace

void arrange_windows(const Model& model, int target, std::uint64_t seed, const std::function<bool()>& stop,
                     Grid& grid) {
  if (model.slots < narrowest) return;
  Windows(model, seed, stop, grid).run(target);
}

}  // namespace caunoi::planning
