// A fair put together call by call: the structs of the caller as parts of ours. Whether they fit together is looked at
// by the one place that validates fairs. Tested by tests/c/c_api_test (records.c), tests/python/test_binding,
// tests/node.
#include <algorithm>
#include <cmath>

#include "c/border.hpp"
#include "fair/validate.hpp"

using namespace caunoi;
using namespace caunoi::c;

static_assert(CAUNOI_SIDE_NONE == static_cast<int>(Fair::Side::none) &&
              CAUNOI_SIDE_EXHIBITOR == static_cast<int>(Fair::Side::exhibitor) &&
              CAUNOI_SIDE_VISITOR == static_cast<int>(Fair::Side::visitor));
static_assert(CAUNOI_FAIRNESS_MEETINGS == static_cast<int>(Fair::Fairness::meetings) &&
              CAUNOI_FAIRNESS_LEXIMIN == static_cast<int>(Fair::Fairness::leximin));
static_assert(CAUNOI_GOAL_VALUE == static_cast<int>(Fair::Goal::value) &&
              CAUNOI_GOAL_FAIRNESS == static_cast<int>(Fair::Goal::fairness) &&
              CAUNOI_GOAL_BREAKS == static_cast<int>(Fair::Goal::breaks) &&
              CAUNOI_GOAL_CHANGES == static_cast<int>(Fair::Goal::changes));

namespace {

Result<Fair::Side> side_of(caunoi_side side) {
  if (side >= CAUNOI_SIDE_NONE && side <= CAUNOI_SIDE_VISITOR) return static_cast<Fair::Side>(side);
  return fail(Code::invalid_argument,
              fmt::format("`side` is {}; CAUNOI_SIDE_NONE, _EXHIBITOR and _VISITOR are known", side));
}

Result<std::string> text(const caunoi_str& theirs, std::string_view name) {
  CAUNOI_TRY(const auto view, text_of(theirs.data, theirs.size, name));
  return std::string(view);
}

Result<std::vector<int>> slots_of(const std::int32_t* items, std::size_t count) {
  CAUNOI_TRY(const auto numbers, numbers_of(items, count, "unavailable"));
  return std::vector<int>(numbers.begin(), numbers.end());
}

Result<bool> flag(std::uint32_t number, std::string_view name) {
  if (number <= 1) return number == 1;
  return fail(Code::invalid_argument, fmt::format("`{}` is {}; it must be 0 or 1", name, number));
}

const std::string& key_of(const Fair::Lock& lock) { return lock.pair; }
template <class Part>
const std::string& key_of(const Part& part) {
  return part.id;
}

// The list of a part and its number.
template <class Part>
constexpr caunoi_part number_of = CAUNOI_PART_SESSION;
template <>
constexpr caunoi_part number_of<Fair::Table> = CAUNOI_PART_TABLE;
template <>
constexpr caunoi_part number_of<Fair::Interpreter> = CAUNOI_PART_INTERPRETER;
template <>
constexpr caunoi_part number_of<Fair::Participant> = CAUNOI_PART_PARTICIPANT;
template <>
constexpr caunoi_part number_of<Fair::Pair> = CAUNOI_PART_PAIR;
template <>
constexpr caunoi_part number_of<Fair::Lock> = CAUNOI_PART_LOCK;

template <class Part>
void find_places(caunoi_draft& d, const std::vector<Part>& parts) {
  auto& places = d.places[number_of<Part>];
  places.clear();
  for (std::size_t i = 0; i < parts.size(); ++i) places.emplace(key_of(parts[i]), i);
}

template <class Part>
void put_part(caunoi_draft& d, std::vector<Part>& parts, Part part) {
  auto& places = d.places[number_of<Part>];
  if (const auto at = places.find(key_of(part)); at != places.end()) {
    parts[at->second] = std::move(part);
    return;
  }
  parts.push_back(std::move(part));
  places.emplace(key_of(parts.back()), parts.size() - 1);
}

template <class Part>
bool remove_part(caunoi_draft& d, std::vector<Part>& parts, std::string_view key) {
  const auto& places = d.places[number_of<Part>];
  const auto at = places.find(std::string(key));
  if (at == places.end()) return false;
  parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at->second));  // the order of sessions numbers the slots
  find_places(d, parts);
  return true;
}

}  // namespace

Result<Fair::Session> caunoi::c::part_of(const caunoi_session& s) {
  Fair::Session out;
  CAUNOI_TRY(out.id, text(s.id, "id"));
  CAUNOI_TRY(out.start, text(s.start, "start"));
  out.slots = s.slots;
  out.slot_minutes = s.slot_minutes;
  return out;
}

Result<Fair::Table> caunoi::c::part_of(const caunoi_table& t) {
  Fair::Table out;
  CAUNOI_TRY(out.id, text(t.id, "id"));
  CAUNOI_TRY(out.room, text(t.room, "room"));
  CAUNOI_TRY(out.unavailable, slots_of(t.unavailable, t.unavailable_count));
  return out;
}

