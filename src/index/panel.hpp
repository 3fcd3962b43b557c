// panel.hpp -- the in-memory form that matching runs on: for each term the documents that hold it with their precomputed impact.
//
// Built from analysed texts (or the term lists of the Xapian database, which are the same), never written to disk as a second
// truth. See panel.cpp for the scoring.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "caunoi/text.hpp"
#include "index/near_names.hpp"

namespace caunoi {

/// Where a term stands. A text is its title and everything; the title counts once more as a field of its own.
enum class Part : std::uint8_t { all, title };
inline constexpr std::size_t channel_count = 2 * view_count;
/// A channel is a view of a part; each has its own length norm and document frequencies.
[[nodiscard]] constexpr std::size_t channel(Part part, View view) noexcept {
  return static_cast<std::size_t>(part) * view_count + static_cast<std::size_t>(view);
}

/// How much a view counts in a text of a language, against its words. By measurement (bench/NOTES.md).
[[nodiscard]] float view_weight(View view, Lang lang) noexcept;

/// How a concept found in a text of a language is written as a term: "vi:wastewater".
[[nodiscard]] std::string concept_term(Lang lang, std::string_view id);

/// The terms of one text with their frequencies, by channel; sorted by term within a channel.
struct TermCounts {
  std::vector<std::pair<std::string, float>> channels[channel_count];
  Lang lang = Lang::unknown;  ///< of the first text added

  /// Counts the terms of a text. A record in several languages calls this once a language.
  void add(const Analysis& analysis, Part part);
  /// Sorts and merges. Call once after the last add().
  void finish();
};

/// [shared] const methods from any thread.
class Panel {
 public:
  Panel() = default;
  /// Documents in the order they keep. O(terms). Same panel for any number of threads.
  explicit Panel(std::span<const TermCounts> documents);

  [[nodiscard]] std::size_t size() const noexcept { return document_count_; }

  /// A query ready to score: terms that the panel holds, weighted.
  struct Query {
    struct Entry { std::uint32_t term; float weight; };
    std::vector<Entry> entries;   ///< strongest first
    double bound = 0;             ///< no document scores more
    double self = 0;              ///< what the query's own text would score as a document
    std::size_t words = 0;        ///< how many of the entries are words of the text
    float word_weight = 0;        ///< the sum of their weights
  };
  [[nodiscard]] Query prepare(const TermCounts& query) const;

  /// Scores of all documents, added to `scores` (size() of them, zeroed by the caller). O(postings of the query's terms).
  void score(const Query& query, std::span<float> scores) const;

  static constexpr std::uint32_t none = ~std::uint32_t{0};
  /// The number of a term in this panel; none: no document has it.
  [[nodiscard]] std::uint32_t find(std::size_t channel, std::string_view term) const;

 private:
  struct Posting { std::uint32_t document; float impact; };

  /// The names of the collection one consonant away from a name written as a concept term; none for other concepts.
  [[nodiscard]] std::vector<std::uint32_t> near_names(std::string_view spelling) const;

  struct TermInfo { std::uint32_t begin = 0, end = 0; float idf = 0, best = 0; };  ///< best: largest impact

  std::size_t document_count_ = 0;
  std::unordered_map<std::string, std::uint32_t> vocabulary_;  ///< channel byte + term
  std::vector<TermInfo> terms_;
  std::vector<Posting> postings_;
  float mean_length_[channel_count] = {};
  std::array<NearNames, all_langs.size()> near_names_;  ///< names that no lexicon knows, by language
};

}  // namespace caunoi
