// sample.hpp -- results to report on, made without matching or planning: the corpus with invented scores and a greedy
// programme, and a small survey whose every text is hostile.
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "caunoi/report.hpp"

namespace caunoi::sample {

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// Every record of the corpus, wherever its files lie under the folder.
inline Survey corpus() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(CAUNOI_SOURCE_DIR "/corpus/haiphong-2015"))
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  if (files.empty())
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CAUNOI_SOURCE_DIR "/corpus/haiphong-2015"))
      if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  std::ranges::sort(files);
  Survey::Records records;
  Origins origins;
  std::vector<Finding> findings;
  for (const auto& file : files) read_jsonl(bytes_of(file), file.filename().string(), records, origins, findings);
  return make_survey(std::move(records), origins).survey;
}

/// A fixed sequence of numbers below `limit`.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2862933555777941757ULL + 3037000493ULL) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }
  double share() { return static_cast<double>(below(10'000)) / 10'000; }

 private:
  std::uint64_t state_;
};

inline std::string first_words(const std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  const auto end = text.rfind(' ', bytes);
  if (end != std::string::npos && end > 10) return text.substr(0, end);
  std::size_t at = bytes;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return text.substr(0, at);
}

inline std::vector<Reason> reasons(Dice& dice, const Need& need, const std::string& offer_text) {
  using Part = Reason::Part;
  std::vector<Reason> list;
  list.push_back(
      {Part::reason,
       "text_fit",
       {{"need_phrase", first_words(need.problem.best(Lang::vi), 110)}, {"tech_phrase", first_words(offer_text, 130)}},
       0.9});
  if (dice.below(3) != 0) list.push_back({Part::reason, "trl_ok", {{"trl", "8"}, {"ac", "3"}, {"trl_min", "7"}}, 0.8});
  if (dice.below(2) != 0) list.push_back({Part::reason, "reference", {{"n", "3"}, {"ref", "Quảng Ninh"}}, 0.6});
  if (dice.below(2) != 0) list.push_back({Part::caution, "cost_unknown", {}, 0.5});
  if (dice.below(3) == 0)
    list.push_back({Part::caution, "scale_gap", {{"cap_min", "200 m³/ngày"}, {"need_cap", "120 m³/ngày"}}, 0.4});
  list.push_back({Part::confidence, "coverage_full", {{"conf", "71"}, {"total", "11"}}, 0});
  return list;
}

inline Matches matches(const Survey& survey) {
  Matches out;
  out.weights = default_weights();
  Dice dice(7);
  for (const Need& need : survey.needs()) {
    std::vector<Match> list;
    const auto add = [&](const std::string& id, SupplyKind kind, const std::string& text) {
      Match match;
      match.need = need.id;
      match.supply = id;
      match.kind = kind;
      match.score = 0.25 + 0.65 * dice.share() * dice.share();
      match.demand_score = match.supply_score = match.score;
      match.confidence = 0.4 + 0.5 * dice.share();
      match.capped = match.score < 0.4;
      match.demand[static_cast<std::size_t>(Signal::text_fit)] = match.score;
      match.demand[static_cast<std::size_t>(Signal::cost)] = 0.37;
      match.reasons = reasons(dice, need, text);
      list.push_back(std::move(match));
    };
    const auto same_field = [&](const std::vector<FieldWeight>& fields) {
      return !fields.empty() && !need.fields.empty() && fields.front().field == need.fields.front().field;
    };
    for (const auto& technology : survey.technologies())
      if (same_field(technology.fields) && dice.below(5) == 0)
        add(technology.id, SupplyKind::technology, technology.summary.best(Lang::vi));
    for (const auto& expert : survey.experts())
      if (same_field(expert.fields) && dice.below(2) == 0)
        add(expert.id, SupplyKind::expert, expert.expertise.best(Lang::vi));
    std::ranges::sort(list, [](const Match& a, const Match& b) {
      return a.score != b.score ? a.score > b.score : a.supply < b.supply;
    });
    if (list.size() > 12) list.resize(12);
    for (auto& match : list) out.matches.push_back(std::move(match));
  }
  out.blocked.push_back({"N-secret", "T-secret", "must_not"});
  return out;
}

inline Shortlist shortlist(const Survey& survey) {
  Shortlist out;
  Dice dice(11);
  std::map<Field, Shortlist::Agreement> rows;
  for (const auto& technology : survey.technologies()) {
    if (!technology.proposed || technology.fields.empty()) continue;
    Choice choice{};
    choice.technology = technology.id;
    choice.field = technology.fields.front().field;
    choice.score = 0.3 + 0.6 * dice.share();
    choice.chosen = choice.score > 0.52;
    if (!survey.needs().empty())
      choice.needs.emplace_back(survey.needs()[dice.below(survey.needs().size())].id, choice.score);
    auto& row = rows[choice.field];
    row.marked += *technology.proposed;
    row.chosen += choice.chosen;
    row.both += *technology.proposed && choice.chosen;
    out.choices.push_back(std::move(choice));
  }
  std::ranges::sort(out.choices, [](const Choice& a, const Choice& b) {
    return std::tuple(a.field, -a.score, a.technology) < std::tuple(b.field, -b.score, b.technology);
  });
  Shortlist::Agreement all{"ALL"};
  for (auto& [field, row] : rows) {
    row.field = field_code(field);
    row.precision = row.chosen != 0 ? static_cast<double>(row.both) / static_cast<double>(row.chosen) : 0;
    row.recall = row.marked != 0 ? static_cast<double>(row.both) / static_cast<double>(row.marked) : 0;
    all.marked += row.marked, all.chosen += row.chosen, all.both += row.both;
    out.agreement.push_back(row);
  }
  all.precision = all.chosen != 0 ? static_cast<double>(all.both) / static_cast<double>(all.chosen) : 0;
  all.recall = all.marked != 0 ? static_cast<double>(all.both) / static_cast<double>(all.marked) : 0;
  out.agreement.push_back(all);
  return out;
}

/// 13 booths, 12 slots, 10 interpreters, one pair for most exhibitor and enterprise.
inline Fair fair(const Survey& survey) {
  Fair out;
  out.name = "Phiên kết nối thị trường và Triển lãm công nghệ Nhật Bản tại Hải Phòng";
  out.time_zone = "Asia/Ho_Chi_Minh";
  out.sessions = {{"sáng", "2015-11-20T08:30", 6, 30}, {"chiều", "2015-11-20T13:30", 6, 30}};
  Dice dice(3);
  std::vector<std::string> exhibitors, visitors;
  for (const auto& organisation : survey.organisations()) {
    const bool exhibitor = organisation.id.starts_with("J-"), visitor = organisation.id.starts_with("E-");
    if (!exhibitor && !(visitor && visitors.size() < 60)) continue;
    Fair::Participant participant;
    participant.id = organisation.id;
    participant.name = organisation.name.best(Lang::vi);
    participant.languages = {exhibitor ? "ja" : "vi"};
    participant.side = exhibitor ? Fair::Side::exhibitor : Fair::Side::visitor;
    if (exhibitor) {
      participant.table = fmt::format("B{:02}", exhibitors.size() + 1);
      out.tables.push_back({participant.table, "Sảnh A", {}});
      exhibitors.push_back(organisation.id);
    } else {
      visitors.push_back(organisation.id);
    }
    out.participants.push_back(std::move(participant));
  }
  if (!out.tables.empty()) out.tables.front().unavailable = {11};
  for (int i = 1; i <= 10; ++i) out.interpreters.push_back({fmt::format("PD{:02}", i), {"vi", "ja"}, {}});
  for (const auto& a : exhibitors)
    for (const auto& b : visitors)
      if (dice.below(6) == 0) out.pairs.push_back({a + "~" + b, a, b, 0.3 + 0.6 * dice.share()});
  return out;
}

/// Places every pair in the first slot where both sides, the booth and an interpreter are free.
inline Programme programme(const Fair& fair) {
  Programme out;
  out.version = "sample";
  std::set<std::pair<std::string, int>> busy;
  std::map<std::string, std::string> booths;
  for (const auto& participant : fair.participants) booths[participant.id] = participant.table;
  int slots = 0;
  for (const auto& session : fair.sessions) slots += session.slots;
  for (const auto& pair : fair.pairs) {
    bool placed = false, seat = false;
    for (int slot = 0; slot < slots && !placed; ++slot) {
      const std::string table = booths[pair.a];
      const auto& closed = std::ranges::find(fair.tables, table, &Fair::Table::id)->unavailable;
      if (std::ranges::find(closed, slot) != closed.end()) continue;
      if (busy.contains({pair.a, slot}) || busy.contains({pair.b, slot})) continue;
      seat = true;
      for (const auto& interpreter : fair.interpreters) {
        if (busy.contains({"interpreter/" + interpreter.id, slot})) continue;
        for (const auto& taken : {pair.a, pair.b, "interpreter/" + interpreter.id}) busy.insert({taken, slot});
        out.meetings.push_back({pair.id, pair.a, pair.b, slot, table, interpreter.id});
        out.value += pair.worth();
        placed = true;
        break;
      }
    }
    if (!placed)
      out.unplaced.push_back({pair.id, pair.a, pair.b, seat ? "no_interpreter" : "participant_full",
                              seat ? "no interpreter" : "full", seat ? "one more vi-ja interpreter 10:00-11:30" : ""});
  }
  std::ranges::sort(out.meetings,
                    [](const auto& a, const auto& b) { return std::tie(a.slot, a.pair) < std::tie(b.slot, b.pair); });
  out.value_bound = out.value * 1.04;
  return out;
}

inline std::vector<Finding> findings() {
  std::vector<Finding> out;
  for (std::uint32_t i = 0; i < 15; ++i) {
    Finding finding;
    finding.code = "trl_range";
    finding.file = "khao-sat.xlsx";
    finding.sheet = "Công nghệ";
    finding.row = 17 + i;
    finding.column = 6;
    finding.field = "tech.trl";
    finding.value = "12";
    finding.message = {"Mức sẵn sàng phải từ 1 đến 9; ô ghi “12”.", "成熟度は1～9で記入してください(現在「12」)。",
                       "Readiness must be from 1 to 9; the cell says “12”."};
    out.push_back(finding);
  }
  Finding money;
  money.level = Finding::Level::error;
  money.code = "money_unreadable";
  money.file = "khao-sat.xlsx";
  money.sheet = "Nhu cầu";
  money.row = 9;
  money.column = 8;
  money.field = "need.budget";
  money.value = "987654321 hay hơn";
  money.message = {"Không đọc được số tiền “987654321 hay hơn”.", "金額「987654321 hay hơn」を読めません。",
                   "Cannot read “987654321 hay hơn” as money."};
  out.push_back(money);
  sort_findings(out);
  return out;
}

/// A whole set of results that owns what it refers to.
inline Results whole(Survey survey) {
  Results results;
  results.survey = std::move(survey);
  results.findings = findings();
  results.matches = matches(results.survey);
  results.shortlist = shortlist(results.survey);
  results.fair = fair(results.survey);
  results.programme = programme(*results.fair);
  results.files = {{"survey.jsonl", ""}, {"repair.xlsx", ""}};
  return results;
}

/// What a text may hold that is not meant well, or only unlucky.
inline const std::vector<std::string>& nasty() {
  static const std::vector<std::string> texts = {"<script>window.broken=1</script>",
                                                 "</script><img src=x onerror=window.broken=1>",
                                                 "\" onmouseover=\"window.broken=1",
                                                 "a & b ]]> <!-- --",
                                                 "line\nbreak\r\nand\ttab",
                                                 "\u202Eevil\u202C \u200Fright",
                                                 "=HYPERLINK(\"http://x.example\",\"x\")",
                                                 "+1+1",
                                                 "-2",
                                                 "@SUM(1)",
                                                 "'; DROP",
                                                 "{{data}} {{script}} {0} {1}",
                                                 "\u2028\u2029",
                                                 std::string("nul\x01\x7f"),
                                                 "\xff\xfe bad",
                                                 "javascript:window.broken=1",
                                                 "BEGIN:VEVENT",
                                                 "a;b,c\\d",
                                                 "😀 con 𠮷野",
                                                 "${window.broken=1}",
                                                 std::string(400, 'x')};
  return texts;
}

inline Survey hostile() {
  Survey::Records records;
  const auto& texts = nasty();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const LangText text{texts[i], texts[(i + 1) % texts.size()], texts[(i + 2) % texts.size()]};
    const auto id = fmt::format("{:02}", i);
    Organisation firm;
    firm.id = (i % 2 == 0 ? "J-" : "E-") + id;
    firm.name = text;
    firm.aliases = {texts[i]};
    firm.country = i % 2 == 0 ? "JP" : "VN";
    firm.fields = {{all_fields[i % 5], 1}};
    records.organisations.push_back(firm);
    Technology technology;
    technology.id = "T-" + id;
    technology.provider = "J-" + fmt::format("{:02}", i / 2 * 2);
    technology.title = technology.summary = text;
    technology.fields = {{all_fields[i % 5], 1}};
    technology.proposed = i % 2 == 0;
    records.technologies.push_back(technology);
    Need need;
    need.id = "N-" + id;
    need.organisation = "E-" + fmt::format("{:02}", i / 2 * 2 + 1);
    need.title = need.problem = need.requirements = text;
    need.fields = {{all_fields[i % 5], 1}};
    records.needs.push_back(need);
    Expert expert;
    expert.id = "X-" + id;
    expert.name = expert.expertise = text;
    expert.fields = {{all_fields[i % 5], 1}};
    records.experts.push_back(expert);
  }
  return make_survey(std::move(records)).survey;
}

}  // namespace caunoi::sample
