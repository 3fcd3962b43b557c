// board.hpp -- what is measured: boards (a collection each) with their entries (a ranker each).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "caunoi/evaluate.hpp"

namespace caunoi::bench {

/// What an entry is there for; a chart a group.
enum class Group { baseline, whole, part, ablation };

struct Entry {
  std::string ranker;
  Group group = Group::baseline;
  Evaluation evaluation;
  double seconds = 0;
  std::string against;  ///< the entry it is held against: BM25, for what the survey's whole lacks the whole
  std::vector<Difference> differences;  ///< of each measure; empty when there is no such entry before it
};

struct Board {
  std::string name, headline;  ///< headline: the measure its charts show
  std::vector<Entry> entries;
};

inline constexpr const char* bm25_name = "BM25";
inline constexpr const char* bm25_pairs_name = "BM25 with pairs";
inline constexpr const char* whole_name = "caunoi";
inline constexpr const char* own_name = "caunoi without packages";

/// Expert rankings: loss instead of measures, so a board of their own.
struct ExpertEntry {
  std::string ranker;
  Expertise expertise;
};

/// The survey's board and what else is told about its whole.
struct SurveyBoard {
  Board board;
  std::vector<Slice> slices;
  Calibration calibration;
  TwoSided two_sided;
};

struct Leaderboard {
  std::optional<SurveyBoard> survey;
  std::vector<Board> collections;
  std::vector<ExpertEntry> experts;
};

[[nodiscard]] inline const Entry* entry(const Board& board, std::string_view ranker) {
  for (const auto& e : board.entries)
    if (e.ranker == ranker) return &e;
  return nullptr;
}
[[nodiscard]] inline const Difference* difference_of(const Entry& e, std::string_view measure) {
  for (const auto& d : e.differences)
    if (d.measure == measure) return &d;
  return nullptr;
}
[[nodiscard]] inline const Measure& measure(const Evaluation& evaluation, std::string_view name) {
  for (const auto& m : evaluation.measures)
    if (m.name == name) return m;
  return evaluation.measures.front();
}

}  // namespace caunoi::bench
