// bounds.hpp -- the most a pair can score, from what is known before its structure is looked at.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "match/score.hpp"
#include "match/text_fit.hpp"
#include "match/traits.hpp"

namespace caunoi {

/// The supplies of a survey by what their records leave open: those alike share one computation a need. [shared] const
/// methods from any thread.
class Bounds {
 public:
  static constexpr std::size_t aspect_count = 5;  ///< see bounds.cpp

  /// `speech`: by supply (text_fit.hpp). `embedding_applies`: by kind of supply.
  Bounds(std::span<const SupplyTraits> supplies, std::span<const Speech> speech, const Weights& weights, std::array<bool, 2> embedding_applies);

  /// Takes in the supplies from the last that it knew on. The elements must stay where they are. [one]
  void add(std::span<const SupplyTraits> supplies, std::span<const Speech> speech);

  /// Supplies of one kind that are silent about the same, lie in the same fields and can be compared in the same way.
  struct Class {
    SupplyKind kind = SupplyKind::technology;
    Speech speech = 0;
    std::uint32_t silence = 0, fields = 0;
    std::vector<std::uint32_t> members;
  };
  [[nodiscard]] const std::vector<Class>& classes() const noexcept { return classes_; }
  [[nodiscard]] std::span<const std::uint32_t> class_of() const noexcept { return class_of_; }  ///< by supply
  [[nodiscard]] std::span<const Speech> speech() const noexcept { return speech_; }             ///< by class

  /// Of one need. No pair of a class scores more than most(), modifiers aside. May be reset for need after need.
  class OfNeed {
   public:
    OfNeed() = default;
    OfNeed(const Bounds& bounds, const NeedTraits& need) { reset(bounds, need); }
    void reset(const Bounds& bounds, const NeedTraits& need);
    [[nodiscard]] double most(std::uint32_t of_class, std::optional<double> text, std::optional<double> near,
                              std::optional<double> embedding) const;
    /// The same of one supply, whose aspects are looked at as well: less than that of its class.
    class OfPair {
     public:
      [[nodiscard]] double most(std::optional<double> text, std::optional<double> near, std::optional<double> embedding) const;
      /// Takes in what numbers and lists say as well: most() is then what the pair scores, but for rounding.
      void look_closer();

     private:
      friend class OfNeed;
      const OfNeed* need_;
      std::uint32_t supply_, class_;
      double for_demand_, for_supply_;
    };
    [[nodiscard]] OfPair of(std::uint32_t supply) const;
    /// What a pair of the class takes to score what prepare() was told.
    struct Takes {
      double fit;    ///< no less text fit; over 1: nothing suffices
      bool without;  ///< it may do so with a text that cannot be compared
    };
    [[nodiscard]] const Takes& takes(std::uint32_t of_class);
    /// `near`: the most there is.
    void prepare(double score, double near);

   private:
    struct Side {
      double fixed = 0;  ///< sum of w x the most of what is not given to most()
      double coded = 0;  ///< the share in it of signals that look at one aspect alone
      double text = 0, field = 0, network = 0, embedding = 0, total = 0;
    };
    struct Silent {
      Side demand, supply;
      SignalSet unknown;
    };
    [[nodiscard]] double bound(const Silent& silent, std::optional<double> field, double demand, double supply, std::optional<double> text, std::optional<double> near,
                               std::optional<double> embedding) const;

    const Bounds* bounds_ = nullptr;
    const NeedTraits* need_ = nullptr;
    std::vector<Silent> silent_;                      ///< by silence
    std::vector<std::optional<double>> field_;        ///< by fields
    struct Worth { double demand, supply; };          ///< w x value
    std::array<std::vector<Worth>, aspect_count> worth_;  ///< by aspect, then number
    // Of one score: takes() by silence and value of the field, which are few; below 0: not asked yet.
    std::vector<double> values_;
    std::vector<std::uint32_t> value_of_;             ///< by fields
    std::vector<Takes> takes_;
    double score_ = 0, near_ = 0;
  };

 private:
  /// What decides the signals that a pair can have: their applicability and what the supply leaves out.
  struct Silence {
    SignalSet applicable;
    SignalSet unknown;  ///< whatever the need says
    bool modes = false, kind = false;
  };
  [[nodiscard]] static Silence silence_of(const SupplyTraits& supply, bool embedding_applies);

  void add(const SupplyTraits& supply, Speech speech);

  const Weights* weights_;
  std::array<bool, 2> embedding_applies_;
  std::vector<Silence> silences_;
  std::vector<FieldShares> fields_;
  std::vector<Class> classes_;
  std::span<const SupplyTraits> supplies_;
  std::vector<std::array<std::uint32_t, aspect_count>> aspects_;  ///< by supply: which value of each it has
  std::array<std::vector<std::uint32_t>, aspect_count> example_;  ///< by aspect, then number: a supply that has it
  std::vector<std::uint32_t> class_of_;  ///< by supply
  std::vector<Speech> speech_;           ///< by class

  // The numbers of what is there already.
  std::map<std::tuple<unsigned long, unsigned long, bool, bool>, std::uint32_t> silence_numbers_;
  std::map<FieldShares, std::uint32_t> field_numbers_;
  std::map<std::tuple<SupplyKind, Speech, std::uint32_t, std::uint32_t>, std::uint32_t> class_numbers_;
  std::map<int, std::uint32_t> level_numbers_, skill_numbers_;
  std::map<std::tuple<CodeSet, CodeSet, double>, std::uint32_t> rights_numbers_;
  std::map<CodeSet, std::uint32_t> tongue_numbers_;
  std::map<std::tuple<std::string, std::string, double, double>, std::uint32_t> place_numbers_;
};

}  // namespace caunoi
