// The durable store: a Xapian database of records and, beside it, the rankers derived from it as snapshots. A snapshot that is older
// than the database catches up with the changes; one that is damaged, of another database or missing is made anew, and notices() says
// so. Writing is write.cpp's. Layout: database.hpp.
// Tested by index/store_test.
#include "index/store.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/try.hpp"
#include "index/database.hpp"
#include "index/impl.hpp"
#include "index/snapshot.hpp"
#include "index/write.hpp"

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

std::optional<std::string> unprefixed(const std::string& term) {
  if (term.empty() || term.front() < 'A' || term.front() > 'Z') return term;
  if (term.front() == 'S' || term.front() == 'A') return term.substr(1);
  return std::nullopt;
}

namespace {

// The generation CURRENT names, or an error.
Result<fs::path> current_generation(const fs::path& dir) {
  std::error_code ec;
  if (!fs::exists(dir / "CURRENT", ec)) return fail(Code::not_found, "there is no index here; 'caunoi index' makes one", dir.string());
  CAUNOI_TRY(std::string name, read_file(dir / "CURRENT", 4096));
  while (!name.empty() && (name.back() == '\n' || name.back() == '\r')) name.pop_back();
  if (!name.starts_with("gen-") || name.find('/') != std::string::npos) return fail(Code::corrupt, "CURRENT names no generation; build the index again", (dir / "CURRENT").string());
  return dir / name;
}

constexpr RecordKind ranked_kinds[] = {RecordKind::technology, RecordKind::expert};

// Texts on their way into a ranker.
struct Texts {
  PanelBuilder builder;
  std::vector<std::string> ids;
  void add(std::string_view id, const TermCounts& terms) {
    builder.add(terms);
    ids.emplace_back(id);
  }
};

fs::path snapshot_file(const fs::path& generation, RecordKind kind) { return generation / fmt::format("panel-{}", kind_name(kind)); }

SnapshotSource source_of(const Xapian::Database& database) { return {database.get_uuid(), update_count(database)}; }

// The ranker of a kind as the snapshot has it, brought up to what the database says now. Null, with a notice where somebody should
// know why, when it must be made anew.
Result<std::unique_ptr<RankedRecords>> from_snapshot(const fs::path& generation, RecordKind kind, const Xapian::Database& database, const Lexicon* lexicon,
                                                     const Control& control, std::vector<std::string>& notices) {
  const auto file = snapshot_file(generation, kind);
  auto snapshot = open_snapshot(file);
  if (!snapshot) {
    if (snapshot.error().code != Code::not_found) notices.push_back(fmt::format("{}: {}; it is made anew", file.string(), snapshot.error().message));
    return nullptr;
  }
  const auto now = source_of(database);
  if (snapshot->source.database != now.database || snapshot->source.update > now.update) {
    notices.push_back(fmt::format("{}: the panel is of another database; it is made anew", file.string()));
    return nullptr;
  }
  auto out = std::make_unique<RankedRecords>(std::move(snapshot->ranker), std::move(snapshot->ids));
  if (snapshot->source.update == now.update) return out;
  const auto changes = changes_since(database, snapshot->source.update);
  for (const auto& [letter, id] : changes.removed)
    if (letter == kind_letter(kind)) out->remove(id);
  std::vector<Xapian::docid> documents;
  for (const auto& changed : changes.changed)
    if (changed.kind == kind_letter(kind)) documents.push_back(changed.document);
  CAUNOI_CHECK(analyse_records(database, kind, documents, lexicon, control, [&](char, std::string_view id, TermCounts&& terms) { out->put(id, terms); }));
  if (!out->outgrown()) return out;
  out = out->anew(control);
  if (!out) return fail(Code::cancelled, "comparing the texts was cancelled");
  return out;
}

}  // namespace

Index::Index() : impl_(std::make_unique<Impl>()) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
std::uint64_t Index::size() const noexcept { return impl_->size; }

