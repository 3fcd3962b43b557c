// Zipf-Mandelbrot vocabulary with topics.
//
//   p(rank) ~ 1 / (rank + q)^s,   s = 1.15 (Zipf 1935; q flattens the head: Mandelbrot 1953)
//
// Each word of a text is a function word, a word of the background, one of the text's topic (a list of content words
// with a law of its own), or one of its theme (a dozen words out of the topic's list). Independent draws from the
// background alone would make every document about as good an answer as any other, which no index ever meets. The
// constants are such that a collection has the postings a query that were measured on real texts: of 100,000 documents
// of 79 words a need of 29 words meets about 420,000 postings, without function words about 80,000. Tested by
// bench_test.
#include "bench/generate.hpp"

#include <algorithm>
#include <cmath>

namespace caunoi::bench {

namespace {

constexpr std::uint32_t words_of_topic = 300, words_of_theme = 14;
constexpr double exponent = 1.15, background_offset = 4.5, function_offset = 0.7, topic_offset = 1, topics_offset = 10;

std::vector<double> zipf(std::uint32_t count, double offset) {
  std::vector<double> odds(count);
  for (std::uint32_t r = 0; r < count; ++r) odds[r] = std::pow(r + 1 + offset, -exponent);
  return odds;
}

// Seeds of SplitMix64 that are a step apart give the same numbers a step apart; through its own output they are
// unrelated.
Random stream_of(std::uint64_t seed, std::uint64_t stream, std::uint64_t number) {
  Random outer(seed ^ (stream << 56));
  Random inner(outer.next() + number);
  return Random(inner.next());
}

double normal(Random& random) {
  return std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(2 * 3.14159265358979323846 * random.unit());
}

enum Stream : std::uint64_t { documents = 1, needs, topic_lists, theme_lists };

std::size_t at(Lang lang) { return static_cast<std::size_t>(std::ranges::find(all_langs, lang) - all_langs.begin()); }

}  // namespace

Draw::Draw(std::span<const double> odds) {
  double total = 0;
  for (const double o : odds) total += o;
  const auto n = odds.size();
  std::vector<double> share(n);
  std::vector<std::uint32_t> small, large;
  for (std::uint32_t i = 0; i < n; ++i) {
    share[i] = odds[i] * static_cast<double>(n) / total;
    (share[i] < 1 ? small : large).push_back(i);
  }
  cells_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) cells_[i] = {1, i, i};
  while (!small.empty() && !large.empty()) {
    const auto s = small.back(), l = large.back();
    small.pop_back();
    cells_[s] = {share[s], s, l};
    share[l] -= 1 - share[s];
    if (share[l] < 1) {
      large.pop_back();
      small.push_back(l);
    }
  }
}

Generator::Generator(const Options& options)
    : options_(options),
      function_(zipf(function_words, function_offset)),
      background_(zipf(vocabulary - function_words, background_offset)),
      in_topic_(zipf(words_of_topic, topic_offset)),
      of_topics_(zipf(topics, topics_offset)) {
  // Log-uniform ranks: a topic has words of every frequency, as the background has.
  constexpr double first = 60, last = 60'000;
  topic_words_.reserve(std::size_t{topics} * words_of_topic);
  for (std::uint32_t topic = 0; topic < topics; ++topic) {
    Random random = stream_of(options_.seed, topic_lists, topic);
    for (std::uint32_t w = 0; w < words_of_topic; ++w)
      topic_words_.push_back(function_words +
                             static_cast<std::uint32_t>(first * std::pow(last / first, random.unit())));
  }
}

GeneratedText Generator::text(std::uint64_t stream, std::uint64_t number, const Shares& shares) const {
  Random random = stream_of(options_.seed, stream, number);
  GeneratedText out;
  if (options_.mixed) out.lang = all_langs[random.below(all_langs.size())];
  out.topic = of_topics_(random);
  out.theme = static_cast<std::uint32_t>(random.below(themes));
  const auto second = of_topics_(random);
  const auto words_of = [&](std::uint32_t topic) { return topic_words_.data() + std::size_t{topic} * words_of_topic; };

  std::uint32_t theme[words_of_theme];
  Random theme_random = stream_of(options_.seed, theme_lists, std::uint64_t{out.topic} * themes + out.theme);
  for (auto& word : theme) word = words_of(out.topic)[theme_random.below(words_of_topic)];

  const double wished = shares.length * std::exp(shares.spread * normal(random) - shares.spread * shares.spread / 2);
  out.ranks.resize(static_cast<std::size_t>(std::clamp(wished, 6.0, 8 * shares.length)));
  for (auto& rank : out.ranks) {
    const double kind = random.unit();
    if (kind < shares.function) {
      rank = function_(random);
    } else if (kind < shares.function + shares.topic) {
      rank = words_of(random.below(4) == 0 ? second : out.topic)[in_topic_(random)];
    } else if (kind < shares.function + shares.topic + shares.theme) {
      rank = theme[random.below(words_of_theme)];
    } else {
      rank = function_words + background_(random);
    }
  }
  return out;
}

GeneratedText Generator::document(std::uint64_t number) const {
  return text(documents, number, {.length = 79.5, .spread = 0.35, .function = 0.48, .topic = 0.19, .theme = 0.16});
}

GeneratedText Generator::need(std::uint64_t number) const {
  return text(needs, number, {.length = 32.7, .spread = 0.30, .function = 0.24, .topic = 0.23, .theme = 0.18});
}

std::uint32_t Generator::term(Lang lang, std::uint32_t rank) noexcept {
  return static_cast<std::uint32_t>(at(lang)) * vocabulary + rank;
}

Lang Generator::lang_of(std::uint32_t term) noexcept { return all_langs[term / vocabulary]; }

Bag Generator::bag(const GeneratedText& text, Keep keep) {
  Bag out;
  out.reserve(text.ranks.size());
  for (const auto rank : text.ranks)
    if (keep == Keep::all_words || rank >= function_words) out.push_back({term(text.lang, rank), 1});
  std::ranges::sort(out, {}, &TermFrequency::term);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (kept > 0 && out[kept - 1].term == out[i].term)
      ++out[kept - 1].frequency;
    else
      out[kept++] = out[i];
  }
  out.resize(kept);
  return out;
}

}  // namespace caunoi::bench
