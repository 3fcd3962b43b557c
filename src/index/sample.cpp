// An inverted list of its own over a few hundred documents. Contributions are added by ascending term, as everywhere.
// Tested by index/lookup_test.
#include "index/sample.hpp"

#include <algorithm>

namespace caunoi {

Sample::Sample(const Ranker& ranker, std::span<const std::uint32_t> documents) : ranker_(&ranker), documents_(documents.begin(), documents.end()) {
  const auto& panel = ranker.panel();
  std::vector<std::uint32_t> members;
  const auto ask = [&](std::uint32_t d) {
    members.push_back(d);
    return 0.0;
  };
  for (const auto d : documents_) (void)ranker.neighbours().smoothed(d, ask);
  places_ = members;
  std::ranges::sort(members);
  members.erase(std::ranges::unique(members).begin(), members.end());
  members_ = members.size();
  for (auto& place : places_) place = static_cast<std::uint32_t>(std::ranges::lower_bound(members, place) - members.begin());

  // Term, member and count in one number, which sorts three times as fast as three.
  constexpr unsigned bits = 16;
  std::vector<std::uint64_t> postings;
  for (std::uint64_t m = 0; m < members.size(); ++m)
    if (!panel.removed(members[m]))
      panel.each_term(members[m], [&](std::uint32_t term, std::uint16_t count) { postings.push_back(std::uint64_t{term} << 2 * bits | m << bits | count); });
  std::ranges::sort(postings);
  std::size_t channel = channel_count;
  for (const auto posting : postings) {
    const auto term = static_cast<std::uint32_t>(posting >> 2 * bits);
    const auto member = static_cast<std::uint16_t>(posting >> bits), count = static_cast<std::uint16_t>(posting);
    if (terms_.empty() || terms_.back() != term) {
      terms_.push_back(term);
      begin_.push_back(static_cast<std::uint32_t>(member_.size()));
      channel = panel.channel_of(term);
    }
    member_.push_back(member);
    impact_.push_back(impact_of<double>(count, panel.norm(channel, members[member])));
  }
  begin_.push_back(static_cast<std::uint32_t>(member_.size()));
}

void Sample::score(std::span<const Panel::Query::Entry> entries, std::vector<double>& scratch, std::vector<double>& out) const {
  scratch.assign(members_, 0.0);
  auto at = terms_.begin();
  for (const auto& [term, weight] : entries) {
    at = std::lower_bound(at, terms_.end(), term);
    if (at == terms_.end()) break;
    if (*at != term) continue;
    const auto t = static_cast<std::size_t>(at - terms_.begin());
    for (auto i = begin_[t]; i < begin_[t + 1]; ++i) scratch[member_[i]] += weight * impact_[i];
  }
  out.clear();
  auto place = places_.begin();
  for (const auto d : documents_) out.push_back(ranker_->neighbours().smoothed(d, [&](std::uint32_t) { return scratch[*place++]; }));
}

}  // namespace caunoi
