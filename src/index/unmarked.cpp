// Words typed without their marks; see unmarked.hpp. Tested by index/search_test (against a scan of all words and records).
#include "index/unmarked.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "index/match_set.hpp"
#include "text/unicode.hpp"

namespace caunoi {

namespace {

using Query = Xapian::Query;

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

std::vector<std::string> stands_for(const Query& word, const Xapian::Database& database) {
  return word.get_type() == Query::OP_WILDCARD ? marked_from(word, database) : marked(*word.get_terms_begin(), database);
}

bool is_word(const Query& query) { return query.get_type() == Query::LEAF_TERM || query.get_type() == Query::OP_WILDCARD; }

std::size_t word_count(const Query& query) {
  if (is_word(query)) return query.get_type() == Query::OP_WILDCARD ? 8 : 1;
  std::size_t out = 0;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) out += word_count(query.get_subquery(i));
  return out;
}

}  // namespace

std::string unmarked(const std::string& word) {
  if (text::is_ascii(word)) return {};
  auto plain = text::strip(word);
  return text::is_ascii(plain) ? plain : std::string();
}

WithMarks::Widened WithMarks::operator()(const Query& query) {
  Widened out{{}, {}, lists_.none()};
  if (word_count(query) > most_words) return out;
  std::vector<const Postings*> words;
  auto holding = lists_.none();
  const auto add = [&](const Query& part) {
    if (is_word(part)) {
      const auto any = stands_for(part, lists_.database());
      if (any.empty()) return;
      words.push_back(&lists_.of_any(any));
      holding |= lists_.holding(*words.back());
    } else if (const auto widened = of(part, As::alone)) {
      out.others |= *widened;
      out.found |= match_set(*widened, lists_.within(), lists_.database(), lists_.revision());
    }
  };
  if (query.get_type() == Query::OP_OR)
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add(query.get_subquery(i));
  else
    add(query);
  out.anywhere = holding.next(0) != 0;
  holding &= lists_.within();
  if (!words.empty()) out.words = lists_.weighed(words, holding, weight_);
  out.found |= holding;
  return out;
}

Neighbourhood WithMarks::near(const Query& near, double times) {
  if (near.get_type() != Query::OP_NEAR || !of(near, As::part)) return {};
  return {near,
          [&](const std::string& term) {
            auto any = marked(term, lists_.database());
            any.push_back(term);
            return any;
          },
          times * weight_, lists_};
}

std::optional<Query> WithMarks::of(const Query& query, As as) {
  switch (query.get_type()) {
    case Query::LEAF_TERM:
    case Query::OP_WILDCARD: {
      auto words = stands_for(query, lists_.database());
      if (words.empty()) return std::nullopt;
      const bool cut = query.get_type() == Query::OP_WILDCARD;
      if (as != As::alone && !cut) words.push_back(*query.get_terms_begin());
      const auto& any = lists_.of_any(words);
      if (as == As::place) return Query(Query::OP_OR, words.begin(), words.end());
      const auto weighing = query_of(lists_.weighed({&any}, lists_.holding(any), 1));
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

}  // namespace caunoi
