// Boolean evaluation of a parsed query on sets of documents, operator by operator. Xapian can tell the exact number of matches only by
// weighing each of them; sets of bits are combined 64 documents at a time, and those of frequent terms are kept. Phrases, NEAR and
// wildcards are left to Xapian, over the documents that hold all their words; inside an OR only over those not yet found.
// Tested by index/search_test (against Xapian's own match).
#include "index/match_set.hpp"

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

class Evaluation {
 public:
  Evaluation(const Xapian::Database& database, const Revision& revision) : database_(database), revision_(revision) {}

  // Members of `known` may be left out: the caller has them.
  DocumentSet of(const Query& query, const DocumentSet* known = nullptr) const {
    const auto parts = query.get_num_subqueries();
    switch (query.get_type()) {
      case Query::LEAF_TERM: return *revision_.with_term(database_, *query.get_terms_begin());
      case Query::LEAF_MATCH_ALL: return *revision_.with_term(database_, "");
      case Query::LEAF_MATCH_NOTHING: return DocumentSet(revision_.last());
      case Query::OP_SCALE_WEIGHT: return of(query.get_subquery(0), known);
      case Query::OP_AND_MAYBE: return of(query.get_subquery(0), known);
      case Query::OP_OR:
      case Query::OP_SYNONYM:
      case Query::OP_MAX: return any(query, known);
      case Query::OP_AND:
      case Query::OP_FILTER: {
        auto out = of(query.get_subquery(0));
        for (std::size_t i = 1; i < parts; ++i) out &= of(query.get_subquery(i));
        return out;
      }
      case Query::OP_AND_NOT: {
        auto out = of(query.get_subquery(0));
        for (std::size_t i = 1; i < parts; ++i) out -= of(query.get_subquery(i));
        return out;
      }
      case Query::OP_XOR: {
        auto out = of(query.get_subquery(0));
        for (std::size_t i = 1; i < parts; ++i) out ^= of(query.get_subquery(i));
        return out;
      }
      case Query::OP_NEAR:
      case Query::OP_PHRASE: return positional(query, known);
      default: return matched(query);
    }
  }

 private:
  // Words first: what stands for them in the other branches is then often known.
  DocumentSet any(const Query& query, const DocumentSet* known) const {
    const auto parts = query.get_num_subqueries();
    DocumentSet out(revision_.last());
    if (known != nullptr) out = *known;
    const auto costly = [](Query part) {
      while (part.get_type() == Query::OP_SCALE_WEIGHT) part = part.get_subquery(0);
      return part.get_type() == Query::OP_NEAR || part.get_type() == Query::OP_PHRASE;
    };
    for (const bool turn : {false, true})
      for (std::size_t i = 0; i < parts; ++i)
        if (const auto part = query.get_subquery(i); costly(part) == turn) out |= of(part, &out);
    return out;
  }

  DocumentSet positional(const Query& query, const DocumentSet* known) const {
    auto candidates = of(query.get_subquery(0));
    for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) candidates &= of(query.get_subquery(i));
    if (known != nullptr) candidates -= *known;
    if (candidates.next(0) == 0) return candidates;
    SetSource source(candidates);
    return matched(Query(Query::OP_FILTER, query, Query(&source)));
  }

  DocumentSet matched(const Query& query) const {
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

  const Xapian::Database& database_;
  const Revision& revision_;
};

}  // namespace

DocumentSet match_set(const Query& query, const Xapian::Database& database, const Revision& revision) {
  return Evaluation(database, revision).of(query);
}

DocumentSet value_range(Slot slot, const std::string& least, const std::string& most, const Xapian::Database& database, const Revision& revision) {
  const auto& column = revision.column(database, slot);
  std::vector<char> inside;
  for (const auto& value : column.values) inside.push_back(!value.empty() && value >= least && value <= most);
  DocumentSet out(revision.last());
  for (Xapian::docid document = 1; document <= revision.last(); ++document)
    if (inside[column.numbers[document]]) out.add(document);
  return out;
}

}  // namespace caunoi
