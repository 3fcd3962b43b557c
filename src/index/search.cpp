// Search for people: Xapian's query syntax over the fielded text, boolean filters, facets, snippets, spelling suggestions.
//
// Records in which the words of a query stand close together come first: a Vietnamese compound is several syllables, and
// "nước ... thải" scattered over a page is not wastewater. A query typed in ASCII is also looked up without diacritics, at half
// the weight, so that "xu ly nuoc thai" finds "xử lý nước thải" and English words are not drowned by accidental syllables.
// Tested by index/search_test.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/try.hpp"
#include "index/database.hpp"
#include "index/impl.hpp"

namespace caunoi {

namespace {

Xapian::Query any_of(const std::vector<std::string>& terms) { return {Xapian::Query::OP_OR, terms.begin(), terms.end()}; }

Result<Xapian::Query> filter_of(const Filter& filter) {
  std::vector<Xapian::Query> all;
  std::vector<std::string> terms;
  const auto add_terms = [&] {
    if (!terms.empty()) all.push_back(any_of(terms));
    terms.clear();
  };
  for (const auto kind : filter.kinds) terms.push_back(std::string("XK") + kind_letter(kind));
  if (terms.empty()) terms = {"XKT", "XKN", "XKX", "XKO"};  // visits are stored, not searched
  add_terms();
  for (const auto field : filter.fields) terms.push_back("XF" + std::string(field_code(field)));
  add_terms();
  for (const auto& country : filter.countries) terms.push_back("XC" + country);
  add_terms();
  for (const auto& organisation : filter.organisations) terms.push_back("XO" + organisation);
  add_terms();
  if (filter.trl_min || filter.trl_max)
    all.emplace_back(Xapian::Query::OP_VALUE_RANGE, slot_trl, Xapian::sortable_serialise(filter.trl_min.value_or(1)), Xapian::sortable_serialise(filter.trl_max.value_or(9)));
  if (filter.cost_max) {
    const auto slot = cost_slot(filter.currency);
    if (slot == Xapian::BAD_VALUENO) return fail(Code::invalid_argument, fmt::format("costs in '{}' are not indexed; VND, JPY, USD and EUR are", filter.currency));
    all.emplace_back(Xapian::Query::OP_VALUE_RANGE, slot, Xapian::sortable_serialise(0), Xapian::sortable_serialise(*filter.cost_max));
  }
  return Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
}

// `query` with a bonus where all words stand within a few words of each other; only for plain words, since operators say
// themselves what belongs together.
Xapian::Query with_neighbours(Xapian::QueryParser& parser, const std::string& words, const Xapian::Query& query, const std::string& prefix) {
  constexpr double bonus = 3;
  const auto count = static_cast<std::size_t>(std::ranges::count(words, ' ')) + 1;
  if (count < 2 || count > 8 || words.find_first_of("\"*()+-:") != std::string::npos) return query;
  parser.set_default_op(Xapian::Query::OP_NEAR);
  const auto near = parser.parse_query(words, 0, prefix);
  parser.set_default_op(Xapian::Query::OP_OR);
  return {Xapian::Query::OP_OR, query, {Xapian::Query::OP_SCALE_WEIGHT, near, bonus}};
}

// Counts each part of a comma-separated value; a plain value has one part.
class PartsSpy : public Xapian::MatchSpy {
 public:
  explicit PartsSpy(Xapian::valueno slot) : slot_(slot) {}
  void operator()(const Xapian::Document& document, double) override {
    const std::string value = document.get_value(slot_);
    for (std::size_t begin = 0; begin < value.size();) {
      const auto end = std::min(value.find(',', begin), value.size());
      ++counts_[value.substr(begin, end - begin)];
      begin = end + 1;
    }
  }
  [[nodiscard]] const std::map<std::string, std::uint64_t>& counts() const { return counts_; }

