// rankers.hpp -- the boards.
#pragma once
#include <filesystem>

#include "bench/bm25.hpp"
#include "bench/board.hpp"
#include "bench/collections.hpp"
#include "caunoi/control.hpp"
#include "caunoi/lexicon.hpp"

namespace caunoi::bench {

/// The default lexicon, and what is left of it where no package is installed.
struct Lexicons {
  const Lexicon &whole, &own;
};

/// Random order, character trigrams, BM25: the rankers of texts that know nothing.
[[nodiscard]] Run random_run(const Collection& collection);
[[nodiscard]] Run trigram_run(const Collection& collection);
[[nodiscard]] Run bm25_run(const Collection& collection, Bag bag = Bag::words);
/// rank() as the command has it.
[[nodiscard]] Result<Run> caunoi_run(const Collection& collection, const Lexicon* lexicon, const Control& control);

/// Adds an entry, and its differences to the entry named `against` when that is there.
void add_entry(Board& board, std::string ranker, Group group, const Run& run, const Collection& collection,
               double seconds, std::string_view against);

[[nodiscard]] Result<Board> text_board(const Collection& collection, const Lexicons& lexicons, const Control& control);
[[nodiscard]] Result<std::vector<ExpertEntry>> expert_board(const ExpertCollection& experts, const Lexicon& lexicon,
                                                            const Control& control);
/// Needs and technologies of the survey in `corpus` with its judgments; `scratch` is a folder for the index.
[[nodiscard]] Result<SurveyBoard> survey_board(const std::filesystem::path& corpus,
                                               const std::filesystem::path& scratch, const Lexicons& lexicons,
                                               const Control& control);

}  // namespace caunoi::bench
