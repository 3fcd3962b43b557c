// panel.hpp -- the in-memory form that matching runs on: for each term the documents that hold it, for each document its terms.
//
// Derived from analysed texts, never a second truth; a snapshot of it may be mapped from a file (snapshot.hpp). See panel.cpp for the
// scoring and panel_data.hpp for the arrays.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/kernels.hpp"
#include "index/near_names.hpp"
#include "index/panel_data.hpp"
#include "index/term_counts.hpp"

namespace caunoi {

/// How much a view counts in a text of a language, against its words. By measurement (bench/NOTES.md).
[[nodiscard]] double view_weight(View view, Lang lang) noexcept;

/// A document and what it scores.
struct Scored { std::uint32_t document; double score; };
/// Best first: score, then the smaller number.
[[nodiscard]] constexpr bool better(const Scored& x, const Scored& y) noexcept { return x.score != y.score ? x.score > y.score : x.document < y.document; }
/// Keeps the k best, best first.
void keep_best(std::vector<Scored>& scored, std::size_t k);

/// [shared] const methods from any thread; add() and remove() [one].
class Panel {
 public:
  Panel() = default;
  /// Of texts in the order they keep. O(terms). Larger collections are built by PanelBuilder without holding them all.
  explicit Panel(std::span<const TermCounts> documents);
  explicit Panel(PanelData data);

  /// Documents, the removed ones among them.
  [[nodiscard]] std::size_t size() const noexcept { return data_.documents() + added_.size(); }
  [[nodiscard]] std::size_t alive() const noexcept { return size() - removed_.size(); }
  [[nodiscard]] bool removed(std::uint32_t document) const;
  [[nodiscard]] const PanelData& data() const noexcept { return data_; }

  /// A query ready to score: terms that the panel holds, weighted; each once.
  struct Query {
    struct Entry { std::uint32_t term; double weight; };  ///< the weight holds the idf
    std::vector<Entry> entries;   ///< strongest first
    double bound = 0;             ///< no document scores more
    double self = 0;              ///< what the query's own text would score as a document
    std::size_t words = 0;        ///< how many of the entries are words of the text
    double word_weight = 0;       ///< the sum of their weights, idf aside
  };
  [[nodiscard]] Query prepare(const TermCounts& query) const;
  /// The same into `out`, whose memory is used again; nothing is fetched ahead, so for queries of a term or two.
  void prepare(const TermCounts& query, Query& out) const;

  /// Scores of all documents in double precision, added to `scores` (size() of them, zeroed by the caller); 0 for removed ones.
  /// Entries each once and by ascending term add up as Exact does, to the last bit. O(postings of the query's terms + documents).
  void score(std::span<const Query::Entry> entries, std::span<double> scores) const;

  /// The k best, exactly as in double precision, of those that score above 0. `scratch` may be reused from call to call.
  struct Scratch;
  [[nodiscard]] std::vector<Scored> best(const Query& query, std::size_t k, Scratch& scratch) const;

  // -- approximate scores of all documents, with their bound: what best() stands on -----------------------------------------

  /// Whole-number sums: |score - value x unit| <= slack(value) x unit for every document of the snapshot. Removed ones
  /// have 0; documents added since are not there.
  struct Sums {
    Aligned<std::uint16_t> values;  ///< whole chunks
    double unit = 0, error = 0, drift = 0;
    [[nodiscard]] double slack(double value) const noexcept { return error + drift * (value + error); }
  };
  /// Bounds on the squares of scores, in units, rounded up in single precision: by document; infinite for those added since.
  class Squares {
   public:
    Squares() = default;
    Squares(const Sums& sums, std::size_t documents)
        : values_(sums.values.data()), documents_(static_cast<std::uint32_t>(documents)), error_(static_cast<float>(sums.slack(0) + 1) * rounding), drift_(static_cast<float>(1 + sums.drift) * rounding) {}
    [[nodiscard]] float operator()(std::uint32_t document) const noexcept { return document < documents_ ? of(values_[document]) : std::numeric_limits<float>::infinity(); }
    /// Of any document with this sum.
    [[nodiscard]] float of(float sum) const noexcept { return (sum * drift_ + error_) * (sum * drift_ + error_); }
    /// No document with a smaller sum has this square. 65536: none has it.
    [[nodiscard]] std::uint32_t least_sum(double square) const noexcept {
      const double sum = (std::sqrt(std::max(square, 0.0)) - static_cast<double>(error_)) / static_cast<double>(drift_) * (1 - 1e-5) - 1;
      return sum >= 65536 ? 65536 : static_cast<std::uint32_t>(std::max(sum, 0.0));
    }

