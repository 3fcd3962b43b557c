// spelling.hpp -- how word n of the generator is written: English-like, Vietnamese syllables with their marks, Japanese
// in kanji and katakana. Frequent words are short. Where a lexicon is given, part of the content words are its terms,
// so that texts of different languages meet.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bench/generate.hpp"
#include "caunoi/lexicon.hpp"

namespace caunoi::bench {

/// [shared] const methods from any thread.
class Spelling {
 public:
  explicit Spelling(const Lexicon* lexicon = nullptr);

  /// Without a lexicon no two words of a language are written alike. A Vietnamese word may be two syllables.
  [[nodiscard]] std::string word(Lang lang, std::uint32_t rank) const;
  /// Words [first, first + count) of a text as a sentence or several.
  [[nodiscard]] std::string sentences(const GeneratedText& text, std::size_t first, std::size_t count) const;

 private:
  std::vector<const Concept*> concepts_;
};

}  // namespace caunoi::bench
