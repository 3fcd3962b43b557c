// collections.hpp -- the measuring sets as files: documents.jsonl, queries.jsonl, qrels.tsv.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "caunoi/evaluate.hpp"
#include "caunoi/index.hpp"

namespace caunoi::bench {

struct Collection {
  std::string name;
  std::vector<TextDocument> documents, queries;
  Judgments judgments;
  double relevant_above = 0;
};
[[nodiscard]] Result<Collection> read_collection(const std::filesystem::path& folder);

/// Experts sampled several times (`profiles.jsonl`: set, expert, ids into `archive.jsonl`), the papers they rated, the
/// ratings.
struct ExpertCollection {
  std::vector<TextDocument> papers;
  std::vector<std::vector<TextExpert>> sets;
  Judgments ratings;
};
[[nodiscard]] Result<ExpertCollection> read_experts(const std::filesystem::path& folder);

}  // namespace caunoi::bench
