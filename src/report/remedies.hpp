// remedies.hpp -- why the planner could not place a wish, and its remedies, in the reader's language.
#pragma once
#include <functional>
#include <span>
#include <string_view>

#include "caunoi/survey.hpp"
#include "report/words.hpp"

namespace caunoi::report {

/// A code of Programme::Unplaced with what it means and what helps.
struct Cause {
  std::string_view code;
  const Words *why, *fix;
};
/// In the order they are told. Static.
[[nodiscard]] std::span<const Cause> causes() noexcept;
/// What a code means in `lang`; empty for one that is not known.
[[nodiscard]] std::string_view why(std::string_view code, Lang lang) noexcept;

/// A remedy as plan() words it ("raise max_meetings of J-04 to 10; add one table") in three languages, with names for ids. A step
/// worded otherwise, as in a programme somebody else made, stays as it is.
[[nodiscard]] LangText remedy_text(std::string_view remedy, const std::function<LangText(std::string_view id)>& name);

}  // namespace caunoi::report
