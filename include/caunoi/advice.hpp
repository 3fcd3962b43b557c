// advice.hpp -- before the event: how many tables, slots and interpreters the wishes need, and what one more would bring.
// [any] Plain values and free functions: any thread.
#pragma once
#include "caunoi/fair.hpp"

namespace caunoi {

struct Advice {
  enum class Kind : std::uint8_t { tables, slots, interpreters };
  /// How many of a kind are needed to hold all meetings of a best programme, with plenty of everything else. Of slots: all
  /// meetings that the maximum of everybody leaves room for.
  struct Need {
    Kind kind = Kind::tables;
    std::vector<std::string> languages;  ///< of interpreters: the two sides
    int meetings = 0;                    ///< of interpreters: meetings that need one
    int has = 0;
    int least = 0;   ///< proved: fewer are not enough
    int enough = 0;  ///< shown by a programme; least where it is proved
  };
  /// One more of a kind, everything else as it is, planned anew.
  struct Step {
    Kind kind = Kind::tables;
    std::vector<std::string> languages;
    std::vector<int> slots;  ///< of tables and interpreters: the slots in which it is needed
    int places = 0;          ///< more meetings than without it
    double value = 0;        ///< more value
  };
  /// A participant with more wishes than meetings it can have.
  struct Asked { std::string participant; int wishes = 0, room = 0; };

  int wishes = 0;    ///< pairs
  int possible = 0;  ///< meetings, were there enough tables and interpreters
  int placed = 0;    ///< meetings with what there is
  double possible_value = 0, value = 0;
  std::vector<Need> needs;    ///< tables, slots, then interpreters by languages
  std::vector<Step> steps;    ///< most value first; those that bring nothing are left out
  std::vector<Asked> asked;   ///< most left over first
  bool proved = true;         ///< false: the time limit ended some search, and `placed`, `possible` and steps may be more
};

/// Plans some dozens of variants for value alone, without locks, required pairs and least meetings; `time_limit` is for all of
/// them together. Errors as plan().
[[nodiscard]] Result<Advice> advise(const Fair& fair, const PlanOptions& options = {}, const Control& control = {});

[[nodiscard]] std::string to_json(const Advice& advice);

}  // namespace caunoi
