// The day itself over the border: one repair by itself, and a day on which changes are made one by one while others
// read. Each verb says one change in words of repair.hpp; how the programme follows is that header's business. Tested
// by tests/c/c_api_test (day.c), tests/c/threads_test, tests/python/test_binding, tests/node.

#include "c/border.hpp"
#include "caunoi/repair.hpp"

using namespace caunoi;
using namespace caunoi::c;

static_assert(CAUNOI_CHANGE_CANCELLED == static_cast<int>(Repair::What::cancelled) &&
              CAUNOI_CHANGE_PLACED == static_cast<int>(Repair::What::placed) &&
              CAUNOI_CHANGE_MOVED == static_cast<int>(Repair::What::moved) &&
              CAUNOI_CHANGE_TABLE == static_cast<int>(Repair::What::table) &&
              CAUNOI_CHANGE_INTERPRETER == static_cast<int>(Repair::What::interpreter));
static_assert(CAUNOI_CAUSE_WISH == static_cast<int>(Repair::Because::wish) &&
              CAUNOI_CAUSE_WITHDRAWN == static_cast<int>(Repair::Because::withdrawn) &&
              CAUNOI_CAUSE_ABSENT == static_cast<int>(Repair::Because::absent) &&
              CAUNOI_CAUSE_TABLE == static_cast<int>(Repair::Because::table) &&
              CAUNOI_CAUSE_INTERPRETER == static_cast<int>(Repair::Because::interpreter) &&
              CAUNOI_CAUSE_LOCKED == static_cast<int>(Repair::Because::locked) &&
              CAUNOI_CAUSE_ROOM == static_cast<int>(Repair::Because::room));

Day::State Day::now() const {
  const std::scoped_lock lock(reading_);
  return state_;
}

Result<std::shared_ptr<const Repair>> Day::change(Changes changes, const RepairOptions& options,
                                                  const Control& control) {
  const std::scoped_lock one_after_the_other(changing_);
  const State before = now();
  if (!changes.now) changes.now = before.slot;
  CAUNOI_TRY(auto made, repair(*before.fair, *before.programme, changes, options, control));
  const auto done = std::make_shared<const Repair>(std::move(made));
  if (done->programme.status == Programme::Status::infeasible) return done;
  State next{{done, &done->fair}, {done, &done->programme}, before.revision + 1, changes.now};
  const std::scoped_lock lock(reading_);
  state_ = std::move(next);
  return done;
}

namespace {

Result<RepairOptions> repair_options_of(const caunoi_repair_options* options) {
  CAUNOI_TRY(const auto how, read_struct<caunoi_repair_options>(options, CAUNOI_REPAIR_OPTIONS_INIT, "options"));
  if (!(how.time_limit >= 0))
    return fail(Code::invalid_argument,
                fmt::format("`time_limit` is {}; it must be seconds, 0 or more", how.time_limit));
  if (how.disturb < 0)
    return fail(Code::invalid_argument, fmt::format("`disturb` is {}; it must be 0 or more", how.disturb));
  CAUNOI_CHECK(must_be_zero(how.reserved, "options"));
  return RepairOptions{how.time_limit, how.disturb};
}

Result<Changes> changes_of(const char* json, std::size_t json_len, const char* name, std::size_t name_len) {
  CAUNOI_TRY(const auto file, file_name(name, name_len, "changes.json"));
  CAUNOI_TRY(const auto text, text_of(json, json_len, "json", file));
  return parse_changes(text, file);
}

Result<std::string> id_of(const char* data, std::size_t size, std::string_view name) {
  CAUNOI_TRY(const auto id, text_of(data, size, name));
  if (id.empty()) return fail(Code::invalid_argument, fmt::format("`{}` is empty; it must be an id", name));
  return std::string(id);
}

void tell(const Log& log, const Repair& made) {
  if (log)
    log(CAUNOI_LEVEL_NOTE,
        fmt::format("repaired: {} meetings, {} people disturbed, at least {}, {} notices",
                    made.programme.meetings.size(), made.disturbed, made.disturbed_bound, made.ledger.size()));
}

// Makes the change that `state` puts into an empty Changes: a call to Result<void>.
template <class State>
caunoi_status change(caunoi_day* d, const caunoi_repair_options* options, const caunoi_control* ctl,
                     caunoi_repaired** out, caunoi_error** err, State&& state) noexcept {
  if (out != nullptr) *out = nullptr;
  return guard(err, [&]() -> Result<void> {
    CAUNOI_CHECK(given(d, "d"));
    Changes changes;
    changes.file = "changes";
    CAUNOI_CHECK(state(changes));
    CAUNOI_TRY(const auto how, repair_options_of(options));
    CAUNOI_TRY(const auto control, control_of(ctl));
    // The handle first: a change that was made must not end in a failure.
    std::unique_ptr<caunoi_repaired> handle(out == nullptr ? nullptr : new caunoi_repaired(nullptr));
    CAUNOI_TRY(auto made, d->day->change(std::move(changes), how, control));
    tell(Log(ctl), *made);
    if (handle == nullptr) return {};
    handle->repair = std::move(made);
    *out = handle.release();
    return {};
  });
}

std::optional<int> from_slot(std::int32_t from) { return from < 0 ? std::nullopt : std::optional<int>(from); }

// One who is not there.
caunoi_status missing(std::vector<Changes::Absence> Changes::*list, caunoi_day* d, const char* id, std::size_t id_len,
                      std::int32_t from, const caunoi_repair_options* options, const caunoi_control* ctl,
                      caunoi_repaired** out, caunoi_error** err) noexcept {
  return change(d, options, ctl, out, err, [&](Changes& changes) -> Result<void> {
    CAUNOI_TRY(auto who, id_of(id, id_len, "id"));
    (changes.*list).push_back({std::move(who), from_slot(from), {}});
    return {};
  });
}

// A part of the fair as the caller states it.
template <class Struct, class Part>
caunoi_status one_more(std::vector<Part> Changes::*list, const Struct* theirs, const Struct& init,
                       std::string_view name, caunoi_day* d, const caunoi_repair_options* options,
                       const caunoi_control* ctl, caunoi_repaired** out, caunoi_error** err) noexcept {
  return change(d, options, ctl, out, err, [&](Changes& changes) -> Result<void> {
    CAUNOI_CHECK(given(theirs, name));
    CAUNOI_TRY(const auto stated, read_struct<Struct>(theirs, init, name));
    CAUNOI_TRY(auto part, part_of(stated));
    (changes.*list).push_back(std::move(part));
    return {};
  });
}

caunoi_status named(std::vector<std::string> Changes::*list, caunoi_day* d, const char* pair, std::size_t pair_len,
                    const caunoi_repair_options* options, const caunoi_control* ctl, caunoi_repaired** out,
                    caunoi_error** err) noexcept {
  return change(d, options, ctl, out, err, [&](Changes& changes) -> Result<void> {
    CAUNOI_TRY(auto id, id_of(pair, pair_len, "pair"));
    (changes.*list).push_back(std::move(id));
    return {};
  });
}

}  // namespace

