// The source of weights; see weighed.hpp. Tested by index/search_test (against Xapian's own weights).
#include "index/weighed.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace caunoi {

namespace {

// Records with weights, by number.
struct Weighed {
  std::vector<Xapian::docid> documents;
  std::vector<double> weights;
  double most = 0;
};

class WeighedSource : public Xapian::PostingSource {
 public:
  explicit WeighedSource(std::shared_ptr<const Weighed> all) : all_(std::move(all)) { set_maxweight(all_->most); }
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double least) override {
    if (begun_) ++at_;
    pass(least);
  }
  void skip_to(Xapian::docid document, double least) override {
    const auto rest = std::ranges::subrange(all_->documents.begin() + static_cast<std::ptrdiff_t>(at_), all_->documents.end());
    at_ = static_cast<std::size_t>(std::ranges::lower_bound(rest, document) - all_->documents.begin());
    pass(least);
  }
  [[nodiscard]] bool at_end() const override { return at_ == size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return all_->documents[at_]; }
  [[nodiscard]] double get_weight() const override { return all_->weights[at_]; }
  [[nodiscard]] WeighedSource* clone() const override { return new WeighedSource(all_); }
  void init(const Xapian::Database&) override {
    at_ = 0, begun_ = false;
    set_maxweight(all_->most);
  }

 private:
  [[nodiscard]] Xapian::doccount size() const { return static_cast<Xapian::doccount>(all_->documents.size()); }
  // Who weighs less than `least`, which a factor around this has not been taken out of, changes nothing; no such factor is above 1.
  void pass(double least) {
    begun_ = true;
    least -= 1e-9 * least;  // it is a difference of sums, and who is equal to the last of a page may be on it
    while (at_ < size() && all_->weights[at_] < least) ++at_;
  }

  std::shared_ptr<const Weighed> all_;
  std::size_t at_ = 0;
  bool begun_ = false;
};

}  // namespace

Xapian::Query weighed(const std::vector<const Postings*>& words, const DocumentSet& records, double times, const Xapian::Database& database, const Revision& revision) {
  auto out = std::make_shared<Weighed>();
  out->documents.reserve(records.count());
  records.each([&](Xapian::docid document) { out->documents.push_back(document); });
  out->weights.resize(out->documents.size());
  const auto& lengths = revision.lengths(database);
  const double mean = database.get_avlength();
  for (const auto* word : words) {
    const auto count = static_cast<double>(word->documents.size());
    const double odds = (database.get_doccount() - count + 0.5) / (count + 0.5);
    const double rarity = times * 2 * std::log(odds < 2 ? odds / 2 + 1 : odds);
    std::size_t at = 0;
    for (std::size_t i = 0; i < word->documents.size(); ++i) {
      const auto document = word->documents[i];
      while (at < out->documents.size() && out->documents[at] < document) ++at;
      if (at == out->documents.size()) break;
      if (out->documents[at] != document) continue;
      const double length = std::max(lengths[document] / mean, 0.5);
      out->weights[at] += rarity * (word->times[i] / ((length + 1) / 2 + word->times[i]));
    }
  }
  for (const double weight : out->weights) out->most = std::max(out->most, weight);
  return Xapian::Query((new WeighedSource(std::move(out)))->release());
}

}  // namespace caunoi
