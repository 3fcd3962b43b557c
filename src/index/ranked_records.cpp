// Records in a ranker: documents keep the number they came with, so what is added stands behind; order() says where a record is.
// Tested by index/store_test.
#include "index/ranked_records.hpp"

#include <algorithm>
#include <numeric>

namespace caunoi {

RankedRecords::RankedRecords(std::unique_ptr<Ranker> ranker, std::vector<std::string> ids) : ranker_(std::move(ranker)), ids_(std::move(ids)), order_(ids_.size()) {
  std::iota(order_.begin(), order_.end(), 0U);
}

std::vector<std::uint32_t>::const_iterator RankedRecords::place_of(std::string_view id) const {
  return std::ranges::lower_bound(order_, id, {}, [&](std::uint32_t document) { return std::string_view(ids_[document]); });
}

std::optional<std::uint32_t> RankedRecords::find(std::string_view id) const {
  const auto at = place_of(id);
  return at == order_.end() || ids_[*at] != id ? std::nullopt : std::optional(*at);
}

void RankedRecords::put(std::string_view id, const TermCounts& terms) {
  remove(id);
  const auto at = place_of(id);
  const auto document = static_cast<std::uint32_t>(ids_.size());
  ranker_->add(terms);
  ids_.emplace_back(id);
  order_.insert(at, document);
  ++changes_;
}

void RankedRecords::remove(std::string_view id) {
  const auto document = find(id);
  if (!document) return;
  ranker_->remove(*document);
  order_.erase(place_of(id));
  ++changes_;
}

bool RankedRecords::outgrown() const noexcept {
  constexpr std::size_t few = 1000, share = 16;  // each document added costs a query as much as a candidate
  return changes_ > std::max(few, order_.size() / share);
}

std::unique_ptr<RankedRecords> RankedRecords::anew(const Control& control) const {
  PanelBuilder builder;
  std::vector<std::string> ids;
  for (const auto document : order_) {
    builder.add(ranker_->panel().counts_of(document));
    ids.push_back(ids_[document]);
  }
  auto ranker = Ranker::make(std::move(builder).finish(), control);
  return ranker ? std::make_unique<RankedRecords>(std::move(ranker), std::move(ids)) : nullptr;
}

}  // namespace caunoi
