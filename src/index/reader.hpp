// reader.hpp -- open readers of the database, lent to one search at a time, and what they share of its present revision: the columns
// that facets count and filters compare, and the sets of documents that frequent terms stand in.
#pragma once
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "index/database.hpp"
#include "index/stem.hpp"

namespace caunoi {

/// A set of document numbers: one bit each.
class DocumentSet {
 public:
  explicit DocumentSet(Xapian::docid last = 0) : words_(last / 64 + 1) {}
  DocumentSet(Xapian::docid last, std::span<const Xapian::docid> members) : DocumentSet(last) {
    for (const auto document : members) add(document);
  }
  /// Those up to `last` of which holds(document).
  template <std::predicate<Xapian::docid> Holds>
  DocumentSet(Xapian::docid last, Holds&& holds) : DocumentSet(last) {
    for (Xapian::docid document = 1; document <= last; ++document) words_[document / 64] |= std::uint64_t{holds(document)} << (document % 64);
  }

  void add(Xapian::docid document) noexcept { words_[document / 64] |= std::uint64_t{1} << (document % 64); }
  [[nodiscard]] bool has(Xapian::docid document) const noexcept {
    return document / 64 < words_.size() && (words_[document / 64] >> (document % 64) & 1) != 0;
  }
  DocumentSet& operator|=(const DocumentSet& other) noexcept;
  DocumentSet& operator&=(const DocumentSet& other) noexcept;
  DocumentSet& operator^=(const DocumentSet& other) noexcept;
  DocumentSet& operator-=(const DocumentSet& other) noexcept;
  [[nodiscard]] std::size_t count() const noexcept;
  /// The first member from `document` on; 0: none.
  [[nodiscard]] Xapian::docid next(Xapian::docid document) const noexcept;
  /// Calls visit(document) in rising order.
  template <class Visit>
  void each(Visit&& visit) const {
    for (std::size_t w = 0; w < words_.size(); ++w)
      for (std::uint64_t bits = words_[w]; bits != 0; bits &= bits - 1) visit(static_cast<Xapian::docid>(64 * w + static_cast<std::size_t>(__builtin_ctzll(bits))));
  }

 private:
  std::vector<std::uint64_t> words_;  // as many as those of any other set of the same revision
};

/// Where a term stands.
struct Postings {
  std::vector<Xapian::docid> documents;  ///< ascending
  std::vector<Xapian::termcount> times;  ///< by document
};

/// The values of a slot as small numbers. A value may be a list, "ENV,NEN": of parts.
struct Column {
  std::vector<std::string> values;     ///< ascending; [0] is empty
  std::vector<std::uint32_t> numbers;  ///< by document
  std::vector<std::string> parts;      ///< ascending
  std::vector<std::vector<std::uint32_t>> parts_of;  ///< by value
};

/// What is derived from one revision of the database. [shared]; the database given is read by the calling thread alone.
class Revision {
 public:
  explicit Revision(const Xapian::Database& database);
  [[nodiscard]] Xapian::rev number() const noexcept { return number_; }
  [[nodiscard]] Xapian::docid last() const noexcept { return last_; }
  /// The columns of slots; read from the database on first use. O(documents) then.
  [[nodiscard]] const Column& column(const Xapian::Database& database, Slot slot) const;
  /// Documents by their ids, of equal ids the smaller number first. As column().
  [[nodiscard]] const std::vector<Xapian::docid>& by_id(const Xapian::Database& database) const;
  /// How long documents are, by number: what Xapian's weights count. As column().
  [[nodiscard]] const std::vector<Xapian::termcount>& lengths(const Xapian::Database& database) const;
  /// The documents that hold a term; "" for all. Kept for terms that stand in many. O(postings) the first time.
  [[nodiscard]] std::shared_ptr<const DocumentSet> with_term(const Xapian::Database& database, const std::string& term) const;
  /// Where a term stands and how often. As with_term(), with 8 bytes a posting.
  [[nodiscard]] std::shared_ptr<const Postings> postings(const Xapian::Database& database, const std::string& term) const;

 private:
  const Xapian::rev number_;
  const Xapian::docid last_;
  mutable std::mutex mutex_;  // of what follows
  mutable std::map<Slot, std::unique_ptr<const Column>> columns_;
  mutable std::vector<Xapian::docid> by_id_;
  mutable std::vector<Xapian::termcount> lengths_;
  mutable std::map<std::string, std::shared_ptr<const DocumentSet>, std::less<>> sets_;
  mutable std::map<std::string, std::shared_ptr<const Postings>, std::less<>> postings_;
  mutable std::size_t postings_kept_ = 0;  ///< of all terms
};

/// [shared]
class Readers {
  struct Reader {
    Xapian::Database database;
    Xapian::Stem stem = remembering_stem();
  };

 public:
  /// One reader; returns to the pool with its end.
  class Lent {
   public:
    Lent(Readers& from, Reader reader, std::shared_ptr<const Revision> revision)
        : from_(from), reader_(std::move(reader)), revision_(std::move(revision)) {}
    ~Lent();
    Lent(const Lent&) = delete;
    Lent& operator=(const Lent&) = delete;
    [[nodiscard]] const Xapian::Database& database() const noexcept { return reader_.database; }
    [[nodiscard]] const Xapian::Stem& stem() const noexcept { return reader_.stem; }
    [[nodiscard]] const Revision& revision() const noexcept { return *revision_; }

   private:
    Readers& from_;
    Reader reader_;
    std::shared_ptr<const Revision> revision_;
  };

  /// A reader of what is committed now. Xapian's exceptions pass through.
  [[nodiscard]] Lent lend(const std::filesystem::path& generation);

 private:
  std::mutex mutex_;
  std::filesystem::path generation_;  // of the readers that wait
  std::vector<Reader> waiting_;
  std::shared_ptr<const Revision> revision_;
};

}  // namespace caunoi
