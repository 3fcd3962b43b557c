// Records as documents of the database; see document.hpp. Layout: database.hpp. Tested by index/write_test and index/search_test.
#include "index/document.hpp"

#include <unordered_map>

#include <fmt/format.h>

#include "index/database.hpp"
#include "index/record_text.hpp"
#include "index/stem.hpp"
#include "index/unmarked.hpp"
#include "survey/line.hpp"

namespace caunoi {

namespace {

constexpr Xapian::termcount title_counts = 4;  // a word of the title tells as much as one repeated in the text

std::string all_names(const Organisation* organisation) {
  if (organisation == nullptr) return {};
  std::string out;
  for (const Lang lang : all_langs)
    if (!organisation->name.in(lang).empty()) (out += organisation->name.in(lang)) += '\n';
  for (const auto& alias : organisation->aliases) (out += alias) += '\n';
  return out;
}

std::string_view country_of(const Organisation* o) { return o == nullptr ? std::string_view() : o->country; }

Entry entry_of(const Survey&, const Organisation& o) { return {'O', &o, o.id, o.id, o.country, &o.name, {&o.products}, all_names(&o), o.fields, {}, nullptr}; }

Entry entry_of(const Survey& survey, const Technology& t) {
  const auto* provider = survey.organisation(t.provider);
  const Money* cost = t.capex ? &*t.capex : t.price ? &*t.price : nullptr;
  return {'T', &t, t.id, t.provider, country_of(provider), &t.title, {&t.summary, &t.problem, &t.advantage}, all_names(provider), t.fields, t.trl, cost};
}

Entry entry_of(const Survey& survey, const Need& n) {
  const auto* asks = survey.organisation(n.organisation);
  // A confidential need must not be found by the name of the firm, and a budget is no cost to filter by: it is secret.
  return {'N', &n, n.id, n.confidential ? std::string_view() : n.organisation, country_of(asks), &n.title, {&n.problem, &n.requirements},
          n.confidential ? std::string() : all_names(asks), n.fields, n.trl_min, nullptr};
}

Entry entry_of(const Survey& survey, const Expert& x) {
  std::vector<const LangText*> texts{&x.expertise};
  for (const auto& work : x.works) texts.insert(texts.end(), {&work.title, &work.text});
  return {'X', &x, x.id, x.organisation, x.country, &x.name, std::move(texts), all_names(survey.organisation(x.organisation)), x.fields, {}, nullptr};
}

Entry entry_of(const Survey&, const Visit& v) { return {'V', &v, v.id, v.organisation, {}, nullptr, {}, {}, {}, {}, nullptr}; }

std::size_t bytes_of(const LangText& text) { return text.vi.size() + text.ja.size() + text.en.size(); }
std::size_t bytes_of(const Organisation& o) { return bytes_of(o.name) + bytes_of(o.products); }
std::size_t bytes_of(const Technology& t) {
  return bytes_of(t.title) + bytes_of(t.summary) + bytes_of(t.problem) + bytes_of(t.advantage) + t.embedding.size() * sizeof(float);
}
std::size_t bytes_of(const Need& n) { return bytes_of(n.title) + bytes_of(n.problem) + bytes_of(n.requirements) + n.embedding.size() * sizeof(float); }
std::size_t bytes_of(const Expert& x) {
  std::size_t bytes = bytes_of(x.name) + bytes_of(x.expertise) + x.embedding.size() * sizeof(float);
  for (const auto& work : x.works) bytes += bytes_of(work.title) + bytes_of(work.text);
  return bytes;
}
std::size_t bytes_of(const Visit& v) { return bytes_of(v.note); }

// Calls visit(record) with the record number `i`.
template <class Visitor>
auto at(const Survey& survey, std::size_t i, Visitor&& visit) {
  if (i < survey.organisations().size()) return visit(survey.organisations()[i]);
  i -= survey.organisations().size();
  if (i < survey.technologies().size()) return visit(survey.technologies()[i]);
  i -= survey.technologies().size();
  if (i < survey.needs().size()) return visit(survey.needs()[i]);
  i -= survey.needs().size();
  if (i < survey.experts().size()) return visit(survey.experts()[i]);
  return visit(survey.visits()[i - survey.experts().size()]);
}

}  // namespace

std::size_t record_count(const Survey& survey) noexcept {
  return survey.organisations().size() + survey.technologies().size() + survey.needs().size() + survey.experts().size() + survey.visits().size();
}

Entry entry_at(const Survey& survey, std::size_t i) {
  return at(survey, i, [&](const auto& record) { return entry_of(survey, record); });
}

std::size_t size_of(const Survey& survey, std::size_t i) {
  return at(survey, i, [](const auto& record) { return bytes_of(record); });
}

void Entry::append_line(std::string& out) const {
  std::visit([&](const auto* r) { caunoi::append_line(*r, out); }, record);
}

TermCounts Entry::terms(const Analyser& analyser) const {
  return std::visit(
      [&]<class Record>(const Record* r) {
        if constexpr (std::is_same_v<Record, Visit>) return TermCounts();
        else return terms_of(*r, analyser);
      },
      record);
}

namespace {

// A query asks for the stem of what it takes for an English word: "nestle" for "Nestlé" is "nestl".
void learn_unmarked(const std::string& word, const Xapian::Stem& stem, Xapian::WritableDatabase& database) {
  const auto plain = unmarked(word);
  if (plain.empty()) return;
  database.add_synonym(plain, word);
  if (const auto asked = stem(plain); asked != plain) database.add_synonym(asked, word);
}

}  // namespace

DocumentMaker::DocumentMaker(std::uint64_t update) : update_term_(update == 0 ? std::string() : fmt::format("{}{}", update_prefix, update)) {
  generator_.set_stemming_strategy(Xapian::TermGenerator::STEM_NONE);  // add_stems() does that
}

void DocumentMaker::teach(const Xapian::WritableDatabase& database) {
  generator_.set_database(database);
  taught_ = database;
}

Xapian::Document DocumentMaker::operator()(const Entry& entry, std::string_view line) {
  Xapian::Document document;
  document.set_data(std::string(line));
  document.add_boolean_term(unique_term(entry.kind, entry.id));
  if (!update_term_.empty()) document.add_boolean_term(update_term_);
  document.add_value(slot_id, std::string(entry.id));
  document.add_boolean_term(std::string("XK") + entry.kind);
  if (entry.kind == 'V') return document;
  const auto add_boolean = [&](const char* prefix, std::string_view value) {
    if (!value.empty() && value.size() < 200) document.add_boolean_term(std::string(prefix) + std::string(value));
  };
  std::string field_codes;
  for (const auto& f : entry.fields) {
    add_boolean("XF", field_code(f.field));
    field_codes += (field_codes.empty() ? "" : ",") + std::string(field_code(f.field));
  }
  add_boolean("XC", entry.country);
  add_boolean("XO", entry.organisation);
  document.add_value(slot_kind, std::string(1, entry.kind));
  document.add_value(slot_fields, field_codes);
  document.add_value(slot_country, std::string(entry.country));
  document.add_value(slot_organisation, std::string(entry.organisation));
  if (entry.trl) document.add_value(slot_trl, Xapian::sortable_serialise(*entry.trl));
  if (entry.cost != nullptr && cost_slot(entry.cost->currency) != Xapian::BAD_VALUENO)
    document.add_value(cost_slot(entry.cost->currency), Xapian::sortable_serialise(entry.cost->min));

  generator_.set_document(document);
  generator_.set_termpos(0);
  for (const Lang lang : all_langs) {
    if (const auto& title = entry.title->in(lang); !title.empty()) {
      generator_.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM, 0);
      generator_.index_text(normalise(title), 1, "S");
    }
    index_text(entry.title->in(lang), title_counts);
    for (const auto* text : entry.texts) index_text(text->in(lang), 1);
  }
  generator_.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM, 0);
  if (!entry.names.empty()) generator_.index_text(normalise(entry.names), 1, "A");
  generator_.set_document(Xapian::Document());  // lets go of this one
  if (taught_) teach_unmarked(document);
  add_stems(document);
  return document;
}

