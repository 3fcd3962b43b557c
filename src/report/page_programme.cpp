// The programme: a grid of tables by slots for a wide screen and for paper, the same meetings slot by slot for a narrow
// one, the agenda of each participant, and what could not be placed. A session of many slots is cut into strips, so
// that it fits the width of a sheet. Tested by report/page_test.
#include <algorithm>
#include <map>

#include "report/remedies.hpp"
#include "report/sections.hpp"

namespace caunoi::report {

namespace {

using Meeting = Programme::Meeting;

constexpr int strip_width = 8;  // slots side by side on A4 landscape before names break at every word

/// The fair and its programme with what the tables below look up.
struct View {
  Context& c;
  const Fair& fair;
  const Programme& programme;
  Clock clock;
  std::map<std::string_view, const Fair::Participant*> participants;
  std::map<std::string_view, const Fair::Participant*> owners;                    ///< by table
  std::map<std::pair<std::string_view, int>, std::vector<const Meeting*>> cells;  ///< by table and slot
  std::map<std::string_view, std::vector<const Meeting*>> agendas;  ///< by participant, in the order of slots

  explicit View(Context& context) : c(context), fair(*context.in.fair), programme(*context.in.programme), clock(fair) {
    for (const auto& participant : fair.participants) {
      participants[participant.id] = &participant;
      if (!participant.table.empty()) owners.try_emplace(participant.table, &participant);
    }
    std::vector<const Meeting*> meetings;
    for (const auto& meeting : programme.meetings) meetings.push_back(&meeting);
    std::ranges::stable_sort(meetings, {}, [](const Meeting* m) { return m->slot; });
    for (const Meeting* meeting : meetings) {
      cells[{meeting->table, meeting->slot}].push_back(meeting);
      agendas[meeting->a].push_back(meeting);
      if (meeting->b != meeting->a) agendas[meeting->b].push_back(meeting);
    }
  }

