// Search for people: Xapian's query syntax over the fielded text, boolean filters, facets, snippets, spelling suggestions.
//
// Records in which the words of a query stand close together come first: a Vietnamese compound is several syllables, and
// "nước ... thải" scattered over a page is not wastewater. A query typed in ASCII is also looked up with the marks it may lack
// (unmarked.hpp), at half the weight, so that "xu ly nuoc thai" finds "xử lý nước thải" and English words are not drowned by syllables.
//
// A search is three steps, each without weighing what it does not show. The set of matches as bits (match_set.hpp) gives the exact
// number and, over the columns of the values, the facets. From the lists of the words (word_lists.hpp) follows what each would weigh at
// best; Xapian ranks those that may reach the page asked for. Title and snippet come from the records of the page alone.
// Tested by index/search_test.
#include <algorithm>
#include <deque>
#include <numeric>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/try.hpp"
#include "index/database.hpp"
#include "index/impl.hpp"
#include "index/match_set.hpp"
#include "index/unmarked.hpp"
#include "index/word_lists.hpp"

namespace caunoi {

namespace {

// The documents that the filter lets through.
Result<DocumentSet> filter_of(const Filter& filter, const Xapian::Database& database, const Revision& revision) {
  std::vector<std::string> terms;
  const auto any_of_terms = [&] {
    DocumentSet any(revision.last());
    for (const auto& term : terms) any |= *revision.with_term(database, term);
    terms.clear();
    return any;
  };
  for (const auto kind : filter.kinds) terms.push_back(std::string("XK") + kind_letter(kind));
  if (terms.empty()) terms = {"XKT", "XKN", "XKX", "XKO"};  // visits are stored, not searched
  auto out = any_of_terms();
  const auto narrow = [&] {
    if (!terms.empty()) out &= any_of_terms();
  };
  for (const auto field : filter.fields) terms.push_back("XF" + std::string(field_code(field)));
  narrow();
  for (const auto& country : filter.countries) terms.push_back("XC" + country);
  narrow();
  for (const auto& organisation : filter.organisations) terms.push_back("XO" + organisation);
  narrow();
  if (filter.trl_min || filter.trl_max)
    out &= value_range(slot_trl, Xapian::sortable_serialise(filter.trl_min.value_or(1)), Xapian::sortable_serialise(filter.trl_max.value_or(9)), database, revision);
  if (filter.cost_max) {
    const auto slot = cost_slot(filter.currency);
    if (slot == Xapian::BAD_VALUENO) return fail(Code::invalid_argument, fmt::format("costs in '{}' are not indexed; VND, JPY, USD and EUR are", filter.currency));
    out &= value_range(static_cast<Slot>(slot), Xapian::sortable_serialise(0), Xapian::sortable_serialise(*filter.cost_max), database, revision);
  }
  return out;
}

// Of the scripts that Xapian cuts into n-grams; its own list (queryparser/cjk-tokenizer.cc) is not for others to ask.
bool in_ngrams(unsigned c) {
  constexpr std::pair<unsigned, unsigned> ranges[] = {{0x2E80, 0x2EFF},   {0x3000, 0x9FFF},   {0xA700, 0xA71F},
                                                      {0xAC00, 0xD7AF},   {0xF900, 0xFAFF},   {0xFE30, 0xFE4F},
                                                      {0xFF00, 0xFFEF},   {0x20000, 0x2A6DF}, {0x2F800, 0x2FA1F}};
  return std::ranges::any_of(ranges, [&](const auto& range) { return c >= range.first && c <= range.second; });
}

// Xapian's grammar has no place for words in n-grams between others ("máy ポンプ inox", "bơm ポンプX型") unless they stand in brackets, and
// loses memory when it says so. The words with such brackets; nothing where none are needed.
std::optional<std::string> bracketed(const std::string& words) {
  std::string out;
  bool quoted = false, open = false;
  bool before = false, between = false, needed = false;  // there was a word, n-grams behind one, and another
  unsigned last = ' ';
  const auto plain = [](unsigned c) { return Xapian::Unicode::is_wordchar(c) && !in_ngrams(c); };
  for (Xapian::Utf8Iterator at(words), end; at != end; last = *at++) {
    const bool letter = Xapian::Unicode::is_wordchar(*at), ngrams = letter && in_ngrams(*at);
    if (open && !ngrams) out += ") ", open = false;
    if (*at == '"') quoted = !quoted;
    if (ngrams && !open && !quoted && (Xapian::Unicode::is_whitespace(last) || plain(last))) out += " (", open = true;
    if (ngrams && !quoted) between = before;
    if (plain(last) && !plain(*at) && *at != ':') needed |= between, before = true;  // a word ended that is no prefix
    Xapian::Unicode::append_utf8(out, *at);
  }
  if (open) out += ')';
  needed |= between && plain(last);
  return needed ? std::optional(out) : std::nullopt;
}

// Where all words stand within a few words of each other; only for plain words, since operators say themselves what belongs together.
// Whatever else stands between the words is left out: to Xapian "50% COD" and "ポンプ・バルブ" are phrases, of which it has no NEAR, and
// it loses the memory of what it cannot build. Empty: for others.
Xapian::Query neighbours_of(Xapian::QueryParser& parser, const std::string& words) {
  if (words.find_first_of("\"*()+-:") != std::string::npos) return {};
  const auto in_word = [](const Xapian::Utf8Iterator& at) { return at != Xapian::Utf8Iterator() && Xapian::Unicode::is_wordchar(*at); };
  std::string plain;
  const auto digit = [](unsigned c) { return Xapian::Unicode::get_category(c) == Xapian::Unicode::DECIMAL_DIGIT_NUMBER; };
  std::size_t count = 0;
  bool within = false;
  unsigned last = ' ';
  for (Xapian::Utf8Iterator at(words), end; at != end; last = *at++) {
    auto next = at;
    ++next;
    if (in_word(at) || (*at == '\'' && within && in_word(next) && !(digit(last) && digit(*next)))) {  // of "it's", not of "4'4"
      count += within ? 0 : 1;
      within = true;
      Xapian::Unicode::append_utf8(plain, *at);
    } else if (std::exchange(within, false)) {
      plain += ' ';
    }
  }
  if (count < 2 || count > 8) return {};
  parser.set_default_op(Xapian::Query::OP_NEAR);
  Xapian::Query near;
  try {
    near = parser.parse_query(plain, 0);
  } catch (const Xapian::QueryParserError&) {  // its grammar has no NEAR between some words of Latin and Japanese script
  } catch (const Xapian::UnimplementedError&) {  // whatever else it takes apart itself
  }
  parser.set_default_op(Xapian::Query::OP_OR);
  return near;
}

RecordKind kind_of(char letter) {
  return letter == 'T' ? RecordKind::technology : letter == 'N' ? RecordKind::need : letter == 'X' ? RecordKind::expert : RecordKind::organisation;
}

// Counts each part of the values of the documents found: the most frequent first, of equal ones by name. `shown`: the name of a part;
// null: the part itself, by which the column is in order.
Facet facet_of(std::string name, const DocumentSet& found, const Column& column, std::string (*shown)(const std::string&)) {
  std::vector<std::uint32_t> times(column.values.size()), counts(column.parts.size());
  found.each([&](Xapian::docid document) { ++times[column.numbers[document]]; });
  for (std::size_t value = 0; value < times.size(); ++value)
    for (const auto part : column.parts_of[value]) counts[part] += times[value];
  // By counts, which are small numbers where there are many parts.
  std::vector<std::uint32_t> from(counts.empty() ? 1 : std::ranges::max(counts) + 1);  // the first of a count, behind those of greater ones
  for (const auto count : counts) ++from[count];
  std::exclusive_scan(from.rbegin(), from.rend(), from.rbegin(), 0U);
  std::vector<std::uint32_t> order(from.front());  // without those of count 0
  for (std::uint32_t part = 0; part < counts.size(); ++part)
    if (counts[part] > 0) order[from[counts[part]]++] = part;
  Facet facet{std::move(name), {}};
  facet.counts.reserve(order.size());
  for (const auto part : order) facet.counts.emplace_back(shown == nullptr ? column.parts[part] : shown(column.parts[part]), counts[part]);
  if (shown != nullptr) std::ranges::sort(facet.counts, [](const auto& x, const auto& y) { return x.second != y.second ? x.second > y.second : x.first < y.first; });
  return facet;
}

// What the hit list shows of a kind of record.
struct ShownParts {
  std::string_view title;
  std::vector<std::string_view> texts;
};
const ShownParts& shown_parts(RecordKind kind) {
  static const ShownParts technology{"title", {"summary", "problem", "advantage"}}, need{"title", {"problem", "requirements"}}, expert{"name", {"expertise"}},
      organisation{"name", {"products"}};
  return kind == RecordKind::technology ? technology : kind == RecordKind::need ? need : kind == RecordKind::expert ? expert : organisation;
}

// Those texts of a record's line, {"title":{"vi":"...","en":"..."},...}, read as it passes and no further than the last of them: no tree
// is made of it, which is sooner done and needs no memory to be taken down again.
class TextsOfLine : public nlohmann::json_sax<nlohmann::json> {
 public:
  TextsOfLine(const std::string& line, const ShownParts& parts) : parts_(parts), texts_(parts.texts.size()) { nlohmann::json::sax_parse(line, this); }
  [[nodiscard]] const LangText& title() const noexcept { return title_; }
  [[nodiscard]] const std::vector<LangText>& texts() const noexcept { return texts_; }  // as ShownParts has them

