// days.hpp -- what can happen on a day: changes of every kind, drawn at random.
#pragma once
#include <algorithm>

#include "caunoi/repair.hpp"
#include "fair/fairs.hpp"

namespace days {

/// A small fair with one slot more than fairs::small(), so that something is left of it when it has begun.
inline caunoi::Fair fair(unsigned seed) {
  auto fair = fairs::small(seed);
  fair.sessions.back().slots += 1;
  return fair;
}

inline caunoi::Changes changes(unsigned seed, const caunoi::Fair& fair) {
  using caunoi::Changes, caunoi::Fair;
  fairs::Dice dice(seed * 7919 + 13);
  Changes changes;
  const int slots = fair.slot_count();
  const auto pick = [&](const auto& list) -> const std::string& {
    return list[static_cast<std::size_t>(dice.below(static_cast<int>(list.size())))].id;
  };
  if (!dice.one_in(3)) changes.now = dice.below(std::max(1, slots - 1));
  const int begun = changes.now.value_or(-1) + 1;
  const auto absence = [&](const std::string& id) {
    Changes::Absence absence{id, {}, {}};
    if (dice.one_in(2) && begun < slots)
      absence.from = begun + dice.below(slots - begun);
    else if (dice.one_in(2) && begun < slots)
      absence.slots = {begun + dice.below(slots - begun)};
    return absence;
  };
  if (dice.one_in(2)) changes.absent.push_back(absence(pick(fair.participants)));
  if (dice.one_in(6)) changes.present.push_back(absence(pick(fair.participants)));
  if (dice.one_in(4)) changes.late.push_back({pick(fair.participants), dice.below(slots)});
  if (dice.one_in(3)) changes.broken_tables.push_back(absence(pick(fair.tables)));
  if (!fair.interpreters.empty() && dice.one_in(3))
    changes.lost_interpreters.push_back(absence(pick(fair.interpreters)));
  if (dice.one_in(6)) changes.new_tables.push_back({"spare", "", {}});
  if (dice.one_in(3)) {
    Fair::Participant person;
    person.id = "walk-in";
    if (dice.one_in(2)) person.languages = {"ja"};
    for (int s = 0; s < slots; ++s)  // most walk-ins have little time
      if (dice.one_in(2)) person.unavailable.push_back(s);
    changes.walk_ins.push_back(std::move(person));
    for (int k = 0; k < 2; ++k) {
      Fair::Pair pair;
      pair.id = fmt::format("new{}", k);
      pair.a = "walk-in";
      pair.b = pick(fair.participants);
      pair.value = dice.one_in(2) ? 1 : 2;
      pair.required = dice.one_in(8);
      changes.wishes.push_back(std::move(pair));
    }
  }
  if (dice.one_in(5)) changes.withdrawn.push_back(pick(fair.pairs));
  if (dice.one_in(4))
    changes.locked.push_back({pick(fair.pairs), dice.below(slots), dice.one_in(2) ? pick(fair.tables) : "", ""});
  return changes;
}

}  // namespace days