void DocumentMaker::index_text(std::string_view text, Xapian::termcount times) {
  if (text.empty()) return;
  generator_.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM | (taught_ ? Xapian::TermGenerator::FLAG_SPELLING : 0), 0);
  generator_.index_text(normalise(text), times);
  generator_.increase_termpos();
}

void DocumentMaker::teach_unmarked(const Xapian::Document& document) {
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
    if (auto word = unprefixed(*term); word && taught_words_.insert(*word).second) learn_unmarked(*word, stem_, *taught_);
}

// Where a word is more than its stem the stem stands there too, as a word like others. Xapian's own way, a second term for every word
// whether it has endings or not, makes indexing a third dearer.
void DocumentMaker::add_stems(Xapian::Document& document) {
  struct Stemmed {
    std::string stem;
    Xapian::termcount times;
    std::vector<Xapian::termpos> places;
  };
  std::vector<Stemmed> found;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    const std::string word = *term;
    const auto bare = unprefixed(word);
    if (!bare || !may_have_ending(*bare)) continue;
    if (auto stem = word.substr(0, word.size() - bare->size()) + stem_(*bare); stem != word)
      found.push_back({std::move(stem), term.get_wdf(), {term.positionlist_begin(), term.positionlist_end()}});
  }
  for (const auto& [stem, times, places] : found) {
    document.add_term(stem, times);
    for (const auto place : places) document.add_posting(stem, place, 0);
  }
}

