// record_text.hpp -- which texts of a record are matched, and in which part.
#pragma once
#include "caunoi/survey.hpp"
#include "index/term_counts.hpp"

namespace caunoi {

/// Terms of a record in all its languages. Technology: title, keywords and summary, problem, advantage. Need: title and problem,
/// requirements. Expert: expertise and works. Organisation: name and products.
[[nodiscard]] TermCounts terms_of(const Technology& technology, const Analyser& analyser);
[[nodiscard]] TermCounts terms_of(const Need& need, const Analyser& analyser);
[[nodiscard]] TermCounts terms_of(const Expert& expert, const Analyser& analyser);
[[nodiscard]] TermCounts terms_of(const Organisation& organisation, const Analyser& analyser);

}  // namespace caunoi
