// templates.hpp -- every sentence an explanation can say, in three languages.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "caunoi/match.hpp"

namespace caunoi {

/// Keys stand in braces: "TRL {trl}". A sentence ends with its full stop.
struct Template {
  Reason::Part part;
  std::string_view code, vi, ja, en;
  [[nodiscard]] std::string_view in(Lang lang) const noexcept {
    return lang == Lang::ja ? ja : lang == Lang::en ? en : vi;
  }
};
/// By part, then code.
[[nodiscard]] std::span<const Template> templates() noexcept;
/// nullptr when there is none.
[[nodiscard]] const Template* find_template(Reason::Part part, std::string_view code) noexcept;

/// A short phrase used inside sentences: what to ask, why the other side is interested.
struct Phrase3 {
  std::string_view code, vi, ja, en;
  [[nodiscard]] std::string_view in(Lang lang) const noexcept {
    return lang == Lang::ja ? ja : lang == Lang::en ? en : vi;
  }
};
[[nodiscard]] const Phrase3& question(std::string_view code) noexcept;  ///< by signal code or "small_unit", ...
[[nodiscard]] const Phrase3& interest(std::string_view code) noexcept;  ///< "urgent", "deadline", ...

/// `text` with every {key} replaced by words[key:lang], else words[key], else words in another language. Empty when a
/// key has no words: a sentence with a hole is not said.
[[nodiscard]] std::string fill(std::string_view text, const std::map<std::string, std::string>& words, Lang lang);

}  // namespace caunoi
