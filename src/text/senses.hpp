// senses.hpp -- the concepts of a text, weighted by how sure they are.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/lexicon.hpp"

namespace caunoi::text {

struct Token {
  std::string_view text;
  std::uint32_t begin, end;  ///< bytes of the normalised text
};

struct WeightedConcept {
  std::string id;
  std::uint32_t begin, end;
  float weight;  ///< above 0, at most 1
};

/// By begin, then in the order found. `words` are those of the view, `characters` the Japanese ones, both in the order
/// of `s`.
[[nodiscard]] std::vector<WeightedConcept> senses_of(const Lexicon& lexicon, std::string_view s,
                                                     std::span<const Token> words, std::span<const Token> characters,
                                                     Lang lang);

}  // namespace caunoi::text
