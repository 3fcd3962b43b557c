// ledger.hpp -- who is told what after a repair, and who could step in.
#pragma once
#include "fair/changes.hpp"

namespace caunoi::planning {

/// What differs between the old programme and repair.programme, person by person, with the reason.
void write_ledger(const Programme& before, const Day& day, Repair& repair);

/// For each meeting that has not begun and each of its two ends: whose wish the other could have instead.
void write_standby(const Day& day, Repair& repair);

}  // namespace caunoi::planning
