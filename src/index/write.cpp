// Changing records in place, the journal of changes, and making the terms of the records again. An update is one transaction: readers
// see all of it or nothing. Each document names the update that wrote it last, so that what changed since one is a few posting lists.
// Layout: database.hpp. Tested by index/write_test.
#include "index/write.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <mutex>

#include <fmt/format.h>

#include "base/parallel.hpp"
#include "base/try.hpp"
#include "index/document.hpp"
#include "index/record_text.hpp"
#include "text/analysers.hpp"

namespace caunoi {

namespace {

constexpr std::size_t block_records = 1024;  // analysed at once: bounds the memory

// The terms of `count` records in blocks, terms(analyser, i) on many threads, take(i, terms) in order on this one. False when cancelled.
template <class Terms, class Take>
bool analyse_in_order(std::size_t count, const Lexicon* lexicon, const Control& control, Terms&& terms, Take&& take) {
  Analysers analysers(lexicon);
  std::vector<TermCounts> block;
  for (std::size_t begin = 0; begin < count; begin += block_records) {
    block.assign(std::min(block_records, count - begin), {});
    Control within = control;
    if (control.progress) within.progress = [&](const Tick& tick) { return control.progress({tick.stage, begin + tick.done, count}); };
    if (!parallel_for(block.size(), within, "analyse", [&] { return analysers.lend(); },
                      [&](const auto& lent, std::size_t i) { block[i] = terms(*lent, begin + i); }))
      return false;
    for (std::size_t i = 0; i < block.size(); ++i) take(begin + i, std::move(block[i]));
  }
  return true;
}

std::string escaped(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (c == '\\') out += "\\\\";
    else if (c == '\n') out += "\\n";
    else out += c;
  }
  return out;
}

std::string unescaped(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) out += line[++i] == 'n' ? '\n' : line[i];
    else out += line[i];
  }
  return out;
}

char kind_of(const Xapian::Document& document) {
  const std::string kind = document.get_value(slot_kind);
  return kind.empty() ? 'V' : kind.front();
}

}  // namespace

Result<std::uint64_t> write_update(const std::filesystem::path& generation, const Survey& changes, std::span<const std::pair<RecordKind, std::string>> remove,
                                   const Lexicon* lexicon, const Control& control, const TermSink& sink) {
  return guarded(generation.parent_path().string(), [&]() -> Result<std::uint64_t> {
    const auto cancelled = [] { return fail(Code::cancelled, "the update was cancelled"); };
    Xapian::WritableDatabase database(generation.string(), Xapian::DB_OPEN);
    database.begin_transaction();  // ends with the object unless it is committed
    const auto number = update_count(database) + 1;
    std::string removed;
    for (const auto& [kind, id] : remove) {
      const auto term = unique_term(kind_letter(kind), id);
      if (!database.term_exists(term)) continue;
      database.delete_document(term);
      removed += fmt::format("{}{}\n", kind_letter(kind), escaped(id));
    }
    DocumentMaker document_of(number);
    document_of.teach(database);
    const auto count = record_count(changes);
    std::string line;
    for (std::size_t i = 0; i < count; ++i) {
      if (!control.go_on("index", i, count)) return cancelled();
      const auto entry = entry_at(changes, i);
      line.clear();
      entry.append_line(line);
      line.pop_back();
      database.replace_document(unique_term(entry.kind, entry.id), document_of(entry, line));
    }
    if (sink && !analyse_in_order(count, lexicon, control, [&](const Analyser& analyser, std::size_t i) { return entry_at(changes, i).terms(analyser); },
                                  [&](std::size_t i, TermCounts&& terms) {
                                    const auto entry = entry_at(changes, i);
                                    if (entry.kind != 'V') sink(entry.kind, entry.id, std::move(terms));
                                  }))
      return cancelled();
    database.set_metadata(updates_key, fmt::format("{}", number));
    if (!removed.empty()) database.set_metadata(fmt::format("{}{}", removed_key, number), removed);
    database.commit_transaction();
    return database.get_doccount();
  });
}

Result<void> analyse_records(const Xapian::Database& database, RecordKind kind, const Lexicon* lexicon, const Control& control, const TermSink& sink) {
  const std::string term = std::string("XK") + kind_letter(kind);
  const std::vector<Xapian::docid> documents(database.postlist_begin(term), database.postlist_end(term));
  return analyse_records(database, kind, documents, lexicon, control, sink);
}

Result<void> analyse_records(const Xapian::Database& database, RecordKind kind, std::span<const Xapian::docid> documents, const Lexicon* lexicon,
                             const Control& control, const TermSink& sink) {
  struct Record {
    std::string id;
    Xapian::docid document;
  };
  std::vector<Record> records;
  const char letter = kind_letter(kind);
  for (const auto document : documents) records.push_back({{}, document});
  std::ranges::sort(records, {}, &Record::document);
  auto ids = database.valuestream_begin(slot_id);
  for (auto& record : records) {
    ids.skip_to(record.document);
    record.id = *ids;
  }
  std::ranges::sort(records, {}, &Record::id);
  std::mutex reading;  // Xapian's objects are for one thread at a time
  const auto analysed = [&](const Analyser& analyser, std::size_t i) -> TermCounts {
    std::string line;
    {
      const std::lock_guard lock(reading);
      line = database.get_document(records[i].document).get_data();
    }
    Survey::Records one;
    Origins origins;
    std::vector<Finding> findings;
    read_jsonl(line, {}, one, origins, findings);
    if (!one.technologies.empty()) return terms_of(one.technologies.front(), analyser);
    if (!one.needs.empty()) return terms_of(one.needs.front(), analyser);
    if (!one.experts.empty()) return terms_of(one.experts.front(), analyser);
    if (!one.organisations.empty()) return terms_of(one.organisations.front(), analyser);
    return {};
  };
  if (!analyse_in_order(records.size(), lexicon, control, analysed, [&](std::size_t i, TermCounts&& terms) { sink(letter, records[i].id, std::move(terms)); }))
    return fail(Code::cancelled, "reading the texts was cancelled");
  return {};
}

std::uint64_t update_count(const Xapian::Database& database) {
  const std::string text = database.get_metadata(updates_key);
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Changes changes_since(const Xapian::Database& database, std::uint64_t update) {
  Changes out;
  const auto last = update_count(database);
  for (auto number = update + 1; number <= last; ++number) {
    const auto term = fmt::format("{}{}", update_prefix, number);
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
      const auto document = database.get_document(*posting);
      out.changed.push_back({kind_of(document), document.get_value(slot_id), *posting});
    }
    const std::string lines = database.get_metadata(fmt::format("{}{}", removed_key, number));
    for (std::size_t begin = 0; begin < lines.size();) {
      const auto end = lines.find('\n', begin);
      std::string id = unescaped(std::string_view(lines).substr(begin + 1, end - begin - 1));
      // What a later update brought back is changed, not removed.
      if (!database.term_exists(unique_term(lines[begin], id))) out.removed.emplace_back(lines[begin], std::move(id));
      begin = end + 1;
    }
  }
  std::ranges::sort(out.changed, [](const auto& x, const auto& y) { return std::tie(x.kind, x.id) < std::tie(y.kind, y.id); });
  std::ranges::sort(out.removed);
  out.removed.erase(std::ranges::unique(out.removed).begin(), out.removed.end());
  return out;
}

}  // namespace caunoi
