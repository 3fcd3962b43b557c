// The durable store: building, opening, updating a Xapian database of records, and deriving rankers from it. Layout: database.hpp.
// Tested by index/store_test.
#include "index/store.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/parallel.hpp"
#include "base/try.hpp"
#include "index/database.hpp"
#include "index/impl.hpp"
#include "index/record_text.hpp"

namespace caunoi {

namespace fs = std::filesystem;

std::string_view kind_name(RecordKind kind) noexcept {
  switch (kind) {
    case RecordKind::technology: return "technology";
    case RecordKind::need: return "need";
    case RecordKind::expert: return "expert";
    case RecordKind::organisation: return "organisation";
  }
  return "";
}

char kind_letter(RecordKind kind) noexcept {
  switch (kind) {
    case RecordKind::technology: return 'T';
    case RecordKind::need: return 'N';
    case RecordKind::expert: return 'X';
    case RecordKind::organisation: return 'O';
  }
  return '?';
}

Xapian::valueno cost_slot(std::string_view currency) noexcept {
  if (currency == "VND") return slot_cost_vnd;
  if (currency == "JPY") return slot_cost_jpy;
  if (currency == "USD") return slot_cost_usd;
  if (currency == "EUR") return slot_cost_eur;
  return Xapian::BAD_VALUENO;
}

std::string unique_term(char kind, std::string_view id) {
  // Xapian's terms end at 245 bytes: of a longer id the head and a hash of the whole stand for it.
  if (id.size() <= 200) return fmt::format("Q{}{}", kind, id);
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return fmt::format("Q{}{}#{:016x}", kind, id.substr(0, 200), hash);
}

namespace {

// A record on its way into the database: what people search, what narrows, what matches.
struct Entry {
  char kind;
  std::string id, organisation, country;
  LangText title;
  std::vector<const LangText*> texts;
  std::string names;  ///< of the organisation, for org:
  std::vector<FieldWeight> fields;
  std::optional<int> trl;
  const Money* cost = nullptr;
  std::string_view data;  ///< its line of to_jsonl()
  std::function<TermCounts(const Analyser&)> terms;
};

std::string all_names(const Organisation* organisation) {
  if (organisation == nullptr) return {};
  std::string out;
  for (const Lang lang : all_langs)
    if (!organisation->name.in(lang).empty()) (out += organisation->name.in(lang)) += '\n';
  for (const auto& alias : organisation->aliases) (out += alias) += '\n';
  return out;
}

std::vector<Entry> entries_of(const Survey& survey, std::string_view lines) {
  std::vector<Entry> out;
  const auto next_line = [&] {
    const auto end = lines.find('\n');
    const auto line = lines.substr(0, end);
    lines.remove_prefix(end + 1);
    return line;
  };
  const auto country_of = [](const Organisation* o) { return o == nullptr ? std::string() : o->country; };
  for (const auto& o : survey.organisations())
    out.push_back({'O', o.id, o.id, o.country, o.name, {&o.products}, all_names(&o), o.fields, {}, nullptr, next_line(), [&o](const Analyser& a) { return terms_of(o, a); }});
  for (const auto& t : survey.technologies()) {
    const auto* provider = survey.organisation(t.provider);
    out.push_back({'T', t.id, t.provider, country_of(provider), t.title, {&t.summary, &t.problem, &t.advantage}, all_names(provider), t.fields, t.trl,
                   t.capex ? &*t.capex : t.price ? &*t.price : nullptr, next_line(), [&t](const Analyser& a) { return terms_of(t, a); }});
  }
  for (const auto& n : survey.needs()) {
    const auto* asks = survey.organisation(n.organisation);
    // A confidential need must not be found by the name of the firm, and a budget is no cost to filter by: it is secret.
    out.push_back({'N', n.id, n.confidential ? "" : n.organisation, country_of(asks), n.title, {&n.problem, &n.requirements},
                   n.confidential ? "" : all_names(asks), n.fields, n.trl_min, nullptr, next_line(), [&n](const Analyser& a) { return terms_of(n, a); }});
  }
  for (const auto& x : survey.experts()) {
    std::vector<const LangText*> texts{&x.expertise};
    for (const auto& work : x.works) texts.insert(texts.end(), {&work.title, &work.text});
    out.push_back({'X', x.id, x.organisation, x.country, x.name, std::move(texts), all_names(survey.organisation(x.organisation)), x.fields, {}, nullptr,
                   next_line(), [&x](const Analyser& a) { return terms_of(x, a); }});
  }
  for (const auto& v : survey.visits()) out.push_back({'V', v.id, v.organisation, "", {}, {}, "", {}, {}, nullptr, next_line(), nullptr});
  return out;
}

Xapian::Document document_of(const Entry& entry, const TermCounts& terms, Xapian::TermGenerator& generator) {
  Xapian::Document document;
  document.set_data(std::string(entry.data));
  document.add_boolean_term(unique_term(entry.kind, entry.id));
  document.add_value(slot_id, entry.id);
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
  document.add_value(slot_country, entry.country);
  document.add_value(slot_organisation, entry.organisation);
  if (entry.trl) document.add_value(slot_trl, Xapian::sortable_serialise(*entry.trl));
  if (entry.cost != nullptr && cost_slot(entry.cost->currency) != Xapian::BAD_VALUENO)
    document.add_value(cost_slot(entry.cost->currency), Xapian::sortable_serialise(entry.cost->min));

  generator.set_document(document);
  generator.set_termpos(0);
  constexpr Xapian::termcount title_counts = 4;  // a word of the title tells as much as one repeated in the text
  const auto index_text = [&](std::string_view text, Xapian::termcount times = 1) {
    if (text.empty()) return;
    const std::string one = normalise(text);
    generator.index_text(one, times);
    generator.increase_termpos();
    // Vietnamese typed without marks finds its way too; spelling correction learns from the real words only.
    generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM, 0);
    if (const std::string plain = fold(one); plain != one) generator.index_text(plain, times, "XD");
    generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING | Xapian::TermGenerator::FLAG_CJK_NGRAM, 0);
  };
  for (const Lang lang : all_langs) {
    generator.index_text(normalise(entry.title.in(lang)), 1, "S");
    index_text(entry.title.in(lang), title_counts);
    for (const auto* text : entry.texts) index_text(text->in(lang));
  }
  generator.index_text(normalise(entry.names), 1, "A");