 private:
  Xapian::valueno slot_;
  std::map<std::string, std::uint64_t> counts_;
};

RecordKind kind_of(char letter) {
  return letter == 'T' ? RecordKind::technology : letter == 'N' ? RecordKind::need : letter == 'X' ? RecordKind::expert : RecordKind::organisation;
}

Facet facet_of(std::string name, const PartsSpy& spy, auto&& shown) {
  Facet facet{std::move(name), {}};
  for (const auto& [value, count] : spy.counts()) facet.counts.emplace_back(shown(value), count);
  std::ranges::sort(facet.counts, [](const auto& x, const auto& y) { return x.second != y.second ? x.second > y.second : x.first < y.first; });
  return facet;
}

// Title and running text of a record, for the hit list.
struct Shown { std::string title, text; };
Shown shown_of(const Survey& survey, RecordKind kind, const std::string& id, Lang lang) {
  const auto join = [&](std::initializer_list<const LangText*> texts) {
    std::string out;
    for (const auto* text : texts)
      if (!text->empty()) (out += out.empty() ? "" : " ") += text->best(lang);
    return out;
  };
  switch (kind) {
    case RecordKind::technology:
      if (const auto* t = survey.technology(id)) return {t->title.best(lang), join({&t->summary, &t->problem, &t->advantage})};
      break;
    case RecordKind::need:
      if (const auto* n = survey.need(id)) return {n->title.best(lang), join({&n->problem, &n->requirements})};
      break;
    case RecordKind::expert:
      if (const auto* x = survey.expert(id)) return {x->name.best(lang), join({&x->expertise})};
      break;
    case RecordKind::organisation:
      if (const auto* o = survey.organisation(id)) return {o->name.best(lang), join({&o->products})};
      break;
  }
  return {};
}

}  // namespace

Result<SearchAnswer> Index::search(const SearchQuery& query) const {
  CAUNOI_TRY(const auto records, impl_->records());
  return guarded("search", [&]() -> Result<SearchAnswer> {
    SearchAnswer out;
    const Xapian::Database database(impl_->generation.string());
    CAUNOI_TRY(const auto filter, filter_of(query.filter));
    const std::string words = normalise(query.words);
    Xapian::Query asked;
    if (!words.empty()) {
      Xapian::QueryParser parser;
      parser.set_database(database);
      parser.set_stemmer(Xapian::Stem("english"));
      parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
      parser.add_prefix("title", "S");
      parser.add_prefix("org", "A");
      parser.add_boolean_prefix("id", "Q");
      constexpr unsigned flags = Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD | Xapian::QueryParser::FLAG_PURE_NOT |
                                 Xapian::QueryParser::FLAG_CJK_NGRAM;
      parser.set_max_expansion(500, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
      asked = parser.parse_query(words, flags | Xapian::QueryParser::FLAG_SPELLING_CORRECTION);
      // A word that stands in the index is no slip, however much more frequent its neighbour in spelling is: nước thải, nước phải.
      if (std::any_of(asked.get_terms_begin(), asked.get_terms_end(), [&](const std::string& term) { return !database.term_exists(term); }))
        out.suggestion = parser.get_corrected_query_string();
      asked = with_neighbours(parser, words, asked, "");
      if (std::ranges::all_of(words, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        const auto plain = with_neighbours(parser, words, parser.parse_query(words, flags, "XD"), "XD");
        asked = Xapian::Query(Xapian::Query::OP_OR, asked, Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, plain, 0.5));
        // Words found without their marks need no correction.
        Xapian::Enquire check(database);
        check.set_query(plain);
        if (!out.suggestion.empty() && !check.get_mset(0, 1).empty()) out.suggestion.clear();
      }
      asked = Xapian::Query(Xapian::Query::OP_FILTER, asked, filter);
    } else {
      asked = Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, filter, 0);
    }
    Xapian::Enquire enquire(database);
    enquire.set_query(asked);
    // Ties by id, not by the order of indexing, which differs between builds.
    enquire.set_sort_by_relevance_then_value(slot_id, false);
    PartsSpy kinds(slot_kind), fields(slot_fields), trls(slot_trl), countries(slot_country), organisations(slot_organisation);
    for (auto* spy : {&kinds, &fields, &trls, &countries, &organisations}) enquire.add_matchspy(spy);
    const auto found = enquire.get_mset(static_cast<Xapian::doccount>(std::min<std::size_t>(query.first, database.get_doccount())),
                                        static_cast<Xapian::doccount>(std::min<std::size_t>(query.count, database.get_doccount())), database.get_doccount());
    out.found = found.get_matches_estimated();
    const Xapian::Stem stem("english");
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      const auto document = hit.get_document();
      const RecordKind kind = kind_of(document.get_value(slot_kind).front());
      SearchHit row{document.get_value(slot_id), kind, hit.get_weight(), {}, {}};
      auto [title, text] = shown_of(*records, kind, row.id, query.lang);
      row.title = std::move(title);
      row.snippet = found.snippet(text.empty() ? row.title : text, 240, stem, Xapian::MSet::SNIPPET_BACKGROUND_MODEL | Xapian::MSet::SNIPPET_EXHAUSTIVE | Xapian::MSet::SNIPPET_CJK_NGRAM);
      out.hits.push_back(std::move(row));
    }
    const auto as_it_is = [](const std::string& value) { return value; };
    out.facets = {facet_of("kind", kinds, [](const std::string& v) { return std::string(kind_name(kind_of(v.front()))); }),
                  facet_of("field", fields, as_it_is),
                  facet_of("trl", trls, [](const std::string& v) { return fmt::format("{:.0f}", Xapian::sortable_unserialise(v)); }),
                  facet_of("country", countries, as_it_is), facet_of("organisation", organisations, as_it_is)};
    return out;
  });
}

}  // namespace caunoi
