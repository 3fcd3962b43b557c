// grid.hpp -- a timetable under construction: who is in which slot, with every count the rules speak of kept up to
// date.
#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "fair/model.hpp"

namespace caunoi::planning {

class Grid {
 public:
  explicit Grid(const Model& model);

  [[nodiscard]] int slot_of(int pair) const { return slot_of_[pair]; }  ///< -1: not placed
  [[nodiscard]] bool placed(int pair) const { return slot_of_[pair] >= 0; }
  [[nodiscard]] int at(int person, int slot) const { return at_[index(person, slot)]; }  ///< pair or -1
  [[nodiscard]] int degree(int person) const { return degree_[person]; }
  [[nodiscard]] int load(int group, int slot) const { return load_[static_cast<std::size_t>(group) * slots_ + slot]; }
  [[nodiscard]] std::int64_t weight() const { return weight_; }
  [[nodiscard]] int meetings() const { return meetings_; }
  [[nodiscard]] const std::vector<int>& slots() const { return slot_of_; }

  void place(int pair, int slot);
  void remove(int pair);
  void assign(const std::vector<int>& slot_of);  ///< starts afresh from these slots

  /// Idle runs between two meetings of a participant.
  [[nodiscard]] int breaks(int person) const;
  [[nodiscard]] int breaks() const;
  /// Breaks of a participant if its meetings in the two slots changed places.
  [[nodiscard]] int breaks_exchanged(int person, int s, int t) const;
  /// Largest minus smallest number of breaks over all participants.
  [[nodiscard]] int spread() const;

  /// The pair may stand in the slot as far as time rules and the pairs already placed before and after it go.
  [[nodiscard]] bool fits_time(int pair, int slot) const;
  /// No group of the pair is full in the slot.
  [[nodiscard]] bool fits_groups(int pair, int slot) const;
  /// Everything: time, both participants idle and below their most, groups.
  [[nodiscard]] bool fits(int pair, int slot) const;

  /// The pairs that change slots when `pair` goes to `slot` and everybody it meets there goes the other way: the
  /// component of `pair` in the two slots (a Kempe chain). `pair` must be placed, elsewhere.
  void chain(int pair, int slot, std::vector<int>& chain) const;
  /// Exchanges the two slots for the pairs of a chain.
  void exchange(const std::vector<int>& chain, int s, int t);
  /// True when exchanging keeps every rule.
  [[nodiscard]] bool may_exchange(const std::vector<int>& chain, int s, int t) const {
    return times_allow(chain, s, t) && excess_after(chain, s, t) <= 0;
  }
  /// The same without the groups.
  [[nodiscard]] bool times_allow(const std::vector<int>& chain, int s, int t) const;
  /// By how much more the groups would be over their caps after exchanging, than now; groups that stay within count
  /// nothing.
  [[nodiscard]] int excess_after(const std::vector<int>& chain, int s, int t) const;
  /// Meetings over the caps of groups, summed.
  [[nodiscard]] int excess() const;

 private:
  [[nodiscard]] int count_breaks(const std::uint64_t* busy) const;
  [[nodiscard]] std::size_t index(int person, int slot) const {
    return static_cast<std::size_t>(person) * slots_ + slot;
  }

  const Model& model_;
  int slots_;
  int words_;  ///< of 64 slots
  std::vector<int> slot_of_, at_, degree_, load_;
  std::vector<std::uint64_t> busy_;  ///< person * words + word
  std::int64_t weight_ = 0;
  int meetings_ = 0;
  mutable std::vector<int> stamp_, change_;    ///< scratch of chain() and may_exchange()
  mutable std::vector<std::uint64_t> turned_;  ///< scratch of breaks_exchanged()
  mutable int now_ = 0;
};

}  // namespace caunoi::planning
