// sections.hpp -- the sections of the page, one function each, in the order they stand. A section with nothing to tell
// is empty.
#pragma once
#include <string>

#include "caunoi/report.hpp"
#include "report/clock.hpp"
#include "report/facts.hpp"
#include "report/html.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace caunoi::report {

/// What every section works with. Borrows the input.
struct Context {
  Context(const ReportInput& input, const Survey& survey)
      : in(input), survey(survey), names(survey), facts(count(input, survey)), texts(input.lang, names) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  const ReportInput& in;
  const Survey& survey;
  Names names;
  Facts facts;
  Texts texts;
};

[[nodiscard]] std::string overview_section(Context& context);
[[nodiscard]] std::string matches_section(Context& context);
[[nodiscard]] std::string gaps_section(Context& context);
[[nodiscard]] std::string shortlist_section(Context& context);
[[nodiscard]] std::string programme_section(Context& context);
[[nodiscard]] std::string findings_section(Context& context);
[[nodiscard]] std::string files_section(Context& context);

// -- small parts several sections share
// ---------------------------------------------------------------------------------------

/// A bar from 0 to 100 %, and over it a second darker one when `part` is given. Drawn, not read: the number stands
/// beside it.
[[nodiscard]] std::string bar(double share, double part = 0);
/// The bar of a score, as long as its whole percent says.
[[nodiscard]] std::string score_bar(double score);
/// "Công nghệ sinh học" with its colour.
[[nodiscard]] std::string field_chip(Context& context, Field field);
/// A section with its heading.
[[nodiscard]] std::string section(Context& context, std::string_view id, const Words& title, std::string_view body);
/// A field as text in three languages.
[[nodiscard]] LangText field_text(Field field);
/// A number as text that follows the language.
[[nodiscard]] LangText number_text(std::size_t value);

}  // namespace caunoi::report
