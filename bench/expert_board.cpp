// Rankings of papers for experts: the works of an expert as one long query to plain BM25, and rank() for experts.
#include <algorithm>

#include "base/random.hpp"
#include "base/try.hpp"
#include "bench/bm25.hpp"
#include "bench/rankers.hpp"

namespace caunoi::bench {

namespace {

template <class Scores>
Run run_of(const ExpertCollection& experts, const std::vector<TextExpert>& set, Scores&& scores) {
  Run run;
  for (const auto& expert : set) {
    const std::vector<double> found = scores(expert);
    auto& query = run.queries.emplace_back(Run::Query{expert.id, {}});
    for (std::size_t d = 0; d < found.size(); ++d) query.rows.push_back({experts.papers[d].id, found[d]});
  }
  std::ranges::sort(run.queries, {}, &Run::Query::id);
  return run;
}

}  // namespace

Result<std::vector<ExpertEntry>> expert_board(const ExpertCollection& experts, const Lexicon& lexicon,
                                              const Control& control) {
  const Analyser analyser;
  const auto terms = [&](const TextDocument& document) {
    return words_of(document.title + "\n" + document.text, document.lang, analyser);
  };
  Bm25 bm25;
  for (const auto& paper : experts.papers) bm25.add(terms(paper));
  bm25.finish();
  Random random(1);
  std::vector<Run> by_chance, plain, whole;
  for (const auto& set : experts.sets) {
    by_chance.push_back(run_of(experts, set, [&](const TextExpert&) {
      std::vector<double> out(experts.papers.size());
      for (auto& score : out) score = random.unit();
      return out;
    }));
    plain.push_back(run_of(experts, set, [&](const TextExpert& expert) {
      std::vector<std::string> all;
      for (const auto& work : expert.works) std::ranges::move(terms(work), std::back_inserter(all));
      return bm25.scores(all);
    }));
    CAUNOI_TRY(const auto lists, rank(experts.papers, std::span<const TextExpert>(set),
                                      {.k = experts.papers.size(), .lexicon = &lexicon}, control));
    std::size_t next = 0;
    whole.push_back(run_of(experts, set, [&](const TextExpert&) {
      std::vector<double> out(experts.papers.size());
      for (const auto& [document, score] : lists[next]) out[document] = score;
      ++next;
      return out;
    }));
  }
  std::vector<ExpertEntry> out;
  const std::pair<const char*, const std::vector<Run>*> rankers[] = {
      {"random", &by_chance}, {bm25_name, &plain}, {whole_name, &whole}};
  for (const auto& [name, runs] : rankers) {
    CAUNOI_TRY(auto found, expertise(*runs, experts.ratings));
    out.push_back({name, std::move(found)});
  }
  return out;
}

}  // namespace caunoi::bench
