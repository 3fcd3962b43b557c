// bm25.hpp -- the baseline to beat: plain BM25 over one kind of term, as textbooks have it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "caunoi/text.hpp"

namespace caunoi::bench {

/// Words as the Analyser's view `words` has them: Vietnamese syllables, Japanese base forms, English stems without stop
/// words. With pairs of neighbours in the same bag, which is what makes a baseline of Vietnamese syllables strong.
enum class Bag { words, words_and_pairs };
[[nodiscard]] std::vector<std::string> words_of(std::string_view text, Lang lang, const Analyser& analyser,
                                                Bag bag = Bag::words);
/// Runs of three characters of the folded text, blanks between words as one character.
[[nodiscard]] std::vector<std::string> trigrams_of(std::string_view text);

/// Robertson's BM25 with k1 = 0.9, b = 0.4 (Anserini's defaults) and idf = log(1 + (N - df + 0.5) / (df + 0.5)).
class Bm25 {
 public:
  void add(const std::vector<std::string>& terms);  ///< the next document
  void finish();                                    ///< after the last one
  /// Scores of all documents; a term counts as often as the query repeats it.
  [[nodiscard]] std::vector<double> scores(const std::vector<std::string>& terms) const;

 private:
  struct Posting {
    std::uint32_t document;
    float impact;
  };
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::vector<Posting>> postings_;  // by term
  std::vector<std::uint32_t> lengths_;
};

}  // namespace caunoi::bench
