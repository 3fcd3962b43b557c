// Leximin by raising floors. The largest floor that all can have at once is found by bisection, beginning with what the
// poorest could have alone, which is often the answer. Who cannot have more while the others keep it is settled there;
// then the others' floor is raised. When everybody at the floor could have more, only not all at once, one of them
// stays or does not: both are tried and the fairer kept. Each question is one about selections with floors
// (selection.hpp), where a floor leaves a participant few choices, so most are answered without branching.
//
// Ogryczak, Luss, Pioro, Nace, Tomaszewski ("Fair optimization and networks", J. Applied Math. 2014) describe the
// scheme; for integral selections a question is NP-hard (partition). Tested by fair/leximin_test.
#include "fair/leximin.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace caunoi::planning {

namespace {

/// Questions in all; ties beyond them are not told apart.
constexpr int most_questions = 5000;
/// After the first question that stayed open the rest is no proof any more, and gets so many; one floor so many of
/// them.
constexpr int most_open_questions = 24, most_open_of_a_floor = 6;

/// By participant.
std::vector<std::int64_t> most_alone(const Model& model) {
  std::vector<std::int64_t> most(model.persons(), 0);
  for (int i = 0; i < model.persons(); ++i) {
    std::vector<std::int64_t> weights;
    for (const int p : model.pairs_of[i])
      if (model.allowed_count[p] > 0) weights.push_back(std::max<std::int64_t>(0, model.weight[p]));
    std::sort(weights.begin(), weights.end(), std::greater<>());
    weights.resize(std::min(weights.size(), static_cast<std::size_t>(model.most[i])));
    most[i] = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  }
  return most;
}

class Raising {
 public:
  Raising(const Model& model, std::int64_t at_least, const std::function<bool()>& stop)
      : model_(model),
        stop_(stop),
        at_least_(at_least),
        counted_(counted_in_fairness(model)),
        floored_(model),
        best_alone_(most_alone(model)) {
    for (int p = 0; p < model.pairs(); ++p)
      share_ = std::max<std::int64_t>(share_, counted_[model.a[p]] + counted_[model.b[p]]);
  }

  Leximin run() {
    State state{std::vector<std::int64_t>(model_.persons(), 0), std::vector<char>(model_.persons(), 1), {}};
    for (int i = 0; i < model_.persons(); ++i) state.settled[i] = counted_[i] != 0 ? 0 : 1;
    auto first = floored_.heaviest(state.floors, at_least_, true, stop_);
    result_.outcome = first.outcome;
    if (first.outcome != Selection::Outcome::optimal) return result_;
    state.chosen = std::move(first.chosen);
    raise(std::move(state));
    return result_;
  }

 private:
  struct State {
    std::vector<std::int64_t> floors;
    std::vector<char> settled;
    std::vector<char> chosen;  ///< a selection that has the floors
  };

  [[nodiscard]] std::vector<std::int64_t> weights(const std::vector<char>& chosen) const {
    std::vector<std::int64_t> sums(model_.persons(), 0);
    for (int p = 0; p < model_.pairs(); ++p)
      if (chosen[p] != 0) sums[model_.a[p]] += model_.weight[p], sums[model_.b[p]] += model_.weight[p];
    return sums;
  }

  /// A selection with these floors, in `chosen`: yes or no; what could not be settled counts as no.
  bool ask(const std::vector<std::int64_t>& floors, std::vector<char>& chosen) {
    std::int64_t sum = 0;
    for (const auto floor : floors) sum += floor;
    ++questions_;
    auto answer = floored_.heaviest(floors, std::max(at_least_, (sum + share_ - 1) / share_), true, stop_);
    if (answer.outcome == Selection::Outcome::stopped) result_.proved = false, ++open_;
    if (!result_.proved) ++open_questions_;
    if (answer.outcome != Selection::Outcome::optimal) return false;
    chosen = std::move(answer.chosen);
    return true;
  }

  void raise(State state) {
    for (;;) {
      if (stop_ && stop_()) {
        result_.proved = false;
        return keep(state);
      }
      if (open_questions_ > most_open_questions) return finish(state);
      std::vector<int> open;
      for (int i = 0; i < model_.persons(); ++i)
        if (state.settled[i] == 0) open.push_back(i);
      if (open.empty()) return finish(state);
      const auto floor = raise_all(state, open);
      const auto sums = weights(state.chosen);
      bool settled = false;
      int poor = -1;
      for (const int i : open) {
        if (sums[i] != floor) continue;
        if (poor < 0) poor = i;
        auto floors = state.floors;
        floors[i] = floor + 1;
        std::vector<char> other;
        if (best_alone_[i] > floor && ask(floors, other)) continue;
        state.settled[i] = 1;
        settled = true;
      }
      if (settled) continue;
      if (questions_ < most_questions) {
        State richer = state;
        richer.floors[poor] = floor + 1;
        if (ask(richer.floors, richer.chosen)) raise(std::move(richer));
      } else {
        result_.proved = false;
      }
      state.settled[poor] = 1;
    }
  }

