// document.hpp -- a record as a document of the database: what people search, what narrows, what is given back.
#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <variant>
#include <vector>

#include <xapian.h>

#include "caunoi/survey.hpp"
#include "index/database.hpp"
#include "index/stem.hpp"
#include "index/term_counts.hpp"

namespace caunoi {

/// A record on its way into the database. Borrows from the survey.
struct Entry {
  char kind;  ///< kind_letter(), 'V' for a visit
  std::variant<const Organisation*, const Technology*, const Need*, const Expert*, const Visit*> record;
  std::string_view id, organisation, country;
  const LangText* title = nullptr;
  std::vector<const LangText*> texts;
  std::string names;  ///< of the organisation, for org:
  std::span<const FieldWeight> fields;
  std::optional<int> trl;
  const Money* cost = nullptr;

  void append_line(std::string& out) const;  ///< its line of to_jsonl()
  [[nodiscard]] TermCounts terms(const Analyser& analyser) const;
};

[[nodiscard]] std::size_t record_count(const Survey& survey) noexcept;
/// The record number `i` in the order of to_jsonl(), which is the order of writing. O(log records).
[[nodiscard]] Entry entry_at(const Survey& survey, std::size_t i);
/// How large the record is, about: bytes of texts and vectors. O(texts).
[[nodiscard]] std::size_t size_of(const Survey& survey, std::size_t i);

/// Makes documents. [one]
class DocumentMaker {
 public:
  /// `update`: the number of the update that writes them, 0 for a build.
  explicit DocumentMaker(std::uint64_t update);
  /// Teaches the words of the documents made from now on to `database`: its spelling dictionary, and what they are without marks
  /// (unmarked.hpp). Nothing is ever unlearnt: what was in a record that an update replaced or removed is forgotten when the index is
  /// built anew.
  void teach(const Xapian::WritableDatabase& database);
  /// `line`: the record's line of to_jsonl(), without the break.
  [[nodiscard]] Xapian::Document operator()(const Entry& entry, std::string_view line);

 private:
  void index_text(std::string_view text, Xapian::termcount times);
  void teach_unmarked(const Xapian::Document& document);
  void add_stems(Xapian::Document& document);

  Xapian::TermGenerator generator_;
  Xapian::Stem stem_ = remembering_stem();
  std::optional<Xapian::WritableDatabase> taught_;
  std::unordered_set<std::string> taught_words_;
  std::string update_term_;
};

/// Teaches the database in `folder` the words of all its documents, as DocumentMaker would have word by word. Cheaper by far, since each
/// word comes once. Ends early when `go_on`, which is asked once a word, says so.
void learn_words(const std::filesystem::path& folder, const std::function<bool()>& go_on);

}  // namespace caunoi
