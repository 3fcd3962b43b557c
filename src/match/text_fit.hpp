// text_fit.hpp -- do the need and the offer speak of the same thing?
#pragma once
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/lexicon.hpp"
#include "index/lookup.hpp"
#include "index/ranked_records.hpp"
#include "index/record_text.hpp"
#include "index/sample.hpp"
#include "match/traits.hpp"

namespace caunoi {

/// The technologies and experts of a survey as texts.
struct Texts {
  const RankedRecords* technologies = nullptr;
  const RankedRecords* experts = nullptr;
};

/// Maps the excess of a relative score over its background to 0..1; `half` maps to 0.5. See text_fit.cpp.
[[nodiscard]] double fit_of_excess(double excess, double half);
inline constexpr double half_of_text = 0.06;
/// A record says something in concepts when it holds at least so many different ones.
inline constexpr std::size_t least_concepts = 3;

/// The background of a list of ratios: what chance gives. 0 for an empty list. Leaves the list in another order.
[[nodiscard]] double background_of(std::span<double> ratios);

/// How a supply can be compared with a need at all: the languages it is written in, and whether it says little in concepts. What a need
/// knows of a supply before its text is looked at depends on this alone.
using Speech = std::uint8_t;
inline constexpr std::size_t speech_count = 16;
/// The languages.
[[nodiscard]] constexpr CodeSet texts_of(Speech speech) noexcept { return static_cast<CodeSet>(speech % (speech_count / 2)) << 1; }

/// text_fit of the needs of a survey with its supplies (technologies, then experts). [shared] const methods from any
/// thread.
class TextFit {
 public:
  /// `supplies` must outlive it. O(needs, at most 200, x postings). nullopt: cancelled.
  [[nodiscard]] static std::optional<TextFit> make(const Survey& survey, std::span<const SupplyTraits> supplies,
                                                   const Texts& texts, const Lexicon* lexicon, const Control& control);
  /// One value a supply; nullopt where the texts cannot be compared.
  [[nodiscard]] std::vector<std::optional<double>> operator()(const Need& need, const Analyser& analyser) const;

  [[nodiscard]] std::span<const Speech> speech() const noexcept { return speech_; }  ///< by supply
  /// The panel that holds a supply, and as which document.
  struct At { const Panel* panel; std::uint32_t document; };
  [[nodiscard]] At at(std::uint32_t supply) const { return {&records(kind_of(supply)).ranker().panel(), document_[supply]}; }

  /// Takes in `supplies` from the last that it knew on, whose texts the rankers hold by now; what is usual for others stays as it was.
  /// The elements must stay where they are. O(at most 600 needs x terms) a supply. [one]
  void add(std::span<const SupplyTraits> supplies);
  /// A supply that is no more. [one]
  void remove(std::uint32_t supply);

  class OfNeed;

 private:
  static constexpr std::size_t forms = 4;  ///< of a need, one a language, by Lang

  /// A need in the languages it is written in.
  struct Written {
    std::array<TermCounts, forms> terms;
    std::array<bool, forms> has{};
    CodeSet languages = 0;
    std::size_t concepts = 0;  ///< different ones
  };
  [[nodiscard]] static Written written(const AnalysedNeed& need);
  /// What a need may learn of supplies of some speech.
  struct Relation {
    bool shares = false;   ///< a language
    bool strange = false;  ///< written, in other languages
    bool hardly = false;   ///< strange, and only a fit above the relevance gate is known
    [[nodiscard]] bool may_be_known() const noexcept { return shares || strange; }
    [[nodiscard]] bool may_be_unknown() const noexcept { return !shares && (!strange || hardly); }
  };
  /// How a need is compared with supplies of each speech.
  struct Comparison {
    std::array<Relation, speech_count> relations{};
    CodeSet languages = 0;
    Comparison() = default;
    explicit Comparison(const Written& need);
    /// Calls use(form) for the forms in which supplies with these texts are compared.
    template <class Use>
    void each_form(const Relation& relation, CodeSet texts, Use&& use) const {
      for (const Lang lang : all_langs)
        if ((languages & lang_bit(lang)) != 0 && (relation.shares ? (texts & lang_bit(lang)) != 0 : relation.strange)) use(static_cast<std::size_t>(lang));
    }
  };
  /// The fit of a supply, where excess(form, shares) is that of its ratio in a form.
  template <class Excess>
  [[nodiscard]] std::optional<double> fit(const Comparison& comparison, std::uint32_t supply, Excess&& excess) const;
  /// One form of a need as it asks the texts of a kind.
  struct Asked {
    Ranker::Entries entries;
    double self = 0;  ///< 0: it asks for nothing
  };
  using AskedByKind = std::array<Asked, 2>;
  struct Ratios {
    AskedByKind asked;
    std::vector<double> by_supply;  ///< score / self
  };
  [[nodiscard]] Ratios ratios(const TermCounts& terms) const;
  [[nodiscard]] const RankedRecords& records(SupplyKind kind) const { return kind == SupplyKind::technology ? *texts_.technologies : *texts_.experts; }
  [[nodiscard]] SupplyKind kind_of(std::uint32_t supply) const { return supply < experts_begin_ ? SupplyKind::technology : supply < added_begin_ ? SupplyKind::expert : supplies_[supply].kind; }
  [[nodiscard]] Speech speech_of(std::uint32_t supply) const;

