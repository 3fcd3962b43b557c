// html.hpp -- records to HTML: escaping, and the table of texts that can change language in the page.
//
// The page is written in one language. A text that exists in another one too is a <span data-t="7">; entry 7 of the
// table beside it holds the other languages, and page.js puts them in place. Texts that are the same in every language
// stay out of the table.
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/survey.hpp"

namespace caunoi::report {

class Names;

/// Valid UTF-8 without control characters other than tab and newline; each bad byte or character becomes U+FFFD.
/// O(size).
[[nodiscard]] std::string clean(std::string_view utf8);
/// clean() with & < > " ' as entities: safe as content and inside quotes. O(size).
[[nodiscard]] std::string escape(std::string_view utf8);
/// JSON as it may stand inside <script>: no '<', no line separators a script would trip over.
[[nodiscard]] std::string for_script(std::string_view json);
/// A relative path as a link: percent-encoded, so that it can name neither a scheme nor a host.
[[nodiscard]] std::string link(std::string_view path);

/// The text for a reader of `lang`: best(), but English before Japanese for a reader of Vietnamese, who can read its
/// letters.
[[nodiscard]] const std::string& legible(const LangText& text, Lang lang) noexcept;

/// The texts of one page. Everything goes through Names::redact(), so that a confidential name cannot slip in by a
/// sentence.
class Texts {
 public:
  Texts(Lang lang, const Names& names) : lang_(lang), names_(names) {}

  [[nodiscard]] Lang lang() const noexcept { return lang_; }
  /// <tag class="..." data-t="7" lang="ja">text</tag>. Empty text: nothing.
  [[nodiscard]] std::string span(const LangText& text, std::string_view css = {}, std::string_view tag = "span");
  /// ` name="text" data-a="name:7"`, for attributes people read or hear.
  [[nodiscard]] std::string attribute(std::string_view name, const LangText& text);
  /// A text without a language of its own: an id, a number, a place.
  [[nodiscard]] std::string plain(std::string_view text, std::string_view css = {}) const;
  /// The table as JSON: a list of [vi, ja, en]; 0 stands for "read it from the page".
  [[nodiscard]] std::string table() const;

 private:
  using Entry = std::array<std::string, 3>;
  std::size_t entry(const LangText& text, bool whole);

  Lang lang_;
  const Names& names_;
  std::map<std::pair<Entry, bool>, std::size_t> numbers_;
  std::vector<std::pair<Entry, bool>> entries_;
};

}  // namespace caunoi::report