  std::string term;
  for (std::size_t c = 0; c < channel_count; ++c) {
    for (const auto& [text, count] : terms.channels[c]) {
      term = match_prefix;
      term += static_cast<char>('A' + c);
      term += text;
      document.add_term(term, static_cast<Xapian::termcount>(count));
    }
  }
  return document;
}

// Adds or replaces all records of a survey. Analysis runs in parallel a block at a time, so memory is bounded by the block.
Result<void> write_records(Xapian::WritableDatabase& database, const Survey& survey, const Lexicon* lexicon, const Control& control) {
  constexpr std::size_t block = 1024;
  const std::string lines = to_jsonl(survey);
  const auto entries = entries_of(survey, lines);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  generator.set_database(database);
  generator.set_flags(Xapian::TermGenerator::FLAG_SPELLING | Xapian::TermGenerator::FLAG_CJK_NGRAM);
  std::vector<TermCounts> terms;
  for (std::size_t begin = 0; begin < entries.size(); begin += block) {
    if (!control.go_on("index", begin, entries.size())) return fail(Code::cancelled, "indexing was cancelled");
    const auto count = std::min(block, entries.size() - begin);
    terms.assign(count, {});
    Control quiet = control;
    quiet.progress = nullptr;
    if (!parallel_for(count, quiet, "analyse", [&] { return Analyser(lexicon); },
                      [&](const Analyser& analyser, std::size_t i) {
                        if (entries[begin + i].terms) terms[i] = entries[begin + i].terms(analyser);
                      }))
      return fail(Code::cancelled, "indexing was cancelled");
    for (std::size_t i = 0; i < count; ++i) {
      const auto& entry = entries[begin + i];
      database.replace_document(unique_term(entry.kind, entry.id), document_of(entry, terms[i], generator));
    }
  }
  if (!control.go_on("index", entries.size(), entries.size())) return fail(Code::cancelled, "indexing was cancelled");
  return {};
}

// The generation CURRENT names, or an error.
Result<fs::path> current_generation(const fs::path& dir) {
  std::error_code ec;
  if (!fs::exists(dir / "CURRENT", ec)) return fail(Code::not_found, "there is no index here; 'caunoi index' makes one", dir.string());
  CAUNOI_TRY(std::string name, read_file(dir / "CURRENT", 4096));
  while (!name.empty() && (name.back() == '\n' || name.back() == '\r')) name.pop_back();
  if (!name.starts_with("gen-") || name.find('/') != std::string::npos) return fail(Code::corrupt, "CURRENT names no generation; build the index again", (dir / "CURRENT").string());
  return dir / name;
}

}  // namespace

Index::Index() : impl_(std::make_unique<Impl>()) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
std::uint64_t Index::size() const noexcept { return impl_->size; }