  bool key(std::string& name) override {
    if (depth_ == 1) {
      const auto text = std::ranges::find(parts_.texts, name);
      of_ = name == parts_.title ? &title_ : text != parts_.texts.end() ? &texts_[static_cast<std::size_t>(text - parts_.texts.begin())] : nullptr;
    } else {
      language_ = lang_from(name);
    }
    return true;
  }
  bool string(std::string& text) override {
    if (depth_ == 2 && of_ != nullptr && language_ != Lang::unknown) of_->in(language_) = std::move(text);
    return true;
  }
  bool start_object(std::size_t) override { return ++depth_, true; }
  bool end_object() override { return --depth_ != 1 || of_ == nullptr || ++seen_ <= texts_.size(); }  // false: that was the last
  bool start_array(std::size_t) override { return depth_ += 2, true; }  // what lists hold is no text of the record
  bool end_array() override { return depth_ -= 2, true; }
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t) override { return true; }
  bool number_unsigned(std::uint64_t) override { return true; }
  bool number_float(double, const std::string&) override { return true; }
  bool binary(nlohmann::json::binary_t&) override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override { return false; }

 private:
  const ShownParts& parts_;
  LangText title_;
  std::vector<LangText> texts_;
  LangText* of_ = nullptr;  // where what is read now belongs
  Lang language_ = Lang::unknown;
  int depth_ = 0;
  std::size_t seen_ = 0;
};

// Title and running text of a record, for the hit list.
struct Shown { std::string title, text; };
Shown shown_of(const std::string& line, RecordKind kind, Lang lang) {
  const TextsOfLine read(line, shown_parts(kind));
  Shown out{read.title().best(lang), {}};
  for (const auto& text : read.texts())
    if (!text.empty()) (out.text += out.text.empty() ? "" : " ") += text.best(lang);
  return out;
}

// What the words mean: the words themselves, their neighbourhood, and both with marks where they were typed without.
struct Asked {
  Xapian::Query words;
  WithMarks::Widened marked;
  Neighbourhood near, marked_near;
  Xapian::Query shown;  // the words as snippets know them, whatever their endings in the text
  std::string suggestion;  // better words, if some are in no record

