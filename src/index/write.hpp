// write.hpp -- changing the records of a database, telling what changed, and making their terms again. Building is generation.hpp's.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/lexicon.hpp"
#include "caunoi/result.hpp"
#include "caunoi/survey.hpp"
#include "index/database.hpp"
#include "index/generation.hpp"

namespace caunoi {

/// Adds or replaces the records of `changes` and removes those of `remove` in one transaction; gives the number of records then. The
/// sink takes the terms of `changes`. io when another process is writing, cancelled.
[[nodiscard]] Result<std::uint64_t> write_update(const std::filesystem::path& generation, const Survey& changes,
                                                 std::span<const std::pair<RecordKind, std::string>> remove, const Lexicon* lexicon,
                                                 const Control& control, const TermSink& sink);

/// Analyses the records of a kind that the database holds, in parallel, and gives their terms to `sink` in the order of their ids, on
/// the calling thread. cancelled; Xapian's exceptions pass through, call it within guarded().
[[nodiscard]] Result<void> analyse_records(const Xapian::Database& database, RecordKind kind, const Lexicon* lexicon, const Control& control,
                                           const TermSink& sink);

/// The same of some documents of the kind only.
[[nodiscard]] Result<void> analyse_records(const Xapian::Database& database, RecordKind kind, std::span<const Xapian::docid> documents, const Lexicon* lexicon,
                                           const Control& control, const TermSink& sink);

/// What updates did to the records of a database since an earlier one.
struct Changes {
  struct Changed {
    char kind;
    std::string id;
    Xapian::docid document;
  };
  std::vector<Changed> changed;                            ///< added or replaced and still there; by kind, then id
  std::vector<std::pair<char, std::string>> removed;       ///< by kind, then id
};
/// The number of the last update; 0 after build().
[[nodiscard]] std::uint64_t update_count(const Xapian::Database& database);
/// What became of the records after update number `update`. O(changes). Xapian's exceptions pass through.
[[nodiscard]] Changes changes_since(const Xapian::Database& database, std::uint64_t update);

}  // namespace caunoi
