// Places of words compared; see near.hpp. Tested by index/search_test (against Xapian's NEAR).
#include "index/near.hpp"

#include <algorithm>
#include <charconv>
#include <compare>
#include <span>
#include <utility>

#include "index/match_set.hpp"

namespace caunoi {

std::string told(const Xapian::Query& query, std::string_view marker) {
  const std::string all = query.get_description();
  const auto at = all.find(marker);
  return at == std::string::npos ? std::string() : all.substr(at + marker.size());
}

Xapian::termcount window_of(const Xapian::Query& query, std::string_view operation) {
  const auto text = told(query, operation);
  Xapian::termcount window = 0;
  std::from_chars(text.data(), text.data() + text.size(), window);
  return window;
}

Neighbourhood::Neighbourhood(const Xapian::Query& near, const std::function<std::vector<std::string>(const std::string&)>& any_of, double times, WordLists& lists)
    : near_(near), lists_(&lists), holding_(lists.within()) {
  if (near.empty()) return;
  bool of_words = near.get_type() == Xapian::Query::OP_NEAR;
  for (std::size_t i = 0; of_words && i < near.get_num_subqueries(); ++i) of_words = near.get_subquery(i).get_type() == Xapian::Query::LEAF_TERM;
  if (!of_words) {
    together_ = {Xapian::Query::OP_SCALE_WEIGHT, near, times};
    return;
  }
  window_ = window_of(near, " NEAR ");
  std::vector<Xapian::Query> parts;
  std::vector<const Postings*> counted;
  std::vector<std::string> all;
  for (std::size_t i = 0; i < near.get_num_subqueries(); ++i) {
    const auto any = any_of(*near.get_subquery(i).get_terms_begin());
    parts.emplace_back(Xapian::Query::OP_OR, any.begin(), any.end());
    counted.push_back(&lists.of_any(any));
    holding_ &= lists.holding(*counted.back());
    auto& words = words_.emplace_back();
    for (const auto& word : any) words.push_back({word, &lists.of(word)});
    all.insert(all.end(), any.begin(), any.end());
  }
  near_ = Xapian::Query(Xapian::Query::OP_NEAR, parts.begin(), parts.end(), window_);
  if (holding_.next(0) != 0) {
    weighed_ = lists.weighed(counted, holding_, times);
    together_ = query_of(weighed_);
  }
  std::ranges::sort(all);
  if (std::ranges::adjacent_find(all) != all.end() || window_ == 0) words_.clear();  // a word needs two places of its own
}

DocumentSet Neighbourhood::of(const DocumentSet& records) const {
  auto candidates = records;
  if (near_.empty()) return candidates -= records;
  const auto& database = lists_->database();
  candidates &= holding_;
  if (words_.empty()) {
    auto out = match_set(near_, candidates, database, lists_->revision());
    out &= candidates;
    return out;
  }
  auto out = lists_->none();
  struct Place {
    Xapian::docid document;
    Xapian::termpos at;
    std::size_t word;
    auto operator<=>(const Place&) const = default;
  };
  std::vector<Place> places;
  // Word by word, as the places lie in the database.
  for (std::size_t w = 0; w < words_.size(); ++w)
    for (const auto& [term, postings] : words_[w])
      candidates.each([&](Xapian::docid document) {
        if (!std::ranges::binary_search(postings->documents, document)) return;
        for (auto at = database.positionlist_begin(document, term); at != database.positionlist_end(document, term); ++at) places.push_back({document, *at, w});
      });
  std::ranges::sort(places);
  std::vector<std::size_t> within(words_.size());  // the window, by word
  for (auto rest = std::span(std::as_const(places)); !rest.empty();) {
    const auto document = rest.front().document;
    const auto of_document = rest.first(static_cast<std::size_t>(std::ranges::find_if(rest, [&](const Place& place) { return place.document != document; }) - rest.begin()));
    rest = rest.subspan(of_document.size());
    std::ranges::fill(within, 0);
    std::size_t missing = words_.size(), first = 0;
    for (const auto& last : of_document) {
      if (within[last.word]++ == 0) --missing;
      while (last.at - of_document[first].at >= window_)
        if (--within[of_document[first++].word] == 0) ++missing;
      if (missing > 0) continue;
      // A stem stands where its word does: two words need two places.
      std::size_t apart = 1;
      for (auto at = first; of_document[at].at < last.at; ++at) apart += of_document[at].at != of_document[at + 1].at ? 1 : 0;
      if (apart < words_.size()) continue;
      out.add(document);
      break;
    }
  }
  return out;
}

}  // namespace caunoi
