// Boolean evaluation of a parsed query on sets of documents, operator by operator. Xapian can tell the exact number of matches only by
// weighing each of them; sets of bits are combined 64 documents at a time, and those of frequent terms are kept. Phrases, NEAR and
// wildcards are left to Xapian, phrases over few documents or those that hold all their words.
// Tested by index/search_test (against Xapian's own match).
#include "index/match_set.hpp"

#include <vector>

namespace caunoi {

namespace {

using Query = Xapian::Query;

class Collect : public Xapian::MatchSpy {
 public:
  explicit Collect(DocumentSet& out) : out_(out) {}
  void operator()(const Xapian::Document& document, double) override { out_.add(document.get_docid()); }

 private:
  DocumentSet& out_;
};

bool compares_positions(const Query& query) {
  if (query.get_type() == Query::OP_NEAR || query.get_type() == Query::OP_PHRASE) return true;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    if (compares_positions(query.get_subquery(i))) return true;
  return false;
}

class Evaluation {
 public:
  Evaluation(const DocumentSet& within, const Xapian::Database& database, const Revision& revision) : within_(within), database_(database), revision_(revision) {}

  [[nodiscard]] DocumentSet of(const Query& query) const {
    switch (query.get_type()) {
      case Query::LEAF_TERM: return *revision_.with_term(database_, *query.get_terms_begin());
      case Query::LEAF_MATCH_ALL: return *revision_.with_term(database_, "");
      case Query::LEAF_MATCH_NOTHING: return DocumentSet(revision_.last());
      case Query::OP_SCALE_WEIGHT:
      case Query::OP_AND_MAYBE: return of(query.get_subquery(0));
      case Query::OP_OR:
      case Query::OP_SYNONYM:
      case Query::OP_MAX: return combined(query, &DocumentSet::operator|=);
      case Query::OP_AND:
      case Query::OP_FILTER: return combined(query, &DocumentSet::operator&=);
      case Query::OP_AND_NOT: return combined(query, &DocumentSet::operator-=);
      case Query::OP_XOR: return combined(query, &DocumentSet::operator^=);
      case Query::OP_NEAR:
      case Query::OP_PHRASE: {
        constexpr std::size_t few = 512;  // sooner compared than the lists of all the words read
        auto candidates = within_;
        if (candidates.count() > few) candidates &= combined(query, &DocumentSet::operator&=);
        if (candidates.next(0) == 0) return candidates;
        SetSource source(candidates);
        return matched(Query(Query::OP_FILTER, query, Query(&source)));
      }
      default: return matched(query);
    }
  }

 private:
  [[nodiscard]] DocumentSet combined(const Query& query, DocumentSet& (DocumentSet::*combine)(const DocumentSet&) noexcept) const {
    auto out = of(query.get_subquery(0));
    for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) (out.*combine)(of(query.get_subquery(i)));
    return out;
  }

  [[nodiscard]] DocumentSet matched(const Query& query) const {
    DocumentSet out(revision_.last());
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
    Collect collect(out);
    enquire.add_matchspy(&collect);
    (void)enquire.get_mset(0, 0, database_.get_doccount());
    return out;
  }

  const DocumentSet& within_;
  const Xapian::Database& database_;
  const Revision& revision_;
};

}  // namespace

DocumentSet match_set(const Query& query, const DocumentSet& within, const Xapian::Database& database, const Revision& revision) {
  return Evaluation(within, database, revision).of(query);
}

Query without_positions(const Query& query, const DocumentSet& within, const Xapian::Database& database, const Revision& revision, std::deque<DocumentSet>& sets) {
  if (!compares_positions(query)) return query;
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) parts.push_back(without_positions(query.get_subquery(i), within, database, revision, sets));
  if (query.get_type() != Query::OP_NEAR && query.get_type() != Query::OP_PHRASE) return {query.get_type(), parts.begin(), parts.end()};
  SetSource source(sets.emplace_back(match_set(query, within, database, revision)));
  return {Query::OP_FILTER, Query(Query::OP_AND, parts.begin(), parts.end()), Query(&source)};
}

DocumentSet value_range(Slot slot, const std::string& least, const std::string& most, const Xapian::Database& database, const Revision& revision) {
  const auto& column = revision.column(database, slot);
  std::vector<char> inside;
  for (const auto& value : column.values) inside.push_back(!value.empty() && value >= least && value <= most);
  return {revision.last(), [&](Xapian::docid document) { return inside[column.numbers[document]] != 0; }};
}

}  // namespace caunoi
