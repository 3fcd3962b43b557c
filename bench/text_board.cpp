// The rankers of texts on one collection. Lists are 1,000 long, as `caunoi rank -k 1000` makes them.
#include <algorithm>
#include <chrono>

#include "base/random.hpp"
#include "base/try.hpp"
#include "bench/rankers.hpp"

namespace caunoi::bench {

namespace {

constexpr std::size_t list_length = 1000;

std::string text_of(const TextDocument& document) {
  return document.title.empty() ? document.text : document.title + "\n" + document.text;
}

Lang language_of(const TextDocument& document, std::string_view text) {
  return document.lang == Lang::unknown ? detect_language(text) : document.lang;
}

// Documents with a score above 0, the best of them; a document with the query's id is left out, as rank() does.
Run::Query list_of(const TextDocument& query, const std::vector<TextDocument>& documents,
                   const std::vector<double>& scores) {
  std::vector<std::size_t> order;
  for (std::size_t d = 0; d < scores.size(); ++d)
    if (scores[d] > 0 && documents[d].id != query.id) order.push_back(d);
  const auto kept = std::min(order.size(), list_length);
  std::ranges::partial_sort(
      order, order.begin() + static_cast<std::ptrdiff_t>(kept),
      [&](std::size_t x, std::size_t y) { return scores[x] != scores[y] ? scores[x] > scores[y] : x < y; });
  Run::Query out{query.id, {}};
  for (std::size_t i = 0; i < kept; ++i) out.rows.push_back({documents[order[i]].id, scores[order[i]]});
  return out;
}

template <class Scores>
Run run_of(const Collection& collection, Scores&& scores) {
  Run run;
  for (const auto& query : collection.queries)
    run.queries.push_back(list_of(query, collection.documents, scores(query)));
  std::ranges::sort(run.queries, {}, &Run::Query::id);
  return run;
}

template <class Terms>
Run bm25_over(const Collection& collection, Terms&& terms) {
  Bm25 bm25;
  for (const auto& document : collection.documents) bm25.add(terms(document));
  bm25.finish();
  return run_of(collection, [&](const TextDocument& query) { return bm25.scores(terms(query)); });
}

}  // namespace

Run random_run(const Collection& collection) {
  Random random(1);
  return run_of(collection, [&](const TextDocument&) {
    std::vector<double> out(collection.documents.size());
    for (auto& score : out) score = random.unit();
    return out;
  });
}

Run trigram_run(const Collection& collection) {
  return bm25_over(collection, [](const TextDocument& document) { return trigrams_of(text_of(document)); });
}

Run bm25_run(const Collection& collection, Bag bag) {
  const Analyser analyser;
  return bm25_over(collection, [&](const TextDocument& document) {
    const auto text = text_of(document);
    return words_of(text, language_of(document, text), analyser, bag);
  });
}

Result<Run> caunoi_run(const Collection& collection, const Lexicon* lexicon, const Control& control) {
  CAUNOI_TRY(const auto lists, rank(collection.documents, std::span<const TextDocument>(collection.queries),
                                    {.k = list_length, .lexicon = lexicon}, control));
  Run run;
  for (std::size_t q = 0; q < lists.size(); ++q) {
    auto& query = run.queries.emplace_back(Run::Query{collection.queries[q].id, {}});
    for (const auto& [document, score] : lists[q]) query.rows.push_back({collection.documents[document].id, score});
  }
  std::ranges::sort(run.queries, {}, &Run::Query::id);
  return run;
}

void add_entry(Board& board, std::string ranker, Group group, const Run& run, const Collection& collection,
               double seconds, std::string_view against) {
  Entry made{std::move(ranker),    group, evaluate(run, collection.judgments, {collection.relevant_above}), seconds,
             std::string(against), {}};
  if (const auto* other = entry(board, against))
    if (auto differences = compare(made.evaluation, other->evaluation)) made.differences = *std::move(differences);
  board.entries.push_back(std::move(made));
}

Result<Board> text_board(const Collection& collection, const Lexicons& lexicons, const Control& control) {
  Board board{.name = collection.name};
  const auto add = [&](const char* ranker, Group group, auto&& make) -> Result<void> {
    const auto begin = std::chrono::steady_clock::now();
    const Result<Run> run = make();
    if (!run) return std::unexpected(run.error());
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    add_entry(board, ranker, group, *run, collection, spent.count(), bm25_name);
    return {};
  };
  CAUNOI_CHECK(add(bm25_name, Group::baseline, [&] { return Result<Run>(bm25_run(collection)); }));
  CAUNOI_CHECK(
      add(bm25_pairs_name, Group::baseline, [&] { return Result<Run>(bm25_run(collection, Bag::words_and_pairs)); }));
  CAUNOI_CHECK(add("character trigrams", Group::baseline, [&] { return Result<Run>(trigram_run(collection)); }));
  CAUNOI_CHECK(add("random", Group::baseline, [&] { return Result<Run>(random_run(collection)); }));
  CAUNOI_CHECK(
      add("caunoi without lexicon", Group::ablation, [&] { return caunoi_run(collection, nullptr, control); }));
  CAUNOI_CHECK(add(own_name, Group::ablation, [&] { return caunoi_run(collection, &lexicons.own, control); }));
  CAUNOI_CHECK(add(whole_name, Group::whole, [&] { return caunoi_run(collection, &lexicons.whole, control); }));
  return board;
}

}  // namespace caunoi::bench
