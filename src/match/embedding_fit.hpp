// embedding_fit.hpp -- how near are the vectors that the caller's model gave the need and the offer?
#pragma once
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "caunoi/control.hpp"
#include "index/unit_vectors.hpp"
#include "match/traits.hpp"

namespace caunoi {

/// What two vectors of this model have in common by chance, of cosines seen. `usual` stands in where there are few.
[[nodiscard]] double chance_of(std::vector<float> cosines, double usual);
/// With fewer vectors of offers than this, what is usual for the model cannot be told, and the signal does not apply.
inline constexpr std::size_t least_vectors = 3;

/// The signal `embedding` of the needs of a survey with its supplies (technologies, then experts). [shared] const
/// methods from any thread.
class EmbeddingFit {
 public:
  /// `supplies` must outlive it. O(needs, at most 200, x supplies x width). nullopt: cancelled.
  [[nodiscard]] static std::optional<EmbeddingFit> make(const Survey& survey, std::span<const SupplyTraits> supplies,
                                                        const Control& control);
  /// Whether needs and supplies of this kind have vectors at all; if not, the signal leaves the weight.
  [[nodiscard]] bool applies(SupplyKind kind) const noexcept { return applies_[static_cast<std::size_t>(kind)]; }
  /// One value a supply; nullopt where it or the need has no vector.
  [[nodiscard]] std::vector<std::optional<double>> operator()(const Need& need) const;

 private:
  std::span<const SupplyTraits> supplies_;
  UnitVectors vectors_;  ///< of the supplies
  std::array<bool, 2> applies_{};
  double usual_ = 0, half_ = 0;
  std::vector<double> background_;  ///< by supply
};

}  // namespace caunoi