extern "C" {

caunoi_status caunoi_repair(const caunoi_fair* f, const caunoi_programme* p, const char* json, size_t json_len,
                            const char* name, size_t name_len, const caunoi_repair_options* options,
                            const caunoi_control* ctl, caunoi_repaired** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_repaired> {
    CAUNOI_CHECK(given(f, "f"));
    CAUNOI_CHECK(given(p, "p"));
    CAUNOI_TRY(const auto changes, changes_of(json, json_len, name, name_len));
    CAUNOI_TRY(const auto how, repair_options_of(options));
    CAUNOI_TRY(const auto control, control_of(ctl));
    CAUNOI_TRY(auto made, repair(*f->fair, *p->programme, changes, how, control));
    tell(Log(ctl), made);
    return caunoi_repaired(std::make_shared<const Repair>(std::move(made)));
  });
}

caunoi_status caunoi_check_repair(const caunoi_fair* f, const caunoi_programme* p, const char* json, size_t json_len,
                                  const char* name, size_t name_len, const caunoi_repaired* r, caunoi_texts** out,
                                  caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_texts> {
    CAUNOI_CHECK(given(f, "f"));
    CAUNOI_CHECK(given(p, "p"));
    CAUNOI_CHECK(given(r, "r"));
    CAUNOI_TRY(const auto changes, changes_of(json, json_len, name, name_len));
    return caunoi_texts(violations(*f->fair, *p->programme, changes, *r->repair));
  });
}

caunoi_status caunoi_repaired_fair(const caunoi_repaired* r, caunoi_fair** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_fair> {
    CAUNOI_CHECK(given(r, "r"));
    return caunoi_fair(std::shared_ptr<const Fair>(r->repair, &r->repair->fair));
  });
}

caunoi_status caunoi_repaired_programme(const caunoi_repaired* r, caunoi_programme** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_programme> {
    CAUNOI_CHECK(given(r, "r"));
    return caunoi_programme(std::shared_ptr<const Programme>(r->repair, &r->repair->programme));
  });
}

caunoi_status caunoi_repaired_json(const caunoi_repaired* r, caunoi_blob** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_blob> {
    CAUNOI_CHECK(given(r, "r"));
    return caunoi_blob(to_json(*r->repair));
  });
}

