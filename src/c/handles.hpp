// handles.hpp -- what stands behind the opaque types of caunoi.h. What a handle was made from it shares, so that a
// caller may free in any order.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "caunoi/caunoi.h"
#include "caunoi/evaluate.hpp"
#include "caunoi/index.hpp"
#include "caunoi/intake.hpp"
#include "caunoi/network.hpp"
#include "caunoi/repair.hpp"
#include "caunoi/report.hpp"

namespace caunoi::c {

/// Memory that crosses the border: from the allocator of caunoi_allocator_set(), else from operator new. Each piece
/// remembers nothing, since the allocator cannot change while one is alive.
[[nodiscard]] void* allocate(std::size_t size);  ///< throws std::bad_alloc
void release(void* memory) noexcept;
/// Whether an allocator was set.
[[nodiscard]] bool has_allocator() noexcept;

/// Base of every handle: takes its memory from allocate() and is counted while it lives.
class Handle {
 public:
  Handle() noexcept = default;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  Handle(Handle&&) noexcept = default;

  static void* operator new(std::size_t size);
  static void* operator new(std::size_t size, const std::nothrow_t&) noexcept;
  static void operator delete(void* memory) noexcept;
  static void operator delete(void* memory, const std::nothrow_t&) noexcept { operator delete(memory); }
};

struct SurveyContent {
  explicit SurveyContent(Intake read);

  Survey survey;
  std::vector<Finding> findings;
  std::vector<std::string> places;          // Finding::place() of each: rows lend texts, so they must be somewhere
  std::shared_ptr<const Workbooks> source;  // the cells, for the repair workbook; null: not from files
};

/// A programme while it is lived. What it is now is a state that never changes; a change makes the next one beside it
/// and puts it in place, so that readers wait for the swap of two pointers and never for a repair.
class Day {
 public:
  struct State {
    std::shared_ptr<const Fair> fair;
    std::shared_ptr<const Programme> programme;
    std::uint64_t revision = 0;
    std::optional<int> slot = std::nullopt;  // that runs; each change must say it again
  };

  explicit Day(State begun) : state_(std::move(begun)) {}

  [[nodiscard]] State now() const;
  /// The repair of what is now; taken unless it is infeasible. One after the other.
  [[nodiscard]] Result<std::shared_ptr<const Repair>> change(Changes changes, const RepairOptions& options,
                                                             const Control& control);

 private:
  mutable std::mutex reading_;  // held for a copy of pointers
  std::mutex changing_;         // held for a repair
  State state_;
};

struct ReasonRow {
  caunoi_reason_part part;
  std::string code, sentence;
  double strength;
};

struct NearRow {
  RecordKind kind;
  std::string id;
  double closeness;
};

}  // namespace caunoi::c

