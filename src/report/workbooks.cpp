// matches.xlsx and programme.xlsx. Heads are in the language of the workbook; records stay in theirs. Tested by
// report/workbook_test and report/workbooks_test.py.
#include <algorithm>
#include <map>

#include "caunoi/report.hpp"
#include "report/clock.hpp"
#include "report/facts.hpp"
#include "report/names.hpp"
#include "report/remedies.hpp"
#include "report/words.hpp"
#include "report/workbook.hpp"

namespace caunoi {

namespace {

using namespace report;

std::string in(const Words& words, Lang lang) { return std::string(words.in(lang)); }

/// What the sheets of a programme look up.
struct Plan {
  const Fair& fair;
  const Programme& programme;
  Lang lang;
  Clock clock;
  std::map<std::string_view, std::string> names;
  std::map<std::string_view, std::string> rooms, owners;  ///< by table
  std::vector<const Programme::Meeting*> meetings;        ///< by slot, then table

  Plan(const Fair& f, const Programme& p, Lang l) : fair(f), programme(p), lang(l), clock(f) {
    for (const auto& participant : fair.participants) {
      names[participant.id] = participant.name.empty() ? participant.id : participant.name;
      if (!participant.table.empty()) owners.try_emplace(participant.table, participant.id);
    }
    for (const auto& table : fair.tables) rooms[table.id] = table.room;
    for (const auto& meeting : programme.meetings) meetings.push_back(&meeting);
    std::map<std::string_view, std::size_t> order;
    for (const auto& table : fair.tables) order.try_emplace(table.id, order.size());
    std::ranges::stable_sort(meetings, [&](const auto* a, const auto* b) {
      return std::pair(a->slot, order[a->table]) < std::pair(b->slot, order[b->table]);
    });
  }
  [[nodiscard]] std::string name(const std::string& id) const {
    const auto at = names.find(id);
    return at != names.end() ? at->second : id;
  }
  [[nodiscard]] std::string room(const std::string& table) const {
    const auto at = rooms.find(table);
    return at != rooms.end() ? at->second : std::string{};
  }
};

void grid_sheet(Workbook& book, const Plan& plan) {
  book.sheet(words::sheet_grid.in(plan.lang), lang_name(plan.lang));
  const int slots = static_cast<int>(plan.clock.slots().size());
  book.put(0, 0, plan.fair.name.empty() ? words::programme_title.in(plan.lang) : plan.fair.name, Style::title);
  book.width(0, 0, 26);
  book.width(1, std::max(slots, 1), 19);
  book.put(1, 0, words::table.in(plan.lang), Style::head);
  for (int slot = 0; slot < slots; ++slot) {
    const std::string date = plan.clock.date(slot).in(plan.lang);
    book.put(1, slot + 1, plan.clock.range(slot).in(plan.lang) + (date.empty() ? "" : "\n" + date), Style::head);
  }
  book.height(1, 32);
  book.freeze(2, 1);
  book.repeat_rows(0, 1);
  std::map<std::pair<std::string_view, int>, std::string> cells;
  for (const auto* meeting : plan.meetings) {
    const auto owner = plan.owners.find(meeting->table);
    std::string text;
    if (owner != plan.owners.end() && owner->second == meeting->a)
      text = plan.name(meeting->b);
    else if (owner != plan.owners.end() && owner->second == meeting->b)
      text = plan.name(meeting->a);
    else
      text = plan.name(meeting->a) + " × " + plan.name(meeting->b);
    if (!meeting->interpreter.empty()) text += "\n" + say(words::interpreter, meeting->interpreter).in(plan.lang);
    auto& cell = cells[{meeting->table, meeting->slot}];
    cell += (cell.empty() ? "" : "\n") + text;
  }
  int row = 2;
  for (const auto& table : plan.fair.tables) {
    std::string head = table.id;
    if (const auto owner = plan.owners.find(table.id); owner != plan.owners.end())
      head.append("\n").append(plan.name(owner->second));
    if (!table.room.empty()) head.append("\n").append(table.room);
    book.put(row, 0, head, Style::wrapped);
    for (int slot = 0; slot < slots; ++slot) {
      const auto cell = cells.find({table.id, slot});
      if (cell == cells.end())
        book.put(row, slot + 1, "", Style::empty);
      else
        book.put(row, slot + 1, cell->second, Style::cell);
    }
    book.height(row++, 52);
  }
}

void list_sheet(Workbook& book, const Plan& plan) {
  const Lang lang = plan.lang;
  book.sheet(words::sheet_list.in(lang), lang_name(lang));
  book.table({{in(words::col_date, lang), 13, Style::text},
              {in(words::time, lang), 14, Style::text},
              {in(words::table, lang), 9, Style::text},
              {in(words::col_room, lang), 14, Style::wrapped},
              {in(words::col_party_a, lang), 38, Style::wrapped},
              {in(words::col_party_b, lang), 38, Style::wrapped},
              {in(words::interpreter_head, lang), 14, Style::text},
              {in(words::col_pair_id, lang), 18, Style::text}},
             2);
  for (const auto* meeting : plan.meetings)
    book.row({plan.clock.date(meeting->slot).in(lang), plan.clock.range(meeting->slot).in(lang), meeting->table,
              plan.room(meeting->table), plan.name(meeting->a), plan.name(meeting->b), meeting->interpreter,
              meeting->pair});
}

void interpreter_sheet(Workbook& book, const Plan& plan) {
  const Lang lang = plan.lang;
  book.sheet(words::sheet_interpreters.in(lang), lang_name(lang));
  book.table({{in(words::interpreter_head, lang), 16, Style::text},
              {in(words::language, lang), 14, Style::text},
              {in(words::col_date, lang), 13, Style::text},
              {in(words::time, lang), 14, Style::text},
              {in(words::table, lang), 9, Style::text},
              {in(words::col_room, lang), 14, Style::wrapped},
              {in(words::col_party_a, lang), 36, Style::wrapped},
              {in(words::col_party_b, lang), 36, Style::wrapped}},
             1);
  for (const auto& interpreter : plan.fair.interpreters) {
    std::string languages;
    for (const auto& language : interpreter.languages) languages += (languages.empty() ? "" : ", ") + language;
    for (const auto* meeting : plan.meetings)
      if (meeting->interpreter == interpreter.id)
        book.row({interpreter.id, languages, plan.clock.date(meeting->slot).in(lang),
                  plan.clock.range(meeting->slot).in(lang), meeting->table, plan.room(meeting->table),
                  plan.name(meeting->a), plan.name(meeting->b)});
  }
}

void unplaced_sheet(Workbook& book, const Plan& plan) {
  const Lang lang = plan.lang;
  book.sheet(words::sheet_unplaced.in(lang), lang_name(lang));
  book.table({{in(words::col_pair_id, lang), 18, Style::text},
              {in(words::col_party_a, lang), 36, Style::wrapped},
              {in(words::col_party_b, lang), 36, Style::wrapped},
              {in(words::reason, lang), 48, Style::wrapped},
              {in(words::remedy, lang), 48, Style::wrapped}},
             1);
  for (const auto& pair : plan.programme.unplaced) {
    const std::string_view known = why(pair.code, lang);
    const LangText remedy = remedy_text(pair.remedy, [&](std::string_view id) { return same(plan.name(std::string(id))); });
    book.row({pair.pair, plan.name(pair.a), plan.name(pair.b), known.empty() ? pair.reason : std::string(known), remedy.best(lang)});
  }
}

}  // namespace

Result<std::string> matches_xlsx(const Survey& survey, const Matches& matches, Lang lang) {
  const Names names(survey);
  Workbook book;
  book.sheet(words::sheet_matches.in(lang), lang_name(lang));
  book.table({{in(words::col_need_id, lang), 13, Style::text},
              {in(words::col_enterprise, lang), 30, Style::wrapped},
              {in(words::field, lang), 15, Style::wrapped},
              {in(words::col_need, lang), 36, Style::wrapped},
              {in(words::col_rank, lang), 8, Style::number},
              {in(words::col_kind, lang), 12, Style::text},
              {in(words::col_offer_id, lang), 13, Style::text},
              {in(words::col_offer, lang), 40, Style::wrapped},
              {in(words::col_provider, lang), 30, Style::wrapped},
              {in(words::col_score, lang), 9, Style::percent},
              {in(words::col_confidence, lang), 11, Style::percent},
              {in(words::col_explanation, lang), 90, Style::wrapped}},
             2);
  std::string_view need_id;
  int rank = 0;
  for (const Match& match : matches.matches) {
    rank = match.need == need_id ? rank + 1 : 1;
    need_id = match.need;
    const auto* need = survey.need(match.need);
    const bool expert = match.kind == SupplyKind::expert;
    LangText offer = same(match.supply);
    std::string provider;
    if (expert) {
      if (const auto* record = survey.expert(match.supply); record != nullptr)
        offer = record->name, provider = record->organisation;
    } else if (const auto* record = survey.technology(match.supply); record != nullptr) {
      offer = record->title, provider = record->provider;
    }
    const auto field = need != nullptr ? main_field(need->fields) : std::nullopt;
    book.row({match.need, need != nullptr ? legible(names.organisation(need->organisation), lang) : std::string{},
              field ? std::string(field_label(*field, lang)) : std::string{},
              need != nullptr ? names.redact(legible(need->title, lang)) : std::string{}, Workbook::number(rank),
              in(expert ? words::expert : words::col_technology, lang), match.supply,
              names.redact(legible(offer, lang)),
              provider.empty() ? std::string{} : legible(names.organisation(provider), lang),
              Workbook::number(percent(match.score) / 100.0), Workbook::number(percent(match.confidence) / 100.0),
              names.redact(explain(match, survey, lang))});
  }
  return book.bytes();
}

Result<std::string> programme_xlsx(const Fair& fair, const Programme& programme, Lang lang) {
  const Plan plan(fair, programme, lang);
  Workbook book;
  grid_sheet(book, plan);
  list_sheet(book, plan);
  interpreter_sheet(book, plan);
  unplaced_sheet(book, plan);
  return book.bytes();
}

}  // namespace caunoi