  /// The largest floor that all open participants can have; state gets it, and a selection that has it.
  std::int64_t raise_all(State& state, const std::vector<int>& open) {
    const auto least = [&](const std::vector<std::int64_t>& sums) {
      auto least = std::numeric_limits<std::int64_t>::max();
      for (const int i : open) least = std::min(least, sums[i]);
      return least;
    };
    std::int64_t low = least(weights(state.chosen)), high = std::max(low, least(best_alone_));
    std::int64_t proved = high;
    bool alone = true;
    open_ = 0;
    while (low < high && open_ < most_open_of_a_floor) {
      const auto wanted = alone ? high : low + (high - low + 1) / 2;
      alone = false;
      auto floors = state.floors;
      for (const int i : open) floors[i] = std::max(floors[i], wanted);
      if (ask(floors, state.chosen))
        low = least(weights(state.chosen));
      else
        high = wanted - 1;
      if (open_ == 0) proved = high;
    }
    if (!bounded_) {
      result_.least_bound = proved;
      bounded_ = true;
    }
    for (const int i : open) state.floors[i] = std::max(state.floors[i], low);
    return low;
  }

  /// Of all selections with these floors the heaviest.
  void finish(State& state) {
    auto answer = floored_.heaviest(state.floors, at_least_, false, stop_);
    ++questions_;
    if (answer.outcome == Selection::Outcome::optimal) state.chosen = std::move(answer.chosen);
    if (!answer.proved) result_.proved = false;
    keep(state);
  }

  void keep(const State& state) {
    auto sorted = sorted_weights(model_, counted_, state.chosen);
    std::int64_t weight = 0;
    for (int p = 0; p < model_.pairs(); ++p) weight += state.chosen[p] != 0 ? model_.weight[p] : 0;
    if (kept_ && std::pair(sorted, weight) <= std::pair(result_.sorted, result_.weight)) return;
    kept_ = true;
    result_.sorted = std::move(sorted);
    result_.chosen = state.chosen;
    result_.weight = weight;
  }

  const Model& model_;
  const std::function<bool()>& stop_;
  std::int64_t at_least_;
  std::vector<char> counted_;
  FlooredSelection floored_;
  std::vector<std::int64_t> best_alone_;  ///< what a participant could have if all others gave way
  std::int64_t share_ = 1;                ///< counted ends of a pair, at most
  int questions_ = 0, open_questions_ = 0;
  int open_ = 0;  ///< questions about this floor without an answer
  bool bounded_ = false, kept_ = false;
  Leximin result_;
};

}  // namespace

std::vector<char> counted_in_fairness(const Model& model) {
  std::vector<char> counted(model.persons(), 0);
  const auto side = model.fair->fairness_side;
  for (int i = 0; i < model.persons(); ++i) {
    if (side != Fair::Side::none && model.fair->participants[model.person_of[i]].side != side) continue;
    counted[i] = model.most[i] > 0 && std::any_of(model.pairs_of[i].begin(), model.pairs_of[i].end(),
                                                  [&](int p) { return model.allowed_count[p] > 0; })
                     ? 1
                     : 0;
  }
  return counted;
}

std::vector<std::int64_t> sorted_weights(const Model& model, const std::vector<char>& counted,
                                         const std::vector<char>& chosen) {
  std::vector<std::int64_t> sums(model.persons(), 0), sorted;
  for (int p = 0; p < model.pairs(); ++p)
    if (chosen[p] != 0) sums[model.a[p]] += model.weight[p], sums[model.b[p]] += model.weight[p];
  for (int i = 0; i < model.persons(); ++i)
    if (counted[i] != 0) sorted.push_back(sums[i]);
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

std::int64_t most_for_least(const Model& model) {
  const auto counted = counted_in_fairness(model);
  const auto most = most_alone(model);
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (int i = 0; i < model.persons(); ++i)
    if (counted[i] != 0) least = std::min(least, most[i]);
  return least == std::numeric_limits<std::int64_t>::max() ? 0 : least;
}

Leximin leximin(const Model& model, std::int64_t at_least, const std::function<bool()>& stop) {
  return Raising(model, at_least, stop).run();
}

}  // namespace caunoi::planning