  static constexpr double bonus = 3, marked_weight = 0.5;  // of who stands together, of who is meant
};

Asked asked_of(const std::string& words, const Xapian::Stem& stem, WordLists& lists) {
  Asked out;
  const auto& database = lists.database();
  Xapian::QueryParser parser;
  parser.set_database(database);
  parser.set_stemmer(stem);
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_ALL);  // a stem stands in the index where its words do
  parser.add_prefix("title", "S");
  parser.add_prefix("org", "A");
  parser.add_boolean_prefix("id", "Q");
  constexpr unsigned flags = Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD | Xapian::QueryParser::FLAG_PURE_NOT | Xapian::QueryParser::FLAG_CJK_NGRAM;
  parser.set_max_expansion(500, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
  const auto mixed = bracketed(words);
  out.words = parser.parse_query(mixed.value_or(words), flags);
  // A word that stands in the index is no slip, however much more frequent its neighbour in spelling is: nước thải, nước phải.
  if (!mixed && std::any_of(out.words.get_terms_begin(), out.words.get_terms_end(), [&](const std::string& term) { return !database.term_exists(term); })) {
    parser.parse_query(words, flags | Xapian::QueryParser::FLAG_SPELLING_CORRECTION);
    out.suggestion = parser.get_corrected_query_string();
  }
  const auto near = neighbours_of(parser, words);
  out.near = Neighbourhood(near, [](const std::string& word) { return std::vector{word}; }, Asked::bonus, lists);
  parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  out.shown = parser.parse_query(mixed.value_or(words), flags);
  if (std::ranges::all_of(words, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    WithMarks with_marks(Asked::marked_weight, lists);
    out.marked = with_marks(out.words);
    if (!out.marked.empty()) out.marked_near = with_marks.near(near, Asked::bonus);
  }
  return out;
}

bool exists(const Xapian::Query& query, const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  return !enquire.get_mset(0, 1).empty();
}

// The ranking of one search over the documents found. Where words stand is compared for those documents alone whose words, if they
// stood together, would bring them to the page.
class Page {
 public:
  Page(const Asked& asked, const DocumentSet& found, WordLists& lists)
      : asked_(asked), found_(found), lists_(lists), database_(lists.database()), revision_(lists.revision()), words_(in_one(asked.words)) {
    if (asked.marked.words) words_ |= query_of(weighed_.emplace_back(asked.marked.words));
    if (const auto others = without_positions(asked.marked.others, found, database_, revision_, sets_); !others.empty())
      words_ |= {Xapian::Query::OP_SCALE_WEIGHT, others, Asked::marked_weight}, words_alone_ = false;
  }

  [[nodiscard]] Xapian::MSet ranked(std::size_t first, std::size_t count) {
    const auto all = found_.count();
    const auto end = std::min(all, first + count);
    const auto &together = asked_.near.together(), &marked_together = asked_.marked_near.together();
    if (together.empty() && marked_together.empty()) return best(words_, found_, first, count);
    Bounds bounds(*this);
    DocumentSet seen(revision_.last()), near(revision_.last()), marked_near(revision_.last());
    for (std::size_t looked = 2 * end + 50;; looked *= 4) {
      const auto [candidates, beyond] = bounds.best(looked);
      auto fresh = candidates;
      fresh -= seen;
      seen |= fresh;
      auto exact = words_;
      if (!together.empty()) exact |= among(together, near |= asked_.near.of(fresh));
      if (!marked_together.empty()) exact |= among(marked_together, marked_near |= asked_.marked_near.of(fresh));
      auto page = best(exact, candidates, 0, end);
      // The page stands when no document beyond could reach it; sums of other order differ a little.
      const bool stands = beyond == 0 || end == 0 || (page.size() == end && page.back().get_weight() > (1 + 1e-9) * beyond);
      if (stands) return first == 0 ? page : best(exact, candidates, first, count);
    }
  }

  // What cuts snippets: the query as it was asked, phrases and all, and the words that others stood for, over the hits of a page.
  [[nodiscard]] Xapian::MSet asked_over(const Xapian::MSet& page) {
    auto& hits = sets_.emplace_back(revision_.last());
    for (auto hit = page.begin(); hit != page.end(); ++hit) hits.add(*hit);
    const auto meant = lists_.held_by(hits);
    return best(asked_.words | asked_.shown | Xapian::Query(Xapian::Query::OP_OR, meant.begin(), meant.end()), hits, 0, 1);
  }

  // Nothing to rank by: records by their ids.
  [[nodiscard]] Xapian::MSet by_id(std::size_t first, std::size_t count) {
    auto& page = sets_.emplace_back(revision_.last());
    for (const auto document : revision_.by_id(database_)) {
      if (count == 0) break;
      if (!found_.has(document)) continue;
      if (first > 0) --first;
      else page.add(document), --count;
    }
    SetSource within(page);
    return best({Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(&within), 0}, page, 0, page.count());
  }

 private:
  // What each document found would weigh if the words it has stood together.
  class Bounds {
   public:
    explicit Bounds(const Page& page) : page_(page) {
      auto parts = page.weighed_;
      bool all = page.words_alone_;
      for (const auto* near : {&page.asked_.near, &page.asked_.marked_near}) {
        if (near->together().empty()) continue;
        all = all && near->weighed() != nullptr;
        parts.push_back(near->weighed());
      }
      if (!all) return;
      // Xapian weighs as well, but looks at each list and its heap for each document.
      std::vector<double> sums(page.revision_.last() + 1);
      for (const auto& part : parts)
        for (std::size_t i = 0; i < part->documents.size(); ++i) sums[part->documents[i]] += part->weights[i];
      page.found_.each([&](Xapian::docid document) { bounds_.emplace_back(sums[document], document); });
    }

    struct Best {
      DocumentSet documents;
      double beyond;  // what none of the others is above; 0: there are none
    };
    [[nodiscard]] Best best(std::size_t count) {
      Best out{DocumentSet(page_.revision_.last()), 0};
      if (bounds_.empty()) {
        const auto likely = page_.best(page_.words_ | page_.asked_.near.together() | page_.asked_.marked_near.together(), page_.found_, 0, count);
        for (auto hit = likely.begin(); hit != likely.end(); ++hit) out.documents.add(*hit);
        if (likely.size() == count) out.beyond = likely.back().get_weight();
        return out;
      }
      count = std::min(count, bounds_.size());
      if (count < bounds_.size()) {
        std::ranges::nth_element(bounds_, bounds_.begin() + static_cast<std::ptrdiff_t>(count), std::greater<>());
        out.beyond = bounds_[count].first;
      }
      for (std::size_t i = 0; i < count; ++i) out.documents.add(bounds_[i].second);
      return out;
    }

   private:
    const Page& page_;
    std::vector<std::pair<double, Xapian::docid>> bounds_;  // empty where Xapian weighs
  };

  static constexpr std::size_t most_lists = 32;  // of words, since they take memory; Xapian weighs the others

  // The words of an OR as one source, beside what is more than words.
  [[nodiscard]] Xapian::Query in_one(const Xapian::Query& query) {
    std::vector<const Postings*> words;
    auto holding = lists_.none();
    Xapian::Query others;
    const auto add = [&](const Xapian::Query& part) {
      if (part.get_type() != Xapian::Query::LEAF_TERM || words.size() == most_lists) {
        others |= without_positions(part, found_, database_, revision_, sets_);
        return;
      }
      words.push_back(&lists_.of(*part.get_terms_begin()));
      holding |= lists_.holding(*words.back());
    };
    if (query.get_type() == Xapian::Query::OP_OR)
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) add(query.get_subquery(i));
    else
      add(query);
    holding &= found_;
    words_alone_ = others.empty();
    return words.empty() ? others : query_of(weighed_.emplace_back(lists_.weighed(words, holding, 1))) | others;
  }

  // A query narrowed to some documents.
  [[nodiscard]] Xapian::Query among(const Xapian::Query& query, DocumentSet documents) {
    SetSource source(sets_.emplace_back(std::move(documents)));
    return {Xapian::Query::OP_FILTER, query, Xapian::Query(&source)};
  }

  [[nodiscard]] Xapian::MSet best(const Xapian::Query& query, const DocumentSet& within, std::size_t first, std::size_t count) const {
    SetSource source(within);
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(&source)));
    // Ties by id, not by the order of indexing, which differs between builds; the key to sort by is the id.
    enquire.set_sort_by_relevance_then_value(slot_id, false);
    const std::size_t documents = database_.get_doccount();
    return enquire.get_mset(static_cast<Xapian::doccount>(std::min(first, documents)), static_cast<Xapian::doccount>(std::min(count, documents)));
  }

  const Asked& asked_;
  const DocumentSet& found_;
  WordLists& lists_;
  const Xapian::Database& database_;
  const Revision& revision_;
  std::deque<DocumentSet> sets_;  // queries refer to them
  std::vector<std::shared_ptr<const Weighed>> weighed_;  // of words_
  bool words_alone_ = true;                              // there is no more than those in words_
  Xapian::Query words_;  // whose weights add up wherever they stand
};

}  // namespace

