// fair_json.hpp -- the records of a fair as JSON spells them, for fair.json and for what changes.json adds to it.
#pragma once
#include "base/json_reader.hpp"
#include "caunoi/fair.hpp"

namespace caunoi::planning {

[[nodiscard]] Fair::Table read_table(const JsonPlace& place);
[[nodiscard]] Fair::Interpreter read_interpreter(const JsonPlace& place);
[[nodiscard]] Fair::Participant read_participant(const JsonPlace& place);
[[nodiscard]] Fair::Pair read_pair(const JsonPlace& place);
[[nodiscard]] Fair::Lock read_lock(const JsonPlace& place);

}  // namespace caunoi::planning
