// slow_search.hpp -- search the plain way, as an oracle: every document is weighed by Xapian, every part of the query on its own
// (Xapian 1.4 leaves positions unchecked in some combinations), filters and facets are read from the records.
#pragma once
#include <xapian.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "caunoi/index.hpp"
#include "index/database.hpp"
#include "index/stem.hpp"

namespace caunoi {

class SlowSearch {
 public:
  SlowSearch(const std::string& folder, const Survey& survey) : database_(folder), survey_(survey) {}

  struct Scored { Xapian::docid document; std::string id; char kind; double score; };
  struct Answer {
    std::vector<Scored> all;  ///< best first
    std::map<std::string, std::map<std::string, std::uint64_t>> facets;
    std::string suggestion;
    Xapian::MSet cutter;
  };

  Answer operator()(const SearchQuery& query) const {
    Answer out;
    const std::string words = normalise(query.words);
    std::map<Xapian::docid, double> scores;
    if (words.empty()) {
      for (auto p = database_.postlist_begin(""); p != database_.postlist_end(""); ++p) scores[*p] = 0;
    } else {
      Xapian::QueryParser parser;
      parser.set_database(database_);
      parser.set_stemmer(remembering_stem());
      parser.set_stemming_strategy(Xapian::QueryParser::STEM_ALL);
      parser.add_prefix("title", "S");
      parser.add_prefix("org", "A");
      parser.add_boolean_prefix("id", "Q");
      constexpr unsigned flags = Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD | Xapian::QueryParser::FLAG_PURE_NOT | Xapian::QueryParser::FLAG_CJK_NGRAM;
      parser.set_max_expansion(500, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
      // Xapian's grammar has no place for Japanese words between others, unless each OR is written.
      std::string said = words;
      bool between = false;
      try {
        (void)parser.parse_query(words, flags);
      } catch (const Xapian::QueryParserError&) {
        if (words.find_first_of("\"*()+-:") != std::string::npos || words.find(" AND ") != std::string::npos || words.find("NOT ") != std::string::npos) throw;
        for (std::size_t at = 0; (at = said.find(' ', at)) != std::string::npos; at += 4) said.replace(at, 1, " OR ");
        between = true;
      }
      const auto asked = parser.parse_query(said, flags | Xapian::QueryParser::FLAG_SPELLING_CORRECTION);
      if (!between && std::any_of(asked.get_terms_begin(), asked.get_terms_end(), [&](const std::string& term) { return !database_.term_exists(term); }))
        out.suggestion = parser.get_corrected_query_string();
      add(asked, 1, scores);
      auto whole = asked;
      const auto near = neighbours(parser, words);
      parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);  // as snippets know words, whatever their endings in the text
      const auto shown = parser.parse_query(said, flags);
      add(near, 3, scores);
      if (!near.empty()) whole = {Xapian::Query::OP_OR, whole, {Xapian::Query::OP_SCALE_WEIGHT, near, 3}};
      if (std::ranges::all_of(words, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
        std::map<Xapian::docid, double> found;
        const auto with_marks = marked(asked, Beside::words);
        add(with_marks, 0.5, found);
        if (!with_marks.empty()) {
          const auto near_with_marks = marked(near, Beside::words);
          add(as_words(near, near_with_marks), 1.5, found);
        }
        for (const auto& [document, score] : found) scores[document] += score;
        if (!found.empty()) out.suggestion.clear();
        marked_words(asked, whole);
      }
      Xapian::Enquire enquire(database_);
      enquire.set_query({Xapian::Query::OP_OR, whole, shown});
      out.cutter = enquire.get_mset(0, 1);
    }
    for (const auto& [document, score] : scores) {
      const auto d = database_.get_document(document);
      const std::string kind = d.get_value(slot_kind), id = d.get_value(slot_id);
      if (kind.empty() || !passes(query.filter, kind.front(), id, out.facets)) continue;
      out.all.push_back({document, id, kind.front(), score});
    }
    std::ranges::sort(out.all, [](const auto& x, const auto& y) { return std::tie(y.score, x.id, x.document) < std::tie(x.score, y.id, y.document); });
    return out;
  }

 private:
  static Xapian::Query neighbours(Xapian::QueryParser& parser, const std::string& words) {
    const auto count = std::ranges::count(words, ' ') + 1;
    if (count < 2 || count > 8 || words.find_first_of("\"*()+-:") != std::string::npos) return {};
    parser.set_default_op(Xapian::Query::OP_NEAR);
    Xapian::Query near;
    try {
      near = parser.parse_query(words, 0);
    } catch (const Xapian::QueryParserError&) {
    }
    parser.set_default_op(Xapian::Query::OP_OR);
    return near;
  }

  // Words of the index that a word, or one cut short, is without their marks, by a look at all.
  std::vector<std::string> all_marked(const Xapian::Query& query) const {
    std::string word;
    const bool cut = query.get_type() == Xapian::Query::OP_WILDCARD;
    if (cut) word = query.get_description(), word = word.substr(word.rfind(' ') + 1), word.pop_back();
    else word = *query.get_terms_begin();
    std::string prefix;
    if (word[0] == 'S' || word[0] == 'A') prefix = word.substr(0, 1), word.erase(0, 1);
    std::vector<std::string> all;
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
      const std::string other = *term, plain = fold(other);
      const bool in_ascii = std::ranges::all_of(plain, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
      if (plain != other && in_ascii && (other[0] < 'A' || other[0] > 'Z') && (cut ? plain.starts_with(word) : plain == word)) all.push_back(prefix + other);
    }
    return all;
  }

  void marked_words(const Xapian::Query& query, Xapian::Query& out) const {
    if (query.get_type() == Xapian::Query::LEAF_TERM || query.get_type() == Xapian::Query::OP_WILDCARD) {
      const auto all = all_marked(query);
      out |= Xapian::Query(Xapian::Query::OP_OR, all.begin(), all.end());
    }
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) marked_words(query.get_subquery(i), out);
  }

