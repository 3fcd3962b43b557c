// Small parts the sections share. Tested by report/page_test.
#include <algorithm>

#include "report/sections.hpp"

namespace caunoi::report {

std::string bar(double share, double part) {
  const auto width = [](double value) { return static_cast<int>(std::clamp(value, 0.0, 1.0) * 1000 + 0.5); };
  std::string out = "<svg class=\"bar\" viewBox=\"0 0 1000 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
  out += fmt::format("<rect class=\"whole\" width=\"{}\" height=\"8\"/>", width(share));
  if (part > 0) out += fmt::format("<rect class=\"part\" width=\"{}\" height=\"8\"/>", width(part));
  return out + "</svg>";
}

std::string score_bar(double score) { return bar(percent(score) / 100.0); }

LangText field_text(Field field) {
  LangText text;
  for (const Lang lang : all_langs) text.in(lang) = field_label(field, lang);
  return text;
}

LangText number_text(std::size_t value) { return say(Words{"{0}", "{0}", "{0}"}, value); }

std::string field_chip(Context& context, Field field) {
  return context.texts.span(field_text(field), fmt::format("chip f-{}", field_code(field)));
}

std::string section(Context& context, std::string_view id, const Words& title, std::string_view body) {
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}</h2>\n{2}</section>\n", id,
      context.texts.span(say(title)), body);
}

}  // namespace caunoi::report