Result<Index> Index::build(const Survey& survey, const fs::path& dir, const Lexicon* lexicon, const Control& control) {
  std::error_code ec;
  fs::create_directories(dir, ec);
  if (ec) return fail(Code::io, "the folder cannot be made: " + ec.message(), dir.string());
  int number = 1;
  for (const auto& entry : fs::directory_iterator(dir, ec))
    if (const auto name = entry.path().filename().string(); name.starts_with("gen-")) number = std::max(number, std::atoi(name.c_str() + 4) + 1);
  const std::string name = fmt::format("gen-{:06}", number);
  const auto written = guarded(dir.string(), [&]() -> Result<void> {
    Xapian::WritableDatabase database((dir / name).string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    CAUNOI_CHECK(write_records(database, survey, lexicon, control));
    database.set_metadata("caunoi-format", format_version);
    database.commit();
    return {};
  });
  if (!written) {
    fs::remove_all(dir / name, ec);
    return std::unexpected(written.error());
  }
  CAUNOI_CHECK(write_file(dir / "CURRENT", name + "\n"));
  for (const auto& entry : fs::directory_iterator(dir, ec))  // earlier generations, and those a killed writer left
    if (const auto other = entry.path().filename().string(); other.starts_with("gen-") && other != name) fs::remove_all(entry.path(), ec);
  return open(dir, lexicon);
}

Result<Index> Index::open(const fs::path& dir, const Lexicon* lexicon) {
  Index index;
  index.impl_->dir = dir;
  index.impl_->lexicon = lexicon;
  const auto opened = guarded(dir.string(), [&]() -> Result<void> {
    CAUNOI_TRY(index.impl_->generation, current_generation(dir));
    const Xapian::Database database(index.impl_->generation.string());
    if (database.get_metadata("caunoi-format") != format_version)
      return fail(Code::bad_version, fmt::format("the index has format '{}', this caunoi reads '{}'; build it again", database.get_metadata("caunoi-format"), format_version), dir.string());
    index.impl_->size = database.get_doccount();
    return {};
  });
  if (!opened) return std::unexpected(opened.error());
  return index;
}

Result<void> Index::update(const Survey& changes, std::span<const std::pair<RecordKind, std::string>> remove) {
  return guarded(impl_->dir.string(), [&]() -> Result<void> {
    Xapian::WritableDatabase database(impl_->generation.string(), Xapian::DB_OPEN);
    database.begin_transaction();
    for (const auto& [kind, id] : remove) database.delete_document(unique_term(kind_letter(kind), id));
    CAUNOI_CHECK(write_records(database, changes, impl_->lexicon, {}));
    database.commit_transaction();
    impl_->size = database.get_doccount();
    const std::lock_guard lock(impl_->mutex);
    impl_->survey.reset();
    impl_->rankers.clear();
    return {};
  });
}

Result<Survey> Index::survey() const {
  CAUNOI_TRY(const auto records, impl_->records());
  return *records;
}

Result<std::shared_ptr<const Survey>> Index::Impl::records() const {
  const std::lock_guard lock(mutex);
  if (survey) return survey;
  std::string lines;
  CAUNOI_CHECK(guarded(dir.string(), [&]() -> Result<void> {
    lines.clear();
    const Xapian::Database database(generation.string());
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting)
      (lines += database.get_document(*posting).get_data()) += '\n';
    return {};
  }));
  Survey::Records records;
  Origins origins;
  std::vector<Finding> findings;
  read_jsonl(lines, dir.string(), records, origins, findings);
  survey = std::make_shared<const Survey>(make_survey(std::move(records), origins).survey);
  return survey;
}

Result<const Ranker*> ranker_of(const Index& index, RecordKind kind, const Control& control) {
  const auto& impl = index.impl();
  const std::lock_guard building(impl.building);
  {
    const std::lock_guard lock(impl.mutex);
    if (const auto found = impl.rankers.find(kind); found != impl.rankers.end()) return found->second.get();
  }
  std::map<std::string, TermCounts> by_id;  // survey order is by id
  const auto read = guarded(impl.dir.string(), [&]() -> Result<void> {
    by_id.clear();
    const Xapian::Database database(impl.generation.string());
    const std::string term = std::string("XK") + kind_letter(kind);
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
      const auto document = database.get_document(*posting);
      auto& counts = by_id[document.get_value(slot_id)];
      auto t = document.termlist_begin();
      for (t.skip_to(match_prefix); t != document.termlist_end() && (*t).starts_with(match_prefix); ++t) {
        const std::string text = *t;
        counts.channels[static_cast<std::size_t>(text[2] - 'A')].emplace_back(text.substr(3), static_cast<float>(t.get_wdf()));
      }
    }
    return {};
  });
  if (!read) return std::unexpected(read.error());
  std::vector<TermCounts> documents;
  for (auto& [id, counts] : by_id) documents.push_back(std::move(counts));
  auto ranker = Ranker::make(documents, control);
  if (!ranker) return fail(Code::cancelled, "comparing the texts was cancelled");
  const std::lock_guard lock(impl.mutex);
  return impl.rankers.emplace(kind, std::move(ranker)).first->second.get();
}

const Lexicon* lexicon_of(const Index& index) noexcept { return index.impl().lexicon; }

}  // namespace caunoi
