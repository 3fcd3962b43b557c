// Words typed without their marks; see unmarked.hpp. Tested by index/search_test (against a scan of all words).
#include "index/unmarked.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace caunoi {

namespace {

using Query = Xapian::Query;

enum class As {
  alone,  ///< in an OR: the words themselves bring nothing new
  part,
  place   ///< where positions are compared, which Xapian can do of an OR, not of a SYNONYM
};

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

// Of a title (S) and a name (A) 1, of a word without prefix 0; nothing for what is no word.
std::optional<std::size_t> prefix_length(std::string_view term) {
  if (term.empty() || term.front() < 'A' || term.front() > 'Z') return 0;
  if (term.front() == 'S' || term.front() == 'A') return 1;
  return std::nullopt;
}

class Widening {
 public:
  explicit Widening(const Xapian::Database& database) : database_(database) {}

  // Nothing where no word stands for another.
  [[nodiscard]] std::optional<Query> of(const Query& query, As as) const {
    switch (query.get_type()) {
      case Query::LEAF_TERM: {
        const auto term = *query.get_terms_begin();
        auto words = marked(term);
        if (words.empty()) return std::nullopt;
        if (as != As::alone) words.push_back(term);
        return Query(as == As::place ? Query::OP_OR : Query::OP_SYNONYM, words.begin(), words.end());
      }
      case Query::OP_WILDCARD: {
        auto words = marked_from(query);
        if (words.empty()) return std::nullopt;
        const Query all(Query::OP_SYNONYM, words.begin(), words.end());
        return as == As::alone ? all : Query(Query::OP_OR, query, all);
      }
      case Query::OP_OR: return by_parts(query, as, 0);
      case Query::OP_AND:
      case Query::OP_AND_NOT:
      case Query::OP_AND_MAYBE:
      case Query::OP_FILTER:
      case Query::OP_XOR: return by_parts(query, As::part, 0);
      case Query::OP_NEAR: return by_parts(query, As::place, window_of(query, " NEAR "));
      case Query::OP_PHRASE: return by_parts(query, As::place, window_of(query, " PHRASE "));
      default: return std::nullopt;
    }
  }

 private:
  [[nodiscard]] std::optional<Query> by_parts(const Query& query, As as, Xapian::termcount window) const {
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

  [[nodiscard]] std::vector<std::string> marked(const std::string& term) const {
    std::vector<std::string> out;
    const auto prefix = prefix_length(term);
    if (!prefix) return out;
    const auto word = term.substr(*prefix);
    for (auto other = database_.synonyms_begin(word); other != database_.synonyms_end(word); ++other) out.push_back(term.substr(0, *prefix) + *other);
    return out;
  }

  // Those of all words that begin so; the most frequent, as the parser takes of the words themselves (search.cpp).
  [[nodiscard]] std::vector<std::string> marked_from(const Query& query) const {
    constexpr std::size_t most = 500;
    std::string head = told(query, "WILDCARD SYNONYM ");
    head.resize(head.find_last_not_of(')') + 1);
    const auto prefix = prefix_length(head);
    std::vector<std::string> out;
    if (!prefix || head.size() == *prefix) return out;
    const auto beginning = head.substr(*prefix);
    for (auto word = database_.synonym_keys_begin(beginning); word != database_.synonym_keys_end(beginning); ++word) {
      auto some = marked(head.substr(0, *prefix) + *word);
      out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    if (out.size() <= most) return out;
    std::vector<std::pair<Xapian::doccount, std::string>> frequent;
    for (auto& word : out) frequent.emplace_back(database_.get_termfreq(word), std::move(word));
    std::ranges::stable_sort(frequent, std::greater<>(), [](const auto& entry) { return entry.first; });
    out.clear();
    for (std::size_t i = 0; i < most; ++i) out.push_back(std::move(frequent[i].second));
    return out;
  }

  const Xapian::Database& database_;
};

}  // namespace

std::string unmarked(const std::string& word) {
  if (text::is_ascii(word)) return {};
  auto plain = text::strip(word);
  return text::is_ascii(plain) ? plain : std::string();
}

std::optional<Query> with_marks(const Query& query, const Xapian::Database& database) { return Widening(database).of(query, As::alone); }

}  // namespace caunoi
