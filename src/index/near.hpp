// near.hpp -- who has the words of a query within a few words of each other.
//
// The words of a search stand together where they make a compound, and each may be one of several of the index (unmarked.hpp). Xapian
// would look in each record for each of them, up to some dozen a word; from the lists at hand follows which a record holds, and only
// their places are read. Nor does Xapian survive being without memory as it begins to compare places, which phrases and a typed NEAR
// are left to all the same.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

#include "index/word_lists.hpp"

namespace caunoi {

class Neighbourhood {
 public:
  /// Of nothing.
  Neighbourhood() = default;
  /// Of a NEAR of words, or what the parser made of it. `any_of` tells the words of the index that one of it may be. The lists must
  /// outlive this. `times`: what they weigh together beside what they weigh apart.
  Neighbourhood(const Xapian::Query& near, const std::function<std::vector<std::string>(const std::string&)>& any_of, double times, WordLists& lists);

  /// All the words, wherever they stand in the records of the search, with their weight; empty when none has them all.
  [[nodiscard]] const Xapian::Query& together() const noexcept { return together_; }
  /// The same as it is weighed; null where Xapian weighs, and where together() is empty.
  [[nodiscard]] const std::shared_ptr<const Weighed>& weighed() const noexcept { return weighed_; }
  /// Those of `records` that have the words together.
  [[nodiscard]] DocumentSet of(const DocumentSet& records) const;

 private:
  struct Word {
    std::string term;
    const Postings* postings;
  };
  Xapian::Query near_, together_;
  std::shared_ptr<const Weighed> weighed_;
  WordLists* lists_ = nullptr;
  DocumentSet holding_;                   ///< who has all of them
  std::vector<std::vector<Word>> words_;  ///< that may stand for each; empty where Xapian compares
  Xapian::termcount window_ = 0;
};

/// The window of a query that compares places, which Xapian tells in its description alone. `operation`: " NEAR " or " PHRASE ".
[[nodiscard]] Xapian::termcount window_of(const Xapian::Query& query, std::string_view operation);
/// What the description of a query says behind `marker`; empty without it.
[[nodiscard]] std::string told(const Xapian::Query& query, std::string_view marker);

}  // namespace caunoi
