// Panel, feedback, neighbours in that order; each says in its own file why.
//
// best() looks at few documents. A smoothed score is at least sqrt(1 - a) of the document's own. So if the k-th best of the panel
// scores s, the k best smoothed ones are all at least t = sqrt(1 - a) s. It is a mean of squares, (1 - a) own^2 + a near^2 with near at
// most the best neighbour's: whoever reaches t has an own score of .9 t, or a neighbour that scores sqrt((1 - .81 (1 - a)) / a) t = 1.25 t,
// more than s, which few do. For those documents the panel's approximate sums bound the smoothed score, and the largest bounds are
// looked at in double precision until what is left cannot be among the k best.
// Tested by index/ranker_test (against all documents in double precision) and index/rank_test.
#include "index/ranker.hpp"

#include <algorithm>
#include <cmath>

namespace caunoi {

std::unique_ptr<Ranker> Ranker::make(PanelData data, const Control& control) {
  std::unique_ptr<Ranker> out(new Ranker(std::move(data)));
  out->neighbours_ = Neighbours(out->vectors_, control);
  if (control.cancelled()) return nullptr;
  return out;
}

std::unique_ptr<Ranker> Ranker::make(std::span<const TermCounts> documents, const Control& control) {
  PanelBuilder builder;
  for (const auto& document : documents) builder.add(document);
  return make(std::move(builder).finish(), control);
}

Ranker::Entries Ranker::joined(const Panel::Query& query, const Widening& widening) {
  Entries all = query.entries, out;
  if (!widening.entries.empty()) {
    for (auto& entry : all) entry.weight *= widening.own_share;
    all.insert(all.end(), widening.entries.begin(), widening.entries.end());
  }
  std::ranges::stable_sort(all, {}, &Panel::Query::Entry::term);
  for (const auto& entry : all) {
    if (!out.empty() && out.back().term == entry.term) out.back().weight += entry.weight;
    else out.push_back(entry);
  }
  return out;
}

Ranker::Entries Ranker::score_widened(const Panel::Query& query, std::span<double> scores) const {
  std::ranges::fill(scores, 0.0);
  auto entries = joined(query, {});
  panel_.score(entries, scores);
  const auto widening = feedback(query, smoothed_best(scores, feedback_documents(panel_.alive())), vectors_);
  if (widening.entries.empty()) return entries;
  std::ranges::fill(scores, 0.0);
  entries = joined(query, widening);
  panel_.score(entries, scores);
  return entries;
}

Ranker::Entries Ranker::score(const Panel::Query& query, std::span<double> scores) const {
  auto entries = score_widened(query, scores);
  neighbours_.smooth(scores);
  return entries;
}

namespace {

constexpr double own_reach = 0.9;

void each_once(std::vector<std::uint32_t>& documents) {
  std::ranges::sort(documents);
  documents.erase(std::ranges::unique(documents).begin(), documents.end());
}

}  // namespace

std::vector<Scored> Ranker::smoothed_best(std::span<const double> scores, std::size_t k) const {
  std::vector<Scored> out;
  if (k == 0) return out;
  double least = 0;
  if (k < scores.size()) {
    std::vector<double> sorted(scores.begin(), scores.end());
    std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(k - 1), std::greater<>());
    least = neighbours_.least_share() * sorted[k - 1] * (1 - 1e-12);
  }
  std::vector<std::uint32_t> candidates;
  const double own = (neighbours_.empty() ? 1 : own_reach) * least, near = neighbours_.near_reach(own_reach) * least;
  for (std::uint32_t d = 0; d < scores.size(); ++d) {
    if (scores[d] <= 0 || scores[d] < own) continue;
    candidates.push_back(d);
    if (scores[d] >= near) neighbours_.each_reverse(d, [&](std::uint32_t other) { candidates.push_back(other); });
  }
  each_once(candidates);
  for (const auto d : candidates)
    if (const double score = neighbours_.smoothed(d, [&](std::uint32_t other) { return scores[other]; }); !panel_.removed(d)) out.push_back({d, score});
  keep_best(out, k);
  return out;
}

std::vector<Scored> Ranker::best(const Panel::Query& query, std::size_t k, Scratch& scratch) const {
  if (query.entries.empty() || k == 0) return {};
  constexpr std::size_t few = 64;  // below so many documents for each one wanted, all are scored sooner than the best are singled out
  if (size() < few * k) {
    scratch.panel.scores.resize(size());
    score_widened(query, scratch.panel.scores);
    return smoothed_best(scratch.panel.scores, k);
  }
  return smoothed_best(widened(query, scratch), k, scratch);
}

