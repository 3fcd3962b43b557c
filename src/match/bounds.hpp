// bounds.hpp -- the most a pair can score, from what is known before its structure is looked at.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "match/score.hpp"
#include "match/traits.hpp"

namespace caunoi {

/// The supplies of a survey by what their records leave open: those alike share one computation a need. [shared] const
/// methods from any thread.
class Bounds {
 public:
  /// `embedding_applies`: by kind of supply.
  Bounds(std::span<const SupplyTraits> supplies, const Weights& weights, std::array<bool, 2> embedding_applies);

  /// Of one need. No pair scores more than most(), modifiers aside.
  class OfNeed {
   public:
    OfNeed(const Bounds& bounds, const NeedTraits& need);
    [[nodiscard]] double most(std::uint32_t supply, std::optional<double> text, std::optional<double> near,
                              std::optional<double> embedding) const;

   private:
    struct Side {
      double fixed = 0;  ///< sum of w x the most of what is not given to most()
      double text = 0, network = 0, embedding = 0, total = 0;
    };
    struct Alike {
      Side demand, supply;
      std::optional<double> field;
    };
    const Bounds* bounds_;
    std::vector<Alike> alike_;  ///< by class
  };

 private:
  /// What decides the signals that a pair can have: their applicability, what the supply leaves out, its fields.
  struct Class {
    SignalSet applicable;
    SignalSet unknown;          ///< whatever the need says
    bool modes = false, kind = false;
    FieldShares fields{};
    bool operator==(const Class&) const = default;
  };
  [[nodiscard]] static Class class_of(const SupplyTraits& supply, bool embedding_applies);

  const Weights* weights_;
  std::vector<Class> classes_;
  std::vector<std::uint32_t> class_of_;  ///< by supply
};

}  // namespace caunoi
