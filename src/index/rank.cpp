// Ranking texts without a survey: analyse in parallel, one panel, one neighbour graph, queries in parallel. One configuration for
// every collection.
//
// Queries: ranker.hpp. Experts: an expert is as
// close to a text as the works that are closest, so the cosines of the works are joined by a power mean (p = 2, between mean and
// maximum); cosines, not BM25, since a long text must not win by its length. A work speaks with the works near it, whoever wrote
// them: two abstracts on one matter share few words.
// Tested by index/rank_test.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>

#include "base/parallel.hpp"
#include "base/try.hpp"
#include "caunoi/index.hpp"
#include "index/fusion.hpp"
#include "index/neighbours.hpp"
#include "index/ranker.hpp"
#include "text/heading.hpp"

namespace caunoi {

namespace {

constexpr float share_of_near_works = 0.4F;
constexpr double works_power = 2;

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
  const std::string_view title = document.title.empty() ? text::heading_of(document.text) : std::string_view(document.title);
  if (!title.empty()) out.add(analyser.analyse(title, lang), Part::title);
  out.finish();
  return out;
}

// Calls use(terms) for each text in turn; a block of them is held at a time.
template <class Use>
bool analyse_each(std::span<const TextDocument> documents, const Lexicon* lexicon, const Control& control, Use&& use) {
  constexpr std::size_t block = 4096;
  std::vector<TermCounts> terms;
  Control quiet = control;  // progress counts all texts, not those of a block
  quiet.progress = nullptr;
  for (std::size_t begin = 0; begin < documents.size(); begin += block) {
    if (!control.go_on("analyse", begin, documents.size())) return false;
    terms.assign(std::min(block, documents.size() - begin), {});
    if (!parallel_for(terms.size(), quiet, "analyse", [&] { return Analyser(lexicon); },
                      [&](const Analyser& analyser, std::size_t i) { terms[i] = count_terms(documents[begin + i], analyser); }))
      return false;
    for (auto& text : terms) use(std::move(text));
  }
  return control.go_on("analyse", documents.size(), documents.size());
}

std::vector<Ranked> best_of(std::span<const float> scores, std::size_t k) {
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
  CAUNOI_TRY(const auto fusion, Fusion::make(documents, queries));
  PanelBuilder builder;
  if (!analyse_each(documents, options.lexicon, control, [&](TermCounts&& text) { builder.add(text); })) return fail(Code::cancelled, "analysing was cancelled");
  std::vector<TermCounts> query_terms;
  if (!analyse_each(queries, options.lexicon, control, [&](TermCounts&& text) { query_terms.push_back(std::move(text)); }))
    return fail(Code::cancelled, "analysing was cancelled");
  spent.analyse = clock.lap();
  const auto ranker = Ranker::make(std::move(builder).finish(), control);
  if (!ranker) return fail(Code::cancelled, "indexing was cancelled");
  spent.index = clock.lap();
  std::vector<std::vector<Ranked>> out(queries.size());
  struct State { Ranker::Scratch scratch; std::vector<double> scores; };
  if (!parallel_for(
          queries.size(), control, "score", [] { return State(); },
          [&](State& state, std::size_t q) {
            const auto query = ranker->panel().prepare(query_terms[q]);
            if (fusion.joins(queries.subspan(q, 1))) {  // a vector says something of every document
              state.scores.resize(documents.size());
              ranker->score(query, state.scores);
              std::vector<float> joined(state.scores.begin(), state.scores.end());
              fusion.join(queries.subspan(q, 1), joined);
              out[q] = best_of(joined, options.k + 1);
            } else {
              for (const auto& [document, score] : ranker->best(query, options.k + 1, state.scratch)) out[q].push_back({document, score});
            }
            std::erase_if(out[q], [&](const Ranked& row) { return documents[row.document].id == queries[q].id; });
            if (out[q].size() > options.k) out[q].resize(options.k);
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
  PanelBuilder builder;  // the documents, then the works
  const auto add = [&](TermCounts&& text) { builder.add(text); };
  std::vector<TextDocument> works;
  std::vector<std::size_t> first;  // works of expert e: [first[e], first[e + 1])
  for (const auto& expert : experts) {
    first.push_back(works.size());
    works.insert(works.end(), expert.works.begin(), expert.works.end());
  }
  first.push_back(works.size());
  CAUNOI_TRY(const auto fusion, Fusion::make(documents, works));
  if (!analyse_each(documents, options.lexicon, control, add) || !analyse_each(works, options.lexicon, control, add))
    return fail(Code::cancelled, "analysing was cancelled");
  spent.analyse = clock.lap();
  const Panel texts(std::move(builder).finish());
  const Vectors vectors(texts);
  const Neighbours near_documents(vectors, 0, documents.size(), control);
  const Neighbours near_works(vectors, documents.size(), texts.size(), control);
  spent.index = clock.lap();
  std::vector<std::vector<Ranked>> out(experts.size());
  struct State { std::vector<float> cosines; std::vector<double> smoothed, sums; std::vector<float> scores; };
  if (!parallel_for(
          experts.size(), control, "score",
          [&] { return State{std::vector<float>(texts.size()), {}, std::vector<double>(documents.size()), std::vector<float>(documents.size())}; },
          [&](State& state, std::size_t e) {
            const auto of_documents = std::span(state.cosines).first(documents.size());
            std::ranges::fill(state.sums, 0.0);
            for (auto w = first[e]; w < first[e + 1]; ++w) {
              std::ranges::fill(state.cosines, 0.0F);
              vectors.cosines(near_works.smoothed(vectors, static_cast<std::uint32_t>(documents.size() + w), share_of_near_works), state.cosines);
              state.smoothed.assign(of_documents.begin(), of_documents.end());
              near_documents.smooth(state.smoothed);
              for (std::size_t d = 0; d < documents.size(); ++d) state.sums[d] += std::pow(state.smoothed[d], works_power);
            }
            const auto count = static_cast<double>(std::max<std::size_t>(1, first[e + 1] - first[e]));
            for (std::size_t d = 0; d < documents.size(); ++d) state.scores[d] = static_cast<float>(std::pow(state.sums[d] / count, 1 / works_power));
            fusion.join(std::span(works).subspan(first[e], first[e + 1] - first[e]), state.scores);
            out[e] = best_of(state.scores, options.k);
          }))
    return fail(Code::cancelled, "scoring was cancelled");
  spent.score = clock.lap();
  if (stats != nullptr) *stats = spent;
  return out;
}

}  // namespace caunoi
