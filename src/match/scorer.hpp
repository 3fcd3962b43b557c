// scorer.hpp -- a survey made ready so that every need can be scored against every supply.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "caunoi/lexicon.hpp"
#include "caunoi/network.hpp"
#include "match/bounds.hpp"
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

  struct Best {
    std::vector<Pair> pairs;  ///< best first, technologies and experts together
    std::vector<Blocked> blocked;
  };
  class Scratch;
  /// The best pairs of a need, as many of technologies and of experts as the options ask for: those that score() has, found
  /// by looking only at supplies that can be among them (best.cpp). Experts whose work does not speak of the need are left out.
  /// `analysed`: the need's texts; `near`: what nearness() gives for it. `scratch` may be reused from call to call.
  [[nodiscard]] Best best(const NeedTraits& need, const AnalysedNeed& analysed, const Network::Nearness& near, Scratch& scratch) const;

  /// What the network says for needs, one each. cancelled, out_of_memory.
  [[nodiscard]] Result<std::vector<Network::Nearness>> nearness(std::span<const NeedTraits> needs, const Control& control) const;

  /// The needs asked for, in survey order.
  [[nodiscard]] const std::vector<NeedTraits>& needs() const noexcept { return needs_; }
  /// Null: none has this id.
  [[nodiscard]] const NeedTraits* need(std::string_view id) const;
  /// Technologies, then experts, each in survey order; then what was added since.
  [[nodiscard]] const std::vector<SupplyTraits>& supplies() const noexcept { return supplies_; }
  /// The panel that holds the text of a supply, and as which document.
  [[nodiscard]] TextFit::At text_at(std::uint32_t supply) const { return text_->at(supply); }

  /// The supply of this kind and id, as it is now.
  [[nodiscard]] std::optional<std::uint32_t> number_of(SupplyKind kind, std::string_view id) const;
  /// The supplies behind which any of these organisations stands.
  [[nodiscard]] std::vector<std::uint32_t> supplies_of(const std::set<std::string, std::less<>>& organisations) const;
  /// How many more supplies take() has room for.
  [[nodiscard]] std::size_t room() const noexcept { return supplies_.capacity() - supplies_.size(); }
  /// Adds or replaces the supplies and needs of `changes`, which the rankers hold by now, and takes out those of `remove`. What is usual
  /// for others, what the network says of them and what vectors do stays as it was; of new ones network and vectors say nothing, of one
  /// that replaces another what they said of that, the vectors where it has kept its own. `changes` must outlive the scorer; no more supplies than there is room. [one]
  void take(const Survey& changes, std::span<const std::pair<RecordKind, std::string>> remove);

  /// Whether the signal means something for any pair of this survey. The caller's vectors do when there are any and they weigh.
  [[nodiscard]] bool takes_part(Signal signal) const noexcept;
  [[nodiscard]] const Ground& ground() const noexcept { return ground_; }
  [[nodiscard]] const MatchOptions& options() const noexcept { return *options_; }

 private:
  Scorer() = default;

  /// The wishes that this need may have made.
  [[nodiscard]] std::vector<const Wish*> wishes_of(const NeedTraits& need) const;
  struct Gate {
    Modifiers modifiers;
    std::string_view blocked;  ///< the gate that fired; empty: none
  };
  [[nodiscard]] Gate gate_of(std::uint32_t entity, std::uint32_t supply, std::span<const Wish* const> wishes) const;
  /// The supplies for which gate_of() may say something, ascending.
  [[nodiscard]] std::vector<std::uint32_t> gated(std::uint32_t entity, std::span<const Wish* const> wishes) const;
  [[nodiscard]] std::vector<std::optional<double>> embeddings_of(const NeedTraits& need) const;
  [[nodiscard]] Pair pair_of(const NeedTraits& need, std::uint32_t supply, std::optional<double> text, std::optional<double> near,
                             std::optional<double> embedding, Modifiers modifiers) const;
  /// The legal entity behind an organisation, by its id and tax number: the same must not be matched with itself.
  [[nodiscard]] std::uint32_t entity_of(std::string_view id, const Organisation* organisation) const;
  static constexpr std::uint32_t nobody = ~std::uint32_t{0};

  Ground ground_;
  void note(std::uint32_t supply);
  void take_out(std::uint32_t supply);
  /// What the network calls a supply; none: it does not know it.
  [[nodiscard]] std::uint32_t node_of(std::uint32_t supply) const noexcept { return supply < added_begin_ ? supply : replaced_[supply - added_begin_]; }
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  const MatchOptions* options_ = nullptr;
  std::unique_ptr<Network> network_;
  std::vector<NeedTraits> needs_;
  std::vector<SupplyTraits> supplies_;
  std::uint32_t experts_begin_ = 0, added_begin_ = 0;  ///< technologies, experts, those added since
  std::vector<std::uint32_t> replaced_;                ///< by supply added: the first that it stands for; none
  std::vector<std::string> wanted_;  ///< ids of the supplies asked for, sorted; none: all are
  std::vector<bool> asked_for_;      ///< by supply; those taken out are not
  std::map<std::string, std::uint32_t, std::less<>> entities_;
  std::vector<std::uint32_t> entity_;                  ///< by supply
  std::vector<std::vector<std::uint32_t>> of_entity_;  ///< supplies, ascending
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> named_;  ///< supplies by their id and by that of their organisation; where wishes are
  bool with_vectors_ = false;
  // They look into supplies_, whose elements stay where they are when the scorer moves.
  std::unique_ptr<TextFit> text_;
  std::unique_ptr<EmbeddingFit> embedding_;
  std::unique_ptr<Bounds> bounds_;
};

/// Best first: score descending, then id.
[[nodiscard]] bool better(const Scorer::Pair& a, const Scorer::Pair& b, const std::vector<SupplyTraits>& supplies);

/// match(), sensitivity() and shortlist() over rankers that the caller holds.
[[nodiscard]] Result<Matches> match(const Ground& ground, const MatchOptions& options, const Control& control);
[[nodiscard]] Result<void> match_each(const Ground& ground, const MatchOptions& options, const Control& control,
                                      const std::function<bool(NeedMatches&&)>& take);
[[nodiscard]] Result<std::vector<Sensitivity>> sensitivity(const Ground& ground, const MatchOptions& options,
                                                           const Control& control);
[[nodiscard]] Result<Shortlist> shortlist(const Ground& ground, const ShortlistOptions& options,
                                          const MatchOptions& match_options, const Control& control);

/// The texts of an index as the ground of `survey`. invalid_argument when the index was made of other technologies or
/// experts.
[[nodiscard]] Result<Ground> ground_of(const Survey& survey, const Index& index, const Control& control = {});

}  // namespace caunoi
