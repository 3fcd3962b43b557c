// lexicon.hpp -- the trilingual lexicon: terms of any language lead to one concept, so that texts meet across languages.
//
// A lexicon file is tab-separated UTF-8 with a header line: concept, field, broader, vi, ja, en. A cell of a language holds
// synonyms separated by '|'. corpus/README.md documents the columns. [shared] A const Lexicon may be read from any thread.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/result.hpp"
#include "caunoi/text.hpp"

namespace caunoi {

struct Concept {
  std::string id;       ///< stable, e.g. "reverse_osmosis"
  std::string field;    ///< BIO ENV NEN AUT MAT, or empty for common language
  std::string broader;  ///< id of a broader concept, or empty
  std::vector<std::string> vi, ja, en;

  [[nodiscard]] const std::vector<std::string>& terms(Lang lang) const noexcept;
};

class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;

  /// All *.tsv files of a folder in the order of their names, or one file. A folder without any is an empty lexicon. A concept
  /// named in several files gathers the terms of all, so that a user's file may add synonyms to ours.
  /// not_found, io; invalid_argument with `file:line` for a malformed row, an id twice in a file, an unknown broader concept.
  [[nodiscard]] static Result<Lexicon> load(const std::filesystem::path& path);

  [[nodiscard]] std::span<const Concept> concepts() const noexcept;

  /// One place of a text where a term of the lexicon stands.
  struct Hit {
    std::uint32_t first, count;              ///< tokens [first, first + count)
    std::vector<std::uint32_t> concepts;     ///< indexes into concepts(), ascending; several when the term is ambiguous
  };
  /// Longest matches, left to right, over words as Analyser's view `words` cuts them (ja: over single characters).
  /// O(tokens x longest term).
  [[nodiscard]] std::vector<Hit> match(std::span<const std::string_view> tokens, Lang lang) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace caunoi