  // Some words as one: every record is looked at, and weighs as Xapian's BM25 would have it of a term that stands for all of them.
  class AsOne : public Xapian::PostingSource {
   public:
    AsOne(const Xapian::Database& database, const std::vector<std::string>& words) {
      for (auto p = database.postlist_begin(""); p != database.postlist_end(""); ++p) {
        Xapian::termcount times = 0;
        const auto document = database.get_document(*p);
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
          if (std::ranges::find(words, *term) != words.end()) times += term.get_wdf();
        if (times > 0) weights_[*p] = times;
      }
      const double all = database.get_doccount(), some = static_cast<double>(weights_.size()), odds = (all - some + 0.5) / (some + 0.5);
      for (auto& [document, weight] : weights_) {
        const double length = std::max(database.get_doclength(document) / database.get_avlength(), 0.5);
        weight = 2 * std::log(odds < 2 ? odds * 0.5 + 1 : odds) * weight / (0.5 * length + 0.5 + weight);
      }
      set_maxweight(1e6);
    }
    Xapian::doccount get_termfreq_min() const override { return static_cast<Xapian::doccount>(weights_.size()); }
    Xapian::doccount get_termfreq_est() const override { return get_termfreq_min(); }
    Xapian::doccount get_termfreq_max() const override { return get_termfreq_min(); }
    void next(double) override { begun_ ? ++at_ : at_ = weights_.begin(), begun_ = true; }
    void skip_to(Xapian::docid document, double) override { at_ = weights_.lower_bound(document), begun_ = true; }
    bool at_end() const override { return begun_ && at_ == weights_.end(); }
    Xapian::docid get_docid() const override { return at_->first; }
    double get_weight() const override { return at_->second; }
    AsOne* clone() const override { return new AsOne(*this); }
    void init(const Xapian::Database&) override { begun_ = false, set_maxweight(1e6); }

   private:
    AsOne(const AsOne& other) : Xapian::PostingSource(), weights_(other.weights_) {}
    std::map<Xapian::docid, double> weights_;
    std::map<Xapian::docid, double>::const_iterator at_;
    bool begun_ = false;
  };
  Xapian::Query as_one(const std::vector<std::string>& words) const { return Xapian::Query((new AsOne(database_, words))->release()); }

