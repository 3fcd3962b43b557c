// lexicon.hpp -- the trilingual lexicon: terms of any language lead to one concept, so that texts meet across
// languages.
//
// A lexicon file is tab-separated UTF-8 with a header line: concept, field, broader, vi, ja, en and, if wished, weight.
// A cell of a language holds synonyms separated by '|'. corpus/README.md documents the columns. [shared] A const
// Lexicon may be read from any thread; the free functions may be called from any thread.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/result.hpp"
#include "caunoi/text.hpp"

namespace caunoi {

struct Concept {
  std::string id;       ///< stable, e.g. "reverse_osmosis"
  std::string field;    ///< BIO ENV NEN AUT MAT, or empty for common language
  std::string broader;  ///< id of a broader concept, or empty
  std::vector<std::string> vi, ja, en;
  double weight = 1;  ///< above 0, at most 1: how far the row is to be trusted; a learned probability

  [[nodiscard]] const std::vector<std::string>& terms(Lang lang) const noexcept;
};

class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;

  /// All *.tsv files of a folder in the order of their names, or one file. A folder without any is an empty lexicon. A
  /// concept named in several files gathers the terms of all, so that a user's file may add synonyms to ours.
  /// not_found, io; invalid_argument with `file:line` for a malformed row, an id twice in a file, an unknown broader
  /// concept, a cycle of broader concepts.
  [[nodiscard]] static Result<Lexicon> load(const std::filesystem::path& path);

  /// Several folders or files, the most trusted first. Later ones add what the first does not know, also terms to its
  /// concepts; of a term that has senses in an earlier one, the senses of a later one share a quarter of a unit of
  /// weight.
  [[nodiscard]] static Result<Lexicon> load(std::span<const std::filesystem::path> paths);

  [[nodiscard]] std::span<const Concept> concepts() const noexcept;

  struct Sense {
    std::uint32_t index;  ///< into concepts()
    float weight;         ///< the senses of a term in one folder share one unit, or a quarter: see load()
  };
  /// One place of a text where a term of the lexicon stands.
  struct Hit {
    std::uint32_t first, count;  ///< tokens [first, first + count)
    bool inner;                  ///< within a longer term that was found too
    std::vector<Sense> senses;   ///< by index; several when the term is ambiguous
  };
  /// Longest matches, left to right, over words as Analyser's view `words` cuts them (ja: over single characters), each
  /// followed by the longest matches within it: "waste water plant" is a term, and so is "water". O(tokens x longest
  /// term^2).
  [[nodiscard]] std::vector<Hit> match(std::span<const std::string_view> tokens, Lang lang) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What is wrong or doubtful in a lexicon file. Of an error the row is left out, of a warning it is kept.
struct LexiconFinding {
  enum class Level : std::uint8_t { error, warning };
  Level level;
  std::string place;  ///< file:line
  std::string message;
};

/// The form of lexicon files or folders taken together, each finding with its place: rows that load() would refuse, and
/// as warnings a term twice in a row, a language without a term, and terms that lead to more than `most_senses`
/// concepts. not_found, io. O(size).
[[nodiscard]] Result<std::vector<LexiconFinding>> check_lexicon(std::span<const std::filesystem::path> paths,
                                                                std::size_t most_senses = 4);

/// Rows as a lexicon file; the weight column only where a weight is not 1.
[[nodiscard]] std::string to_tsv(std::span<const Concept> concepts);

enum class LexiconFormat : std::uint8_t { guess, tsv, tbx, skos, edict, wordnet, iso_codes, cldr, id_tagging_schema };
/// "tsv", "tbx", ..., "iso-codes", "id-tagging-schema"; guess for anything else.
[[nodiscard]] LexiconFormat lexicon_format_from(std::string_view name) noexcept;

struct LexiconImport {
  std::vector<Concept> concepts;         ///< in the order of the source; ids unique
  std::vector<LexiconFinding> findings;  ///< in the order of the source
};
/// Terminology in the forms people have it, as rows of ours. A source is a file, or the folder of the package:
/// `/usr/share/edict`; `/usr/share/wordnet`; `/usr/share/iso-codes` (with the translations of `../locale`);
/// `/usr/share/unicode/cldr`; the npm package. TSV, TBX and SKOS are taken whole. With `onto`, the lexicon they will be
/// loaded beside, the packages give what it has no word for: rows of its ids with terms, and concepts it has not.
/// WordNet, which has English only, needs it. Without, the common words of edict and the names of the others are
/// concepts. not_found, io; invalid_argument where the file is not what the format says, with file and line where there
/// are lines.
[[nodiscard]] Result<LexiconImport> import_lexicon(std::span<const std::filesystem::path> sources,
                                                   LexiconFormat format = LexiconFormat::guess,
                                                   const Lexicon* onto = nullptr);

/// A sentence and its translation.
struct SentencePair {
  std::string from, to;
};
struct LearnLexiconOptions {
  int iterations = 8;              ///< of EM, 1..100
  double least_probability = 0.2;  ///< both directions' geometric mean, 0..1
  std::uint32_t least_count = 3;   ///< sentence pairs in which both stand
  bool phrases = true;             ///< pairs of neighbours that keep together count as one word
};
/// Term translations from parallel text: IBM Model 1 in both directions. Rows strongest first, with the probability as
/// weight. invalid_argument for equal or unknown languages, for options out of range, for no pairs; cancelled. Memory
/// is O(pairs of words that stand together); time O(iterations x sum of the products of lengths).
[[nodiscard]] Result<std::vector<Concept>> learn_lexicon(std::span<const SentencePair> pairs, Lang from, Lang to,
                                                         const LearnLexiconOptions& options = {},
                                                         const Control& control = {});

}  // namespace caunoi
