// Term translations from parallel text. Words and their lasting neighbours ("nước thải") are aligned by Model 1 in both
// directions; a pair is as likely as the geometric mean of the two, which keeps what both agree on and drops the
// garbage collectors, rare words that a single direction aligns to everything (Och & Ney 2003; Moore 2004). Tested by
// text/learn_test.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "caunoi/lexicon.hpp"
#include "text/model1.hpp"
#include "text/unicode.hpp"

namespace caunoi {

namespace {

struct Piece {
  std::string term;     // what is aligned: a stem, a base form
  std::string surface;  // how it is written
  std::uint32_t begin, end;
};
using Sentence = std::vector<Piece>;

Sentence pieces_of(const Analyser& analyser, std::string_view text, Lang lang) {
  Sentence out;
  for (auto& t : analyser.analyse(text, lang).terms) {
    if (t.view != View::words) continue;
    // A Japanese base form is how the term is looked up; an English stem is not a word.
    std::string surface = lang == Lang::en ? text::lower(normalise(text.substr(t.begin, t.end - t.begin))) : t.text;
    out.push_back({std::move(t.text), std::move(surface), t.begin, t.end});
  }
  return out;
}

// Joins neighbours that keep together: of all places of either word, the geometric mean of the shares next to the
// other.
void join_neighbours(std::vector<Sentence>& side, Lang lang, std::uint32_t least_count) {
  constexpr double least_share = 0.3;
  const std::string_view blank = lang == Lang::ja ? "" : " ";
  const auto touching = [&](const Piece& a, const Piece& b) { return b.begin - a.end <= blank.size(); };
  std::unordered_map<std::string, std::uint32_t> single, both;
  const auto key = [](const Piece& a, const Piece& b) { return a.term + '\x1f' + b.term; };
  for (const auto& sentence : side) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      ++single[sentence[i].term];
      if (i > 0 && touching(sentence[i - 1], sentence[i])) ++both[key(sentence[i - 1], sentence[i])];
    }
  }
  for (auto& sentence : side) {
    Sentence joined;
    for (auto& piece : sentence) {
      if (!joined.empty() && touching(joined.back(), piece)) {
        if (const auto found = both.find(key(joined.back(), piece));
            found != both.end() && found->second >= least_count) {
          const double a = single[joined.back().term], b = single[piece.term];
          if (found->second / std::sqrt(a * b) >= least_share) {
            auto& last = joined.back();
            last = {fmt::format("{}{}{}", last.term, blank, piece.term),
                    fmt::format("{}{}{}", last.surface, blank, piece.surface), last.begin, piece.end};
            continue;
          }
        }
      }
      joined.push_back(std::move(piece));
    }
    sentence = std::move(joined);
  }
}

// Words as numbers in the order of their first place, from 1: 0 is the null word.
class Words {
 public:
  std::vector<std::uint32_t> numbers(const Sentence& sentence) {
    std::vector<std::uint32_t> out;
    for (const auto& piece : sentence) {
      const auto [known, added] = number_of_.emplace(piece.term, static_cast<std::uint32_t>(surfaces_.size()));
      if (added) surfaces_.emplace_back();
      ++surfaces_[known->second][piece.surface];
      out.push_back(known->second);
    }
    return out;
  }
  // The most frequent way of writing; of several the first in the order of bytes.
  [[nodiscard]] const std::string& written(std::uint32_t number) const {
    const auto& ways = surfaces_[number];
    return std::ranges::max_element(ways, {}, [](const auto& way) { return way.second; })->first;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> number_of_;
  std::vector<std::map<std::string, std::uint32_t>> surfaces_{1};
};

// Figures and single Latin letters name nothing.
bool is_term(std::string_view s) {
  if (s.size() < 2) return false;
  for (std::size_t at = 0; at < s.size();) {
    const auto kind = text::class_of(text::next(s, at));
    if (kind != text::Class::digit && kind != text::Class::space && kind != text::Class::other) return true;
  }
  return false;
}

}  // namespace

Result<std::vector<Concept>> learn_lexicon(std::span<const SentencePair> pairs, Lang from, Lang to,
                                           const LearnLexiconOptions& options, const Control& control) {
  if (from == Lang::unknown || to == Lang::unknown || from == to)
    return fail(Code::invalid_argument, "name two different languages out of vi, ja and en");
  if (options.iterations < 1 || options.iterations > 100)
    return fail(Code::invalid_argument, "iterations must be 1 to 100");
  if (!(options.least_probability >= 0 && options.least_probability <= 1))
    return fail(Code::invalid_argument, "the least probability must be 0 to 1");
  std::vector<Sentence> sides[2];
  {
    const Analyser analyser;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (i % 64 == 0 && !control.go_on("analyse", i, pairs.size()))
        return fail(Code::cancelled, "learning was cancelled");
      auto a = pieces_of(analyser, pairs[i].from, from), b = pieces_of(analyser, pairs[i].to, to);
      if (a.empty() || b.empty()) continue;
      sides[0].push_back(std::move(a));
      sides[1].push_back(std::move(b));
    }
  }
  if (sides[0].empty()) return fail(Code::invalid_argument, "there is no pair with words on both sides");
  if (options.phrases) {
    constexpr int rounds = 2;  // two words, then up to four
    for (int round = 0; round < rounds; ++round) {
      join_neighbours(sides[0], from, options.least_count);
      join_neighbours(sides[1], to, options.least_count);
    }
  }
  Words words[2];
  text::Bitext forward, backward;
  std::unordered_map<std::uint64_t, std::uint32_t> together;
  for (std::size_t i = 0; i < sides[0].size(); ++i) {
    auto a = words[0].numbers(sides[0][i]), b = words[1].numbers(sides[1][i]);
    forward.emplace_back(a, b);
    backward.emplace_back(b, a);
    for (auto* side : {&a, &b}) {
      std::ranges::sort(*side);
      side->erase(std::unique(side->begin(), side->end()), side->end());
    }
    for (const auto e : a)
      for (const auto f : b) ++together[std::uint64_t{e} << 32 | f];
  }
  const text::Model1 there(forward, 0, options.iterations, control), back(backward, 0, options.iterations, control);
  if (control.cancelled()) return fail(Code::cancelled, "learning was cancelled");
  std::vector<Concept> out;
  for (const auto key : there.keys()) {
    const auto e = static_cast<std::uint32_t>(key >> 32), f = static_cast<std::uint32_t>(key);
    if (e == 0 || together[key] < options.least_count) continue;
    const double probability = std::sqrt(there.probability(e, f) * back.probability(f, e));
    if (!(probability >= options.least_probability) || probability <= 0) continue;
    const auto &a = words[0].written(e), &b = words[1].written(f);
    if (a == b || !is_term(a) || !is_term(b)) continue;  // names and figures meet as they are
    Concept c{fmt::format("learned_{}={}", a, b), {}, {}, {}, {}, {}, std::min(1.0, probability)};
    (from == Lang::vi ? c.vi : from == Lang::ja ? c.ja : c.en).push_back(a);
    (to == Lang::vi ? c.vi : to == Lang::ja ? c.ja : c.en).push_back(b);
    out.push_back(std::move(c));
  }
  std::ranges::sort(
      out, [](const Concept& x, const Concept& y) { return x.weight != y.weight ? x.weight > y.weight : x.id < y.id; });
  return out;
}

}  // namespace caunoi
