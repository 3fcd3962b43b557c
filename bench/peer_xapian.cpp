// Xapian 1.4: BM25Weight as it comes, OP_OR over the query's terms, a glass database on disk, as its users have it.
#include <xapian.h>

#include "bench/peers.hpp"

namespace caunoi::bench {

namespace {

class XapianPeer : public RankingPeer {
 public:
  explicit XapianPeer(const std::filesystem::path& folder)
      : folder_(folder.string()),
        writer_(std::make_unique<Xapian::WritableDatabase>(folder_, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS)) {}

  void add(const TermList& terms) override {
    Xapian::Document document;
    for (const auto& [term, frequency] : terms) document.add_term(term, static_cast<Xapian::termcount>(frequency));
    writer_->add_document(document);
  }

  void finish() override {
    writer_->commit();
    writer_.reset();
    database_ = Xapian::Database(folder_);
  }

  std::vector<std::uint32_t> best(const TermList& terms, std::size_t k) override {
    std::vector<Xapian::Query> queries;
    for (const auto& [term, frequency] : terms) queries.emplace_back(term, static_cast<Xapian::termcount>(frequency));
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BM25Weight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, queries.begin(), queries.end()));
    const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(k));
    std::vector<std::uint32_t> out;
    for (auto i = found.begin(); i != found.end(); ++i) out.push_back(*i - 1);
    return out;
  }

 private:
  std::string folder_;
  std::unique_ptr<Xapian::WritableDatabase> writer_;
  Xapian::Database database_;
};

}  // namespace

std::unique_ptr<RankingPeer> xapian_peer(const std::filesystem::path& folder) {
  return std::make_unique<XapianPeer>(folder);
}

void xapian_index_texts(const Survey& survey, const std::filesystem::path& folder) {
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
  const auto add = [&](const std::string& id, std::initializer_list<const LangText*> texts) {
    Xapian::Document document;
    document.add_boolean_term("Q" + id);
    document.set_data(id);
    generator.set_document(document);
    for (const auto* text : texts) {
      for (const Lang lang : all_langs)
        if (!text->in(lang).empty()) generator.index_text(text->in(lang));
      generator.increase_termpos();
    }
    database.add_document(document);
  };
  for (const auto& o : survey.organisations()) add(o.id, {&o.name, &o.products});
  for (const auto& t : survey.technologies()) add(t.id, {&t.title, &t.summary, &t.problem, &t.advantage});
  for (const auto& n : survey.needs()) add(n.id, {&n.title, &n.problem, &n.requirements});
  database.commit();
}

}  // namespace caunoi::bench
