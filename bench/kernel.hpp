// kernel.hpp -- the input of the ranking benchmarks: the generator's bags of words as the panel and its peers take
// them.
#pragma once
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "bench/generate.hpp"
#include "bench/spelling.hpp"
#include "index/term_counts.hpp"

namespace caunoi::bench {

/// [shared] const methods from any thread.
class KernelTexts {
 public:
  KernelTexts(std::uint64_t seed, bool mixed)
      : generator_({seed, mixed}), frequency_(3 * std::size_t{Generator::vocabulary}) {
    for (const Lang lang : all_langs)
      if (mixed || lang == Lang::en)
        for (std::uint32_t rank = 0; rank < Generator::vocabulary; ++rank)
          words_[static_cast<std::size_t>(lang)].push_back(spelling_.word(lang, rank));
  }

  [[nodiscard]] TermCounts document(std::uint64_t number) const {
    return terms_of(generator_.document(number), Keep::all_words);
  }
  [[nodiscard]] TermCounts need(std::uint64_t number, Keep keep) const {
    return terms_of(generator_.need(number), keep);
  }
  [[nodiscard]] static const std::vector<std::pair<std::string, float>>& words_of(const TermCounts& terms) noexcept {
    return terms.channels[words_channel];
  }

  /// Counts the documents of terms, for the postings a need has among the first `documents`. Once.
  void count_postings(std::uint64_t documents) {
    for (std::uint64_t i = 0; i < documents; ++i)
      for (const auto& t : Generator::bag(generator_.document(i))) ++frequency_[t.term];
  }
  [[nodiscard]] std::size_t postings(std::uint64_t need, Keep keep) const {
    std::size_t out = 0;
    for (const auto& t : Generator::bag(generator_.need(need), keep)) out += frequency_[t.term];
    return out;
  }

 private:
  static constexpr std::size_t words_channel = channel(Part::all, View::words);

  [[nodiscard]] TermCounts terms_of(const GeneratedText& text, Keep keep) const {
    TermCounts out;
    out.lang = text.lang;
    auto& terms = out.channels[words_channel];
    const auto& words = words_[static_cast<std::size_t>(text.lang)];
    for (const auto& t : Generator::bag(text, keep))
      terms.emplace_back(words[Generator::rank_of(t.term)], static_cast<float>(t.frequency));
    std::ranges::sort(terms, {}, &std::pair<std::string, float>::first);
    return out;
  }

  Generator generator_;
  Spelling spelling_;
  std::vector<std::string> words_[4];
  std::vector<std::uint32_t> frequency_;
};

}  // namespace caunoi::bench
