// Readers and what they share; see reader.hpp. Opening a database costs more than most searches, so readers are kept; before each
// search they look whether a writer has committed since. Tested by index/search_test.
#include "index/reader.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

namespace caunoi {

DocumentSet& DocumentSet::operator|=(const DocumentSet& other) noexcept {
  for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
  return *this;
}
DocumentSet& DocumentSet::operator&=(const DocumentSet& other) noexcept {
  for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
  return *this;
}
DocumentSet& DocumentSet::operator^=(const DocumentSet& other) noexcept {
  for (std::size_t w = 0; w < words_.size(); ++w) words_[w] ^= other.words_[w];
  return *this;
}
DocumentSet& DocumentSet::operator-=(const DocumentSet& other) noexcept {
  for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= ~other.words_[w];
  return *this;
}

std::size_t DocumentSet::count() const noexcept {
  std::size_t out = 0;
  for (const auto word : words_) out += static_cast<std::size_t>(__builtin_popcountll(word));
  return out;
}

Xapian::docid DocumentSet::next(Xapian::docid document) const noexcept {
  std::size_t w = document / 64;
  if (w >= words_.size()) return 0;
  std::uint64_t bits = words_[w] & (~std::uint64_t{0} << (document % 64));
  while (bits == 0) {
    if (++w == words_.size()) return 0;
    bits = words_[w];
  }
  return static_cast<Xapian::docid>(64 * w + static_cast<std::size_t>(__builtin_ctzll(bits)));
}

Revision::Revision(const Xapian::Database& database) : number_(database.get_revision()), last_(database.get_lastdocid()) {}

const Column& Revision::column(const Xapian::Database& database, Slot slot) const {
  const std::lock_guard lock(mutex_);
  auto& kept = columns_[slot];
  if (kept) return *kept;
  auto column = std::make_unique<Column>();
  auto& [values, numbers, parts, parts_of] = *column;
  numbers.resize(last_ + 1);
  std::map<std::string, std::vector<Xapian::docid>> documents;
  documents[""];
  for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value) documents[*value].push_back(value.get_docid());
  const auto each_part = [](std::string_view value, auto&& use) {
    for (std::size_t begin = 0; begin < value.size();) {
      const auto end = std::min(value.find(',', begin), value.size());
      use(value.substr(begin, end - begin));
      begin = end + 1;
    }
  };
  for (const auto& [value, with] : documents) {
    for (const auto document : with) numbers[document] = static_cast<std::uint32_t>(values.size());
    values.push_back(value);
    each_part(value, [&](std::string_view part) { parts.emplace_back(part); });
  }
  std::ranges::sort(parts);
  parts.erase(std::ranges::unique(parts).begin(), parts.end());
  for (const auto& value : values)
    each_part(value, [&, &of = parts_of.emplace_back()](std::string_view part) {
      of.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(parts, part) - parts.begin()));
    });
  kept = std::move(column);
  return *kept;
}

const std::vector<Xapian::docid>& Revision::by_id(const Xapian::Database& database) const {
  const std::lock_guard lock(mutex_);
  if (!by_id_.empty()) return by_id_;
  std::vector<std::pair<std::string, Xapian::docid>> ids;
  for (auto value = database.valuestream_begin(slot_id); value != database.valuestream_end(slot_id); ++value) ids.emplace_back(*value, value.get_docid());
  std::ranges::sort(ids);
  std::vector<Xapian::docid> order;
  for (const auto& [id, document] : ids) order.push_back(document);
  by_id_ = std::move(order);
  return by_id_;
}

const std::vector<Xapian::termcount>& Revision::lengths(const Xapian::Database& database) const {
  const std::lock_guard lock(mutex_);
  if (!lengths_.empty()) return lengths_;
  std::vector<Xapian::termcount> lengths(last_ + 1);
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) lengths[*posting] = posting.get_doclength();
  lengths_ = std::move(lengths);
  return lengths_;
}

std::shared_ptr<const DocumentSet> Revision::with_term(const Xapian::Database& database, const std::string& term) const {
  constexpr std::size_t most_bytes = 32 << 20;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = sets_.find(term); found != sets_.end()) return found->second;
  }
  auto set = std::make_shared<DocumentSet>(last_);
  Xapian::doccount count = 0;
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting, ++count) set->add(*posting);
  if (count > last_ / 256) {  // others are read faster than found
    const std::lock_guard lock(mutex_);
    if ((sets_.size() + 1) * (last_ / 8) > most_bytes) sets_.clear();
    sets_.emplace(term, set);
  }
  return set;
}

std::shared_ptr<const Postings> Revision::postings(const Xapian::Database& database, const std::string& term) const {
  const auto most_kept = std::max<std::size_t>(4 << 20, std::size_t{16} * last_);  // 32 MiB of 262,000 documents or fewer
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = postings_.find(term); found != postings_.end()) return found->second;
  }
  auto out = std::make_shared<Postings>();
  out->documents.reserve(database.get_termfreq(term));
  out->times.reserve(out->documents.capacity());
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
    out->documents.push_back(*posting);
    out->times.push_back(posting.get_wdf());
  }
  if (const auto count = out->documents.size(); count > last_ / 256) {
    const std::lock_guard lock(mutex_);
    if (postings_kept_ + count <= most_kept && postings_.emplace(term, out).second) postings_kept_ += count;
  }
  return out;
}

Readers::Lent::~Lent() {
  constexpr std::size_t most_waiting = 16;  // six open files each
  const std::lock_guard lock(from_.mutex_);
  if (from_.revision_ == revision_ && from_.waiting_.size() < most_waiting) from_.waiting_.push_back(std::move(reader_));
}

Readers::Lent Readers::lend(const std::filesystem::path& generation) {
  std::unique_lock lock(mutex_);
  if (generation != generation_) {
    waiting_.clear();
    revision_.reset();
    generation_ = generation;
  }
  std::optional<Reader> reader;
  if (!waiting_.empty()) {
    reader = std::move(waiting_.back());
    waiting_.pop_back();
  }
  lock.unlock();
  if (reader) reader->database.reopen();
  else reader.emplace(Xapian::Database(generation.string()));
  lock.lock();
  auto revision = revision_;
  if (!revision || revision->number() != reader->database.get_revision()) {
    revision = std::make_shared<const Revision>(reader->database);
    if (generation == generation_) revision_ = revision;
  }
  return {*this, std::move(*reader), std::move(revision)};
}

}  // namespace caunoi
