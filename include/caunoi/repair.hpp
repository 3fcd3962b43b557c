// repair.hpp -- the day itself: what has changed since the programme was made, and the programme that follows from it
// with the fewest people disturbed; who is told what; who could step in.
//
// Meetings that are over, running or locked never move. What was promised comes first: a meeting of the old programme is
// given up only where the changes leave no place for it. A participant is *disturbed* when a meeting that stays changes
// its slot, table or interpreter. As few as possible are; then as few meetings as possible change; then the goals of the
// fair follow in its order. A fair whose order names "changes" has the disturbed counted at that place instead.
// [any] Plain values and free functions: any thread. One Repair after the other in memory is a live session.
#pragma once
#include "caunoi/fair.hpp"

namespace caunoi {

/// What has changed, format `caunoi-changes/1`.
struct Changes {
  /// Not there in `slots`; or from the slot `from` on; or, with neither, in every slot that has not begun.
  struct Absence { std::string id; std::optional<int> from; std::vector<int> slots; };
  struct Arrival { std::string participant; int slot = 0; };  ///< there from this slot on

  std::optional<int> now;               ///< the slot that is running; absent: the day has not begun
  std::vector<Absence> absent, present; ///< participants; `present` takes an earlier absence back
  std::vector<Arrival> late;
  std::vector<Absence> broken_tables, lost_interpreters;
  std::vector<Fair::Table> new_tables;
  std::vector<Fair::Interpreter> new_interpreters;
  std::vector<Fair::Participant> walk_ins;
  std::vector<Fair::Pair> wishes;       ///< new pairs
  std::vector<std::string> withdrawn;   ///< pairs nobody wants any more
  std::vector<Fair::Lock> locked;       ///< in place of an earlier lock of the pair
  std::vector<std::string> unlocked;    ///< pairs
  std::string file = "changes.json";    ///< named in errors
};

/// Strict as parse_fair(). What the changes mean for a fair is checked by repair().
[[nodiscard]] Result<Changes> parse_changes(std::string_view json, std::string_view file = "changes.json");

struct Repair {
  struct Place { int slot = -1; std::string table, interpreter; };  ///< slot -1: there is none
  enum class What : std::uint8_t { cancelled, placed, moved, table, interpreter };
  enum class Because : std::uint8_t { wish, withdrawn, absent, table, interpreter, locked, room };
  /// What one participant or interpreter is told about one meeting.
  struct Notice {
    std::string who;
    bool interprets = false;  ///< `who` is an interpreter
    What what = What::moved;  ///< `moved`: another slot; `table`, `interpreter`: the same slot, another table or only another interpreter
    std::string pair, with;   ///< with: the other participant; for an interpreter empty
    Place was, is;
    Because because = Because::room;  ///< `room`: for the sake of another meeting
    std::string cause;                ///< id of who or what is missing; may be empty
  };
  /// If `missing` does not come to the meeting of `pair`, these pairs of `host` could be held in its place, best first.
  struct Standby { std::string pair, missing, host; int slot = 0; std::string table; std::vector<std::string> pairs; };
  /// A rule that the changes leave no way to keep: "required" of a pair, "min_meetings" of a participant, "break_spread".
  struct Relaxed { std::string rule, id; int was = 0, is = 0; };

  /// The fair as it is now: the changes made, meetings that have begun locked, what is over not available. Check, plan and
  /// repair go on with it.
  Fair fair;
  Programme programme;
  int disturbed = 0, disturbed_bound = 0;  ///< no programme that is as good in the goals before disturbs fewer
  std::vector<Notice> ledger;              ///< participants, then interpreters, by id; each by slot. What is not in it has not changed
  std::vector<Standby> standby;            ///< by slot, pair, missing; for meetings that have not begun
  std::vector<Relaxed> relaxed;
};

struct RepairOptions {
  double time_limit = 5;  ///< seconds, >= 0, for making the repair better; finding the first one is not limited
  /// So many more participants than the fewest may be disturbed, >= 0, where that places more value. Without effect when the
  /// order of the fair has "changes" after "value".
  int disturb = 0;
};

/// The programme after the changes. Empty changes give the same meetings. Same input: same answer for any number of threads,
/// unless the time limit ended the search; then status says `feasible`. `infeasible`, with the conflict, only when meetings
/// that have begun and locks contradict each other. invalid_argument: changes that name nobody, contradict each other, a
/// lock or a meeting that has begun (`changes.json#/absent/0/from`); a programme that is not one of the fair. cancelled as plan().
[[nodiscard]] Result<Repair> repair(const Fair& fair, const Programme& programme, const Changes& changes,
                                    const RepairOptions& options = {}, const Control& control = {});

/// The programme as caunoi-programme/1, with `disturbed`, `disturbed_bound`, `ledger`, `standby` and `relaxed` added.
[[nodiscard]] std::string to_json(const Repair& repair);

/// Every way in which a repair is not one, in words; empty when it may be told: rules of its fair broken, meetings moved that
/// had begun or were locked, changes not made, a ledger that does not tell exactly what changed. Shares no code with repair().
[[nodiscard]] std::vector<std::string> violations(const Fair& fair, const Programme& programme, const Changes& changes,
                                                  const Repair& repair);

}  // namespace caunoi
