// The durable store: opening a Xapian database of records, and deriving rankers from it. Writing is write.cpp's. Layout: database.hpp.
// Tested by index/store_test.
#include "index/store.hpp"

#include <mutex>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/try.hpp"
#include "index/database.hpp"
#include "index/impl.hpp"
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

}  // namespace

Index::Index() : impl_(std::make_unique<Impl>()) {}
Index::~Index() = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
std::uint64_t Index::size() const noexcept { return impl_->size; }

Result<Index> Index::build(const Survey& survey, const fs::path& dir, const Lexicon* lexicon, const Control& control) {
  CAUNOI_TRY(const auto written, write_generation(survey, dir, lexicon, control, nullptr));
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
  CAUNOI_TRY(impl_->size, write_update(impl_->generation, changes, remove, impl_->lexicon, {}, nullptr));
  const std::lock_guard lock(impl_->mutex);
  impl_->survey.reset();
  impl_->rankers.clear();
  return {};
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
  std::vector<TermCounts> documents;
  const auto read = guarded(impl.dir.string(), [&]() -> Result<void> {
    documents.clear();
    return analyse_records(Xapian::Database(impl.generation.string()), kind, impl.lexicon, control,
                           [&](char, std::string_view, TermCounts&& terms) { documents.push_back(std::move(terms)); });
  });
  if (!read) return std::unexpected(read.error());
  auto ranker = Ranker::make(documents, control);
  if (!ranker) return fail(Code::cancelled, "comparing the texts was cancelled");
  const std::lock_guard lock(impl.mutex);
  return impl.rankers.emplace(kind, std::move(ranker)).first->second.get();
}

const Lexicon* lexicon_of(const Index& index) noexcept { return index.impl().lexicon; }

}  // namespace caunoi