caunoi_status caunoi_repaired_summarise(const caunoi_repaired* r, caunoi_repair_summary* row) {
  return guard(nullptr, [&]() -> Result<void> {
    CAUNOI_CHECK(given(r, "r"));
    const Repair& all = *r->repair;
    return write_struct(
        row, caunoi_repair_summary{0, static_cast<caunoi_plan_status>(all.programme.status), 0, all.ledger.size(),
                                   all.standby.size(), all.relaxed.size(), all.disturbed, all.disturbed_bound});
  });
}

caunoi_status caunoi_repaired_notice(const caunoi_repaired* r, size_t i, caunoi_notice* row) {
  return row_of(
      r, [&]() -> auto& { return r->repair->ledger; }, i, row,
      [](const Repair::Notice& n) {
        return caunoi_notice{0,
                             lend(n.who),
                             static_cast<caunoi_change>(n.what),
                             static_cast<caunoi_cause>(n.because),
                             lend(n.pair),
                             lend(n.with),
                             lend(n.cause),
                             n.interprets ? 1U : 0U,
                             n.was.slot,
                             n.is.slot,
                             0,
                             lend(n.was.table),
                             lend(n.was.interpreter),
                             lend(n.is.table),
                             lend(n.is.interpreter)};
      });
}

caunoi_status caunoi_repaired_standby(const caunoi_repaired* r, size_t i, caunoi_standby* row) {
  return row_of(
      r, [&]() -> auto& { return r->repair->standby; }, i, row,
      [](const Repair::Standby& s) {
        return caunoi_standby{0, s.slot, 0, lend(s.pair), lend(s.missing), lend(s.host), lend(s.table)};
      });
}

caunoi_status caunoi_repaired_standby_pairs(const caunoi_repaired* r, size_t i, caunoi_texts** out,
                                            caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_texts> {
    CAUNOI_CHECK(given(r, "r"));
    if (i >= r->repair->standby.size()) return fail(Code::invalid_argument, fmt::format("there is no standby {}", i));
    return caunoi_texts(r->repair->standby[i].pairs);
  });
}

caunoi_status caunoi_repaired_relaxed(const caunoi_repaired* r, size_t i, caunoi_relaxed* row) {
  return row_of(
      r, [&]() -> auto& { return r->repair->relaxed; }, i, row,
      [](const Repair::Relaxed& one) {
        return caunoi_relaxed{0, lend(one.rule), lend(one.id), one.was, one.is};
      });
}

void caunoi_repaired_free(caunoi_repaired* r) { delete r; }

caunoi_status caunoi_day_new(const caunoi_fair* f, const caunoi_programme* p, caunoi_day** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_day> {
    CAUNOI_CHECK(given(f, "f"));
    CAUNOI_CHECK(given(p, "p"));
    if (const auto broken = violations(*f->fair, *p->programme); !broken.empty())
      return fail(Code::invalid_argument,
                  fmt::format("the programme breaks {} rules of the fair, first: {}", broken.size(), broken.front()));
    return caunoi_day(std::make_shared<Day>(Day::State{f->fair, p->programme}));
  });
}

uint64_t caunoi_day_revision(const caunoi_day* d) { return d == nullptr ? 0 : d->day->now().revision; }

caunoi_status caunoi_day_fair(const caunoi_day* d, caunoi_fair** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_fair> {
    CAUNOI_CHECK(given(d, "d"));
    return caunoi_fair(d->day->now().fair);
  });
}

caunoi_status caunoi_day_programme(const caunoi_day* d, caunoi_programme** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_programme> {
    CAUNOI_CHECK(given(d, "d"));
    return caunoi_programme(d->day->now().programme);
  });
}

caunoi_status caunoi_day_apply(caunoi_day* d, const char* json, size_t json_len, const char* name, size_t name_len,
                               const caunoi_repair_options* options, const caunoi_control* ctl, caunoi_repaired** out,
                               caunoi_error** err) {
  return change(d, options, ctl, out, err, [&](Changes& changes) -> Result<void> {
    CAUNOI_TRY(changes, changes_of(json, json_len, name, name_len));
    return {};
  });
}

caunoi_status caunoi_day_now(caunoi_day* d, int32_t slot, const caunoi_repair_options* options,
                             const caunoi_control* ctl, caunoi_repaired** out, caunoi_error** err) {
  return change(d, options, ctl, out, err, [&](Changes& changes) -> Result<void> {
    changes.now = slot;
    return {};
  });
}

caunoi_status caunoi_day_absent(caunoi_day* d, const char* id, size_t id_len, int32_t from,
                                const caunoi_repair_options* options, const caunoi_control* ctl, caunoi_repaired** out,
                                caunoi_error** err) {
  return missing(&Changes::absent, d, id, id_len, from, options, ctl, out, err);
}

