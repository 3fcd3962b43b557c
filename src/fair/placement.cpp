// Insertion, Kempe chains and ejection. Pairs go in from the hardest to the easiest; one that finds no slot tries the
// exchanges of two slots that would free one; what is left over then pushes out pairs worth no more, which look for
// another place in turn (an ejection chain; those pushed out rest for a while, as in tabu search). Required pairs are
// never pushed out, and nobody falls below its least meetings. Tested by fair/plan_test.
#include "fair/placement.hpp"

#include <algorithm>
#include <numeric>

#include "base/random.hpp"

namespace caunoi::planning {

namespace {

class Placement {
 public:
  Placement(const Model& model, std::uint64_t seed, Grid& grid)
      : model_(model), grid_(grid), random_(seed), resting_(model.pairs(), 0) {}

  void fill(const std::vector<char>& chosen) {
    std::vector<int> order(model_.pairs());
    std::iota(order.begin(), order.end(), 0);
    const auto rank = [&](int p) { return model_.required[p] != 0 ? 0 : chosen[p] != 0 ? 1 : 2; };
    std::stable_sort(order.begin(), order.end(), [&](int p, int q) {
      if (rank(p) != rank(q)) return rank(p) < rank(q);
      if (rank(p) < 2 && model_.allowed_count[p] != model_.allowed_count[q])
        return model_.allowed_count[p] < model_.allowed_count[q];
      return model_.weight[p] > model_.weight[q];
    });
    for (const int p : order)
      if (!grid_.placed(p)) insert(model_, grid_, p);
  }

  void search(std::int64_t weight_bound, const std::function<bool()>& stop) {
    std::vector<int> best = grid_.slots();
    auto best_score = score();
    std::vector<int> open;
    for (int p = 0; p < model_.pairs(); ++p)
      if (model_.allowed_count[p] > 0) open.push_back(p);
    const std::int64_t steps = 2000 + std::int64_t{200} * static_cast<std::int64_t>(open.size());
    const auto done = [&] { return best_score.first == 0 && best_score.second >= weight_bound; };
    for (std::int64_t step = 0; step < steps && !open.empty() && !done(); ++step) {
      if (step % 64 == 0 && stop()) break;
      const int p = open[random_.index(static_cast<int>(open.size()))];
      if (grid_.placed(p) || resting_[p] > step || (model_.weight[p] == 0 && model_.required[p] == 0)) continue;
      if (!force(p, step)) continue;
      for (const int q : ejected_)
        if (!grid_.placed(q)) insert(model_, grid_, q);
      refill(p);
      const auto now = score();
      if (now.first < best_score.first || (now.first == best_score.first && now.second > best_score.second))
        best_score = now, best = grid_.slots();
    }
    grid_.assign(best);
  }

 private:
  /// Required pairs missing and least meetings missed, then weight.
  [[nodiscard]] std::pair<int, std::int64_t> score() const {
    int missing = 0;
    for (int p = 0; p < model_.pairs(); ++p) missing += model_.required[p] != 0 && !grid_.placed(p) ? 1 : 0;
    for (int i = 0; i < model_.persons(); ++i) missing += std::max(0, model_.least[i] - grid_.degree(i));
    return {missing, grid_.weight()};
  }

  /// What room the ejected have left may do for others of the same people.
  void refill(int pair) {
    for (const int i : {model_.a[pair], model_.b[pair]}) {
      for (const int q : model_.pairs_of[i])
        if (!grid_.placed(q)) try_slots(q);
    }
  }

  bool try_slots(int pair) {
    for (int s = 0; s < model_.slots; ++s) {
      if (!grid_.fits(pair, s)) continue;
      grid_.place(pair, s);
      return true;
    }
    return false;
  }

  /// Places `pair` in the slot where the least value has to leave, if that is no more than it brings.
  bool force(int pair, std::int64_t step) {
    std::int64_t best_loss = model_.weight[pair] + 1;
    int best_slot = -1;
    std::vector<int> best;
    const int first = random_.index(model_.slots);
    for (int k = 0; k < model_.slots; ++k) {
      const int s = (first + k) % model_.slots;
      if (!model_.allows(pair, s) || !must_leave(pair, s)) continue;
      std::int64_t loss = 0;
      for (const int q : leaving_) loss += model_.weight[q];
      if (model_.required[pair] != 0) loss = std::min(loss, model_.weight[pair]);
      if (loss < best_loss) best_loss = loss, best_slot = s, best = leaving_;
    }
    if (best_slot < 0) return false;
    for (const int q : best) grid_.remove(q), resting_[q] = step + 5 + random_.index(10);
    if (!grid_.fits(pair, best_slot)) {  // least meetings of somebody, or an order among those left
      for (const int q : best) try_slots(q);
      return false;
    }
    grid_.place(pair, best_slot);
    ejected_ = std::move(best);
    return true;
  }

  [[nodiscard]] bool may_leave(int pair, int for_pair) const {
    if (model_.required[pair] != 0) return false;
    for (const int i : {model_.a[pair], model_.b[pair]}) {
      const bool replaced = i == model_.a[for_pair] || i == model_.b[for_pair];
      if (!replaced && grid_.degree(i) <= model_.least[i]) return false;
    }
    return true;
  }

