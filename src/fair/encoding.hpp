// encoding.hpp -- the fair as clauses: every rule of the model, and the goals as weighted literals.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "fair/model.hpp"
#include "fair/sat.hpp"
#include "fair/selection.hpp"
#include "fair/slotted.hpp"

namespace caunoi::planning {

/// Costs `weight` when `literal` is false.
struct Soft {
  int literal;
  std::int64_t weight;
};

class Encoding {
 public:
  /// `taken`, by participant * slots + slot: busy with meetings that are not of the model. They count for breaks alone.
  Encoding(const Model& model, Sat& sat, std::vector<char> taken = {});

  [[nodiscard]] Sat& sat() { return sat_; }
  /// The slots of the last answer, -1 for pairs not placed.
  [[nodiscard]] std::vector<int> slots() const;
  /// True when the pair is placed; 0: it cannot be.
  [[nodiscard]] int placed(int pair) const { return placed_[pair]; }
  /// Starts the next search near this timetable.
  void prefer(const std::vector<int>& slot_of);

  /// Only selections on the optimal face (selection.hpp).
  void keep_to(const Selection& selection);
  /// The literal "weighs as much as the bound" (slotted.hpp), to be assumed or added.
  int heaviest(const Slotted& face);
  /// The literal "exactly these pairs are placed", to be assumed.
  int only(const std::vector<char>& chosen);

  /// Counts the pairs placed, both ways, where the fair is small enough for that; else null.
  [[nodiscard]] const Counter* total() const { return total_ ? &*total_ : nullptr; }
  [[nodiscard]] std::vector<Soft> value_goal() const;
  [[nodiscard]] std::vector<Soft> fairness_goal();
  /// Counts breaks up to `limit`: at_least(k) is implied by k breaks above fixed_breaks(), those that `taken` slots make
  /// in any case.
  Counter break_counter(int limit);
  [[nodiscard]] int fixed_breaks() const { return fixed_breaks_; }
  /// Nobody has more breaks than this, as far as that can be helped.
  void limit_breaks(int most);

  /// More variables than this are no search but a way to fill the memory.
  [[nodiscard]] static bool too_large(const Model& model);

 private:
  void times();
  void people();
  void groups();
  std::optional<Counter> count(const std::vector<int>& pairs, const std::vector<int>& cap, bool exact,
                               std::vector<Counter>* by_slot);
  /// At most `cap` and at least `least` meetings among these busy participants of both sides; the counters of them.
  std::vector<Counter> meet_in(int cap, std::vector<int> left, std::vector<int> right, int least);
  void equate(const Counter& x, const Counter& y, bool twice = false);
  int busy_with(int person, const std::vector<int>& pairs, int slot);  ///< 0: cannot be
  void orders();
  void spread();
  const std::vector<int>& breaks_of(int person);
  const Counter& meetings_of(int person);
  [[nodiscard]] int at(int pair, int slot) const { return at_[static_cast<std::size_t>(pair) * model_.slots + slot]; }
  [[nodiscard]] int busy(int person, int slot) const {
    return busy_[static_cast<std::size_t>(person) * model_.slots + slot];
  }
  [[nodiscard]] int occupied(int person, int slot) const {
    const auto i = static_cast<std::size_t>(person) * model_.slots + slot;
    return !taken_.empty() && taken_[i] != 0 ? -no_ : busy_[i];
  }
  int any_of(const std::vector<int>& literals);  ///< a literal equal to their disjunction

  const Model& model_;
  Sat& sat_;
  std::vector<int> at_;                             ///< pair * slots + slot; 0: not allowed
  std::vector<int> placed_;                         ///< 0: cannot be
  std::vector<int> busy_;                           ///< person * slots + slot; 0: never
  std::vector<char> taken_;
  int fixed_breaks_ = 0;
  std::vector<int> fixed_breaks_of_ = std::vector<int>(model_.persons(), 0);
  std::vector<std::vector<int>> breaks_;            ///< by person, once asked for
  std::vector<std::unique_ptr<Counter>> meetings_;  ///< by person, once asked for
  std::optional<Counter> total_;
  std::vector<std::vector<Counter>> loads_;         ///< by group and slot: busy on the left, or everybody if not bipartite
  int no_ = 0;                                      ///< a literal that is false
};

}  // namespace caunoi::planning
