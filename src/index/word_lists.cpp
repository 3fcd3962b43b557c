// Lists of words and the source of their weights; see word_lists.hpp. Tested by index/search_test (against Xapian's own weights).
#include "index/word_lists.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace caunoi {

namespace {

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

Xapian::Query query_of(std::shared_ptr<const Weighed> records) { return Xapian::Query((new WeighedSource(std::move(records)))->release()); }

const Postings& WordLists::of(const std::string& word) {
  auto& out = lists_[word];
  if (!out) out = revision_.postings(database_, word);
  return *out;
}

const Postings& WordLists::of_any(const std::vector<std::string>& words) {
  if (words.size() == 1) return of(words.front());
  const auto [known, is_new] = of_any_.try_emplace(words);
  auto& out = known->second;
  if (!is_new) return out;
  auto holding = none();
  times_.resize(revision_.last() + 1);
  const auto count = [&](const Postings& postings) {
    for (std::size_t i = 0; i < postings.documents.size(); ++i) {
      holding.add(postings.documents[i]);
      times_[postings.documents[i]] += postings.times[i];
    }
  };
  auto rest = std::span(words);
  // Often all but the last, the word itself, have been counted.
  if (const auto others = of_any_.find(std::vector(words.begin(), words.end() - 1)); others != of_any_.end()) {
    count(others->second);
    rest = rest.last(1);
  }
  for (const auto& word : rest) count(of(word));
  out.documents.reserve(holding.count());
  out.times.reserve(out.documents.capacity());
  holding.each([&](Xapian::docid document) {
    out.documents.push_back(document);
    out.times.push_back(std::exchange(times_[document], 0));
  });
  return out;
}

std::vector<std::string> WordLists::held_by(const DocumentSet& records) const {
  std::vector<std::string> out;
  for (const auto& [word, postings] : lists_) {
    bool held = false;
    records.each([&](Xapian::docid document) { held = held || std::ranges::binary_search(postings->documents, document); });
    if (held) out.push_back(word);
  }
  return out;
}

std::shared_ptr<const Weighed> WordLists::weighed(const std::vector<const Postings*>& words, const DocumentSet& records, double times) const {
  auto out = std::make_shared<Weighed>();
  out->documents.reserve(records.count());
  records.each([&](Xapian::docid document) { out->documents.push_back(document); });
  out->weights.resize(out->documents.size());
  const auto& lengths = revision_.lengths(database_);
  const double mean = database_.get_avlength();
  for (const auto* word : words) {
    const auto count = static_cast<double>(word->documents.size());
    const double odds = (database_.get_doccount() - count + 0.5) / (count + 0.5);
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
  return out;
}

}  // namespace caunoi
