// selection.hpp -- which pairs should meet at all, before anybody asks when: a b-matching of greatest value between the
// bounds of every participant, within the capacity of tables and interpreters over the whole event.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "fair/model.hpp"

namespace caunoi::planning {

struct Selection {
  enum class Outcome : std::uint8_t { optimal, infeasible, stopped };
  Outcome outcome = Outcome::optimal;

  std::vector<char> chosen;         ///< by pair: an optimum of the relaxation, or what is near it
  std::int64_t weight_bound = 0;    ///< no programme weighs more, whatever its timetable
  std::int64_t weight_goal = 0;     ///< the weight of an optimum in the order of the goals; 0 until solved
  std::int64_t fairness_goal = -1;  ///< its fairness, when fairness is a goal
  bool proved = true;               ///< weight_bound is attained by some selection, or there is none
  std::int64_t least_meetings = 0;  ///< no optimum of the relaxation has fewer meetings

  /// The optimal face, for bipartite fairs: the selections that are optimal in the goals named before `breaks`,
  /// provided that some programme attains weight_goal and fairness_goal.
  bool has_face = false;
  std::vector<signed char> in_face;  ///< by pair: 1 in every optimum, 0 in none, -1 open
  std::vector<int> least, most;      ///< meetings of a participant in an optimum
  struct Total {
    int group, meetings;
  };                          ///< group -1: all pairs
  std::vector<Total> totals;  ///< groups whose sum over the event is the same in every optimum
};

/// The value is exact when it is the first goal: for any graph, odd cycles and groups included, unless closing the last
/// gap takes billions of steps; then weight_bound is still a bound, and `chosen` the best selection found. Goals after
/// the first, for graphs with odd cycles, are those of the bipartite double cover.
[[nodiscard]] Selection select(const Model& model, const std::function<bool()>& stop = {});

/// Selections in which participants have at least a given weight each: many questions about one model, each from the
/// basis of the last. Exact as select() is, with less work for a question.
class FlooredSelection {
 public:
  explicit FlooredSelection(const Model& model);
  ~FlooredSelection();
  FlooredSelection(const FlooredSelection&) = delete;
  FlooredSelection& operator=(const FlooredSelection&) = delete;

  /// `floors`: by participant, 0 for none. Only selections of at least the weight `at_least` count. optimal: `chosen`
  /// is the heaviest when `proved`; infeasible: proved that there is none; stopped: neither. With `any` the first found
  /// is the answer.
  [[nodiscard]] Selection heaviest(const std::vector<std::int64_t>& floors, std::int64_t at_least = 0, bool any = false,
                                   const std::function<bool()>& stop = {});

 private:
  struct Part;
  std::unique_ptr<Part> part_;
};

/// The weight of fairness: the k-th meeting of a participant counts slots + 1 - k. More meetings count first, evenly
/// spread ones most.
[[nodiscard]] constexpr std::int64_t fairness_weight(int slots, int kth) { return slots + 1 - kth; }

}  // namespace caunoi::planning
