// index.hpp -- the durable store of a survey, and ranking over it.
//
// An index is a folder that holds a Xapian database: one document a record, with fielded terms for people's queries, values for
// filters and facets, and the record itself, so that the index alone is enough to match. One writer at a time; a writer that dies
// leaves the last committed state. The panel, the form that matching runs on, is derived from the records and never a second
// truth; a snapshot of it lies beside the database and is mapped when it is wanted.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/lexicon.hpp"
#include "caunoi/result.hpp"
#include "caunoi/survey.hpp"

namespace caunoi {

enum class RecordKind : std::uint8_t { technology, need, expert, organisation };
/// "technology", ... Static.
[[nodiscard]] std::string_view kind_name(RecordKind kind) noexcept;

/// What a search is narrowed to. Empty or absent: no restriction. Several values of one kind mean any of them.
struct Filter {
  std::vector<RecordKind> kinds;
  std::vector<Field> fields;
  std::vector<std::string> countries;       ///< ISO 3166-1 alpha-2
  std::vector<std::string> organisations;   ///< organisation ids
  std::optional<int> trl_min, trl_max;      ///< records without a TRL are left out when either is given
  std::optional<double> cost_max;           ///< least cost of the record (capex, else price), in `currency`
  std::string currency = "VND";             ///< records priced in another currency are left out when cost_max is given
};

struct SearchQuery {
  std::string words;      ///< Xapian's query syntax: AND OR NOT NEAR "a phrase" (brackets) +must -not wild* title:word org:word.
                          ///< English words are found whatever their endings, in phrases too
  Filter filter;
  std::size_t first = 0;  ///< rank of the first hit, from 0
  std::size_t count = 10;
  Lang lang = Lang::vi;   ///< of titles and snippets, where a record has several
};

struct SearchHit {
  std::string id;
  RecordKind kind;
  double score = 0;
  std::string title;
  std::string snippet;    ///< HTML-escaped; the words found stand between <b> and </b>
};

struct Facet {
  std::string name;       ///< "kind", "field", "trl", "country", "organisation"
  std::vector<std::pair<std::string, std::uint64_t>> counts;  ///< most frequent first, then by value
};

struct SearchAnswer {
  std::vector<SearchHit> hits;
  std::uint64_t found = 0;     ///< how many records match, exact
  std::vector<Facet> facets;   ///< over all records found
  std::string suggestion;      ///< the words with spelling corrected; empty: nothing better
};

/// An index that is open for reading. [shared] const methods from any thread: each search opens its own reader, since Xapian's
/// objects are not thread-safe. The lexicon given to open() must outlive it.
class Index {
 public:
  ~Index();
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;

  /// Makes the index of `survey` in `dir`, in place of what is there once the new one is whole: until then, and after any crash,
  /// readers see the old one. io, cancelled, out_of_memory.
  [[nodiscard]] static Result<Index> build(const Survey& survey, const std::filesystem::path& dir, const Lexicon* lexicon = nullptr,
                                           const Control& control = {});
  /// not_found when `dir` holds no index, corrupt, bad_version.
  [[nodiscard]] static Result<Index> open(const std::filesystem::path& dir, const Lexicon* lexicon = nullptr);

  /// Adds or replaces the records of `changes` (by kind and id) and removes those of `remove`, in one commit. Readers opened
  /// before see the old state, this object the new one; panels it has made follow, and are made anew only
  /// when a sixteenth of their records (at least 1,000) has changed. [one] io when another
  /// process is writing.
  [[nodiscard]] Result<void> update(const Survey& changes, std::span<const std::pair<RecordKind, std::string>> remove = {});

  /// The records as they were indexed. O(records) on the first call, then kept.
  [[nodiscard]] Result<Survey> survey() const;
  [[nodiscard]] Result<SearchAnswer> search(const SearchQuery& query) const;
  [[nodiscard]] std::uint64_t size() const noexcept;  ///< records
  /// What somebody should know of what happened since open(): a panel that was damaged and had to be made anew. [shared]
  [[nodiscard]] std::vector<std::string> notices() const;

  struct Impl;
  [[nodiscard]] const Impl& impl() const noexcept { return *impl_; }  ///< for the stages to the right only

 private:
  Index();
  std::unique_ptr<Impl> impl_;
};

// -- ranking texts without a survey: the analyst's way in -------------------------------------------------------------------

struct TextDocument {
  std::string id, title, text;
  Lang lang = Lang::unknown;
  std::vector<float> embedding;  ///< the caller's vector of it, finite, of one width throughout; empty: none
};

struct TextExpert {
  std::string id;
  std::vector<TextDocument> works;  ///< ids unused
};

struct Ranked {
  std::uint32_t document;  ///< index into the documents given
  double score;
};

struct RankOptions {
  std::size_t k = 1000;              ///< longest list
  const Lexicon* lexicon = nullptr;  ///< lets queries cross languages
};

struct RankStats { double analyse = 0, index = 0, score = 0; };  ///< wall seconds

/// One list a query, best first, ties by smaller document index; documents that neither share a term with the query nor stand near ones that do are left out, and
/// so is a document with the query's id. Where the query and documents have vectors, their cosines join the score
/// (index/fusion.cpp), and a document nearer than most is listed though it shares no term. The same answer for any number of
/// threads. cancelled; invalid_argument with the id for a vector that is not finite or of another width than the first.
[[nodiscard]] Result<std::vector<std::vector<Ranked>>> rank(std::span<const TextDocument> documents, std::span<const TextDocument> queries,
                                                            const RankOptions& options = {}, const Control& control = {}, RankStats* stats = nullptr);
/// One list an expert: documents by how close they are to the expert's works, in words and, where there are any, in vectors;
/// scores compare documents of different lengths. Errors as above.
[[nodiscard]] Result<std::vector<std::vector<Ranked>>> rank(std::span<const TextDocument> documents, std::span<const TextExpert> experts,
                                                            const RankOptions& options = {}, const Control& control = {}, RankStats* stats = nullptr);

}  // namespace caunoi
