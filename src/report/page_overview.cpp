// The first screen: headline numbers, the table by field, and the paragraph an authority writes, with what each number
// counts.
//
// The paragraph follows the order and the words of provincial reports ("khảo sát tổng số tại … lượt đơn vị", "thu hút …
// doanh nghiệp Nhật Bản"), and states only what records show: meetings are scheduled, not held; visitors of the fair
// are not counted. Tested by report/page_test.
#include <algorithm>

#include "report/sections.hpp"

namespace caunoi::report {

namespace {

std::string figure(Context& c, std::size_t value, const Words& label, const LangText& remark) {
  return fmt::format("<li>{}{}{}</li>\n", c.texts.span(number_text(value), "num", "strong"),
                     c.texts.span(say(label), "label"), c.texts.span(remark, "remark"));
}

std::string figures(Context& c) {
  const Facts& f = c.facts;
  std::string out = "<ul class=\"figures\">\n";
  if (f.visits != 0)
    out += figure(c, f.visits, words::n_visits, say(words::split_regions, f.total.north, f.total.south));
  if (f.total.surveyed != 0)
    out += figure(c, f.total.surveyed, words::n_surveyed,
                  f.exhibits != 0 ? say(words::split_exhibits, f.exhibits) : LangText{});
  if (f.total.proposed != 0)
    out += figure(c, f.total.proposed, words::n_proposed,
                  say(words::split_share,
                      percent(static_cast<double>(f.total.proposed) / static_cast<double>(f.total.surveyed))));
  if (f.total.needs != 0) out += figure(c, f.total.needs, words::n_needs, say(words::split_firms, f.needy));
  if (f.experts != 0) out += figure(c, f.experts, words::n_experts, {});
  if (c.in.matches != nullptr)
    out += figure(c, f.good_matches, words::n_matches, say(words::split_answered, f.answered.size()));
  if (c.in.programme != nullptr)
    out += figure(c, f.meetings, words::n_meetings, say(words::split_unplaced, f.unplaced));
  return out + "</ul>\n";
}

std::string field_table(Context& c) {
  std::size_t largest = 1;
  for (const auto& row : c.facts.by_field) largest = std::max(largest, row.surveyed);
  const auto head = [&](const Words& words, std::string_view rest) {
    return fmt::format("<th scope=\"col\"{}>{}</th>", rest, c.texts.span(say(words)));
  };
  const auto cells = [&](const FieldFacts& row) {
    std::string out;
    for (const std::size_t value : {row.north, row.south, row.surveyed, row.proposed, row.needs})
      out += fmt::format("<td class=\"n\">{}</td>", c.texts.span(number_text(value)));
    return out;
  };
  std::string out = "<table class=\"fields\">\n<thead><tr>";
  out += fmt::format("<th scope=\"col\" rowspan=\"2\">{}</th>", c.texts.span(say(words::field)));
  out += head(words::visits_head, " colspan=\"2\" class=\"group\"") +
         head(words::technologies_head, " colspan=\"2\" class=\"group\"");
  out += fmt::format("<th scope=\"col\" rowspan=\"2\" class=\"n\">{}</th></tr>\n<tr>", c.texts.span(say(words::needs)));
  for (const auto* words : {&words::north, &words::south, &words::surveyed, &words::proposed})
    out += head(*words, " class=\"n\"");
  out += "</tr></thead>\n<tbody>\n";
  for (const Field field : all_fields) {
    const auto& row = c.facts.by_field[static_cast<std::size_t>(field)];
    const double scale = static_cast<double>(largest);
    out += fmt::format("<tr class=\"f-{}\"><th scope=\"row\">{}{}</th>{}</tr>\n", field_code(field),
                       c.texts.span(field_text(field), "name"),
                       bar(static_cast<double>(row.surveyed) / scale, static_cast<double>(row.proposed) / scale),
                       cells(row));
  }
  out += fmt::format("</tbody>\n<tfoot><tr><th scope=\"row\">{}</th>{}</tr></tfoot>\n</table>\n",
                     c.texts.span(say(words::all)), cells(c.facts.total));
  return out + c.texts.span(say(words::bar_legend), "legend", "p");
}

/// "Công nghệ sinh học: 12; Công nghệ môi trường: 7", fields without any left out.
LangText list_by_field(const Facts& facts, std::size_t FieldFacts::*which) {
  LangText out;
  for (const Lang lang : all_langs) {
    for (const Field field : all_fields) {
      const auto value = facts.by_field[static_cast<std::size_t>(field)].*which;
      if (value == 0) continue;
      if (!out.in(lang).empty()) out.in(lang) += lang == Lang::ja ? "、" : "; ";
      out.in(lang) += say(words::field_count, field_text(field), value).in(lang);
    }
  }
  return out;
}

/// One paragraph a subject: the survey, what is proposed, the needs, the fair.
std::vector<LangText> paragraphs(const Context& c) {
  const Facts& f = c.facts;
  std::vector<LangText> subjects;
  if (f.total.north != 0 && f.total.south != 0 && f.total.north + f.total.south == f.visits) {
    subjects.push_back(say(words::say_visits, f.visits, f.total.north, list_by_field(f, &FieldFacts::north),
                           f.total.south, list_by_field(f, &FieldFacts::south)));
  } else if (f.visits != 0) {
    subjects.push_back(say(words::say_visits_plain, f.visits));
  }
  if (f.total.surveyed != 0)
    subjects.push_back(say(words::say_surveyed, f.total.surveyed, list_by_field(f, &FieldFacts::surveyed)));
  if (f.total.proposed != 0)
    subjects.push_back(say(words::say_proposed, f.total.proposed, list_by_field(f, &FieldFacts::proposed)));
  if (f.total.needs != 0 && c.in.matches != nullptr)
    subjects.push_back(say(words::say_needs, f.total.needs, f.needy, f.answered.size(),
                           f.total.needs - std::min(f.total.needs, f.answered.size())));
  if (c.in.fair != nullptr && c.in.programme != nullptr && f.meetings != 0) {
    const LangText name = c.in.fair->name.empty() ? say(words::untitled) : same(c.in.fair->name);
    const LangText interpreted = f.interpreted != 0 ? say(words::say_interpreted, f.interpreted) : LangText{};
    const bool japanese = f.exhibitors != 0 && f.japanese_exhibitors == f.exhibitors;
    if (f.exhibitors == 0)
      subjects.push_back(say(words::say_fair_any, name, c.in.fair->participants.size(), f.meetings, 0, interpreted));
    else
      subjects.push_back(say(japanese ? words::say_fair_japan : words::say_fair, name, f.exhibitors, f.meetings,
                             f.partners, interpreted));
  }
  return subjects;
}

std::string evidence(Context& c) {
  const Facts& f = c.facts;
  std::string out;
  const auto item = [&](const LangText& text) { out += c.texts.span(text, {}, "li") + "\n"; };
  if (f.visits != 0) item(say(words::def_visits, f.visits, f.visited_units));
  if (f.total.surveyed != 0) item(say(words::def_surveyed, f.total.surveyed, f.total.proposed));
  if (c.in.matches != nullptr) item(say(words::def_matches, percent(c.in.good_score), f.good_matches, f.matches));
  if (c.in.programme != nullptr) item(say(words::def_meetings, f.meetings));
  if (out.empty()) return {};
  return fmt::format("<h4>{}</h4>\n<ul class=\"evidence\">\n{}</ul>\n", c.texts.span(say(words::evidence)), out);
}

}  // namespace

std::string overview_section(Context& c) {
  std::string out =
      "<section id=\"overview\" class=\"overview\"" + c.texts.attribute("aria-label", say(words::nav_overview)) + ">\n";
  out += figures(c) + "<div class=\"pair\">\n";
  const bool by_field = c.facts.visits + c.facts.total.surveyed + c.facts.total.needs != 0;
  if (by_field)
    out += fmt::format("<div class=\"by-field\"><h3>{}</h3>\n{}\n{}</div>\n", c.texts.span(say(words::by_field)),
                       field_table(c), evidence(c));
  std::string report;
  for (const LangText& subject : paragraphs(c)) report += c.texts.span(subject, {}, "p") + "\n";
  if (!report.empty()) {
    out +=
        fmt::format("<div class=\"ready\"><h3>{}</h3>\n<div class=\"paragraph\">\n{}</div>\n<p class=\"note\">{}</p>\n",
                    c.texts.span(say(words::paragraph_title)), report, c.texts.span(say(words::paragraph_note)));
    out += fmt::format("<button type=\"button\" class=\"quiet js\" data-copy=\".paragraph\">{}</button>\n{}</div>\n",
                       c.texts.span(say(words::copy)), by_field ? std::string{} : evidence(c));
  }
  return out + "</div>\n</section>\n";
}

}  // namespace caunoi::report
