// ranker.hpp -- the one way texts are ranked, whether they are files given to rank() or records of an index.
#pragma once
#include <memory>
#include <span>

#include "index/feedback.hpp"
#include "index/neighbours.hpp"
#include "index/panel.hpp"

namespace caunoi {

/// Scores of documents, each worked out when it is first asked for, and all forgotten at once. [one]
class KnownScores {
 public:
  /// O(1), mostly.
  void start(std::size_t documents) {
    if (known_.size() >= documents && ++round_ != 0) return;
    known_.assign(documents, {0, 0});
    round_ = 1;
  }
  [[nodiscard]] bool has(std::uint32_t document) const noexcept { return known_[document].round == round_; }
  /// score_of(document) is asked the first time.
  template <class Score>
  double of(std::uint32_t document, Score&& score_of) {
    auto& known = known_[document];
    if (known.round != round_) known = {score_of(document), round_};
    return known.score;
  }

 private:
  struct Known { double score; std::uint32_t round; };
  std::vector<Known> known_;
  std::uint32_t round_ = 0;
};

/// Panel, feedback and neighbours over the same texts. [shared] const methods from any thread; add() and remove() [one].
class Ranker {
 public:
  /// Null when cancelled. O(texts x postings) for the neighbours.
  [[nodiscard]] static std::unique_ptr<Ranker> make(PanelData data, const Control& control);
  [[nodiscard]] static std::unique_ptr<Ranker> make(std::span<const TermCounts> documents, const Control& control);
  /// Of what a snapshot holds.
  Ranker(PanelData data, std::span<const float> scales, Neighbours neighbours) : panel_(std::move(data)), vectors_(panel_, scales), neighbours_(std::move(neighbours)) {}

  Ranker(const Ranker&) = delete;  // its vectors refer to its panel
  Ranker& operator=(const Ranker&) = delete;

  [[nodiscard]] const Panel& panel() const noexcept { return panel_; }
  [[nodiscard]] const Neighbours& neighbours() const noexcept { return neighbours_; }
  [[nodiscard]] const Vectors& vectors() const noexcept { return vectors_; }
  [[nodiscard]] std::size_t size() const noexcept { return panel_.size(); }

  /// Scores of all documents for a query of the panel, written to `scores`, size() of them: the panel's, widened by the words of the
  /// best documents, smoothed over the neighbours. O(postings of the query + documents x neighbours). Lookup gives the same numbers
  /// document by document. Returns what documents were scored for: each term once, ascending.
  using Entries = std::vector<Panel::Query::Entry>;
  Entries score(const Panel::Query& query, std::span<double> scores) const;

  /// The k best of the same scores, exactly as in double precision, of those above 0. Only the documents that can be among them are
  /// smoothed. `scratch` may be reused from call to call.
  struct Scratch {
    Panel::Scratch panel;
    KnownScores known;
    std::vector<std::uint32_t> strongest, candidates;
    std::vector<Scored> near;
  };
  [[nodiscard]] std::vector<Scored> best(const Panel::Query& query, std::size_t k, Scratch& scratch) const;

  /// Appends a document, takes one out; see Panel and Neighbours.
  void add(const TermCounts& document);
  void remove(std::uint32_t document);

 private:
  friend class Lookup;
  explicit Ranker(PanelData data) : panel_(std::move(data)), vectors_(panel_) {}
  /// The k best smoothed scores, given the scores of all documents.
  [[nodiscard]] std::vector<Scored> smoothed_best(std::span<const double> scores, std::size_t k) const;
  /// Panel and feedback, without the last smoothing.
  Entries score_widened(const Panel::Query& query, std::span<double> scores) const;
  /// The query's entries and those of its widening as what documents are scored for: each term once, ascending.
  [[nodiscard]] static Entries joined(const Panel::Query& query, const Widening& widening);
  /// The same, the widening found by approximate sums. Leaves the sums of all documents in the scratch; a score is `own_share` times
  /// what its sum says.
  struct Widened { Entries entries; double own_share = 1; };
  /// The k best smoothed scores for a query whose sums are in the scratch.
  [[nodiscard]] std::vector<Scored> smoothed_best(const Widened& query, std::size_t k, Scratch& scratch) const;
  [[nodiscard]] Widened widened(const Panel::Query& query, Scratch& scratch) const;

  Panel panel_;
  Vectors vectors_;
  Neighbours neighbours_;
};

}  // namespace caunoi