Result<Fair::Interpreter> caunoi::c::part_of(const caunoi_interpreter& i) {
  Fair::Interpreter out;
  CAUNOI_TRY(out.id, text(i.id, "id"));
  CAUNOI_TRY(out.languages, texts_of(i.languages, i.language_count, "languages"));
  CAUNOI_TRY(out.unavailable, slots_of(i.unavailable, i.unavailable_count));
  return out;
}

Result<Fair::Participant> caunoi::c::part_of(const caunoi_participant& p) {
  Fair::Participant out;
  CAUNOI_TRY(out.id, text(p.id, "id"));
  CAUNOI_TRY(out.name, text(p.name, "name"));
  CAUNOI_TRY(out.side, side_of(p.side));
  CAUNOI_CHECK(must_be_zero(p.reserved, "participant"));
  CAUNOI_TRY(out.languages, texts_of(p.languages, p.language_count, "languages"));
  out.min_meetings = p.min_meetings;
  if (p.max_meetings >= 0) out.max_meetings = p.max_meetings;
  CAUNOI_TRY(out.unavailable, slots_of(p.unavailable, p.unavailable_count));
  CAUNOI_TRY(out.table, text(p.table, "table"));
  return out;
}

Result<Fair::Pair> caunoi::c::part_of(const caunoi_pair& p) {
  Fair::Pair out;
  CAUNOI_TRY(out.id, text(p.id, "id"));
  CAUNOI_TRY(out.a, text(p.a, "a"));
  CAUNOI_TRY(out.b, text(p.b, "b"));
  if (out.id.empty()) out.id = out.a + "~" + out.b;
  if (!std::isfinite(p.value))
    return fail(Code::invalid_argument, fmt::format("`value` is {}; it must be a number", p.value));
  if (p.value >= 0) out.value = p.value;
  CAUNOI_TRY(out.session, text(p.session, "session"));
  if (p.slot >= 0) out.slot = p.slot;
  if (p.interpreter < -1 || p.interpreter > 1)
    return fail(Code::invalid_argument, fmt::format("`interpreter` is {}; it must be 1, 0 or -1", p.interpreter));
  if (p.interpreter >= 0) out.interpreter = p.interpreter == 1;
  CAUNOI_TRY(out.required, flag(p.required, "required"));
  CAUNOI_CHECK(must_be_zero(p.reserved, "pair"));
  CAUNOI_TRY(out.before, texts_of(p.before, p.before_count, "before"));
  return out;
}

Result<Fair::Lock> caunoi::c::part_of(const caunoi_lock& l) {
  Fair::Lock out;
  CAUNOI_TRY(out.pair, text(l.pair, "pair"));
  out.slot = l.slot;
  CAUNOI_CHECK(must_be_zero(l.reserved, "lock"));
  CAUNOI_TRY(out.table, text(l.table, "table"));
  CAUNOI_TRY(out.interpreter, text(l.interpreter, "interpreter"));
  return out;
}

namespace {

template <class Struct, class Part>
caunoi_status put(caunoi_draft* d, const Struct* theirs, const Struct& init, std::string_view name,
                  std::vector<Part> Fair::*list, caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(d, "d"));
    CAUNOI_CHECK(given(theirs, name));
    CAUNOI_TRY(const auto stated, read_struct<Struct>(theirs, init, name));
    CAUNOI_TRY(auto part, part_of(stated));
    put_part(*d, d->fair.*list, std::move(part));
    return {};
  });
}

}  // namespace

caunoi_draft::caunoi_draft(Fair begun) : fair(std::move(begun)) {
  find_places(*this, fair.sessions);
  find_places(*this, fair.tables);
  find_places(*this, fair.interpreters);
  find_places(*this, fair.participants);
  find_places(*this, fair.pairs);
  find_places(*this, fair.locked);
}

extern "C" {

caunoi_status caunoi_draft_new(const caunoi_fair* from, caunoi_draft** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_draft> { return caunoi_draft(from == nullptr ? Fair() : *from->fair); });
}

caunoi_status caunoi_draft_name(caunoi_draft* d, const char* name, size_t name_len, const char* time_zone,
                                size_t time_zone_len, caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(d, "d"));
    CAUNOI_TRY(const auto called, text_of(name, name_len, "name"));
    CAUNOI_TRY(const auto zone, text_of(time_zone, time_zone_len, "time_zone"));
    d->fair.name = called;
    d->fair.time_zone = zone;
    return {};
  });
}

