// generated_survey.hpp -- the generator's texts as records and as files.
#pragma once
#include <string>
#include <vector>

#include "bench/generate.hpp"
#include "bench/spelling.hpp"
#include "caunoi/survey.hpp"

namespace caunoi::bench {

struct SurveySize {
  std::uint64_t technologies = 10'000, needs = 1'000;
};

/// Technologies of providers (one for five), needs of enterprises (two for three), in proportions of a real survey: a
/// sixth of the structured fields is unknown. Passed through make_survey(). O(words).
[[nodiscard]] Survey generated_survey(const Generator& generator, const Spelling& spelling, const SurveySize& size);

/// Organisations in many sectors and a few technologies: a network of about `nodes` nodes and ten times as many arcs,
/// without the few fields and provinces that all would share. A survey has such hubs; without them no two walks read
/// the same memory, and igraph is not slowed down by sorting the arcs of a hub for each seed.
[[nodiscard]] Survey generated_network(std::uint64_t seed, std::uint64_t nodes);

/// {"id", "lang", "title", "text"} a line, as `caunoi rank` reads them.
[[nodiscard]] std::string document_line(const Generator& generator, const Spelling& spelling, std::uint64_t number);
[[nodiscard]] std::string query_line(const Generator& generator, const Spelling& spelling, std::uint64_t number);

}  // namespace caunoi::bench
