// Records put together one by one. Each kind has a shelf: a list, and where an id stands on it, so that putting and
// taking cost the same however many there are; the order is that of make_survey() in the end. Tested by
// survey/draft_test.
#include <algorithm>
#include <utility>

#include "caunoi/survey.hpp"

namespace caunoi {

namespace {

constexpr std::string_view kind_of(const Organisation&) { return "organisation"; }
constexpr std::string_view kind_of(const Technology&) { return "technology"; }
constexpr std::string_view kind_of(const Need&) { return "need"; }
constexpr std::string_view kind_of(const Expert&) { return "expert"; }
constexpr std::string_view kind_of(const Visit&) { return "visit"; }

std::string key_of(std::string_view kind, std::string_view id) {
  std::string key(kind);
  key += '/';
  key += id;
  return key;
}

// The record a finding is about: "tech.trl" is a field of a technology. Empty: of none.
std::string record_of(const Finding& finding) {
  if (finding.record.empty()) return {};
  const auto prefix = std::string_view(finding.field).substr(0, finding.field.find('.'));
  return key_of(prefix == "org" ? "organisation" : prefix == "tech" ? "technology" : prefix, finding.record);
}

}  // namespace

SurveyDraft::SurveyDraft(const Survey& survey, std::span<const Finding> findings) {
  fill(organisations_, survey.organisations());
  fill(technologies_, survey.technologies());
  fill(needs_, survey.needs());
  fill(experts_, survey.experts());
  fill(visits_, survey.visits());
  keep({findings.begin(), findings.end()});
}

template <class Record>
void SurveyDraft::fill(Shelf<Record>& shelf, std::span<const Record> records) {
  shelf.records.assign(records.begin(), records.end());
  for (std::size_t i = 0; i < records.size(); ++i) shelf.at.emplace(records[i].id, i);
}

template <class Record>
void SurveyDraft::put_on(Shelf<Record>& shelf, Record record) {
  if (record.id.empty()) {
    shelf.records.push_back(std::move(record));
    return;
  }
  forget(kind_of(record), record.id);
  if (const auto at = shelf.at.find(record.id); at != shelf.at.end()) {
    shelf.records[at->second] = std::move(record);
    return;
  }
  shelf.records.push_back(std::move(record));
  shelf.at.emplace(shelf.records.back().id, shelf.records.size() - 1);
}

template <class Record>
bool SurveyDraft::take_from(Shelf<Record>& shelf, std::string_view id) {
  const auto at = shelf.at.find(std::string(id));
  if (at == shelf.at.end()) return false;
  const std::size_t here = at->second;
  forget(kind_of(shelf.records[here]), shelf.records[here].id);
  shelf.at.erase(at);
  if (here + 1 != shelf.records.size()) {  // the last one takes the place
    shelf.records[here] = std::move(shelf.records.back());
    if (const auto moved = shelf.at.find(shelf.records[here].id); moved != shelf.at.end()) moved->second = here;
  }
  shelf.records.pop_back();
  return true;
}

void SurveyDraft::forget(std::string_view kind, const std::string& id) {
  const auto key = key_of(kind, id);
  origins_.erase(key);
  if (found_in_.erase(key) != 0) std::erase_if(findings_, [&](const Finding& f) { return record_of(f) == key; });
}

void SurveyDraft::keep(std::vector<Finding> findings) {
  for (auto& finding : findings) {
    found_in_.insert(record_of(finding));
    findings_.push_back(std::move(finding));
  }
}

void SurveyDraft::put(Organisation record) { put_on(organisations_, std::move(record)); }
void SurveyDraft::put(Technology record) { put_on(technologies_, std::move(record)); }
void SurveyDraft::put(Need record) { put_on(needs_, std::move(record)); }
void SurveyDraft::put(Expert record) { put_on(experts_, std::move(record)); }
void SurveyDraft::put(Visit record) { put_on(visits_, std::move(record)); }

void SurveyDraft::put_jsonl(std::string_view bytes, std::string_view file) {
  Survey::Records records;
  Origins origins;
  std::vector<Finding> findings;
  read_jsonl(bytes, file, records, origins, findings);
  const auto put_all = [&](auto& list) {
    for (auto& record : list) put(std::move(record));
  };
  put_all(records.organisations);
  put_all(records.technologies);
  put_all(records.needs);
  put_all(records.experts);
  put_all(records.visits);
  // Of several records with one id the last stays, and so does its place.
  for (auto& [key, origin] : origins) {
    const auto nth = key.rfind('#');
    auto& kept = origins_[nth != std::string::npos && origins.contains(key.substr(0, nth)) ? key.substr(0, nth) : key];
    if (kept.row <= origin.row || kept.file != origin.file) kept = std::move(origin);
  }
  keep(std::move(findings));
}

bool SurveyDraft::remove(std::string_view kind, std::string_view id) {
  if (kind == "organisation") return take_from(organisations_, id);
  if (kind == "technology") return take_from(technologies_, id);
  if (kind == "need") return take_from(needs_, id);
  if (kind == "expert") return take_from(experts_, id);
  return kind == "visit" && take_from(visits_, id);
}

std::size_t SurveyDraft::count(std::string_view kind) const noexcept {
  if (kind == "organisation") return organisations_.records.size();
  if (kind == "technology") return technologies_.records.size();
  if (kind == "need") return needs_.records.size();
  if (kind == "expert") return experts_.records.size();
  return kind == "visit" ? visits_.records.size() : 0;
}

Checked SurveyDraft::check() const {
  auto checked = make_survey(
      {organisations_.records, technologies_.records, needs_.records, experts_.records, visits_.records}, origins_);
  // What was found before may be found again, by then without the cell it stands in.
  const auto known = [&](const Finding& finding) {
    return found_in_.contains(record_of(finding)) && std::ranges::any_of(findings_, [&](const Finding& f) {
             return f.record == finding.record && f.field == finding.field && f.code == finding.code;
           });
  };
  std::erase_if(checked.findings, known);
  checked.findings.insert(checked.findings.end(), findings_.begin(), findings_.end());
  sort_findings(checked.findings);
  return checked;
}

}  // namespace caunoi