  /// The pairs that must leave for `pair` to take slot s, into leaving_; false when some may not.
  bool must_leave(int pair, int s) {
    leaving_.clear();
    const auto leave = [&](int q) {
      if (std::find(leaving_.begin(), leaving_.end(), q) != leaving_.end()) return true;
      if (!may_leave(q, pair)) return false;
      leaving_.push_back(q);
      return true;
    };
    for (const int i : {model_.a[pair], model_.b[pair]}) {
      if (grid_.at(i, s) >= 0) {
        if (!leave(grid_.at(i, s))) return false;
      } else if (grid_.degree(i) >= model_.most[i]) {
        const int q = lightest(model_.pairs_of[i], pair, -1);
        if (q < 0 || !leave(q)) return false;
      }
    }
    for (const auto* list : {&model_.before[pair], &model_.after[pair]}) {
      for (const int q : *list) {
        const bool clash =
            grid_.placed(q) && (list == &model_.before[pair] ? grid_.slot_of(q) <= s : grid_.slot_of(q) >= s);
        if (clash && !leave(q)) return false;
      }
    }
    for (const int g : model_.groups_of[pair]) {
      const auto leaves = [&](int q) {
        return grid_.slot_of(q) == s &&
               std::binary_search(model_.groups[g].pairs.begin(), model_.groups[g].pairs.end(), q);
      };
      const auto gone = std::count_if(leaving_.begin(), leaving_.end(), leaves);
      if (grid_.load(g, s) - gone < model_.groups[g].cap[s]) continue;
      const int q = lightest(model_.groups[g].pairs, pair, s);
      if (q < 0 || !leave(q)) return false;
    }
    return true;
  }

  /// The pair of least weight that is placed (in `slot` unless that is -1) and may leave; ties fall by chance.
  int lightest(const std::vector<int>& pairs, int for_pair, int slot) {
    int best = -1, equal = 0;
    for (const int q : pairs) {
      if (!grid_.placed(q) || (slot >= 0 && grid_.slot_of(q) != slot) || !may_leave(q, for_pair)) continue;
      if (best < 0 || model_.weight[q] < model_.weight[best])
        best = q, equal = 1;
      else if (model_.weight[q] == model_.weight[best] && random_.index(++equal) == 0)
        best = q;
    }
    return best;
  }

  const Model& model_;
  Grid& grid_;
  Random random_;
  std::vector<std::int64_t> resting_;
  std::vector<int> leaving_, ejected_;
};

/// The slots of `chain` exchanged, is there room for the pair in slot s?
bool fits_after(Grid& grid, const std::vector<int>& chain, int s, int t, int pair) {
  grid.exchange(chain, s, t);
  if (grid.fits(pair, s)) return true;
  grid.exchange(chain, s, t);
  return false;
}

}  // namespace

bool insert(const Model& model, Grid& grid, int pair) {
  const int a = model.a[pair], b = model.b[pair];
  if (grid.degree(a) >= model.most[a] || grid.degree(b) >= model.most[b]) return false;
  int best = -1, best_breaks = 0;
  for (int s = 0; s < model.slots; ++s) {
    if (!grid.fits(pair, s)) continue;
    grid.place(pair, s);
    const int breaks = grid.breaks(a) + grid.breaks(b);
    grid.remove(pair);
    if (best < 0 || breaks < best_breaks) best = s, best_breaks = breaks;
  }
  if (best >= 0) {
    grid.place(pair, best);
    return true;
  }
  std::vector<int> chain;
  for (int s = 0; s < model.slots; ++s) {
    if (!grid.fits_time(pair, s)) continue;
    const int met_a = grid.at(a, s), met_b = grid.at(b, s);
    if (met_a >= 0 && met_b >= 0) continue;  // one exchange frees one of the two
    for (int t = 0; t < model.slots; ++t) {
      if (t == s) continue;
      const int met = met_a >= 0 ? met_a : met_b;
      if (met >= 0) {
        if (grid.at(met == met_a ? a : b, t) >= 0) continue;
        grid.chain(met, t, chain);
        if (grid.may_exchange(chain, s, t) && fits_after(grid, chain, s, t, pair)) {
          grid.place(pair, s);
          return true;
        }
      } else {  // both idle: a group is full, so some other meeting must go to t
        for (const int g : model.groups_of[pair]) {
          if (grid.load(g, s) < model.groups[g].cap[s]) continue;
          for (const int q : model.groups[g].pairs) {
            if (grid.slot_of(q) != s) continue;
            grid.chain(q, t, chain);
            if (grid.may_exchange(chain, s, t) && fits_after(grid, chain, s, t, pair)) {
              grid.place(pair, s);
              return true;
            }
          }
        }
      }
    }
  }
  return false;
}

void fill(const Model& model, const std::vector<char>& chosen, Grid& grid) {
  Placement(model, 0, grid).fill(chosen);
}

void improve_value(const Model& model, std::int64_t weight_bound, std::uint64_t seed,
                   const std::function<bool()>& stop, Grid& grid) {
  Placement(model, seed, grid).search(weight_bound, stop);
}

}  // namespace caunoi::planning
