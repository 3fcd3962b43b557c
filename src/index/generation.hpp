// generation.hpp -- how a new database comes about beside the one in use: in parts that many threads write at once and that outlive a
// killed process, then merged into one.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "caunoi/control.hpp"
#include "caunoi/lexicon.hpp"
#include "caunoi/result.hpp"
#include "caunoi/survey.hpp"
#include "index/term_counts.hpp"

namespace caunoi {

/// Takes the analysed terms of each record but visits, in the order of writing: one call at a time, on any of the writing threads.
using TermSink = std::function<void(char kind, std::string_view id, TermCounts&& terms)>;

/// A database that is whole but not yet the one in use.
struct Generation {
  std::filesystem::path folder;
  std::uint64_t resumed = 0;  ///< records that a killed build of the same survey had written already; analysed again for the sink
};

/// Writes the records of `survey` into a new generation in `dir`, or goes on where a killed build of the same survey ended. Memory: tens
/// of megabytes a thread, whatever the number of records. The same database for any number of threads. Nothing is left of it when it
/// fails or is cancelled. An empty sink saves the analysis. io (also when another process is writing here), cancelled.
[[nodiscard]] Result<Generation> write_generation(const Survey& survey, const std::filesystem::path& dir, const Lexicon* lexicon, const Control& control,
                                                  const TermSink& sink);
/// Makes a whole generation of `dir` the one in use and removes all others. io.
[[nodiscard]] Result<void> publish(const std::filesystem::path& dir, const std::filesystem::path& generation);

}  // namespace caunoi
