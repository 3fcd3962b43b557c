// record_text.hpp -- which texts of a record are matched, and in which part.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "caunoi/survey.hpp"
#include "index/term_counts.hpp"

namespace caunoi {

/// A text of a record as it stands there.
struct RecordText {
  std::string_view text;
  Lang lang = Lang::unknown;
  bool title = false;
};
/// The texts of a record that are matched and may be quoted, none empty; of supplies in the order in which TermCounts::places counts their
/// bytes. A technology's title, problem, summary, advantage; an expert's expertise and works.
[[nodiscard]] std::vector<RecordText> texts_of(const Technology& technology);
[[nodiscard]] std::vector<RecordText> texts_of(const Expert& expert);
/// What TermCounts::digest says of them, never 0.
[[nodiscard]] std::uint64_t digest_of(std::span<const RecordText> texts);

/// A need's: title, problem, requirements.
[[nodiscard]] std::vector<RecordText> texts_of(const Need& need);

/// The texts of a need and what the analyser makes of each.
struct AnalysedNeed {
  std::vector<RecordText> texts;
  std::vector<Analysis> analyses;
};
[[nodiscard]] AnalysedNeed analysed(const Need& need, const Analyser& analyser);

/// Terms of a record in all its languages, of supplies with the places of those that may be quoted. Technology: title, keywords and summary, problem, advantage. Need: title and problem,
/// requirements. Expert: expertise and works. Organisation: name and products.
[[nodiscard]] TermCounts terms_of(const Technology& technology, const Analyser& analyser);
[[nodiscard]] TermCounts terms_of(const Need& need, const Analyser& analyser);
[[nodiscard]] TermCounts terms_of(const Expert& expert, const Analyser& analyser);
[[nodiscard]] TermCounts terms_of(const Organisation& organisation, const Analyser& analyser);

}  // namespace caunoi
