// A fair out of the registration sheet; see event.hpp. Tested by workspace/event_test.
#include "workspace/event.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace caunoi {

namespace {

constexpr int slots_a_session = 6;

Finding note(std::string code, const Participation& where, std::string vi, std::string ja, std::string en) {
  Finding out;
  out.level = Finding::Level::note;
  out.code = std::move(code);
  out.file = where.place.substr(0, where.place.find(':'));
  out.record = where.organisation;
  out.message = {std::move(vi), std::move(ja), std::move(en)};
  return out;
}

// Half days a text names; words that name neither leave the whole day.
std::vector<int> unavailable_slots(const std::string& availability) {
  const std::string words = fold(availability);
  const auto names = [&](std::initializer_list<std::string_view> any) {
    return std::ranges::any_of(any, [&](std::string_view word) { return words.find(word) != std::string::npos; });
  };
  const bool morning = names({"sang", "morning", "午前", "am"}), afternoon = names({"chieu", "afternoon", "午後", "pm"});
  std::vector<int> out;
  if (morning == afternoon) return out;
  for (int slot = 0; slot < slots_a_session; ++slot) out.push_back(morning ? slot + slots_a_session : slot);
  return out;
}

}  // namespace

EventDraft fair_from_registrations(const Survey& survey, std::span<const Participation> registrations) {
  EventDraft out;
  if (registrations.empty()) return out;
  Fair& fair = out.fair;
  fair.time_zone = "Asia/Ho_Chi_Minh";
  fair.sessions = {{"morning", "", slots_a_session, 30}, {"afternoon", "", slots_a_session, 30}};

  std::map<std::string, const Participation*> by_organisation;  // the first row of each counts for time and table
  std::set<std::string> offering;
  for (const auto& technology : survey.technologies()) offering.insert(technology.provider);
  for (const auto& row : registrations) by_organisation.emplace(row.organisation, &row);
  const auto exhibits = [&](const std::string& id) {
    const auto* organisation = survey.organisation(id);
    return !by_organisation.at(id)->table.empty() || (offering.contains(id) && organisation != nullptr && organisation->country != "VN");
  };
  std::set<std::string> tables;
  int numbered = 0;
  for (const auto& [id, row] : by_organisation) {
    const auto* organisation = survey.organisation(id);
    Fair::Participant p;
    p.id = id;
    if (organisation != nullptr) {
      p.name = organisation->name.best(Lang::vi);
      for (const Lang lang : organisation->languages) p.languages.emplace_back(lang_name(lang));
    }
    p.unavailable = unavailable_slots(row->availability);
    p.side = exhibits(id) ? Fair::Side::exhibitor : Fair::Side::visitor;
    if (p.side == Fair::Side::exhibitor) {
      p.table = row->table;
      while (p.table.empty() || tables.contains(p.table)) p.table = fmt::format("B{:02}", ++numbered);
      tables.insert(p.table);
    }
    fair.participants.push_back(std::move(p));
  }
  for (const auto& id : tables) fair.tables.push_back({id, "", {}});
  if (fair.tables.empty()) fair.tables.push_back({"B01", "", {}});

  std::set<std::pair<std::string, std::string>> avoided, wanted;
  const auto ordered = [&](const std::string& x, const std::string& y) {  // the exhibitor first, else the smaller id
    const bool turned = exhibits(x) == exhibits(y) ? y < x : exhibits(y);
    return turned ? std::pair{y, x} : std::pair{x, y};
  };
  for (const auto& row : registrations)
    for (const auto& other : row.avoids)
      if (by_organisation.contains(other)) avoided.insert(ordered(row.organisation, other));
  for (const auto& row : registrations) {
    for (const auto& other : row.wants) {
      if (other == row.organisation) continue;
      if (!by_organisation.contains(other)) {
        auto finding = note("wish_unknown", row, fmt::format("“{}” không có trong danh sách tham dự: nguyện vọng này chưa được xếp.", other),
                            fmt::format("「{}」は参加者一覧にないため、この希望は配置できません。", other), fmt::format("'{}' is not among those taking part, so this wish was left out.", other));
        finding.level = Finding::Level::warning;
        out.findings.push_back(std::move(finding));
        continue;
      }
      if (const auto pair = ordered(row.organisation, other); !avoided.contains(pair)) wanted.insert(pair);
    }
  }
  for (const auto& [a, b] : wanted) {
    Fair::Pair pair;
    pair.id = a + "~" + b;
    pair.a = a;
    pair.b = b;
    pair.interpreter = false;  // the sheet names no interpreters; a pair that needs one could never be placed
    fair.pairs.push_back(std::move(pair));
  }
  out.findings.push_back(note("event_assumed", registrations.front(),
                              "Không có fair.json: giả định một ngày, 12 khung giờ 30 phút, mỗi đơn vị trưng bày một bàn, chưa tính phiên dịch. Hãy bổ sung trong fair.json đã ghi.",
                              "fair.jsonがないため、1日12枠(各30分)、出展者ごとに1卓、通訳なしと仮定しました。出力されたfair.jsonを補ってください。",
                              "There is no fair.json: one day of 12 slots of 30 minutes, a table for each exhibitor and no interpreters were assumed. Complete the fair.json that was written."));
  return out;
}

}  // namespace caunoi