struct caunoi_error : caunoi::c::Handle {
  explicit caunoi_error(caunoi::Error what) : error(std::move(what)) {}
  caunoi::Error error;
};
struct caunoi_cancel : caunoi::c::Handle {
  caunoi::Cancel flag;
};
/// The bytes as the engine made them; where an allocator was set, in its memory instead.
struct caunoi_blob : caunoi::c::Handle {
  explicit caunoi_blob(std::string made);
  caunoi_blob(caunoi_blob&& other) noexcept;
  ~caunoi_blob();
  std::string bytes;
  char* copy = nullptr;
  std::size_t size = 0;
};
struct caunoi_texts : caunoi::c::Handle {
  explicit caunoi_texts(std::vector<std::string> made) : items(std::move(made)) {}
  std::vector<std::string> items;
};
struct caunoi_lexicon : caunoi::c::Handle {
  explicit caunoi_lexicon(caunoi::Lexicon loaded)
      : lexicon(std::make_shared<const caunoi::Lexicon>(std::move(loaded))) {}
  std::shared_ptr<const caunoi::Lexicon> lexicon;
};
struct caunoi_records : caunoi::c::Handle {
  explicit caunoi_records(caunoi::SurveyDraft begun) : draft(std::move(begun)) {}
  caunoi::SurveyDraft draft;
};
struct caunoi_survey : caunoi::c::Handle {
  explicit caunoi_survey(caunoi::Intake read)
      : content(std::make_shared<const caunoi::c::SurveyContent>(std::move(read))) {}
  std::shared_ptr<const caunoi::c::SurveyContent> content;
};
struct caunoi_index : caunoi::c::Handle {
  caunoi_index(std::shared_ptr<const caunoi::Lexicon> words, caunoi::Index opened)
      : lexicon(std::move(words)), index(std::make_shared<caunoi::Index>(std::move(opened))) {}
  std::shared_ptr<const caunoi::Lexicon> lexicon;  // before the index, which borrows it
  std::shared_ptr<caunoi::Index> index;            // matchers share it
};
struct caunoi_answer : caunoi::c::Handle {
  explicit caunoi_answer(caunoi::SearchAnswer found) : answer(std::move(found)) {}
  caunoi::SearchAnswer answer;
};
struct caunoi_matcher : caunoi::c::Handle {
  caunoi_matcher(std::shared_ptr<const caunoi::c::SurveyContent> of, std::shared_ptr<const caunoi::Lexicon> words,
                 std::shared_ptr<caunoi::Index> in, caunoi::Weights used, caunoi::Matcher made)
      : survey(std::move(of)),
        lexicon(std::move(words)),
        index(std::move(in)),
        weights(used),
        matcher(std::move(made)) {}
  std::shared_ptr<const caunoi::c::SurveyContent> survey;
  std::shared_ptr<const caunoi::Lexicon> lexicon;
  std::shared_ptr<caunoi::Index> index;
  caunoi::Weights weights;
  caunoi::Matcher matcher;  // borrows the three above
  bool updated = false;     // then the survey is no longer what it matches
};
struct caunoi_matches : caunoi::c::Handle {
  caunoi_matches(std::shared_ptr<const caunoi::c::SurveyContent> of, caunoi::Matches found)
      : survey(std::move(of)), matches(std::move(found)) {}
  std::shared_ptr<const caunoi::c::SurveyContent> survey;
  caunoi::Matches matches;
};
struct caunoi_reasons : caunoi::c::Handle {
  explicit caunoi_reasons(std::vector<caunoi::c::ReasonRow> made) : rows(std::move(made)) {}
  std::vector<caunoi::c::ReasonRow> rows;
};
struct caunoi_network : caunoi::c::Handle {
  caunoi_network(std::shared_ptr<const caunoi::c::SurveyContent> of, caunoi::Network made)
      : survey(std::move(of)), network(std::move(made)) {}
  std::shared_ptr<const caunoi::c::SurveyContent> survey;
  caunoi::Network network;
};
struct caunoi_nearness : caunoi::c::Handle {
  explicit caunoi_nearness(std::vector<caunoi::c::NearRow> found) : rows(std::move(found)) {}
  std::vector<caunoi::c::NearRow> rows;
};
struct caunoi_draft : caunoi::c::Handle {
  explicit caunoi_draft(caunoi::Fair begun);
  caunoi::Fair fair;
  std::array<std::unordered_map<std::string, std::size_t>, 6> places;  // by caunoi_part, then id
};
struct caunoi_fair : caunoi::c::Handle {
  explicit caunoi_fair(caunoi::Fair stated) : fair(std::make_shared<const caunoi::Fair>(std::move(stated))) {}
  explicit caunoi_fair(std::shared_ptr<const caunoi::Fair> shared) : fair(std::move(shared)) {}
  std::shared_ptr<const caunoi::Fair> fair;
};
struct caunoi_programme : caunoi::c::Handle {
  explicit caunoi_programme(caunoi::Programme made)
      : programme(std::make_shared<const caunoi::Programme>(std::move(made))) {}
  explicit caunoi_programme(std::shared_ptr<const caunoi::Programme> shared) : programme(std::move(shared)) {}
  std::shared_ptr<const caunoi::Programme> programme;
};
struct caunoi_repaired : caunoi::c::Handle {
  explicit caunoi_repaired(std::shared_ptr<const caunoi::Repair> made) : repair(std::move(made)) {}
  std::shared_ptr<const caunoi::Repair> repair;
};
struct caunoi_day : caunoi::c::Handle {
  explicit caunoi_day(std::shared_ptr<caunoi::c::Day> begun) : day(std::move(begun)) {}
  std::shared_ptr<caunoi::c::Day> day;
};
struct caunoi_papers : caunoi::c::Handle {
  explicit caunoi_papers(std::vector<caunoi::Paper> made) : papers(std::move(made)) {}
  std::vector<caunoi::Paper> papers;
};
struct caunoi_evaluation : caunoi::c::Handle {
  explicit caunoi_evaluation(caunoi::Evaluation made) : evaluation(std::move(made)) {}
  caunoi::Evaluation evaluation;
};
struct caunoi_differences : caunoi::c::Handle {
  explicit caunoi_differences(std::vector<caunoi::Difference> found) : rows(std::move(found)) {}
  std::vector<caunoi::Difference> rows;
};