  // The query with marks its words may lack. Empty where none lacks any.
  enum class Beside { words, others };
  Xapian::Query marked(const Xapian::Query& query, Beside beside, bool positions = false) const {
    using Query = Xapian::Query;
    const auto type = query.get_type();
    if (type == Query::LEAF_TERM || type == Query::OP_WILDCARD) {
      auto all = all_marked(query);
      if (all.empty()) return {};
      const bool cut = type == Query::OP_WILDCARD;
      if (beside == Beside::others && !cut) all.push_back(*query.get_terms_begin());
      if (positions) return {Query::OP_OR, all.begin(), all.end()};
      return beside == Beside::others && cut ? query | as_one(all) : as_one(all);
    }
    std::vector<Query> parts;
    bool found = false;
    const bool place = type == Query::OP_NEAR || type == Query::OP_PHRASE;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const auto part = marked(query.get_subquery(i), type == Query::OP_OR ? beside : Beside::others, place);
      if (!part.empty()) parts.push_back(part);
      else if (type != Query::OP_OR || beside == Beside::others) parts.push_back(query.get_subquery(i));
      found |= !part.empty() && (i == 0 || type != Query::OP_AND_NOT);
    }
    if (!found) return {};
    if (!place) return {type, parts.begin(), parts.end()};
    const std::string all = query.get_description(), name = type == Query::OP_NEAR ? " NEAR " : " PHRASE ";
    return {type, parts.begin(), parts.end(), static_cast<Xapian::termcount>(std::stoul(all.substr(all.find(name) + name.size())))};
  }

  // What a NEAR finds, each of its words weighing as one, whatever its marks.
  Xapian::Query as_words(const Xapian::Query& near, const Xapian::Query& near_with_marks) const {
    if (near_with_marks.empty()) return {};
    std::vector<Xapian::Query> words;
    for (std::size_t i = 0; i < near.get_num_subqueries(); ++i) {
      const auto word = marked(near.get_subquery(i), Beside::others);
      words.push_back(word.empty() ? near.get_subquery(i) : word);
    }
    return {Xapian::Query::OP_FILTER, {Xapian::Query::OP_AND, words.begin(), words.end()}, near_with_marks};
  }

  void add(const Xapian::Query& query, double times, std::map<Xapian::docid, double>& scores) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    const auto found = enquire.get_mset(0, database_.get_doccount(), database_.get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) scores[*hit] += times * hit.get_weight();
  }

  // Counts the facets of a record that passes.
  bool passes(const Filter& f, char kind, const std::string& id, std::map<std::string, std::map<std::string, std::uint64_t>>& facets) const {
    RecordKind k{};
    std::span<const FieldWeight> fields;
    std::string organisation;
    std::optional<int> trl;
    const Money* cost = nullptr;
    if (kind == 'T') {
      const auto& t = *survey_.technology(id);
      k = RecordKind::technology, fields = t.fields, organisation = t.provider, trl = t.trl, cost = t.capex ? &*t.capex : t.price ? &*t.price : nullptr;
    } else if (kind == 'N') {
      const auto& n = *survey_.need(id);
      k = RecordKind::need, fields = n.fields, organisation = n.confidential ? "" : n.organisation, trl = n.trl_min;
    } else {
      k = RecordKind::organisation, fields = survey_.organisation(id)->fields, organisation = id;
    }
    const auto* asks = kind == 'N' ? survey_.organisation(survey_.need(id)->organisation) : survey_.organisation(organisation);
    const std::string country = asks == nullptr ? "" : asks->country;
    const auto any = [](const auto& wanted, const auto& has) { return wanted.empty() || std::ranges::find(wanted, has) != wanted.end(); };
    if (!any(f.kinds, k) || !any(f.countries, country) || !any(f.organisations, organisation)) return false;
    if (!f.fields.empty() && std::ranges::none_of(fields, [&](const auto& w) { return any(f.fields, w.field); })) return false;
    if ((f.trl_min || f.trl_max) && (!trl || *trl < f.trl_min.value_or(1) || *trl > f.trl_max.value_or(9))) return false;
    if (f.cost_max && (cost == nullptr || cost->currency != f.currency || cost->min > *f.cost_max)) return false;
    ++facets["kind"][std::string(kind_name(k))];
    for (const auto& w : fields) ++facets["field"][std::string(field_code(w.field))];
    if (trl) ++facets["trl"][std::to_string(*trl)];
    if (!country.empty()) ++facets["country"][country];
    if (!organisation.empty()) ++facets["organisation"][organisation];
    return true;
  }

  Xapian::Database database_;
  const Survey& survey_;
};

}  // namespace caunoi
