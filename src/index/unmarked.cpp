// Words typed without their marks; see unmarked.hpp. Tested by index/search_test (against a scan of all words and records).
#include "index/unmarked.hpp"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>
#include <utility>

#include "index/match_set.hpp"
#include "index/weighed.hpp"
#include "text/unicode.hpp"

namespace caunoi {

namespace {

using Query = Xapian::Query;

// What Xapian says of a query behind `marker`; of some of their parameters nothing else tells.
std::string told(const Query& query, std::string_view marker) {
  const std::string all = query.get_description();
  const auto at = all.find(marker);
  return at == std::string::npos ? std::string() : all.substr(at + marker.size());
}

Xapian::termcount window_of(const Query& query, std::string_view operation) {
  const auto text = told(query, operation);
  Xapian::termcount window = 0;
  std::from_chars(text.data(), text.data() + text.size(), window);
  return window;
}

// Words of the index that `term`, with the prefix it has, may stand for.
std::vector<std::string> marked(const std::string& term, const Xapian::Database& database) {
  std::vector<std::string> out;
  const auto word = unprefixed(term);
  if (!word) return out;
  const auto prefix = term.substr(0, term.size() - word->size());
  for (auto other = database.synonyms_begin(*word); other != database.synonyms_end(*word); ++other) out.push_back(prefix + *other);
  return out;
}

// The same of all words that begin as a word cut short; the most frequent, as the parser takes of the words themselves (search.cpp).
std::vector<std::string> marked_from(const Query& wildcard, const Xapian::Database& database) {
  constexpr std::size_t most = 500;
  std::string head = told(wildcard, "WILDCARD SYNONYM ");
  head.resize(head.find_last_not_of(')') + 1);
  std::vector<std::string> out;
  const auto beginning = unprefixed(head);
  if (!beginning || beginning->empty()) return out;
  const auto prefix = head.substr(0, head.size() - beginning->size());
  for (auto key = database.synonym_keys_begin(*beginning); key != database.synonym_keys_end(*beginning); ++key) {
    auto some = marked(prefix + *key, database);
    // Of a word and its stem both are keys.
    std::erase_if(some, [&](const std::string& word) { return !unmarked(*unprefixed(word)).starts_with(*beginning); });
    out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  if (out.size() <= most) return out;
  std::vector<std::pair<Xapian::doccount, std::string>> frequent;
  for (auto& word : out) frequent.emplace_back(database.get_termfreq(word), std::move(word));
  std::ranges::stable_sort(frequent, std::greater<>(), [](const auto& entry) { return entry.first; });
  out.clear();
  for (std::size_t i = 0; i < most; ++i) out.push_back(std::move(frequent[i].second));
  return out;
}

}  // namespace

std::string unmarked(const std::string& word) {
  if (text::is_ascii(word)) return {};
  auto plain = text::strip(word);
  return text::is_ascii(plain) ? plain : std::string();
}

WithMarks::Widened WithMarks::operator()(const Query& query, const DocumentSet& within) {
  Widened out{{}, {}, DocumentSet(revision_.last())};
  std::vector<Query> parts{query};
  if (query.get_type() == Query::OP_OR) {
    parts.clear();
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) parts.push_back(query.get_subquery(i));
  }
  if (query.get_length() > most_words) return out;
  std::vector<const Postings*> words;
  DocumentSet holding(revision_.last());
  for (const auto& part : parts) {
    if (part.get_type() == Query::LEAF_TERM || part.get_type() == Query::OP_WILDCARD) {
      const auto any = stands_for(part);
      if (any.empty()) continue;
      words.push_back(&together(any));
      holding |= DocumentSet(revision_.last(), words.back()->documents);
    } else if (const auto widened = of(part, As::alone)) {
      out.others |= *widened;
      out.found |= match_set(*widened, within, database_, revision_);
    }
  }
  if (!words.empty()) out.words = weighed(words, holding, weight_, database_, revision_);
  out.found |= holding;
  return out;
}

WithMarks::Neighbourhood WithMarks::near(const Query& near, double times) {
  if (near.get_type() != Query::OP_NEAR) return {};
  const auto widened = of(near, As::part);
  if (!widened) return {};
  return neighbourhood(*widened, near, times * weight_, [&](const std::string& term) {
    auto any = marked(term, database_);
    any.push_back(term);
    return any;
  });
}

WithMarks::Neighbourhood WithMarks::as_written(const Query& near, double times) {
  return neighbourhood(near, near, times, [](const std::string& term) { return std::vector{term}; });
}

template <class Words>
WithMarks::Neighbourhood WithMarks::neighbourhood(const Query& query, const Query& near, double times, Words&& words_of) {
  if (query.empty()) return {};
  Neighbourhood out{query, {Query::OP_SCALE_WEIGHT, query, times}, *revision_.with_term(database_, ""), {}, window_of(near, " NEAR ")};
  if (near.get_type() != Query::OP_NEAR) return out;
  for (std::size_t i = 0; i < near.get_num_subqueries(); ++i)
    if (near.get_subquery(i).get_type() != Query::LEAF_TERM) return out;
  std::vector<const Postings*> lists;
  std::vector<std::string> all;
  for (std::size_t i = 0; i < near.get_num_subqueries(); ++i) {
    const auto any = words_of(*near.get_subquery(i).get_terms_begin());
    lists.push_back(any.size() == 1 ? list(any.front()).get() : &together(any));
    out.holding &= DocumentSet(revision_.last(), lists.back()->documents);
    auto& words = out.words.emplace_back();
    for (const auto& word : any) words.push_back({word, list(word)});
    all.insert(all.end(), any.begin(), any.end());
  }
  out.together = weighed(lists, out.holding, times, database_, revision_);
  std::ranges::sort(all);
  if (std::ranges::adjacent_find(all) != all.end() || out.window == 0) out.words.clear();
  return out;
}

// Xapian would look in each record for each of some dozen words. Nor does it survive being without memory as it begins to compare places,
// which phrases and a typed NEAR are left to all the same.
DocumentSet WithMarks::Neighbourhood::of(const DocumentSet& records, const Xapian::Database& database, const Revision& revision) const {
  if (near.empty()) return DocumentSet(revision.last());
  auto candidates = records;
  candidates &= holding;
  if (words.empty()) {
    auto out = match_set(near, candidates, database, revision);
    out &= candidates;
    return out;
  }
  DocumentSet out(revision.last());
  struct Place {
    Xapian::termpos at;
    std::size_t word;
  };
  std::vector<Place> places;
  std::vector<std::size_t> within(words.size());  // the window, by word
  candidates.each([&](Xapian::docid document) {
    places.clear();
    for (std::size_t w = 0; w < words.size(); ++w)
      for (const auto& [term, postings] : words[w])
        if (std::ranges::binary_search(postings->documents, document))
          for (auto at = database.positionlist_begin(document, term); at != database.positionlist_end(document, term); ++at) places.push_back({*at, w});
    std::ranges::sort(places, {}, &Place::at);
    std::ranges::fill(within, 0);
    std::size_t missing = words.size(), first = 0;
    for (const auto& last : places) {
      if (within[last.word]++ == 0) --missing;
      while (last.at - places[first].at >= window)
        if (--within[places[first++].word] == 0) ++missing;
      if (missing > 0) continue;
      // A stem stands where its word does: two words need two places.
      std::size_t apart = 1;
      for (auto at = first; places[at].at < last.at; ++at) apart += places[at].at != places[at + 1].at ? 1 : 0;
      if (apart >= words.size()) return out.add(document);
    }
  });
  return out;
}

std::vector<std::string> WithMarks::shown_in(const DocumentSet& records) const {
  std::vector<std::string> out;
  for (const auto& [term, postings] : lists_) {
    if (unprefixed(term) != term) continue;  // what is asked of a title or a name is not marked in the text
    bool shown = false;
    records.each([&](Xapian::docid document) { shown = shown || std::ranges::binary_search(postings->documents, document); });
    if (shown) out.push_back(term);
  }
  return out;
}

std::optional<Query> WithMarks::of(const Query& query, As as) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::OP_WILDCARD: {
      auto words = stands_for(query);
      if (words.empty()) return std::nullopt;
      const bool cut = query.get_type() == Query::OP_WILDCARD;
      if (as != As::alone && !cut) words.push_back(*query.get_terms_begin());
      for (const auto& any : words) (void)list(any);
      if (as == As::place) return Query(Query::OP_OR, words.begin(), words.end());
      const auto& any = together(words);
      const auto weighing = weighed({&any}, DocumentSet(revision_.last(), any.documents), 1, database_, revision_);
      return as == As::part && cut ? query | weighing : weighing;
    }
    case Query::OP_OR: return by_parts(query, as);
    case Query::OP_AND:
    case Query::OP_AND_NOT:
    case Query::OP_AND_MAYBE:
    case Query::OP_FILTER:
    case Query::OP_XOR: return by_parts(query, As::part);
    case Query::OP_NEAR: return by_parts(query, As::place, window_of(query, " NEAR "));
    case Query::OP_PHRASE: return by_parts(query, As::place, window_of(query, " PHRASE "));
    default: return std::nullopt;
  }
}

