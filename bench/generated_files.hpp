// generated_files.hpp -- files as people have them, out of generated records: a sheet of technologies, a run with its
// judgments.
#pragma once
#include <string>

#include "caunoi/survey.hpp"

namespace caunoi::bench {

/// CSV under Vietnamese headers; money and readiness as people write them.
[[nodiscard]] std::string technologies_csv(const Survey& survey);

struct RunFiles {
  std::string run, judgments;  ///< TREC
};
/// `depth` documents a query, a tenth of them judged, the better ones higher up.
[[nodiscard]] RunFiles generated_run(std::uint64_t seed, std::size_t queries, std::size_t depth);

}  // namespace caunoi::bench
