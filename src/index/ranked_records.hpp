// ranked_records.hpp -- the records of one kind as texts that can be ranked, by id.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/ranker.hpp"

namespace caunoi {

/// A ranker and which of its documents is which record. [shared] const methods from any thread; put() and remove() [one].
class RankedRecords {
 public:
  /// `ids`: by document, ascending.
  RankedRecords(std::unique_ptr<Ranker> ranker, std::vector<std::string> ids);

  [[nodiscard]] const Ranker& ranker() const noexcept { return *ranker_; }
  /// The documents in the order of their records' ids, which is the order of a survey.
  [[nodiscard]] std::span<const std::uint32_t> order() const noexcept { return order_; }
  [[nodiscard]] std::string_view id(std::uint32_t document) const { return ids_[document]; }
  /// The document of a record. O(log records).
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;

  /// Adds the record or replaces it. O(terms + postings of its words + records).
  void put(std::string_view id, const TermCounts& terms);
  /// Nothing happens when there is no such record.
  void remove(std::string_view id);
  /// How many documents were added or removed since the ranker was made.
  [[nodiscard]] std::size_t changes() const noexcept { return changes_; }
  /// Whether so much has changed that queries gain by a ranker made anew.
  [[nodiscard]] bool outgrown() const noexcept;
  /// The same records in a ranker made anew. Null when cancelled.
  [[nodiscard]] std::unique_ptr<RankedRecords> anew(const Control& control) const;

 private:
  [[nodiscard]] std::vector<std::uint32_t>::const_iterator place_of(std::string_view id) const;

  std::unique_ptr<Ranker> ranker_;
  std::vector<std::string> ids_;       ///< by document, the removed ones among them
  std::vector<std::uint32_t> order_;
  std::size_t changes_ = 0;
};

}  // namespace caunoi