Result<Index> Index::build(const Survey& survey, const fs::path& dir, const Lexicon* lexicon, const Control& control) {
  std::map<char, Texts> texts;
  for (const auto kind : ranked_kinds) texts[kind_letter(kind)];
  CAUNOI_TRY(const auto written, write_generation(survey, dir, lexicon, control, [&](char kind, std::string_view id, TermCounts&& terms) {
               if (const auto found = texts.find(kind); found != texts.end()) found->second.add(id, terms);
             }));
  const auto saved = guarded(dir.string(), [&]() -> Result<void> {
    const Xapian::Database database(written.folder.string());
    for (const auto kind : ranked_kinds) {
      auto& of_kind = texts[kind_letter(kind)];
      // What a killed build had written was not analysed again; its terms are.
      if (written.resumed > 0) {
        of_kind = Texts();
        CAUNOI_CHECK(analyse_records(database, kind, lexicon, control, [&](char, std::string_view id, TermCounts&& terms) { of_kind.add(id, terms); }));
      }
      const auto ranker = Ranker::make(std::move(of_kind.builder).finish(), control);
      if (!ranker) return fail(Code::cancelled, "indexing was cancelled");
      CAUNOI_CHECK(save_snapshot(snapshot_file(written.folder, kind), *ranker, of_kind.ids, source_of(database)));
    }
    return {};
  });
  if (!saved) {
    std::error_code ec;
    fs::remove_all(written.folder, ec);
    return std::unexpected(saved.error());
  }
  CAUNOI_CHECK(publish(dir, written.folder));
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
  const std::scoped_lock lock(impl_->building, impl_->mutex);
  std::vector<std::pair<char, std::pair<std::string, TermCounts>>> changed;
  const auto ranked = [&](char kind) { return std::ranges::find(impl_->rankers, kind, [](const auto& entry) { return kind_letter(entry.first); }); };
  // The terms are wanted only for the rankers that are there; others catch up when they are opened.
  const TermSink sink = [&](char kind, std::string_view id, TermCounts&& terms) {
    if (ranked(kind) != impl_->rankers.end()) changed.emplace_back(kind, std::pair(std::string(id), std::move(terms)));
  };
  CAUNOI_TRY(impl_->size, write_update(impl_->generation, changes, remove, impl_->lexicon, {}, impl_->rankers.empty() ? nullptr : sink));
  impl_->survey.reset();
  for (const auto& [kind, id] : remove)
    if (const auto at = impl_->rankers.find(kind); at != impl_->rankers.end()) at->second->remove(id);
  for (const auto& [kind, record] : changed) ranked(kind)->second->put(record.first, record.second);
  for (auto& [kind, records] : impl_->rankers)
    if (records->outgrown()) records = records->anew({});
  return {};
}

std::vector<std::string> Index::notices() const {
  const std::lock_guard lock(impl_->mutex);
  return impl_->notices;
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

Result<const RankedRecords*> ranked_records(const Index& index, RecordKind kind, const Control& control) {
  const auto& impl = index.impl();
  const std::lock_guard building(impl.building);
  {
    const std::lock_guard lock(impl.mutex);
    if (const auto found = impl.rankers.find(kind); found != impl.rankers.end()) return found->second.get();
  }
  std::unique_ptr<RankedRecords> records;
  std::vector<std::string> notices;
  CAUNOI_CHECK(guarded(impl.dir.string(), [&]() -> Result<void> {
    notices.clear();
    const Xapian::Database database(impl.generation.string());
    CAUNOI_TRY(records, from_snapshot(impl.generation, kind, database, impl.lexicon, control, notices));
    if (records) return {};
    Texts texts;
    const auto source = source_of(database);
    CAUNOI_CHECK(analyse_records(database, kind, impl.lexicon, control, [&](char, std::string_view id, TermCounts&& terms) { texts.add(id, terms); }));
    auto ranker = Ranker::make(std::move(texts.builder).finish(), control);
    if (!ranker) return fail(Code::cancelled, "comparing the texts was cancelled");
    // Where nothing may be written the next process makes it again.
    if (const auto saved = save_snapshot(snapshot_file(impl.generation, kind), *ranker, texts.ids, source); !saved)
      notices.push_back(fmt::format("{}: {}", saved.error().place, saved.error().message));
    records = std::make_unique<RankedRecords>(std::move(ranker), std::move(texts.ids));
    return {};
  }));
  const std::lock_guard lock(impl.mutex);
  impl.notices.insert(impl.notices.end(), notices.begin(), notices.end());
  return impl.rankers.emplace(kind, std::move(records)).first->second.get();
}

const Lexicon* lexicon_of(const Index& index) noexcept { return index.impl().lexicon; }

}  // namespace caunoi