  [[nodiscard]] LangText name(std::string_view id) const {
    const auto at = participants.find(id);
    return at != participants.end() ? c.names.participant(*at->second) : same(id);
  }
  /// The field of a meeting is that of its exhibitor, else of either side.
  [[nodiscard]] std::string field_class(const Meeting& meeting) const {
    std::optional<Field> field;
    for (const auto& id : {meeting.a, meeting.b}) {
      const auto at = participants.find(id);
      if (at == participants.end()) continue;
      const auto* organisation = organisation_of(c.survey, *at->second);
      if (organisation == nullptr || organisation->fields.empty()) continue;
      if (!field || at->second->side == Fair::Side::exhibitor) field = main_field(organisation->fields);
    }
    return field ? fmt::format(" f-{}", field_code(*field)) : std::string{};
  }
};

/// Who meets at a table; the owner of the booth is left out, for he stands at the head of the row.
std::string who(View& v, const Meeting& meeting) {
  const auto owner = v.owners.find(meeting.table);
  const bool a_owns = owner != v.owners.end() && owner->second->id == meeting.a;
  const bool b_owns = owner != v.owners.end() && owner->second->id == meeting.b;
  std::string out = a_owns   ? v.c.texts.span(v.name(meeting.b), "party")
                    : b_owns ? v.c.texts.span(v.name(meeting.a), "party")
                             : v.c.texts.span(v.name(meeting.a), "party") + "<span class=\"x\"> × </span>" +
                                   v.c.texts.span(v.name(meeting.b), "party");
  if (!meeting.interpreter.empty()) out += v.c.texts.span(say(words::interpreter, meeting.interpreter), "interp");
  return out;
}

std::string table_head(View& v, const Fair::Table& table) {
  std::string out = v.c.texts.plain(table.id, "tid");
  if (!table.room.empty()) out += " " + v.c.texts.plain(table.room, "room");
  if (const auto owner = v.owners.find(table.id); owner != v.owners.end())
    out += v.c.texts.span(v.c.names.participant(*owner->second), "owner");
  return out;
}

/// "Phiên 1 · 20/11/2015": by number, since ids are the organiser's shorthand.
LangText session_title(const View& v, std::size_t session, int first_slot) {
  const LangText date = v.clock.date(first_slot);
  LangText title = say(words::session, session + 1);
  for (const Lang lang : all_langs)
    if (!date.empty()) title.in(lang) += " · " + date.in(lang);
  return title;
}

std::string strip(View& v, int first, int last, const std::vector<const Fair::Table*>& tables) {
  std::string out = fmt::format(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\"{}><table class=\"grid\">\n<thead><tr><th "
      "scope=\"col\">{}</th>",
      v.c.texts.attribute("aria-label", say(words::grid_label)), v.c.texts.span(say(words::table)));
  for (int slot = first; slot < last; ++slot)
    out += fmt::format("<th scope=\"col\" class=\"when\">{}</th>", v.c.texts.span(v.clock.range(slot)));
  out += "</tr></thead>\n<tbody>\n";
  for (const auto* table : tables) {
    out += fmt::format("<tr><th scope=\"row\">{}</th>", table_head(v, *table));
    for (int slot = first; slot < last; ++slot) {
      const auto cell = v.cells.find({table->id, slot});
      if (cell == v.cells.end()) {
        const bool closed = std::ranges::find(table->unavailable, slot) != table->unavailable.end();
        out += closed ? "<td class=\"closed\"></td>" : "<td></td>";
        continue;
      }
      out += fmt::format("<td class=\"meet{}\">", v.field_class(*cell->second.front()));
      for (const Meeting* meeting : cell->second) out += who(v, *meeting);
      out += "</td>";
    }
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table></div>\n";
}

std::string slot_list(View& v, int first, int last, const std::vector<const Fair::Table*>& tables) {
  std::string out = "<div class=\"by-slot\">\n";
  for (int slot = first; slot < last; ++slot) {
    std::string items;
    for (const auto* table : tables) {
      const auto cell = v.cells.find({table->id, slot});
      if (cell == v.cells.end()) continue;
      for (const Meeting* meeting : cell->second)
        items += fmt::format("<li class=\"meet{}\"><span class=\"at\">{}</span><span class=\"who\">{}</span></li>\n",
                             v.field_class(*meeting), table_head(v, *table), who(v, *meeting));
    }
    if (!items.empty()) out += fmt::format("<h4>{}</h4>\n<ul>\n{}</ul>\n", v.c.texts.span(v.clock.range(slot)), items);
  }
  return out + "</div>\n";
}

std::string grids(View& v) {
  // Every table that is somebody's booth or is used; a table id the fair does not list cannot occur in a checked
  // programme.
  std::vector<const Fair::Table*> tables;
  for (const auto& table : v.fair.tables) {
    const auto at = v.cells.lower_bound({table.id, 0});
    if (v.owners.contains(table.id) || (at != v.cells.end() && at->first.first == table.id)) tables.push_back(&table);
  }
  std::set<Field> fields;
  for (const auto& [id, participant] : v.participants)
    if (v.agendas.contains(id) && (v.c.facts.exhibitors == 0 || participant->side == Fair::Side::exhibitor))
      if (const auto* organisation = organisation_of(v.c.survey, *participant); organisation != nullptr)
        if (const auto field = main_field(organisation->fields)) fields.insert(*field);
  std::string out;
  if (!fields.empty()) {
    out += "<p class=\"key\">";
    for (const Field field : fields) out += field_chip(v.c, field);
    out += "</p>\n";
  }
  int first = 0;
  for (std::size_t s = 0; s < v.fair.sessions.size(); ++s) {
    const int slots = v.fair.sessions[s].slots;
    if (slots == 0) continue;
    out += fmt::format("<div class=\"session\"><h3>{}</h3>\n", v.c.texts.span(session_title(v, s, first)));
    const int strips = (slots + strip_width - 1) / strip_width;
    for (int i = 0; i < strips; ++i)
      out += strip(v, first + slots * i / strips, first + slots * (i + 1) / strips, tables);
    out += slot_list(v, first, first + slots, tables) + "</div>\n";
    first += slots;
  }
  return out;
}

std::string agenda(View& v, const Fair::Participant& participant) {
  const auto& meetings = v.agendas.at(participant.id);
  std::string rows;
  for (const Meeting* meeting : meetings) {
    const auto& other = meeting->a == participant.id ? meeting->b : meeting->a;
    LangText day = v.clock.date(meeting->slot);
    rows += fmt::format("<tr><td class=\"when\">{}{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                        v.c.texts.span(v.clock.range(meeting->slot)),
                        v.fair.sessions.size() > 1 ? v.c.texts.span(day, "day") : std::string{},
                        v.c.texts.span(v.name(other)), v.c.texts.plain(meeting->table),
                        v.c.texts.plain(meeting->interpreter));
  }
  const LangText count =
      meetings.size() == 1 ? say(words::meeting_count_one) : say(words::meeting_count, meetings.size());
  std::string head;
  for (const auto* words : {&words::time, &words::partner, &words::table, &words::interpreter_head})
    head += fmt::format("<th scope=\"col\">{}</th>", v.c.texts.span(say(*words)));
  return fmt::format(
      "<details class=\"firm agenda\"><summary><span class=\"name\"><h4>{}</h4></span><span "
      "class=\"counts\">{}</span></summary>\n"
      "<table class=\"agenda\"><thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody></table></details>\n",
      v.c.texts.span(v.c.names.participant(participant)), v.c.texts.span(count), head, rows);
}

std::string agendas(View& v) {
  std::string out = fmt::format(
      "<div class=\"agendas\">\n<h3 id=\"agendas\">{}</h3>\n<div class=\"tools js\"><input type=\"search\" "
      "id=\"find-agenda\" autocomplete=\"off\"{}{}></div>\n",
      v.c.texts.span(say(words::agendas_title)), v.c.texts.attribute("placeholder", say(words::agendas_search)),
      v.c.texts.attribute("aria-label", say(words::agendas_search)));
  struct Side {
    Fair::Side side;
    const Words* title;
  };
  out += "<div id=\"agenda-list\">\n";
  for (const Side side : {Side{Fair::Side::exhibitor, &words::exhibitors}, Side{Fair::Side::visitor, &words::visitors},
                          Side{Fair::Side::none, &words::others}}) {
    std::string named, undisclosed;
    for (const auto& participant : v.fair.participants)
      if (participant.side == side.side && v.agendas.contains(participant.id))
        (v.c.names.hidden(participant.id) ? undisclosed : named) += agenda(v, participant);
    if (named.empty() && undisclosed.empty()) continue;
    out += fmt::format("<h4 class=\"side\">{}</h4>\n<div class=\"firms\">\n{}{}</div>\n",
                       v.c.texts.span(say(*side.title)), named, undisclosed);
  }
  return out + "</div>\n</div>\n";
}

std::string unplaced(View& v) {
  if (v.programme.unplaced.empty())
    return v.programme.meetings.empty()
               ? std::string{}
               : fmt::format("<p class=\"note\">{}</p>\n", v.c.texts.span(say(words::unplaced_none)));
  std::map<std::string_view, std::vector<const Programme::Unplaced*>> by_code;
  for (const auto& pair : v.programme.unplaced) by_code[pair.code].push_back(&pair);
  std::string out =
      fmt::format("<h3 id=\"unplaced\">{}</h3>\n<div class=\"causes\">\n", v.c.texts.span(say(words::unplaced_title)));
  const auto group = [&](std::string_view code, const LangText& why, const LangText& fix) {
    const auto at = by_code.find(code);
    if (at == by_code.end()) return;
    out += fmt::format("<section class=\"cause\"><h4>{} <span class=\"tally\">{}</span></h4>\n", v.c.texts.span(why),
                       v.c.texts.span(number_text(at->second.size())));
    if (!fix.empty())
      out += fmt::format("<p class=\"remedy\"><b>{}.</b> {}</p>\n", v.c.texts.span(say(words::remedy)),
                         v.c.texts.span(fix));
    out += "<ul>\n";
    for (const auto* pair : at->second) {
      // The planner's own remedy names slots and interpreters; it stands beside the pair it is for.
      const LangText remedy = remedy_text(pair->remedy, [&](std::string_view id) { return v.name(id); });
      const std::string detail = remedy.empty() ? std::string{} : v.c.texts.span(remedy, "detail");
      out += fmt::format("<li>{}<span class=\"x\"> × </span>{}{}</li>\n", v.c.texts.span(v.name(pair->a)),
                         v.c.texts.span(v.name(pair->b)), detail);
    }
    out += "</ul></section>\n";
    by_code.erase(at);
  };
  for (const Cause& cause : causes()) group(cause.code, say(*cause.why), say(*cause.fix));
  while (!by_code.empty()) {
    const auto* first = by_code.begin()->second.front();
    group(by_code.begin()->first, same(first->reason.empty() ? first->code : first->reason), {});
  }
  return out + "</div>\n";
}

std::string status(View& v) {
  const Programme& p = v.programme;
  if (p.status == Programme::Status::optimal)
    return fmt::format("<p class=\"proof\">{}</p>\n", v.c.texts.span(say(words::status_optimal)));
  if (p.status == Programme::Status::feasible) {
    // Rounded down: "at least" must stay true.
    const int share =
        p.value_bound > 0 ? static_cast<int>(100 * std::clamp(p.value / p.value_bound, 0.0, 1.0) + 1e-9) : 100;
    return fmt::format("<p class=\"proof open\">{}</p>\n", v.c.texts.span(say(words::status_feasible, share)));
  }
  std::string out =
      fmt::format("<div class=\"caution\"><p>{}</p>\n<ul>\n", v.c.texts.span(say(words::status_infeasible)));
  for (const auto& rule : p.conflict) out += fmt::format("<li>{}</li>\n", v.c.texts.plain(rule));
  return out + "</ul></div>\n";
}

}  // namespace

std::string programme_section(Context& c) {
  if (c.in.fair == nullptr || c.in.programme == nullptr) return {};
  View view(c);
  std::string out;
  if (!c.in.programme->meetings.empty()) {
    std::set<std::string_view> tables;
    std::set<int> slots;
    for (const auto& meeting : c.in.programme->meetings) {
      tables.insert(meeting.table);
      slots.insert(meeting.slot);
    }
    out += fmt::format(
        "<p class=\"lead\">{}</p>\n",
        c.texts.span(say(words::programme_lead, c.facts.meetings, tables.size(), slots.size(), c.facts.interpreted)));
  }
  out += status(view);
  if (c.in.programme->meetings.empty())
    out += fmt::format("<p class=\"note\">{}</p>\n", c.texts.span(say(words::no_meetings)));
  else
    out += grids(view) + agendas(view);
  out += unplaced(view);
  return section(c, "programme", words::programme_title, out);
}

}  // namespace caunoi::report
