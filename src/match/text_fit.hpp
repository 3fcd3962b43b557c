// text_fit.hpp -- do the need and the offer speak of the same thing?
#pragma once
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/lexicon.hpp"
#include "index/ranked_records.hpp"
#include "match/traits.hpp"

namespace caunoi {

/// The technologies and experts of a survey as texts.
struct Texts {
  const RankedRecords* technologies = nullptr;
  const RankedRecords* experts = nullptr;
};

/// Maps the excess of a relative score over its background to 0..1; `half` maps to 0.5. See text_fit.cpp.
[[nodiscard]] double fit_of_excess(double excess, double half);
inline constexpr double half_of_text = 0.06, half_of_concepts = 0.15;
/// A record says something in concepts when it holds at least so many different ones.
inline constexpr std::size_t least_concepts = 3;

/// The background of a list of ratios: what chance gives. 0 for an empty list. Leaves the list in another order.
[[nodiscard]] double background_of(std::span<double> ratios);

/// text_fit of the needs of a survey with its supplies (technologies, then experts). [shared] const methods from any
/// thread.
class TextFit {
 public:
  /// `supplies` must outlive it. O(needs, at most 200, x postings). nullopt: cancelled.
  [[nodiscard]] static std::optional<TextFit> make(const Survey& survey, std::span<const SupplyTraits> supplies,
                                                   const Texts& texts, const Lexicon* lexicon, const Control& control);
  /// One value a supply; nullopt where the texts cannot be compared.
  [[nodiscard]] std::vector<std::optional<double>> operator()(const Need& need, const Analyser& analyser) const;

 private:
  /// score / self of one form of a need (0: its concepts, else the language) with every supply. Empty: the need has no
  /// such form.
  struct Ratios {
    std::array<std::vector<double>, 4> of;
    std::size_t concepts = 0;  ///< different ones in the need
  };
  /// Of concepts only where a supply has no language in common with the need, or `concepts` says that they are wanted.
  [[nodiscard]] Ratios ratios(const Need& need, bool concepts, const Analyser& analyser) const;
  /// Whether any supply is written, and in none of these languages.
  [[nodiscard]] bool strangers_to(CodeSet languages) const;
  [[nodiscard]] std::vector<double> ratios(const TermCounts& terms) const;

  std::span<const SupplyTraits> supplies_;
  Texts texts_;
  std::unordered_set<std::string> common_;         ///< concepts of everyday language
  std::vector<std::size_t> concepts_;              ///< different ones, by supply
  /// Supplies by number; technologies, then experts.
  using Numbers = std::array<std::vector<std::uint32_t>, 2>;
  struct Written {
    Numbers in, not_in;  ///< that have a text in a language, and that have none in it
  };
  std::array<Written, 4> written_;                 ///< by language
  std::array<Numbers, 16> strangers_;              ///< by set of languages: written, but in none of them
  std::array<std::vector<double>, 4> background_;  ///< by form, then supply
};

}  // namespace caunoi