Ranker::Widened Ranker::widened(const Panel::Query& query, Scratch& scratch) const {
  auto& sums = scratch.panel.sums;
  const auto speakers = feedback_documents(panel_.alive());
  const double most = feedback_most(query, panel_);
  panel_.start(query, 2 * most, sums);  // twice: what is added is divided by the query's own share, which is above a half
  panel_.add_to(sums, query.entries, scratch.panel);
  Widening widening;
  if (query.words > 0 && speakers > 0) widening = feedback(query, smoothed_best(Widened{joined(query, {})}, speakers, scratch), vectors_);
  Widened out{joined(query, widening)};
  if (widening.entries.empty()) return out;
  out.own_share = widening.own_share;
  for (auto& entry : widening.entries) entry.weight /= widening.own_share;
  panel_.add_to(sums, widening.entries, scratch.panel);
  return out;
}

std::vector<Scored> Ranker::smoothed_best(const Widened& query, std::size_t k, Scratch& scratch) const {
  const auto& sums = scratch.panel.sums;
  const auto in_snapshot = static_cast<std::uint32_t>(panel_.data().documents());
  const double slack = sums.slack(65535);
  auto& candidates = scratch.candidates;
  candidates.clear();
  // The k-th largest sum, then everything that may reach the share of it that smoothing leaves, less the errors.
  const auto kth = panel_.strongest(sums, k, 2 * slack, scratch.panel, scratch.strongest);
  const double reached = neighbours_.least_share() * (kth - slack);
  const double own = (neighbours_.empty() ? 1 : own_reach) * reached - slack, next = neighbours_.near_reach(own_reach) * reached - slack;
  if (scratch.strongest.empty() || own < 1) {  // few documents score at all
    auto& scores = scratch.panel.scores;
    scores.assign(size(), 0.0);
    panel_.score(query.entries, scores);
    return smoothed_best(scores, k);
  }
  panel_.at_least(sums, own, scratch.panel, candidates);
  for (std::size_t i = 0, count = candidates.size(); i < count; ++i)
    if (sums.values[candidates[i]] >= next) neighbours_.each_reverse(candidates[i], [&](std::uint32_t other) { candidates.push_back(other); });
  // Sums of documents added since the snapshot are not there; they and those near them are looked at in any case.
  for (auto d = in_snapshot; d < size(); ++d) {
    candidates.push_back(d);
    neighbours_.each_reverse(d, [&](std::uint32_t other) { candidates.push_back(other); });
  }
  each_once(candidates);

  // By the squares of what they may score at most, from the largest down.
  const auto squares = panel_.squares(sums);
  const double unit = sums.unit * query.own_share;
  const auto score_at_most = [&](float square) { return unit * std::sqrt(static_cast<double>(square)); };
  auto& near = scratch.near;
  near.clear();
  for (const auto d : candidates) near.push_back({d, static_cast<double>(neighbours_.smoothed_square(d, squares))});
  const auto worse = [](const Scored& x, const Scored& y) { return better(y, x); };
  std::ranges::make_heap(near, worse);

  // Then in double precision until no other can be among the k best. A document's own score, once it is known, excludes most, and costs a
  // seventh of its smoothed one.
  auto& exact = scratch.panel.exact;
  exact.reset(panel_, query.entries);
  auto& known = scratch.known;
  known.start(size());
  const auto score_of = [&](std::uint32_t d) { return known.of(d, exact); };
  const auto most_left = [&](std::uint32_t d) { return known.has(d) ? score_of(d) : score_at_most(squares(d)); };
  std::vector<Scored> out;  // a heap, the worst on top
  for (auto left = near.end(); left != near.begin();) {
    std::pop_heap(near.begin(), left--, worse);
    const auto d = left->document;
    constexpr double rounding = 1 - 1e-12;
    const double least = out.size() == k ? out.front().score * rounding : 0;
    if (score_at_most(static_cast<float>(left->score)) < least) break;
    if (panel_.removed(d)) continue;
    score_of(d);
    if (neighbours_.smoothed(d, most_left) < least) continue;
    const double score = neighbours_.smoothed(d, score_of);
    if (score <= 0) continue;
    out.push_back({d, score});
    std::ranges::push_heap(out, better);
    if (out.size() <= k) continue;
    std::ranges::pop_heap(out, better);
    out.pop_back();
  }
  keep_best(out, k);
  return out;
}

void Ranker::add(const TermCounts& document) {
  panel_.add(document);
  vectors_.grow();
  neighbours_.add(vectors_);
}

void Ranker::remove(std::uint32_t document) {
  panel_.remove(document);
  neighbours_.remove(document);
}

}  // namespace caunoi