  /// Some of the supplies of one kind that are compared in one form, at equal steps, at most 200: they show what chance gives.
  using ByKind = std::array<Sample, 2>;
  /// False when cancelled.
  [[nodiscard]] bool choose_peers(const Control& control);
  [[nodiscard]] const ByKind& peers(std::size_t form, bool shares) const { return shares ? in_language_[form].in : in_language_[form].not_in; }

  std::span<const SupplyTraits> supplies_;
  Texts texts_;
  bool concepts_known_ = false;
  std::size_t experts_begin_ = 0, added_begin_ = 0;  ///< supplies: technologies, experts, those added since
  std::vector<std::uint32_t> document_;              ///< by supply
  std::vector<Speech> speech_;
  std::array<std::vector<std::uint32_t>, 2> supply_of_;  ///< by kind, then document; none: removed
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct InLanguage {
    ByKind in, not_in;  ///< that have a text in it, and that have none in it
  };
  std::array<InLanguage, forms> in_language_;
  std::array<std::vector<double>, forms> background_;  ///< by form, then supply
  std::array<std::vector<AskedByKind>, forms> references_;  ///< the needs that it was taken over
};

/// text_fit of one need, supply by supply. May be reset for need after need and keeps its memory. Borrows the TextFit. [one]
class TextFit::OfNeed {
 public:
  void reset(const TextFit& all, const AnalysedNeed& need);

  /// As TextFit gives it, to the last bit.
  [[nodiscard]] std::optional<double> operator()(std::uint32_t supply);
  /// No known fit of the supply is more; -1: it is unknown whatever the texts say.
  [[nodiscard]] double most(std::uint32_t supply);
  /// The same, closer, and dearer.
  [[nodiscard]] double nearly(std::uint32_t supply);
  /// Whether the fit of supplies of this speech can be known, can be unknown.
  [[nodiscard]] bool may_be_known(Speech speech) const noexcept { return comparison_.relations[speech].may_be_known(); }
  [[nodiscard]] bool may_be_unknown(Speech speech) const noexcept { return comparison_.relations[speech].may_be_unknown(); }

  /// A supply, and what its fit is at most by what was seen in passing; 1: nothing was.
  struct Found { std::uint32_t supply; float fit; };
  /// Adds the supplies of a kind whose fit may be as large as it has to be, some more than once. `class_of`: by supply; `speech`, `lift`: by
  /// class, the lift of the fit that its supplies take, above 0; infinite: none suffices.
  void at_least(SupplyKind kind, std::span<const std::uint32_t> class_of, std::span<const Speech> speech, std::span<const double> lift, std::vector<Found>& out);
  /// The excess that a fit takes, in halves: sqrt(fit / (1 - fit)), less a hair.
  [[nodiscard]] static double lift(double fit) noexcept { return fit >= 1 ? std::numeric_limits<double>::infinity() : std::sqrt(fit / (1 - fit)) * (1 - 1e-12); }
  /// Adds some `count` supplies of a kind that are likely to fit.
  void strongest(SupplyKind kind, std::size_t count, std::vector<std::uint32_t>& out);

 private:
  struct Form {
    double self = 0;  ///< 0: nothing was asked
    std::array<double, 2> usual{};  ///< with strangers, with those that share a language
    Lookup lookup;
  };
  /// The fit where score_of(lookup, document) is its score in a form.
  template <class Score>
  [[nodiscard]] std::optional<double> fit_by(std::uint32_t supply, Score&& score_of);
  [[nodiscard]] std::array<Form, forms>& forms_with(SupplyKind kind) { return forms_[static_cast<std::size_t>(kind)]; }

  const TextFit* all_ = nullptr;
  Comparison comparison_;
  std::array<std::array<Form, forms>, 2> forms_;  ///< by kind
  std::vector<std::uint32_t> found_;
  std::vector<double> scratch_, shown_, least_;
};

}  // namespace caunoi
