// generate.hpp -- documents and needs in any number, the same for the same seed on every machine.
//
// Word frequencies follow the law of Zipf and Mandelbrot; a document speaks of a theme within a topic, and so does a
// need, which therefore shares its telling words with few documents and its frequent ones with most. Text n of a seed
// is the same whatever the number of texts around it: a collection of 10,000 is the beginning of one of 1,000,000.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/random.hpp"
#include "caunoi/text.hpp"

namespace caunoi::bench {

/// Draws numbers with given odds in constant time (the alias method: Walker 1977, Vose 1991).
class Draw {
 public:
  explicit Draw(std::span<const double> odds);
  [[nodiscard]] std::uint32_t operator()(Random& random) const noexcept {
    const auto& cell = cells_[random.next() % cells_.size()];
    return random.unit() < cell.stay ? cell.self : cell.other;
  }

 private:
  struct Cell {
    double stay;
    std::uint32_t self, other;
  };
  std::vector<Cell> cells_;
};

/// A text as words in order. A word is its rank in the vocabulary of the language: below `function_words` what every
/// text has
/// ("the", "và", は), from there on content, frequent words first.
struct GeneratedText {
  Lang lang = Lang::en;
  std::uint32_t topic = 0, theme = 0;
  std::vector<std::uint32_t> ranks;
};

/// A word with how often it stands in a text. The number is unique over languages: see Generator::term().
struct TermFrequency {
  std::uint32_t term, frequency;
  bool operator==(const TermFrequency&) const = default;
};
using Bag = std::vector<TermFrequency>;  ///< by term

enum class Keep : std::uint8_t { all_words, content_words };

/// [shared] const methods from any thread.
class Generator {
 public:
  static constexpr std::uint32_t vocabulary = 400'000;  ///< of a language
  static constexpr std::uint32_t function_words = 110;
  static constexpr std::uint32_t topics = 200, themes = 50;  ///< themes of a topic

  struct Options {
    std::uint64_t seed = 1;
    bool mixed = false;  ///< texts in three languages by turns of chance, else English alone
  };
  explicit Generator(const Options& options);

  /// About 79 words, 55 different. O(words).
  [[nodiscard]] GeneratedText document(std::uint64_t number) const;
  /// About 29 different words, 23 without function words.
  [[nodiscard]] GeneratedText need(std::uint64_t number) const;

  [[nodiscard]] static std::uint32_t term(Lang lang, std::uint32_t rank) noexcept;
  [[nodiscard]] static Lang lang_of(std::uint32_t term) noexcept;
  [[nodiscard]] static std::uint32_t rank_of(std::uint32_t term) noexcept { return term % vocabulary; }
  [[nodiscard]] static Bag bag(const GeneratedText& text, Keep keep = Keep::all_words);

 private:
  struct Shares {
    double length, spread, function, topic, theme;
  };
  [[nodiscard]] GeneratedText text(std::uint64_t stream, std::uint64_t number, const Shares& shares) const;

  Options options_;
  Draw function_, background_, in_topic_, of_topics_;
  std::vector<std::uint32_t> topic_words_;
};

}  // namespace caunoi::bench