   private:
    static constexpr float rounding = 1 + 1e-5F;  // far more than single precision loses in a sum of seven
    const std::uint16_t* values_ = nullptr;
    std::uint32_t documents_ = 0;
    float error_ = 0, drift_ = 1;
  };
  [[nodiscard]] Squares squares(const Sums& sums) const { return {sums, data_.documents()}; }
  /// `headroom`: scores that further calls of add_to() may add at most. add_to() leaves the maxima of the sums in the scratch.
  void start(const Query& query, double headroom, Sums& sums) const;
  void add_to(Sums& sums, std::span<const Query::Entry> entries, Scratch& scratch) const;

  /// Scores single documents in double precision. Borrows panel and entries.
  class Exact {
   public:
    Exact(const Panel& panel, std::span<const Query::Entry> entries) { reset(panel, entries); }
    Exact() = default;
    void reset(const Panel& panel, std::span<const Query::Entry> entries);
    /// O(terms of the document).
    [[nodiscard]] double operator()(std::uint32_t document) const;

    struct Slot { std::uint32_t term; std::uint32_t channel; double weight; };
    /// Null: not asked for.
    [[nodiscard]] const Slot* find(std::uint32_t term) const;

   private:
    const Panel* panel_ = nullptr;
    std::vector<Slot> slots_;               // a power of two, half empty; open addressing
    std::array<std::uint64_t, 512> seen_{};  // a bit a term, by its lowest bits: most terms of a document are not asked for
  };

  struct Scratch {
    Sums sums;
    Exact exact;
    std::vector<PlaneGroup> groups;
    std::vector<std::uint16_t> maxima, values;
    std::vector<Scored> scored;
    std::vector<std::uint32_t> documents;
    std::vector<double> scores;
    std::vector<Query::Entry> entries;
    const Kernels* kernels = &best_kernels();
  };
  /// The documents among whose sums the k largest are, and all less than `margin` below the k-th; ascending. Empty when fewer than
  /// k documents are sure to score above 0: then only looking at all of them tells. Returns the k-th largest sum. After add_to().
  std::uint16_t strongest(const Sums& sums, std::size_t k, double margin, Scratch& scratch, std::vector<std::uint32_t>& out) const;
  /// The documents whose sum is at least `bound` (at least 1); ascending. After add_to().
  void at_least(const Sums& sums, double bound, Scratch& scratch, std::vector<std::uint32_t>& out) const;

  // -- terms ------------------------------------------------------------------------------------------------------------------

  static constexpr std::uint32_t none = ~std::uint32_t{0};
  /// The number of a term in this panel; none: no document has it. Numbers ascend by channel, then by term.
  [[nodiscard]] std::uint32_t find(std::size_t channel, std::string_view term) const;
  [[nodiscard]] std::size_t terms() const noexcept { return data_.terms() + added_keys_.size(); }
  [[nodiscard]] std::uint32_t frequency(std::uint32_t term) const;
  [[nodiscard]] double idf(std::uint32_t term) const;
  [[nodiscard]] std::size_t channel_of(std::uint32_t term) const;

  /// Calls use(term, count) for the terms of a document, in the order of their numbers.
  template <class Use>
  void each_term(std::uint32_t document, Use&& use) const {
    const auto [terms, counts] = terms_of(document);
    for (std::size_t i = 0; i < terms.size(); ++i) use(terms[i], counts[i]);
  }
  struct Text { std::span<const std::uint32_t> terms; std::span<const std::uint16_t> counts; };
  [[nodiscard]] Text terms_of(std::uint32_t document) const;
  /// Has the memory fetched that find() and what follows it will read for some terms: each would wait for it four times over.
  struct Key { std::size_t channel; std::string_view term; };
  void prefetch(std::span<const Key> keys) const;
  /// Has the memory of a document's terms fetched, to be read soon.
  void prefetch(std::uint32_t document) const noexcept;
  /// The same as terms_of(), of one channel.
  [[nodiscard]] Text terms_of(std::uint32_t document, std::size_t channel) const;
  /// What counts of a channel saturate against in a document.
  [[nodiscard]] double norm(std::size_t channel, std::uint32_t document) const;
  /// Calls use(document, count) for the documents of the snapshot that hold a term, in no particular order.
  template <class Use>
  void each_posting(std::uint32_t term, Use&& use) const;

