// model.hpp -- the fair in numbers: what every planning step reads. Participants and pairs are numbered in the order of
// their ids, so that no answer depends on the order of the file and ties fall to the smaller id.
//
// Tables and interpreters become counting rules. In one slot, meetings with sets of usable resources can be served
// exactly when every union U of those sets satisfies |meetings whose set lies in U| <= |U| (P. Hall, 1935). Each such U
// is a Group: at most cap[s] of its pairs in slot s. Unions of disjoint sets follow from their parts and are left out;
// unions beyond a limit are added when a slot turns out to break one (resources.hpp), so the counting stays exact.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "caunoi/fair.hpp"

namespace caunoi::planning {

/// At most cap[s] of `pairs` in slot s.
struct Group {
  std::vector<int> pairs;  ///< ascending
  std::vector<int> cap;    ///< by slot

  [[nodiscard]] std::int64_t total() const;
};

/// The tables, or the interpreters: who may be used by which pair.
struct Pool {
  int slots = 0;
  std::vector<char> free;                 ///< resource * slots + slot
  std::vector<std::vector<int>> classes;  ///< the distinct sets of resources a pair may use, each ascending
  std::vector<int> class_of;              ///< by pair; -1: it needs none

  [[nodiscard]] int size() const { return slots == 0 ? 0 : static_cast<int>(free.size()) / slots; }
  [[nodiscard]] bool is_free(int resource, int slot) const {
    return free[static_cast<std::size_t>(resource) * slots + slot] != 0;
  }
};

struct Model {
  const Fair* fair = nullptr;
  int slots = 0;
  std::vector<int> person_of, pair_of;  ///< the place in Fair::participants and Fair::pairs
  std::vector<int> least, most;         ///< meetings of a participant; most is at most its free slots
  std::vector<std::vector<int>> pairs_of;

  std::vector<int> a, b;
  std::vector<std::int64_t> weight;  ///< value * scale
  std::vector<char> required;
  std::vector<char> allowed;       ///< pair * slots + slot
  std::vector<int> allowed_count;  ///< 0: can never be placed
  std::vector<std::vector<int>> before, after;

  Pool tables, interpreters;
  std::vector<Group> groups;
  std::vector<std::vector<int>> groups_of;  ///< by pair

  std::vector<char> right;  ///< a 2-colouring of the participants, exhibitors on the left where there is a choice
  bool bipartite = true;
  bool ordered = false;  ///< some pair must come before another
  std::optional<int> spread;
  double scale = 1;
  bool exact_scale = true;  ///< every value is a whole number of 1/scale

  [[nodiscard]] int persons() const { return static_cast<int>(person_of.size()); }
  [[nodiscard]] int pairs() const { return static_cast<int>(pair_of.size()); }
  [[nodiscard]] bool allows(int pair, int slot) const {
    return allowed[static_cast<std::size_t>(pair) * slots + slot] != 0;
  }
  [[nodiscard]] double value(int pair) const { return fair->pairs[pair_of[pair]].worth(); }
  [[nodiscard]] const std::string& pair_id(int pair) const { return fair->pairs[pair_of[pair]].id; }
  [[nodiscard]] const std::string& person_id(int person) const { return fair->participants[person_of[person]].id; }
};

/// `fair` must be valid (validate.hpp) and outlive the model.
[[nodiscard]] Model make_model(const Fair& fair);

/// Adds the group of the resources `members` (Hall's U) unless it can never bind. Says whether it was added.
bool add_group(Model& model, const Pool& pool, std::span<const int> members);

}  // namespace caunoi::planning
