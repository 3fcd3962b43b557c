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
#include "index/sample.hpp"
#include "match/traits.hpp"

namespace caunoi {

/// The technologies and experts of a survey as texts.
struct Texts {
  const RankedRecords* technologies = nullptr;
  const RankedRecords* experts = nullptr;

  /// The panel that holds a supply, and as which document. `supply`: its number, technologies first.
  struct At { const Panel* panel; std::uint32_t document; };
  [[nodiscard]] At of(SupplyKind kind, std::uint32_t supply) const {
    const auto& records = kind == SupplyKind::technology ? *technologies : *experts;
    return {&records.ranker().panel(), records.order()[kind == SupplyKind::technology ? supply : supply - technologies->order().size()]};
  }
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
  [[nodiscard]] static Written written(const Need& need, const Analyser& analyser);
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
  /// score / self of one form of a need with every supply.
  [[nodiscard]] std::vector<double> ratios(const TermCounts& terms) const;
  [[nodiscard]] const RankedRecords& records(SupplyKind kind) const { return kind == SupplyKind::technology ? *texts_.technologies : *texts_.experts; }
  [[nodiscard]] std::size_t first_of(SupplyKind kind) const { return kind == SupplyKind::technology ? 0 : texts_.technologies->order().size(); }

  /// Some of the supplies of one kind that are compared in one form, at equal steps, at most 200: they show what chance gives.
  struct Peers {
    std::vector<std::uint32_t> supplies;
    Sample sample;  ///< the same as documents
  };
  using ByKind = std::array<Peers, 2>;
  /// False when cancelled.
  [[nodiscard]] bool choose_peers(const Control& control);
  [[nodiscard]] const ByKind& peers(std::size_t form, bool shares) const { return shares ? in_language_[form].in : in_language_[form].not_in; }

  std::span<const SupplyTraits> supplies_;
  Texts texts_;
  std::vector<Speech> speech_;
  std::array<std::vector<std::uint32_t>, 2> supply_of_;  ///< by kind, then document; none: removed
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct InLanguage {
    ByKind in, not_in;  ///< that have a text in it, and that have none in it
  };
  std::array<InLanguage, forms> in_language_;
  std::array<std::vector<double>, forms> background_;  ///< by form, then supply
};

/// text_fit of one need, supply by supply. May be reset for need after need and keeps its memory. Borrows the TextFit. [one]
class TextFit::OfNeed {
 public:
  void reset(const TextFit& all, const Need& need, const Analyser& analyser);

  /// As TextFit gives it, to the last bit.
  [[nodiscard]] std::optional<double> operator()(std::uint32_t supply);
  /// No known fit of the supply is more; -1: it is unknown whatever the texts say.
  [[nodiscard]] double most(std::uint32_t supply);
  /// Whether the fit of supplies of this speech can be known, can be unknown.
  [[nodiscard]] bool may_be_known(Speech speech) const noexcept { return comparison_.relations[speech].may_be_known(); }
  [[nodiscard]] bool may_be_unknown(Speech speech) const noexcept { return comparison_.relations[speech].may_be_unknown(); }

  /// A supply, and what its fit is at most by what was seen in passing; 1: nothing was.
  struct Found { std::uint32_t supply; float fit; };
  /// Adds the supplies of a kind whose fit may be as large as it has to be, some more than once. `wanted`: by speech, whether any has to
  /// be looked at. lift_of(supply): the lift of the fit it takes.
  template <class LiftOf>
  void at_least(SupplyKind kind, const std::array<bool, speech_count>& wanted, LiftOf&& lift_of, std::vector<Found>& out);
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
  [[nodiscard]] std::array<Form, forms>& forms_with(SupplyKind kind) { return forms_[static_cast<std::size_t>(kind)]; }

  const TextFit* all_ = nullptr;
  Comparison comparison_;
  std::array<std::array<Form, forms>, 2> forms_;  ///< by kind
  std::vector<std::uint32_t> found_;
  std::vector<double> scratch_, shown_;
};

template <class LiftOf>
void TextFit::OfNeed::at_least(SupplyKind kind, const std::array<bool, speech_count>& wanted, LiftOf&& lift_of, std::vector<Found>& out) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  auto& forms = forms_with(kind);
  const auto& supply_of = all_->supply_of_[static_cast<std::size_t>(kind)];
  struct Least {
    bool asked = false;
    std::array<double, speech_count> usual{};
    std::array<bool, speech_count> compared{};
  };
  std::array<Least, TextFit::forms> of_form;
  for (std::size_t speech = 0; speech < speech_count; ++speech) {
    const auto& relation = comparison_.relations[speech];
    if (!wanted[speech]) continue;
    comparison_.each_form(relation, texts_of(static_cast<Speech>(speech)), [&](std::size_t f) {
      auto& form = of_form[f];
      form.asked = form.compared[speech] = true;
      form.usual[speech] = forms[f].usual[relation.shares ? 1 : 0];
    });
  }
  const bool one_form = std::has_single_bit(comparison_.languages);
  for (std::size_t f = 0; f < TextFit::forms; ++f) {
    auto& form = forms[f];
    if (form.self <= 0 || !of_form[f].asked) continue;
    // Of its own, so that nothing that is written is taken to change it.
    const auto usual_of = [of = of_form[f], speech = all_->speech_.data(), background = all_->background_[f].data()](std::uint32_t supply) {
      return of.compared[speech[supply]] ? std::max(of.usual[speech[supply]], background[supply]) : infinite;
    };
    form.lookup.at_least(
        [=, supply_of = supply_of.data(), scale = form.self * (1 - 1e-12)](std::uint32_t document) {
          const auto supply = supply_of[document];
          return supply == none ? infinite : (usual_of(supply) + half_of_text * lift_of(supply)) * scale;
        },
        [&](std::uint32_t document, double reach) {
          const auto supply = supply_of[document];
          // Compared in one language alone, it can fit no better than that says. Rounded up.
          const double fit = one_form && reach < infinite ? fit_of_excess(reach / form.self - usual_of(supply), half_of_text) + 1e-6 : 1;
          out.push_back({supply, static_cast<float>(fit)});
        });
  }
}

}  // namespace caunoi