  /// Where the terms of a document stand that may be quoted, as TermCounts has it, in the order of terms_of(). All empty of texts that are
  /// no records.
  struct Places {
    std::span<const std::uint8_t> counts;  ///< by term
    std::span<const std::uint32_t> at;     ///< term after term
    std::span<const std::uint8_t> lengths;
    std::uint64_t digest = 0;
  };
  [[nodiscard]] Places places_of(std::uint32_t document) const;
  /// A document as it was given.
  [[nodiscard]] TermCounts counts_of(std::uint32_t document) const;

  // -- changes without a rebuild ----------------------------------------------------------------------------------------------

  /// Appends a document. Scores are those of a panel built anew. O(terms).
  void add(const TermCounts& document);
  /// Takes a document out; its number stays taken. O(terms).
  void remove(std::uint32_t document);

 private:
  struct Added {
    std::vector<std::uint32_t> terms;
    std::vector<std::uint16_t> counts;
    std::array<float, channel_count> lengths{};
    std::vector<std::uint8_t> place_counts, place_lengths;
    std::vector<std::uint32_t> place_at;
    std::uint64_t digest = 0;
  };

  [[nodiscard]] double best_impact(std::uint32_t term) const;
  void count(std::uint32_t document, int by);
  [[nodiscard]] std::uint32_t lookup(std::string_view key) const;
  [[nodiscard]] std::vector<std::uint32_t> near_names(std::string_view spelling) const;

  PanelData data_;
  std::array<double, channel_count> mean_length_{};
  // Names that no lexicon knows, by language; found on first use, since opening a panel must not cost a walk over its vocabulary.
  using NamesByLanguage = std::array<NearNames, all_langs.size()>;
  struct Names { std::once_flag once; NamesByLanguage by_language; };
  std::unique_ptr<Names> names_ = std::make_unique<Names>();
  NamesByLanguage added_names_;  ///< that the snapshot does not hold
  /// When the key is of a name. Its language is sorted again only where that says so.
  static void add_name(std::string_view key, std::uint32_t term, NamesByLanguage& names, bool sorted = true);
  // What counts saturate against, and what the levels are worth, in each document of the snapshot, by channel; for score(), on first
  // use. 8 bytes a document, channel and level.
  struct Rows {
    std::once_flag once;
    std::array<std::vector<double>, channel_count> norms;
    std::array<std::vector<std::vector<double>>, channel_count> impacts;  ///< by level
  };
  [[nodiscard]] const Rows& rows() const;
  std::unique_ptr<Rows> rows_ = std::make_unique<Rows>();

  // What changed since the snapshot.
  std::array<PanelData::Channel, channel_count> channels_{};
  std::vector<Added> added_;
  std::vector<std::uint32_t> removed_;  ///< ascending
  std::unordered_map<std::uint32_t, std::int32_t> frequency_change_;
  std::unordered_map<std::string, std::uint32_t> added_keys_;
  std::vector<std::string> added_spelling_;  ///< keys of the terms that the snapshot does not hold
  double drift_ = 0;
};

template <class Use>
void Panel::each_posting(std::uint32_t term, Use&& use) const {
  if (term >= data_.terms()) return;
  for (auto i = data_.posting_begin[term]; i < data_.posting_begin[term + 1]; ++i) use(data_.posting_document[i], data_.posting_count[i]);
  const auto& levels = data_.header.channels[channel_of(term)].levels;
  for (auto p = data_.plane_begin[term]; p < data_.plane_begin[term + 1]; ++p) each_bit(data_.plane(p), [&](std::uint32_t document) { use(document, levels[data_.plane_level[p]]); });
}

}  // namespace caunoi
