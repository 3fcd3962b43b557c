// Ranking texts without a survey: analyse in parallel, one panel, one neighbour graph, queries in parallel. One configuration for
// every collection.
//
// Queries: the panel's scores, smoothed over the neighbours. Experts: an expert is as close to a text as the works that are
// closest, so the cosines of the works are joined by a power mean (p = 3, between mean and maximum); cosines, not BM25, since a
// long text must not win by its length.
// Tested by index/rank_test.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/parallel.hpp"
#include "caunoi/index.hpp"
#include "index/neighbours.hpp"
#include "index/panel.hpp"

namespace caunoi {

namespace {

constexpr float smoothing = 0.25F;
constexpr std::size_t neighbour_count = 6;
constexpr double works_power = 3;

class Clock {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - last_).count();
    last_ = now;
    return seconds;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

TermCounts count_terms(const TextDocument& document, const Analyser& analyser) {
  TermCounts out;
  const std::string all = document.title.empty() ? document.text : document.title + "\n" + document.text;
  const Lang lang = document.lang == Lang::unknown ? detect_language(all) : document.lang;
  out.add(analyser.analyse(all, lang), Part::all);
  if (!document.title.empty()) out.add(analyser.analyse(document.title, lang), Part::title);
  out.finish();
  return out;
}

Result<std::vector<TermCounts>> analyse_all(std::span<const TextDocument> documents, const Lexicon* lexicon, const Control& control) {
  std::vector<TermCounts> out(documents.size());
  if (!parallel_for(documents.size(), control, "analyse", [&] { return Analyser(lexicon); },
                    [&](const Analyser& analyser, std::size_t i) { out[i] = count_terms(documents[i], analyser); }))
    return fail(Code::cancelled, "analysing was cancelled");
  return out;
}

std::vector<Ranked> best(std::span<const float> scores, std::size_t k) {
  std::vector<Ranked> out;
  for (std::uint32_t d = 0; d < scores.size(); ++d)
    if (scores[d] > 0) out.push_back({d, scores[d]});
  const auto better = [](const Ranked& x, const Ranked& y) { return x.score != y.score ? x.score > y.score : x.document < y.document; };
  const auto kept = std::min(k, out.size());
  std::ranges::partial_sort(out, out.begin() + static_cast<std::ptrdiff_t>(kept), better);
  out.resize(kept);
  return out;
}

}  // namespace

Result<std::vector<std::vector<Ranked>>> rank(std::span<const TextDocument> documents, std::span<const TextDocument> queries,
                                              const RankOptions& options, const Control& control, RankStats* stats) {
  Clock clock;
  RankStats spent;
  const auto terms = analyse_all(documents, options.lexicon, control);
  if (!terms) return std::unexpected(terms.error());
  const auto query_terms = analyse_all(queries, options.lexicon, control);
  if (!query_terms) return std::unexpected(query_terms.error());
  spent.analyse = clock.lap();
  const Panel panel(*terms);
  const Neighbours neighbours(Vectors(*terms), neighbour_count, control);
  spent.index = clock.lap();
  std::vector<std::vector<Ranked>> out(queries.size());
  if (!parallel_for(
          queries.size(), control, "score", [&] { return std::vector<float>(documents.size()); },
          [&](std::vector<float>& scores, std::size_t q) {
            std::ranges::fill(scores, 0.0F);
            panel.score(panel.prepare((*query_terms)[q]), scores);
            neighbours.smooth(scores, smoothing);
            for (std::size_t d = 0; d < documents.size(); ++d)
              if (documents[d].id == queries[q].id) scores[d] = 0;
            out[q] = best(scores, options.k);
          }))
    return fail(Code::cancelled, "scoring was cancelled");
  spent.score = clock.lap();
  if (stats != nullptr) *stats = spent;
  return out;
}

Result<std::vector<std::vector<Ranked>>> rank(std::span<const TextDocument> documents, std::span<const TextExpert> experts,
                                              const RankOptions& options, const Control& control, RankStats* stats) {
  Clock clock;
  RankStats spent;
  const auto terms = analyse_all(documents, options.lexicon, control);
  if (!terms) return std::unexpected(terms.error());
  std::vector<TextDocument> works;
  std::vector<std::size_t> first;  // works of expert e: [first[e], first[e + 1])
  for (const auto& expert : experts) {
    first.push_back(works.size());
    works.insert(works.end(), expert.works.begin(), expert.works.end());
  }
  first.push_back(works.size());
  const auto work_terms = analyse_all(works, options.lexicon, control);
  if (!work_terms) return std::unexpected(work_terms.error());
  spent.analyse = clock.lap();
  const Vectors vectors(*terms);
  const Neighbours neighbours(vectors, neighbour_count, control);
  spent.index = clock.lap();
  std::vector<std::vector<Ranked>> out(experts.size());
  struct State { std::vector<float> cosines; std::vector<double> sums; std::vector<float> scores; };
  if (!parallel_for(
          experts.size(), control, "score",
          [&] { return State{std::vector<float>(documents.size()), std::vector<double>(documents.size()), std::vector<float>(documents.size())}; },
          [&](State& state, std::size_t e) {
            std::ranges::fill(state.sums, 0.0);
            for (auto w = first[e]; w < first[e + 1]; ++w) {
              std::ranges::fill(state.cosines, 0.0F);
              vectors.cosines(vectors.vector_of((*work_terms)[w]), state.cosines);
              neighbours.smooth(state.cosines, smoothing);
              for (std::size_t d = 0; d < documents.size(); ++d) state.sums[d] += std::pow(state.cosines[d], works_power);
            }
            const auto count = static_cast<double>(std::max<std::size_t>(1, first[e + 1] - first[e]));
            for (std::size_t d = 0; d < documents.size(); ++d) state.scores[d] = static_cast<float>(std::pow(state.sums[d] / count, 1 / works_power));
            out[e] = best(state.scores, options.k);
          }))
    return fail(Code::cancelled, "scoring was cancelled");
  spent.score = clock.lap();
  if (stats != nullptr) *stats = spent;
  return out;
}

}  // namespace caunoi
