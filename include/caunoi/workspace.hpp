// workspace.hpp -- a folder that is one fair: the whole way in one call.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/fair.hpp"
#include "caunoi/lexicon.hpp"
#include "caunoi/match.hpp"
#include "caunoi/result.hpp"

namespace caunoi {

struct RunOptions {
  Lang lang = Lang::vi;
  const Lexicon* lexicon = nullptr;
  MatchOptions match;
  std::optional<Weights> weights;  ///< absent: weights.json of the workspace, else those of `match`
  PlanOptions plan;
};

struct RunSummary {
  std::size_t organisations = 0, technologies = 0, needs = 0, experts = 0;
  std::size_t findings = 0, matches = 0, meetings = 0, unplaced = 0;
  Programme::Status status = Programme::Status::feasible;
  bool planned = false;                 ///< false: the workspace has no fair
  std::filesystem::path page;           ///< OUT/index.html
};

/// Reads the workbooks and the fair of `workspace`, indexes, matches, plans and writes everything into `out` (made if missing):
/// findings.jsonl, repair.xlsx, survey.jsonl, index/, matches.jsonl, matches.xlsx, shortlist.jsonl, fair.json, programme.json,
/// programme.xlsx, calendars/, index.html. On failure or cancellation `out` keeps what it had: results are put in place at the end.
[[nodiscard]] Result<RunSummary> run(const std::filesystem::path& workspace, const std::filesystem::path& out, const RunOptions& options = {},
                                     const Control& control = {});

/// The fair as it is planned: participants' wishes kept, pairs without a value given the score of the best match between the two,
/// and, where the fair has no pairs at all, pairs proposed from the matches.
[[nodiscard]] Fair fair_from_matches(const Fair& fair, const Survey& survey, const Matches& matches);

}  // namespace caunoi
