// handles.hpp -- what stands behind the opaque types of caunoi.h. What a handle was made from it shares, so that a
// caller may free in any order.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "caunoi/caunoi.h"
#include "caunoi/evaluate.hpp"
#include "caunoi/index.hpp"
#include "caunoi/report.hpp"

namespace caunoi::c {

struct SurveyContent {
  Survey survey;
  std::vector<Finding> findings;
  std::vector<std::string> places;  // Finding::place() of each: rows lend texts, so they must be somewhere
};

}  // namespace caunoi::c

struct caunoi_error {
  caunoi::Error error;
};
struct caunoi_cancel {
  caunoi::Cancel flag;
};
struct caunoi_blob {
  std::string bytes;
};
struct caunoi_texts {
  std::vector<std::string> items;
};
struct caunoi_lexicon {
  std::shared_ptr<const caunoi::Lexicon> lexicon;
};
struct caunoi_survey {
  std::shared_ptr<const caunoi::c::SurveyContent> content;
};
struct caunoi_index {
  std::shared_ptr<const caunoi::Lexicon> lexicon;  // before the index, which borrows it
  caunoi::Index index;
};
struct caunoi_answer {
  caunoi::SearchAnswer answer;
  std::vector<std::pair<const caunoi::Facet*, std::size_t>> facet_values;  // the facets in one list; into `answer`
};
struct caunoi_matches {
  std::shared_ptr<const caunoi::c::SurveyContent> survey;
  caunoi::Matches matches;
};
struct caunoi_fair {
  caunoi::Fair fair;
};
struct caunoi_programme {
  caunoi::Programme programme;
};
struct caunoi_papers {
  std::vector<caunoi::Paper> papers;
};
struct caunoi_evaluation {
  caunoi::Evaluation evaluation;
};