caunoi_status caunoi_draft_objective(caunoi_draft* d, const caunoi_goal* goals, size_t goal_count, int32_t break_spread,
                                     caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(d, "d"));
    CAUNOI_TRY(const auto numbers, numbers_of(goals, goal_count, "goals"));
    std::vector<Fair::Goal> order;
    for (const auto goal : numbers) {
      if (goal < CAUNOI_GOAL_VALUE || goal > CAUNOI_GOAL_CHANGES)
        return fail(Code::invalid_argument,
                    fmt::format("{} is no goal; CAUNOI_GOAL_VALUE, _FAIRNESS, _BREAKS and _CHANGES are", goal));
      order.push_back(static_cast<Fair::Goal>(goal));
    }
    d->fair.order = order.empty() ? Fair().order : std::move(order);
    d->fair.break_spread = break_spread < 0 ? std::nullopt : std::optional<int>(break_spread);
    return {};
  });
}

caunoi_status caunoi_draft_fairness(caunoi_draft* d, caunoi_fairness fairness, caunoi_side side, caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(d, "d"));
    if (fairness < CAUNOI_FAIRNESS_MEETINGS || fairness > CAUNOI_FAIRNESS_LEXIMIN)
      return fail(Code::invalid_argument,
                  fmt::format("{} is no fairness; CAUNOI_FAIRNESS_MEETINGS and _LEXIMIN are", fairness));
    CAUNOI_TRY(d->fair.fairness_side, side_of(side));
    d->fair.fairness = static_cast<Fair::Fairness>(fairness);
    return {};
  });
}

caunoi_status caunoi_draft_put_session(caunoi_draft* d, const caunoi_session* session, caunoi_error** err) {
  const caunoi_session init = CAUNOI_SESSION_INIT;
  return put(d, session, init, "session", &Fair::sessions, err);
}

caunoi_status caunoi_draft_put_table(caunoi_draft* d, const caunoi_table* table, caunoi_error** err) {
  const caunoi_table init = CAUNOI_TABLE_INIT;
  return put(d, table, init, "table", &Fair::tables, err);
}

caunoi_status caunoi_draft_put_interpreter(caunoi_draft* d, const caunoi_interpreter* interpreter, caunoi_error** err) {
  const caunoi_interpreter init = CAUNOI_INTERPRETER_INIT;
  return put(d, interpreter, init, "interpreter", &Fair::interpreters, err);
}

caunoi_status caunoi_draft_put_participant(caunoi_draft* d, const caunoi_participant* participant, caunoi_error** err) {
  const caunoi_participant init = CAUNOI_PARTICIPANT_INIT;
  return put(d, participant, init, "participant", &Fair::participants, err);
}

caunoi_status caunoi_draft_put_pair(caunoi_draft* d, const caunoi_pair* pair, caunoi_error** err) {
  const caunoi_pair init = CAUNOI_PAIR_INIT;
  return put(d, pair, init, "pair", &Fair::pairs, err);
}

caunoi_status caunoi_draft_put_lock(caunoi_draft* d, const caunoi_lock* lock, caunoi_error** err) {
  const caunoi_lock init = CAUNOI_LOCK_INIT;
  return put(d, lock, init, "lock", &Fair::locked, err);
}

caunoi_status caunoi_draft_remove(caunoi_draft* d, caunoi_part part, const char* id, size_t id_len,
                                  caunoi_error** err) {
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(d, "d"));
    CAUNOI_CHECK(given(id, "id"));
    CAUNOI_TRY(const auto key, text_of(id, id_len, "id"));
    bool found = false;
    switch (part) {
      case CAUNOI_PART_SESSION:
        found = remove_part(*d, d->fair.sessions, key);
        break;
      case CAUNOI_PART_TABLE:
        found = remove_part(*d, d->fair.tables, key);
        break;
      case CAUNOI_PART_INTERPRETER:
        found = remove_part(*d, d->fair.interpreters, key);
        break;
      case CAUNOI_PART_PARTICIPANT:
        found = remove_part(*d, d->fair.participants, key);
        break;
      case CAUNOI_PART_PAIR:
        found = remove_part(*d, d->fair.pairs, key);
        break;
      case CAUNOI_PART_LOCK:
        found = remove_part(*d, d->fair.locked, key);
        break;
      default:
        return fail(
            Code::invalid_argument,
            fmt::format("{} is no part of a fair; CAUNOI_PART_SESSION, _TABLE, _INTERPRETER, _PARTICIPANT, _PAIR "
                        "and _LOCK are",
                        part));
    }
    if (found) return {};
    return fail(Code::not_found, fmt::format("there is nothing with the id \"{}\"", key), std::string(key));
  });
}

caunoi_status caunoi_draft_fair(const caunoi_draft* d, caunoi_fair** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_fair> {
    CAUNOI_CHECK(given(d, "d"));
    CAUNOI_CHECK(planning::validate(d->fair, "fair"));
    return caunoi_fair(d->fair);
  });
}

void caunoi_draft_free(caunoi_draft* d) { delete d; }

}  // extern "C"