std::optional<Query> WithMarks::by_parts(const Query& query, As as, Xapian::termcount window) {
  bool widened = false;
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    const auto part = of(query.get_subquery(i), as);
    if (part) parts.push_back(*part);
    else if (as != As::alone) parts.push_back(query.get_subquery(i));
    if (part && (i == 0 || query.get_type() != Query::OP_AND_NOT)) widened = true;  // more words to be without bring no record
  }
  if (!widened) return std::nullopt;
  return Query(query.get_type(), parts.begin(), parts.end(), window);
}

std::vector<std::string> WithMarks::stands_for(const Query& word) const {
  return word.get_type() == Query::OP_WILDCARD ? marked_from(word, database_) : marked(*word.get_terms_begin(), database_);
}

const std::shared_ptr<const Postings>& WithMarks::list(const std::string& word) {
  auto& out = lists_[word];
  if (!out) out = revision_.postings(database_, word);
  return out;
}

const Postings& WithMarks::together(const std::vector<std::string>& words) {
  const auto [known, is_new] = counted_.try_emplace(words);
  auto& out = known->second;
  if (!is_new) return out;
  DocumentSet holding(revision_.last());
  times_.resize(revision_.last() + 1);
  const auto count = [&](const Postings& postings) {
    for (std::size_t i = 0; i < postings.documents.size(); ++i) {
      holding.add(postings.documents[i]);
      times_[postings.documents[i]] += postings.times[i];
    }
  };
  auto rest = std::span(words);
  // Often all but the last, the word itself, have been counted.
  if (const auto others = counted_.find(std::vector(words.begin(), words.end() - 1)); others != counted_.end()) {
    count(others->second);
    rest = rest.last(1);
  }
  for (const auto& word : rest) count(*list(word));
  out.documents.reserve(holding.count());
  out.times.reserve(holding.count());
  holding.each([&](Xapian::docid document) {
    out.documents.push_back(document);
    out.times.push_back(std::exchange(times_[document], 0));
  });
  return out;
}

}  // namespace caunoi
