// What to fix in the workbooks, and the list of files. A finding may quote the cell it is about, and a cell may hold a
// budget or a way to reach a person: of those only the place is told. Tested by report/page_test.
#include <algorithm>
#include <map>

#include "report/sections.hpp"

namespace caunoi::report {

namespace {

constexpr std::size_t places_shown = 12;  // per kind of finding; all of them are in the repair workbook

bool secret(const Finding& finding) {
  const auto dot = finding.field.rfind('.');
  const std::string_view name = std::string_view(finding.field).substr(dot == std::string::npos ? 0 : dot + 1);
  // A money cell whose field is not known may be a budget too.
  return name == "budget" || name == "phone" || name == "email" || name == "contact" || name == "address" ||
         (name.empty() && finding.code.find("money") != std::string::npos);
}

const Words& level_words(Finding::Level level) {
  return level == Finding::Level::error     ? words::level_error
         : level == Finding::Level::warning ? words::level_warning
                                            : words::level_note;
}

}  // namespace

std::string findings_section(Context& c) {
  if (c.in.findings == nullptr) return {};
  if (c.in.findings->empty())
    return section(c, "findings", words::findings_title,
                   fmt::format("<p class=\"lead\">{}</p>\n", c.texts.span(say(words::findings_none))));
  using Level = Finding::Level;
  std::map<std::pair<int, std::string_view>, std::vector<const Finding*>> kinds;  // gravest level first, then code
  std::array<std::size_t, 3> levels{};
  for (const Finding& finding : *c.in.findings) {
    kinds[{-static_cast<int>(finding.level), finding.code}].push_back(&finding);
    ++levels[static_cast<std::size_t>(finding.level)];
  }
  std::string out = fmt::format("<p class=\"lead\">{}</p>\n<div class=\"firms\">\n",
                                c.texts.span(say(words::findings_lead, levels[static_cast<std::size_t>(Level::error)],
                                                 levels[static_cast<std::size_t>(Level::warning)],
                                                 levels[static_cast<std::size_t>(Level::note)])));
  for (const auto& [kind, list] : kinds) {
    const Finding& first = *list.front();
    const auto message = [&](const Finding& finding) {
      return secret(finding) ? say(words::hidden_value) : finding.message;
    };
    std::string items;
    for (std::size_t i = 0; i < std::min(list.size(), places_shown); ++i)
      items +=
          fmt::format("<li>{} {}</li>\n", c.texts.plain(list[i]->place(), "place"), c.texts.span(message(*list[i])));
    if (list.size() > places_shown)
      items += fmt::format("<li class=\"more\">{}</li>\n",
                           c.texts.span(say(words::more_places, list.size() - places_shown)));
    out += fmt::format(
        "<details class=\"firm finding\"><summary><span class=\"name\">{}{}</span><span "
        "class=\"counts\">{}</span></summary>\n"
        "<ul class=\"places\">\n{}</ul></details>\n",
        c.texts.span(say(level_words(first.level)), first.level == Level::note    ? "tag"
                                                    : first.level == Level::error ? "tag err"
                                                                                  : "tag warn"),
        c.texts.span(message(first), "msg"), c.texts.span(number_text(list.size())), items);
  }
  return section(c, "findings", words::findings_title, out + "</div>\n");
}

std::string files_section(Context& c) {
  if (c.in.files.empty()) return {};
  std::string out = "<ul class=\"files\">\n";
  for (const auto& [path, label] : c.in.files)
    out += fmt::format(
        "<li><a href=\"{}\">{}</a>{}</li>\n", link(path), c.texts.plain(path),
        label.empty() || label == path ? std::string{} : fmt::format("<span>{}</span>", c.texts.plain(label)));
  return section(c, "files", words::files_title, out + "</ul>\n");
}

}  // namespace caunoi::report