Result<SearchAnswer> Index::search(const SearchQuery& query) const {
  return guarded("search", [&]() -> Result<SearchAnswer> {
    SearchAnswer out;
    const auto reader = impl_->readers.lend(impl_->generation);
    const auto& database = reader.database();
    const auto& revision = reader.revision();
    CAUNOI_TRY(const auto within, filter_of(query.filter, database, revision));
    const std::string words = normalise(query.words);
    WordLists lists(within, database, revision);
    const auto asked = words.empty() ? Asked() : asked_of(words, reader.stem(), lists);
    auto found = within;
    out.suggestion = asked.suggestion;
    if (!words.empty()) {
      auto matching = match_set(asked.words, found, database, revision);
      if (!asked.marked.empty()) {
        // Words found without their marks, in whatever record, need no correction.
        if (asked.marked.anywhere || (!asked.suggestion.empty() && exists(asked.marked.others, database))) out.suggestion.clear();
        matching |= asked.marked.found;
      }
      // Nearly always none: who has the words together has the words.
      for (const auto* near : {&asked.near, &asked.marked_near}) {
        auto rest = found;
        rest -= matching;
        matching |= near->of(rest);
      }
      found &= matching;
    }
    out.found = found.count();
    Page ranking(asked, found, lists);
    const auto page = out.found == 0 ? Xapian::MSet() : words.empty() ? ranking.by_id(query.first, query.count) : ranking.ranked(query.first, query.count);
    const auto cutter = words.empty() || page.empty() ? page : ranking.asked_over(page);
    const auto& kinds = revision.column(database, slot_kind);
    for (auto hit = page.begin(); hit != page.end(); ++hit) {
      SearchHit row{hit.get_sort_key(), kind_of(kinds.values[kinds.numbers[*hit]].front()), hit.get_weight(), {}, {}};
      auto [title, text] = shown_of(hit.get_document().get_data(), row.kind, query.lang);
      row.title = std::move(title);
      // Without SNIPPET_BACKGROUND_MODEL, which looks up how frequent each word of the text is: a sixth of a search.
      row.snippet = cutter.snippet(text.empty() ? row.title : text, 240, reader.stem(), Xapian::MSet::SNIPPET_EXHAUSTIVE | Xapian::MSet::SNIPPET_CJK_NGRAM);
      out.hits.push_back(std::move(row));
    }
    const auto facet = [&](const char* name, Slot slot, std::string (*shown)(const std::string&) = nullptr) { out.facets.push_back(facet_of(name, found, revision.column(database, slot), shown)); };
    facet("kind", slot_kind, [](const std::string& v) { return std::string(kind_name(kind_of(v.front()))); });
    facet("field", slot_fields);
    facet("trl", slot_trl, [](const std::string& v) { return fmt::format("{:.0f}", Xapian::sortable_unserialise(v)); });
    facet("country", slot_country);
    facet("organisation", slot_organisation);
    return out;
  });
}

}  // namespace caunoi
