// Fewer breaks by local search: a meeting goes to another slot together with its Kempe chain, or gives its place to a
// pair of equal weight that shares a participant with it. Late acceptance (Burke & Bykov, EJOR 258, 2017) decides: a
// step is taken when it is no worse than the present or than the state some hundred steps ago. It needs no
// temperatures, hence no floating point, hence gives the same timetable everywhere. Only people at the ends of a chain
// are busy in other slots afterwards, so a step is weighed on those. Tested by fair/timetable_test.
#include <algorithm>
#include <limits>

#include "fair/breaks.hpp"
#include "base/random.hpp"

namespace caunoi::planning {

namespace {

constexpr int history = 500;
constexpr int forbidden = 1000;  // the price of a broken rule, in breaks

class Search {
 public:
  Search(const Model& model, int excess_price, std::uint64_t seed, Grid& grid)
      : model_(model),
        grid_(grid),
        random_(seed),
        excess_price_(excess_price),
        count_(model.slots + 1, 0),
        excess_(grid.excess()) {
    for (int p = 0; p < model.pairs(); ++p) {
      if (grid.placed(p))
        placed_.push_back(p);
      else if (model.allowed_count[p] > 0)
        unplaced_.push_back(p);
    }
    for (int i = 0; i < model.persons(); ++i) ++count_[grid.breaks(i)], breaks_ += grid.breaks(i);
  }

  void run(int target, bool exchange_pairs, const std::function<bool()>& stop) {
    if (placed_.empty() || model_.slots < 2) return;
    std::vector<int> best = grid_.slots();
    int best_cost = excess_ == 0 ? cost() : std::numeric_limits<int>::max();
    std::vector<int> past(history, best_cost);
    const std::int64_t patience = 40'000 + std::int64_t{20} * static_cast<std::int64_t>(placed_.size()) * model_.slots;
    std::int64_t last_gain = 0;
    for (std::int64_t step = 0; step - last_gain < patience && best_cost > target; ++step) {
      if (step % 256 == 0 && stop()) break;
      const int before = cost();
      const int allowed = std::max(before, past[step % history]);
      if (exchange_pairs && !unplaced_.empty() && random_.index(8) == 0)
        replace(allowed);
      else
        move(allowed);
      past[step % history] = cost();
      if (excess_ == 0 && cost() < best_cost) best_cost = cost(), best = grid_.slots(), last_gain = step;
    }
    grid_.assign(best);
  }

 private:
  [[nodiscard]] int cost() const {
    if (!model_.spread) return breaks_ + excess_price_ * excess_;
    int fewest = 0, most = static_cast<int>(count_.size()) - 1;
    while (fewest < most && count_[fewest] == 0) ++fewest;
    while (most > fewest && count_[most] == 0) --most;
    return breaks_ + excess_price_ * excess_ + forbidden * std::max(0, most - fewest - *model_.spread);
  }

  /// Takes the step `apply` when it costs at most `allowed`; `changed_` holds the participants it touches.
  template <typename Apply, typename Undo>
  bool weigh(int allowed, Apply apply, Undo undo) {
    for (const int i : changed_) recount(i, -1);
    apply();
    for (const int i : changed_) recount(i, 1);
    if (cost() <= allowed) return true;
    for (const int i : changed_) recount(i, -1);
    undo();
    for (const int i : changed_) recount(i, 1);
    return false;
  }

  void recount(int person, int sign) {
    const int breaks = grid_.breaks(person);
    breaks_ += sign * breaks;
    count_[breaks] += sign;
  }

  /// A meeting, half of the time one of somebody who waits.
  int some_meeting() {
    const int p = placed_[random_.index(static_cast<int>(placed_.size()))];
    if (random_.index(2) == 0) return p;
    for (int tries = 0; tries < 8; ++tries) {
      const int q = placed_[random_.index(static_cast<int>(placed_.size()))];
      if (grid_.breaks(model_.a[q]) > 0 || grid_.breaks(model_.b[q]) > 0) return q;
    }
    return p;
  }

  void move(int allowed) {
    const int p = some_meeting(), s = grid_.slot_of(p), t = random_.index(model_.slots);
    if (s == t || !model_.allows(p, t)) return;
    grid_.chain(p, t, chain_);
    if (!grid_.times_allow(chain_, s, t)) return;
    const int excess = grid_.excess_after(chain_, s, t);
    changed_.clear();
    int change = 0;
    for (const int q : chain_) {
      for (const int i : {model_.a[q], model_.b[q]}) {
        if ((grid_.at(i, s) >= 0) == (grid_.at(i, t) >= 0)) continue;
        changed_.push_back(i);
        change += grid_.breaks_exchanged(i, s, t) - grid_.breaks(i);
      }
    }
    if (!model_.spread && cost() + change + excess_price_ * excess > allowed)
      return;  // the usual case, without touching the grid
    excess_ += excess;
    if (!weigh(
            allowed, [&] { grid_.exchange(chain_, s, t); }, [&] { grid_.exchange(chain_, s, t); }))
      excess_ -= excess;
  }

  void replace(int allowed) {
    const int slot_in = random_.index(static_cast<int>(unplaced_.size())), in = unplaced_[slot_in];
    const int shared = random_.index(2) == 0 ? model_.a[in] : model_.b[in];
    const auto& others = model_.pairs_of[shared];
    const int out = others[random_.index(static_cast<int>(others.size()))];
    if (!grid_.placed(out) || model_.required[out] != 0 || model_.weight[out] != model_.weight[in]) return;
    const int lost = model_.a[out] == shared ? model_.b[out] : model_.a[out];
    const int s = grid_.slot_of(out);
    changed_ = {shared, lost, model_.a[in] == shared ? model_.b[in] : model_.a[in]};
    if (changed_[1] == changed_[2])
      changed_.pop_back();
    else if (grid_.degree(lost) <= model_.least[lost])
      return;
    bool fitted = false;
    weigh(
        allowed,
        [&] {
          grid_.remove(out);
          fitted = grid_.fits(in, s);
          grid_.place(fitted ? in : out, s);
        },
        [&] {
          if (fitted) grid_.remove(in), grid_.place(out, s);
          fitted = false;
        });
    if (!fitted) return;
    unplaced_[slot_in] = out;
    *std::find(placed_.begin(), placed_.end(), out) = in;
  }

  const Model& model_;
  Grid& grid_;
  Random random_;
  int excess_price_;
  std::vector<int> placed_, unplaced_, chain_, changed_;
  std::vector<int> count_;  ///< participants by number of breaks
  int breaks_ = 0, excess_;
};

}  // namespace

void reduce_breaks(const Model& model, int target, bool exchange_pairs, std::uint64_t seed,
                   const std::function<bool()>& stop, Grid& grid) {
  Search(model, forbidden, seed, grid).run(target, exchange_pairs, stop);
}

void reduce_breaks_loosely(const Model& model, int target, std::uint64_t seed, const std::function<bool()>& stop,
                           Grid& grid) {
  Search(model, 1, seed, grid).run(target, false, stop);
}

}  // namespace caunoi::planning
