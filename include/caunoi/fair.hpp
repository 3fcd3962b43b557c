// fair.hpp -- the planner: who meets whom, when, at which table, with which interpreter; with a proof or a gap.
//
// A Fair is the event as fair.json states it (format `caunoi-fair/1`); plan() answers with a Programme (`caunoi-programme/1`).
// Hard limits always hold; a wish that cannot be placed is an answer with its reason and its cheapest remedy; `infeasible` is an
// answer too, with the conflict in words. Slots are numbered from 0 across all sessions. Knows numbers, not texts.
// [any] Plain values and free functions: any thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/result.hpp"

namespace caunoi {

struct Fair {
  struct Session { std::string id; std::string start; int slots = 0; int slot_minutes = 30; };  ///< start: ISO 8601 local or empty
  struct Table { std::string id; std::string room; std::vector<int> unavailable; };
  struct Interpreter { std::string id; std::vector<std::string> languages; std::vector<int> unavailable; };
  enum class Side : std::uint8_t { none, exhibitor, visitor };
  struct Participant {
    std::string id, name;
    Side side = Side::none;
    std::vector<std::string> languages;  ///< ISO 639-1
    int min_meetings = 0;
    std::optional<int> max_meetings;     ///< absent: as many as there are slots
    std::vector<int> unavailable;        ///< slots
    std::string table;                   ///< fixed booth: id of a table, or empty; two with booths meet at either's
  };
  struct Pair {
    std::string id;                      ///< absent in the file: "a~b"
    std::string a, b;                    ///< participant ids
    std::optional<double> value;  ///< >= 0; absent: 1, or what the matching finds (workspace.hpp)
    bool required = false;
    std::string session;                 ///< id, or empty
    std::optional<int> slot;
    std::vector<std::string> before;     ///< this pair meets before those pairs; binds when both are placed
    std::optional<bool> interpreter;     ///< absent: needed when both name languages and share none

    [[nodiscard]] double worth() const noexcept { return value.value_or(1); }
  };
  /// fairness: the k-th meeting of a participant counts slots + 1 - k, so more meetings count first and evenly spread ones most.
  /// changes: against an earlier programme; plan() has none and passes it over. value counts last when it is not named.
  enum class Goal : std::uint8_t { value, fairness, breaks, changes };
  /// What the goal fairness means. meetings: as above. leximin: the participant with the least value placed has as much as can be,
  /// then the one with the least of the others, and so on.
  enum class Fairness : std::uint8_t { meetings, leximin };
  struct Lock { std::string pair; int slot = 0; std::string table, interpreter; };  ///< table, interpreter may be empty

  std::string name, time_zone;
  std::vector<Session> sessions;
  std::vector<Table> tables;
  std::vector<Interpreter> interpreters;
  std::vector<Participant> participants;
  std::vector<Pair> pairs;
  std::vector<Goal> order{Goal::value, Goal::breaks};
  std::optional<int> break_spread;
  Fairness fairness = Fairness::meetings;
  Side fairness_side = Side::none;  ///< leximin looks at participants of this side; none: at all
  std::vector<Lock> locked;

  [[nodiscard]] int slot_count() const noexcept;
};

/// Reads and validates fair.json. invalid_argument with a JSON pointer as place (`fair.json#/pairs/3/slot`); an unknown key names
/// the nearest known one. A pair with itself, a slot out of range, an id used twice, a reference to nobody are such errors.
[[nodiscard]] Result<Fair> parse_fair(std::string_view json, std::string_view file = "fair.json");
/// The same fair as text; parse_fair(to_json(f)) is f.
[[nodiscard]] std::string to_json(const Fair& fair);

struct Programme {
  enum class Status : std::uint8_t { optimal, feasible, infeasible };
  struct Meeting { std::string pair, a, b; int slot = 0; std::string table, interpreter; };
  /// Reason codes: "participant_full", "no_table", "no_interpreter", "no_common_slot", "less_valuable", "rules".
  struct Unplaced { std::string pair, a, b, code, reason, remedy; };

  Status status = Status::feasible;
  std::vector<Meeting> meetings;    ///< by slot, then pair
  std::vector<Unplaced> unplaced;   ///< by pair
  /// Sum of the values placed; no programme has more than the bound. With `optimal` in an order that does not begin with value: no
  /// programme that is as good in the goals before.
  double value = 0, value_bound = 0;
  int breaks = 0, breaks_bound = 0;        ///< no programme that is as good in the goals before has fewer than the bound
  /// What the goal fairness gave and cost; absent when it is no goal.
  struct Price {
    double least = 0, least_bound = 0;  ///< value of the participant with the least; nobody can be sure of more than the bound
    double value_without = 0;           ///< no programme has more value, fair or not
    double lost = 0;                    ///< value_without - value
  };
  std::optional<Price> fairness;
  std::vector<std::string> conflict;       ///< infeasible only: rules that cannot hold together, in words
  double seconds = 0;                      ///< written as whole seconds, so that a quick plan has the same bytes everywhere
  std::uint64_t seed = 0;
  std::string version;
};

[[nodiscard]] Result<Programme> parse_programme(std::string_view json, std::string_view file = "programme.json");
[[nodiscard]] std::string to_json(const Programme& programme);

struct PlanOptions {
  /// Seconds, >= 0, for making the plan better; finding the first one is not limited, so 0 still returns a checked plan.
  double time_limit = 30;   ///< Only this can make two runs differ, and then status says `feasible`.
  std::uint64_t seed = 1;
};

/// The best programme found within the limit. Same fair, options and version: same answer for any number of threads, unless the
/// time limit ended the search. cancelled: the best checked plan found so far is returned when there is one, else Code::cancelled.
/// invalid_argument only for what parse_fair() would have refused.
[[nodiscard]] Result<Programme> plan(const Fair& fair, const PlanOptions& options = {}, const Control& control = {});

/// Every rule the programme breaks, in words, in a fixed order; empty when it may be printed. Shares no code with plan().
[[nodiscard]] std::vector<std::string> violations(const Fair& fair, const Programme& programme);

}  // namespace caunoi
