// text.hpp -- what the engine sees in a text: its language, one spelling for what people write in several ways, and its terms.
//
// A text becomes several *views*, each with its own length norm: words (Vietnamese syllables, Japanese base forms, English
// stems), pairs of neighbours, Japanese character n-grams, and what is the same in every language: concepts of the lexicon, and
// numbers with their units.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/result.hpp"

namespace caunoi {

enum class Lang : std::uint8_t { unknown, vi, ja, en };
inline constexpr std::array<Lang, 3> all_langs{Lang::vi, Lang::ja, Lang::en};

/// "vi", "ja", "en", or "" for unknown. Static.
[[nodiscard]] std::string_view lang_name(Lang lang) noexcept;
/// The inverse of lang_name; unknown for anything else.
[[nodiscard]] Lang lang_from(std::string_view name) noexcept;

/// Guesses the language from scripts and diacritics: kana or mostly han is ja, Vietnamese letters are vi, other Latin is en;
/// unknown for text without letters. [any] O(size).
[[nodiscard]] Lang detect_language(std::string_view utf8);

/// One spelling: NFKC, Vietnamese tone marks where tradition puts them (hoà is hòa, thuý is thúy), Đ where look-alikes of
/// it were typed, control characters and doubled spaces gone. Case is kept. Of bytes that are not UTF-8 each bad run becomes U+FFFD. [any] O(size).
[[nodiscard]] std::string normalise(std::string_view utf8);

/// normalise(), lower case, without diacritics (đ ▶ d): how someone types who has no Vietnamese keyboard. [any] O(size).
[[nodiscard]] std::string fold(std::string_view utf8);

/// The ways a text is looked at. The order is part of the index format: append only.
enum class View : std::uint8_t {
  words,      ///< vi syllables, ja base forms, en Porter2 stems without stop words
  pairs,      ///< two neighbouring words
  bigrams,    ///< ja pairs of characters
  unigrams,   ///< ja single characters (han and kana)
  folded,     ///< vi syllables without diacritics: meets unaccented input only
  concepts,   ///< ids of the lexicon, the same in every language
  quantities, ///< numbers with a unit, the same in every language: "m3/d=200", and "m3/d~15" for values about as large
  joined,     ///< neighbours written as one word: "waste-water" as "wastewat"; meets words only, and words meet it
};
inline constexpr std::size_t view_count = 8;

/// A term of a view with the bytes of the *original* text it was made from.
struct Term {
  View view;
  std::string text;
  std::uint32_t position;  ///< running number within its view
  std::uint32_t begin;     ///< first byte in the text given to analyse()
  std::uint32_t end;       ///< one past the last byte
  float weight = 1;        ///< of a concept: its share of an ambiguous term; 1 in the other views
};

struct Analysis {
  Lang lang = Lang::unknown;
  std::vector<Term> terms;  ///< by view, then position
};

class Lexicon;  // lexicon.hpp

/// Cuts texts into terms. Costs milliseconds to make (dictionaries are opened); analyse() is O(size).
/// [one] one thread at a time per Analyser; make one a thread. The lexicon, when given, must outlive it.
class Analyser {
 public:
  explicit Analyser(const Lexicon* lexicon = nullptr);
  ~Analyser();
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;

  /// Terms of all views. `lang` unknown: detected. Never fails: text without letters has no terms.
  [[nodiscard]] Analysis analyse(std::string_view utf8, Lang lang = Lang::unknown) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace caunoi
