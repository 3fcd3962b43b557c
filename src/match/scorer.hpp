// scorer.hpp -- a survey made ready so that every need can be scored against every supply.
#pragma once
#include <memory>
#include <vector>

#include "caunoi/lexicon.hpp"
#include "caunoi/network.hpp"
#include "match/embedding_fit.hpp"
#include "match/score.hpp"
#include "match/text_fit.hpp"

namespace caunoi {

/// Texts and lexicon of a survey; borrowed.
struct Ground {
  const Survey* survey = nullptr;
  Texts texts;
  const Lexicon* lexicon = nullptr;
};

/// [shared] const methods from any thread.
class Scorer {
 public:
  /// invalid_argument (weights, ids, rankers of another survey), cancelled. `options` must outlive the scorer.
  [[nodiscard]] static Result<Scorer> make(const Ground& ground, const MatchOptions& options, const Control& control);

  struct Pair {
    std::uint32_t supply;  ///< index into supplies()
    PairSignals signals;
    PairScore score;
    Modifiers modifiers;
  };
  struct Scored {
    std::vector<Pair> pairs;       ///< in the order of supplies(), those asked for that passed the gates
    std::vector<Blocked> blocked;  ///< in the same order
  };
  /// Every pair of a need. O(postings + supplies + one walk).
  [[nodiscard]] Scored score(const NeedTraits& need, const Analyser& analyser) const;

  /// The needs asked for, in survey order.
  [[nodiscard]] const std::vector<NeedTraits>& needs() const noexcept { return needs_; }
  /// Technologies, then experts, each in survey order.
  [[nodiscard]] const std::vector<SupplyTraits>& supplies() const noexcept { return supplies_; }
  /// Whether the signal means something for any pair of this survey. The caller's vectors do when there are any and they weigh.
  [[nodiscard]] bool takes_part(Signal signal) const noexcept;
  [[nodiscard]] const Ground& ground() const noexcept { return ground_; }
  [[nodiscard]] const MatchOptions& options() const noexcept { return *options_; }

 private:
  Scorer() = default;

  Ground ground_;
  const MatchOptions* options_ = nullptr;
  std::unique_ptr<Network> network_;
  std::vector<NeedTraits> needs_;
  std::vector<SupplyTraits> supplies_;
  std::vector<bool> asked_for_;    ///< by supply
  // Both look into supplies_, whose elements stay where they are when the scorer moves.
  std::unique_ptr<TextFit> text_;
  std::unique_ptr<EmbeddingFit> embedding_;
};

/// Best first: score descending, then id.
[[nodiscard]] bool better(const Scorer::Pair& a, const Scorer::Pair& b, const std::vector<SupplyTraits>& supplies);

/// match(), sensitivity() and shortlist() over rankers that the caller holds.
[[nodiscard]] Result<Matches> match(const Ground& ground, const MatchOptions& options, const Control& control);
[[nodiscard]] Result<std::vector<Sensitivity>> sensitivity(const Ground& ground, const MatchOptions& options,
                                                           const Control& control);
[[nodiscard]] Result<Shortlist> shortlist(const Ground& ground, const ShortlistOptions& options,
                                          const MatchOptions& match_options, const Control& control);

/// The texts of an index as the ground of `survey`. invalid_argument when the index was made of other technologies or
/// experts.
[[nodiscard]] Result<Ground> ground_of(const Survey& survey, const Index& index, const Control& control = {});

}  // namespace caunoi