void learn_words(const std::filesystem::path& folder, const std::function<bool()>& go_on) {
  constexpr std::size_t at_once = 50'000;  // words: the dictionary's write buffer grows with them
  const Xapian::Database reader(folder.string());  // stays at what is there, whatever is committed beside it
  // Terms that begin with a capital have a prefix; words are lower case.
  const auto each_word = [&](auto&& use) {
    const auto end = reader.allterms_end();
    auto term = reader.allterms_begin();
    for (; term != end && *term < "A" && go_on(); ++term) use(*term);
    for (term.skip_to("["); term != end && go_on(); ++term) use(*term);
  };
  const auto stem_of = remembering_stem();
  std::unordered_map<std::string, std::vector<std::string>> words_of;  // by their stem, where it is another word
  each_word([&](const std::string& word) {
    if (!may_have_ending(word)) return;
    if (auto stem = stem_of(word); stem != word) words_of[std::move(stem)].push_back(word);
  });
  // How often a word itself stands in the texts: not as the stem of others, and once where it counts more often in a title.
  auto in_titles = reader.allterms_begin("S");
  const auto title_count = [&](const std::string& word) -> std::int64_t { return reader.get_collection_freq("S" + word); };
  const std::function<std::int64_t(const std::string&, std::int64_t)> times = [&](const std::string& word, std::int64_t in_title) {
    auto out = std::int64_t{reader.get_collection_freq(word)} - (title_counts - 1) * in_title;
    if (const auto found = words_of.find(word); found != words_of.end())
      for (const auto& other : found->second) out -= times(other, title_count(other));
    return out;
  };
  Xapian::WritableDatabase database(folder.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  std::size_t learned = 0;
  each_word([&](const std::string& word) {
    const std::string title_word = "S" + word;  // in the order of the words, which spares looking for those that are in none
    while (in_titles != reader.allterms_end("S") && *in_titles < title_word) ++in_titles;
    const bool in_title = in_titles != reader.allterms_end("S") && *in_titles == title_word;
    const auto count = times(word, in_title ? title_count(word) : 0);
    if (count <= 0) return;  // a stem alone
    database.add_spelling(word, static_cast<Xapian::termcount>(count));
    learn_unmarked(word, stem_of, database);
    if (++learned % at_once == 0) database.commit();
  });
  // Other names of organisations stand nowhere else.
  for (auto name = reader.allterms_begin("A"); name != reader.allterms_end("A") && go_on(); ++name) learn_unmarked((*name).substr(1), stem_of, database);
  database.commit();
}

}  // namespace caunoi
