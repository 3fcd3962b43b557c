// panel_driver.hpp -- the one place where the benchmarks touch the panel, so that a new panel changes this file alone.
#pragma once
#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "caunoi/index.hpp"
#include "index/panel.hpp"
#include "index/store.hpp"

namespace caunoi::bench {

/// A panel over bags of words, queried for its best documents.
class PanelDriver {
 public:
  using Query = Panel::Query;
  using Scratch = Panel::Scratch;  ///< what a thread needs beside the panel to answer queries

  /// Takes documents in order, then builds.
  class Builder {
   public:
    void add(const TermCounts& document) { builder_.add(document); }
    [[nodiscard]] PanelDriver finish() && { return PanelDriver(Panel(std::move(builder_).finish())); }

   private:
    PanelBuilder builder_;
  };

  [[nodiscard]] std::size_t size() const noexcept { return panel_.size(); }
  [[nodiscard]] Query prepare(const TermCounts& query) const { return panel_.prepare(query); }
  /// The k best documents, best first.
  [[nodiscard]] std::vector<Scored> best(const Query& query, std::size_t k, Scratch& scratch) const {
    return panel_.best(query, k, scratch);
  }

  /// The same by scoring every document in double precision: what best() must be equal to.
  [[nodiscard]] std::vector<Scored> exhaustive(const Query& query, std::size_t k) const {
    std::vector<double> scores(panel_.size(), 0.0);
    panel_.score(query.entries, scores);
    std::vector<Scored> out;
    for (std::uint32_t d = 0; d < scores.size(); ++d)
      if (scores[d] > 0) out.push_back({d, scores[d]});
    const auto kept = std::min(k, out.size());
    std::ranges::partial_sort(out, out.begin() + static_cast<std::ptrdiff_t>(kept), better);
    out.resize(kept);
    return out;
  }

  /// Bytes that answering reads or writes at least: postings, planes and their factors, and the sums three times
  /// (zeroed, added to, read).
  [[nodiscard]] double bytes_touched(const Query& query) const {
    const auto& data = panel_.data();
    std::vector<std::pair<std::size_t, std::size_t>> factors;
    std::size_t bytes = 3 * sizeof(std::uint16_t) * data.documents();
    for (const auto& [term, weight] : query.entries) {
      bytes += (data.posting_begin[term + 1] - data.posting_begin[term]) *
               (sizeof data.posting_document[0] + sizeof data.posting_impact[0]);
      for (auto p = data.plane_begin[term]; p < data.plane_begin[term + 1]; ++p) {
        bytes += data.plane(p).size_bytes();
        factors.emplace_back(panel_.channel_of(term), data.plane_level[p]);
      }
    }
    std::ranges::sort(factors);
    const auto rows = factors.size() - std::ranges::unique(factors).size();
    return static_cast<double>(bytes + rows * sizeof data.factors[0] * data.documents());
  }

 private:
  explicit PanelDriver(Panel panel) : panel_(std::move(panel)) {}

  Panel panel_;
};

/// Opens what matching technologies of an index needs, from what is on disk.
inline Result<Index> open_to_match(const std::filesystem::path& folder, const Lexicon* lexicon,
                                   const Control& control = {}) {
  auto index = Index::open(folder, lexicon);
  if (!index) return index;
  if (const auto ranker = ranked_records(*index, RecordKind::technology, control); !ranker)
    return std::unexpected(ranker.error());
  return index;
}

}  // namespace caunoi::bench
