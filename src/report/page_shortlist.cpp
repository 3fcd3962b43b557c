// Which surveyed technologies to propose, beside what the survey team marked. Tested by report/page_test.
#include <map>

#include "report/sections.hpp"

namespace caunoi::report {

namespace {

std::string agreement(Context& c, const Shortlist& shortlist) {
  if (shortlist.agreement.empty()) return {};
  std::string out = fmt::format("<h3>{}</h3>\n<table class=\"agreement\">\n<thead><tr><th scope=\"col\">{}</th>",
                                c.texts.span(say(words::agreement_title)), c.texts.span(say(words::field)));
  for (const auto* words : {&words::marked, &words::chosen, &words::both, &words::precision, &words::recall})
    out += fmt::format("<th scope=\"col\" class=\"n\">{}</th>", c.texts.span(say(*words)));
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : shortlist.agreement) {
    const auto field = row.field == "ALL" ? std::optional<Field>{} : field_from(row.field);
    out += fmt::format("<tr{}><th scope=\"row\">{}</th>", field ? "" : " class=\"total\"",
                       c.texts.span(field ? field_text(*field) : say(words::all)));
    for (const std::size_t value : {row.marked, row.chosen, row.both})
      out += fmt::format("<td class=\"n\">{}</td>", c.texts.span(number_text(value)));
    for (const double value : {row.precision, row.recall})
      out += fmt::format("<td class=\"n\">{} %</td>", percent(value));
    out += "</tr>\n";
  }
  return out + "</tbody>\n</table>\n";
}

std::string choice(Context& c, const Choice& choice) {
  const auto* technology = c.survey.technology(choice.technology);
  if (technology == nullptr) return {};
  std::string answers;
  if (!choice.needs.empty())
    if (const auto* need = c.survey.need(choice.needs.front().first); need != nullptr)
      answers = c.texts.span(say(words::answers, need->title), "answers");
  return fmt::format(
      "<li><span class=\"score\">{}<b>{}</b></span><span class=\"what\">{}<span "
      "class=\"by\">{}</span>{}{}</span></li>\n",
      score_bar(choice.score), percent(choice.score), c.texts.span(technology->title, "title"),
      technology->provider.empty() ? std::string{} : c.texts.span(c.names.organisation(technology->provider)), answers,
      technology->proposed.value_or(false) ? c.texts.span(say(words::marked_here), "tag mark") : std::string{});
}

}  // namespace

std::string shortlist_section(Context& c) {
  if (c.in.shortlist == nullptr || c.in.shortlist->choices.empty()) return {};
  struct Group {
    std::size_t all = 0, chosen = 0;
    std::string items;
  };
  std::map<Field, Group> groups;
  std::size_t chosen = 0;
  for (const Choice& entry : c.in.shortlist->choices) {
    auto& group = groups[entry.field];
    ++group.all;
    if (!entry.chosen) continue;
    ++chosen;
    ++group.chosen;
    group.items += choice(c, entry);
  }
  std::string out = fmt::format("<p class=\"lead\">{}</p>\n",
                                c.texts.span(say(words::shortlist_lead, c.in.shortlist->choices.size(), chosen)));
  out += agreement(c, *c.in.shortlist);
  out += "<div class=\"firms\">\n";
  for (const auto& [field, group] : groups)
    out += fmt::format(
        "<details class=\"firm f-{}\"><summary><span class=\"name\"><h3>{}</h3></span><span "
        "class=\"counts\">{}</span></summary>\n"
        "<ol class=\"choices\">\n{}</ol></details>\n",
        field_code(field), field_chip(c, field), c.texts.span(say(words::chosen_of, group.chosen, group.all)),
        group.items);
  return section(c, "shortlist", words::shortlist_title, out + "</div>\n");
}

}  // namespace caunoi::report