caunoi_status caunoi_day_present(caunoi_day* d, const char* id, size_t id_len, int32_t from,
                                 const caunoi_repair_options* options, const caunoi_control* ctl, caunoi_repaired** out,
                                 caunoi_error** err) {
  return missing(&Changes::present, d, id, id_len, from, options, ctl, out, err);
}

caunoi_status caunoi_day_late(caunoi_day* d, const char* id, size_t id_len, int32_t slot,
                              const caunoi_repair_options* options, const caunoi_control* ctl, caunoi_repaired** out,
                              caunoi_error** err) {
  return change(d, options, ctl, out, err, [&](Changes& changes) -> Result<void> {
    CAUNOI_TRY(auto who, id_of(id, id_len, "id"));
    changes.late.push_back({std::move(who), slot});
    return {};
  });
}

caunoi_status caunoi_day_walk_in(caunoi_day* d, const caunoi_participant* participant, const caunoi_pair* wishes,
                                 size_t wish_count, const caunoi_repair_options* options, const caunoi_control* ctl,
                                 caunoi_repaired** out, caunoi_error** err) {
  return change(d, options, ctl, out, err, [&](Changes& changes) -> Result<void> {
    CAUNOI_CHECK(given(participant, "participant"));
    CAUNOI_TRY(const auto stated, read_struct<caunoi_participant>(participant, CAUNOI_PARTICIPANT_INIT, "participant"));
    CAUNOI_TRY(auto who, part_of(stated));
    changes.walk_ins.push_back(std::move(who));
    return each_struct<caunoi_pair>(wishes, wish_count, CAUNOI_PAIR_INIT, "wishes",
                                    [&](const auto& wish, const std::string&) -> Result<void> {
                                      CAUNOI_TRY(auto pair, part_of(wish));
                                      changes.wishes.push_back(std::move(pair));
                                      return {};
                                    });
  });
}

caunoi_status caunoi_day_wish(caunoi_day* d, const caunoi_pair* pair, const caunoi_repair_options* options,
                              const caunoi_control* ctl, caunoi_repaired** out, caunoi_error** err) {
  const caunoi_pair init = CAUNOI_PAIR_INIT;
  return one_more(&Changes::wishes, pair, init, "pair", d, options, ctl, out, err);
}

caunoi_status caunoi_day_withdraw(caunoi_day* d, const char* pair, size_t pair_len,
                                  const caunoi_repair_options* options, const caunoi_control* ctl,
                                  caunoi_repaired** out, caunoi_error** err) {
  return named(&Changes::withdrawn, d, pair, pair_len, options, ctl, out, err);
}

caunoi_status caunoi_day_lock(caunoi_day* d, const caunoi_lock* lock, const caunoi_repair_options* options,
                              const caunoi_control* ctl, caunoi_repaired** out, caunoi_error** err) {
  const caunoi_lock init = CAUNOI_LOCK_INIT;
  return one_more(&Changes::locked, lock, init, "lock", d, options, ctl, out, err);
}

caunoi_status caunoi_day_unlock(caunoi_day* d, const char* pair, size_t pair_len, const caunoi_repair_options* options,
                                const caunoi_control* ctl, caunoi_repaired** out, caunoi_error** err) {
  return named(&Changes::unlocked, d, pair, pair_len, options, ctl, out, err);
}

caunoi_status caunoi_day_break_table(caunoi_day* d, const char* id, size_t id_len, int32_t from,
                                     const caunoi_repair_options* options, const caunoi_control* ctl,
                                     caunoi_repaired** out, caunoi_error** err) {
  return missing(&Changes::broken_tables, d, id, id_len, from, options, ctl, out, err);
}

caunoi_status caunoi_day_lose_interpreter(caunoi_day* d, const char* id, size_t id_len, int32_t from,
                                          const caunoi_repair_options* options, const caunoi_control* ctl,
                                          caunoi_repaired** out, caunoi_error** err) {
  return missing(&Changes::lost_interpreters, d, id, id_len, from, options, ctl, out, err);
}

caunoi_status caunoi_day_add_table(caunoi_day* d, const caunoi_table* table, const caunoi_repair_options* options,
                                   const caunoi_control* ctl, caunoi_repaired** out, caunoi_error** err) {
  const caunoi_table init = CAUNOI_TABLE_INIT;
  return one_more(&Changes::new_tables, table, init, "table", d, options, ctl, out, err);
}

caunoi_status caunoi_day_add_interpreter(caunoi_day* d, const caunoi_interpreter* interpreter,
                                         const caunoi_repair_options* options, const caunoi_control* ctl,
                                         caunoi_repaired** out, caunoi_error** err) {
  const caunoi_interpreter init = CAUNOI_INTERPRETER_INIT;
  return one_more(&Changes::new_interpreters, interpreter, init, "interpreter", d, options, ctl, out, err);
}

void caunoi_day_free(caunoi_day* d) { delete d; }

}  // extern "C"
