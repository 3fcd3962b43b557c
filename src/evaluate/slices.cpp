// Where a run is good: the same measures on groups of queries.
//
// With labels on both sides a group is a pair, such as needs in Vietnamese with offers in Japanese. Then run and
// judgments are both narrowed to documents of that label: a cross-language list must not be excused by the offers in
// the need's own language above it. Tested by evaluate/slices_test.
#include <map>

#include "caunoi/evaluate.hpp"

namespace caunoi {

namespace {

using Labels = std::map<std::string, std::string>;

const std::string* label_of(const Labels& labels, const std::string& id) {
  const auto found = labels.find(id);
  return found == labels.end() ? nullptr : &found->second;
}

/// The groups of a slicing by their value: a run (or judgments) each. Queries stay sorted, since they are visited in
/// order.
template <class Lists>
std::map<std::string, Lists> split(const Lists& lists, const Slicing& slicing) {
  std::map<std::string, Lists> out;
  for (const auto& query : lists.queries) {
    const auto* own = label_of(slicing.of_query, query.id);
    if (own == nullptr) continue;
    if (slicing.of_document.empty()) {
      out[*own].queries.push_back(query);
      continue;
    }
    for (const auto& row : query.rows) {
      const auto* other = label_of(slicing.of_document, row.document);
      if (other == nullptr) continue;
      auto& queries = out[*own + "-" + *other].queries;
      if (queries.empty() || queries.back().id != query.id) queries.push_back({query.id, {}});
      queries.back().rows.push_back(row);
    }
  }
  return out;
}

}  // namespace

std::vector<Slice> evaluate_slices(const Run& run, const Judgments& judgments, std::span<const Slicing> slicings,
                                   const EvaluateOptions& options) {
  std::vector<Slice> out;
  for (const auto& slicing : slicings) {
    const auto runs = split(run, slicing);
    for (const auto& [value, judged] : split(judgments, slicing)) {
      const auto found = runs.find(value);
      auto evaluation = evaluate(found == runs.end() ? Run{} : found->second, judged, options);
      if (!evaluation.queries.empty()) out.push_back({slicing.name, value, std::move(evaluation)});
    }
  }
  return out;
}

}  // namespace caunoi
