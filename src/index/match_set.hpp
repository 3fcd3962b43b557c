// match_set.hpp -- which documents match a query, exactly, without weighing them.
#pragma once
#include <deque>

#include <xapian.h>

#include "index/reader.hpp"

namespace caunoi {

/// The documents that match `query`, exactly. O(postings of its rare terms + documents / 64 x terms); what compares positions costs as
/// in Xapian, over the members of `within` that hold all the words: outside of it the answer is open.
[[nodiscard]] DocumentSet match_set(const Xapian::Query& query, const DocumentSet& within, const Xapian::Database& database, const Revision& revision);

/// `query` with each phrase and NEAR replaced by its words in the documents of `within` where they stand so; those sets are put in
/// `sets`, which must outlive the query. Xapian 1.4 leaves the positions unchecked where such a part of an OR is advanced by a filter.
[[nodiscard]] Xapian::Query without_positions(const Xapian::Query& query, const DocumentSet& within, const Xapian::Database& database, const Revision& revision,
                                              std::deque<DocumentSet>& sets);

/// The documents whose value in `slot` lies in [least, most], as OP_VALUE_RANGE does. O(documents).
[[nodiscard]] DocumentSet value_range(Slot slot, const std::string& least, const std::string& most, const Xapian::Database& database, const Revision& revision);

/// A set as a part of a query, without weight. The set must outlive the queries it stands in.
class SetSource : public Xapian::PostingSource {
 public:
  explicit SetSource(const DocumentSet& set) : set_(&set), count_(static_cast<Xapian::doccount>(set.count())) {}
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return count_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return count_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double) override { at_ = set_->next(at_ + 1); ended_ = at_ == 0; }
  void skip_to(Xapian::docid document, double) override {
    if (document > at_) at_ = set_->next(document), ended_ = at_ == 0;
  }
  bool check(Xapian::docid document, double) override {
    at_ = document;
    return set_->has(document);
  }
  [[nodiscard]] bool at_end() const override { return ended_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return at_; }
  [[nodiscard]] SetSource* clone() const override { return new SetSource(*set_, count_); }
  void init(const Xapian::Database&) override { at_ = 0, ended_ = false; }

 private:
  SetSource(const DocumentSet& set, Xapian::doccount count) : set_(&set), count_(count) {}
  const DocumentSet* set_;
  Xapian::doccount count_;
  Xapian::docid at_ = 0;
  bool ended_ = false;
};

}  // namespace caunoi
