// The best pairs of a need without looking at every supply.
//
// A few hundred supplies whose texts are likely to fit are looked at first; the last of the best of them is the score to beat. For each class
// of supplies (bounds.hpp) that gives the text fit below which no pair can beat it, whatever network and structure say; the panel
// names the supplies whose texts may fit so well (text_fit.hpp), and those alone are looked at, from the largest bound down. Classes
// in which a pair may beat it with any text, or one that cannot be compared, are gone through. Nothing is estimated: the lists are
// those of scoring every pair, to the last bit. Tested by match/bounds_test.
#include <algorithm>
#include <limits>

#include "match/scratch.hpp"

namespace caunoi {

Scorer::Best Scorer::best(const NeedTraits& need, const AnalysedNeed& analysed, const Network::Nearness& near, Scratch& scratch) const {
  Best out;
  auto& text = scratch.text_;
  auto& bounds = scratch.bounds_;
  text.reset(*text_, analysed);
  bounds.reset(*bounds_, need);
  scratch.start(supplies_.size());
  const auto embedding = with_vectors_ ? embeddings_of(need) : std::vector<std::optional<double>>();
  const auto embedding_of = [&](std::uint32_t i) { return with_vectors_ ? embedding[i] : std::nullopt; };
  const auto& weights = options_->weights;
  const double near_most = std::max(near.most().value_or(0), weights.prior_for_unknown);
  const auto near_of = [&](std::uint32_t i) { return node_of(i) == none ? std::nullopt : near(node_of(i)); };

  const auto wishes = wishes_of(need);
  const auto entity = entity_of(need.need->organisation, need.organisation);
  std::vector<std::pair<std::uint32_t, Modifiers>> modified;
  for (const auto i : gated(entity, wishes)) {
    scratch.see(i);
    if (!asked_for_[i]) continue;
    const auto gate = gate_of(entity, i, wishes);
    if (gate.blocked.empty()) modified.emplace_back(i, gate.modifiers);
    else out.blocked.push_back({need.need->id, std::string(supplies_[i].id), std::string(gate.blocked)});
  }

  const auto better_pair = [&](const Pair& a, const Pair& b) { return better(a, b, supplies_); };
  for (const SupplyKind kind : {SupplyKind::technology, SupplyKind::expert}) {
    const auto wanted = kind == SupplyKind::expert ? options_->experts_per_need : options_->per_need;
    if (wanted == 0) continue;
    // Of an expert little else is known than what he or she works on: without that there is nothing to propose.
    const double least_topic = kind == SupplyKind::expert ? weights.gate_text_below : 0;
    std::vector<Pair> kept;  // a heap, the worst on top
    const auto to_beat = [&] { return kept.size() == wanted ? kept.front().score.score : -1.0; };
    const auto keep = [&](Pair&& pair) {
      kept.push_back(std::move(pair));
      std::ranges::push_heap(kept, better_pair);
      if (kept.size() <= wanted) return;
      std::ranges::pop_heap(kept, better_pair);
      kept.pop_back();
    };
    const auto consider = [&](std::uint32_t i, Modifiers modifiers) {
      const auto fit = text(i), vectors = embedding_of(i);
      if (std::max(fit, vectors).value_or(0) >= least_topic) keep(pair_of(need, i, fit, near_of(i), vectors, modifiers));
    };
    for (const auto& [i, modifiers] : modified)
      if (supplies_[i].kind == kind) consider(i, modifiers);

    // From the largest bound down.
    auto& candidates = scratch.candidates_;
    const auto look_at = [&](const std::vector<TextFit::OfNeed::Found>& found) {
      candidates.clear();
      for (const auto& [i, seen] : found) {
        if (!asked_for_[i] || !scratch.see(i)) continue;
        const double close = std::ranges::binary_search(near.passed(), node_of(i)) ? 1 : near_most;
        const bool known = text.may_be_known(text_->speech()[i]), unknown = text.may_be_unknown(text_->speech()[i]);
        auto pair = bounds.of(i);
        std::optional<double> fit;
        const auto most = [&] {
          const double without = unknown ? pair.most(std::nullopt, close, embedding_of(i)) : 0;
          return fit ? std::max(without, pair.most(fit, close, embedding_of(i))) : without;
        };
        if (known) fit = seen;
        if (most() < to_beat()) continue;
        if (known && seen >= 1) {  // which costs more than what was seen in passing
          fit = text.most(i);
          if (most() < to_beat()) continue;
        }
        pair.look_closer();
        if (const double score = most(); score >= to_beat()) candidates.push_back({score, fit, unknown, pair, i});
      }
      std::ranges::sort(candidates, [](const auto& a, const auto& b) { return a.most != b.most ? a.most > b.most : a.supply < b.supply; });
      for (const auto& [most, fit, unknown, pair, i] : candidates) {
        if (most < to_beat()) break;
        // What the network says costs less than what the text does, and that of the supply alone less than that of its neighbours.
        const auto close = near_of(i);
        const auto reaches = [&](std::optional<double> text_fit) { return pair.most(text_fit, close, embedding_of(i)) >= to_beat(); };
        if ((unknown && reaches(std::nullopt)) || (fit && reaches(fit) && reaches(text.nearly(i)))) consider(i, {});
      }
    };

    auto& found = scratch.found_;
    found.clear();
    constexpr std::size_t few = 64;  // below so many supplies for each one wanted, all are looked at sooner
    const auto first = kind == SupplyKind::expert ? experts_begin_ : 0U, last = kind == SupplyKind::expert ? added_begin_ : experts_begin_;
    for (auto i = added_begin_; i < supplies_.size(); ++i)
      if (supplies_[i].kind == kind) found.push_back({i, 1});
    if (last - first < few * wanted || with_vectors_ || !options_->supplies.empty()) {
      for (auto i = first; i < last; ++i) found.push_back({i, 1});
    } else {
      auto& likely = scratch.likely_;
      likely.clear();
      text.strongest(kind, 12 * wanted, likely);
      for (const auto i : likely) found.push_back({i, 1});
      for (const auto i : near.passed())
        if (i >= first && i < last) found.push_back({i, 1});
      look_at(found);
      found.clear();
      bounds.prepare(to_beat(), near_most);
      auto& lift = scratch.lift_;
      lift.assign(bounds_->classes().size(), std::numeric_limits<double>::infinity());
      for (std::uint32_t c = 0; c < lift.size(); ++c) {
        const auto& of_class = bounds_->classes()[c];
        if (of_class.kind != kind) continue;
        const auto& takes = bounds.takes(c);
        const double fit = std::max(least_topic, takes.fit);
        const bool uncompared = least_topic <= 0 && takes.without;
        const bool known = fit <= 1 && text.may_be_known(of_class.speech), unknown = uncompared && text.may_be_unknown(of_class.speech);
        if (unknown || (known && fit <= 0)) {
          for (const auto i : of_class.members) found.push_back({i, 1});
        } else if (known) {
          lift[c] = TextFit::OfNeed::lift(fit);
        }
      }
      text.at_least(kind, bounds_->class_of(), bounds_->speech(), lift, found);
    }
    look_at(found);
    std::ranges::move(kept, std::back_inserter(out.pairs));
  }
  std::ranges::sort(out.pairs, better_pair);
  return out;
}

}  // namespace caunoi
