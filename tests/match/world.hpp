// world.hpp -- a small survey to match, and the ground it stands on.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/random.hpp"
#include "index/record_text.hpp"
#include "match/scorer.hpp"

namespace caunoi::test {

struct World {
  Survey survey;
  std::unique_ptr<RankedRecords> technologies, experts;
  Ground ground;

  explicit World(Survey given, const Lexicon* lexicon = nullptr) : survey(std::move(given)) {
    const Analyser analyser(lexicon);
    const auto ranked = [&](auto records) {
      std::vector<TermCounts> texts;
      std::vector<std::string> ids;
      for (const auto& record : records) {
        texts.push_back(terms_of(record, analyser));
        ids.push_back(record.id);
      }
      return std::make_unique<RankedRecords>(Ranker::make(texts, {}), std::move(ids));
    };
    technologies = ranked(survey.technologies());
    experts = ranked(survey.experts());
    ground = {&survey, {technologies.get(), experts.get()}, lexicon};
  }
  World(World&&) = delete;
};

inline Survey::Records small_records() {
  Survey::Records r;
  const auto organisation = [&](std::string id, std::string name, std::string country, std::string province,
                                int capability, std::vector<Lang> languages) {
    Organisation o;
    o.id = std::move(id);
    (country == "JP" ? o.name.ja : o.name.vi) = std::move(name);
    o.country = std::move(country);
    o.province = std::move(province);
    o.capability = capability;
    o.languages = std::move(languages);
    r.organisations.push_back(std::move(o));
  };
  organisation("E-1", "Công ty Nhuộm Sông Cấm", "VN", "Hải Phòng", 3, {Lang::vi});
  organisation("E-2", "Công ty Đúc Tam Bạc", "VN", "Hải Phòng", 2, {Lang::vi, Lang::en});
  organisation("U-1", "Viện Môi trường Hồng Hà", "VN", "Hà Nội", 5, {Lang::vi, Lang::en});
  organisation("J-1", "門司浜工業株式会社", "JP", "福岡県", 4, {Lang::ja});
  r.organisations[0].aliases = {"Sông Cấm Dyeing"};
  r.organisations[0].certs = {"ISO 9001:2008"};
  r.organisations[3].vn_presence = "OFFICE";

  Need n;
  n.id = "N-1";
  n.organisation = "E-1";
  n.title.vi = "Nước thải dệt nhuộm còn màu, COD cao";
  n.problem.vi =
      "Mỗi ngày 850 m3 nước thải nhuộm, sau keo tụ vẫn đỏ. Công ty Nhuộm Sông Cấm bị phạt. Chi phí không quá 9.000 "
      "đ/m3 nước thải dệt nhuộm.";
  n.requirements.vi = "COD dưới 150 mg/L, khử màu nước thải nhuộm triệt để.";
  n.fields = {{Field::env, 1.0}};
  n.kind_wanted = {"EQUIPMENT", "PROCESS"};
  n.modes = {"TURNKEY", "EQUIP"};
  n.budget = Money{12e9, 18e9, "VND", 2015, ""};
  n.capacity = Quantity{850, 1000, "m3/d"};
  n.standards = {"QCVN 13:2015/BTNMT"};
  n.deadline = "2016-09-30";
  n.urgency = 3;
  n.confidential = true;
  r.needs.push_back(n);
  n = Need{};
  n.id = "N-2";
  n.organisation = "E-2";
  n.title.vi = "Khuôn cát đúc gang bị rỗ khí";
  n.problem.vi = "Vật đúc gang rỗ khí 12 %, cát cũ lẫn sét.";
  n.fields = {{Field::mat, 0.8}, {Field::aut, 0.2}};
  r.needs.push_back(n);

  Technology t;
  t.id = "T-1";
  t.provider = "U-1";
  t.visit = "V-1";
  t.title = {"Xử lý nước thải dệt nhuộm bằng MBBR kết hợp Fenton", "",
             "MBBR and Fenton treatment of dyeing wastewater"};
  t.summary.vi =
      "Giá thể MBBR 450 m2/m3 nối Fenton tầng sôi. Nước thải nhuộm COD 900 mg/L ra dưới 100 mg/L, khử màu 95 %. Chi "
      "phí 7.500 đ/m3.";
  t.problem.vi = "Nước thải dệt nhuộm còn màu sau keo tụ.";
  t.fields = {{Field::env, 0.9}, {Field::bio, 0.1}};
  t.trl = 8;
  t.kind = "PROCESS";
  t.modes = {"TURNKEY", "CONSULT"};
  t.ip = {"PAT_PENDING"};
  t.capex = Money{9e9, 14e9, "VND", 2014, ""};
  t.capacity = Quantity{200, 2000, "m3/d"};
  t.standards = {"QCVN 13:2015/BTNMT", "QCVN 40:2011/BTNMT"};
  t.operator_skill = 3;
  t.references = {{"Nam Định", 2012}, {"TP. Hồ Chí Minh", 2013}};
  t.proposed = true;
  r.technologies.push_back(t);
  t = Technology{};
  t.id = "T-2";
  t.provider = "J-1";
  t.title = {"", "鋳物砂の再生と管理システム", "Foundry sand reclamation"};
  t.summary.ja = "鋳物砂の粘土分を測定し、ガス欠陥を減らす。";
  t.fields = {{Field::mat, 1.0}};
  t.trl = 9;
  t.kind = "EQUIPMENT";
  t.price = Money{2e7, 3e7, "JPY", 2015, ""};
  t.modes = {"LIC_NX"};
  r.technologies.push_back(t);
  t = Technology{};
  t.id = "T-3";
  t.provider = "E-1";
  t.title.vi = "Nhuộm tự nhiên bằng củ nâu";
  t.summary.vi = "Vải nhuộm củ nâu ba nước, phơi nắng.";
  r.technologies.push_back(t);
  t = Technology{};
  t.id = "T-4";
  t.visit = "V-1";
  t.title.vi = "Nuôi cấy mô lan hồ điệp";
  t.summary.vi = "Lan hồ điệp cấy mô, ra hoa dịp Tết.";
  t.fields = {{Field::bio, 1.0}};
  t.proposed = false;
  r.technologies.push_back(t);

  Expert x;
  x.id = "X-1";
  x.name.vi = "Trần Văn Nước";
  x.organisation = "U-1";
  x.country = "VN";
  x.languages = {Lang::vi};
  x.fields = {{Field::env, 1.0}};
  x.expertise.vi = "Ba mươi năm thiết kế trạm xử lý nước thải dệt nhuộm, khử màu và giảm COD.";
  r.experts.push_back(x);
  r.visits.push_back({"V-1", "U-1", "NORTH", Field::env, "2014-03-01", {}});
  return r;
}

inline Survey made(const Survey::Records& records) { return make_survey(records).survey; }

/// The survey of the corpus that comes with the source.
inline Survey corpus() {
  Survey::Records records;
  Origins origins;
  std::vector<Finding> findings;
  const std::filesystem::path folder = std::filesystem::path(CAUNOI_SOURCE_DIR) / "corpus" / "haiphong-2015";
  for (const char* name : {"organisations", "visits", "technologies", "exhibits", "needs", "experts"})
    if (const auto bytes = read_file(folder / (std::string(name) + ".jsonl")))
      read_jsonl(*bytes, name, records, origins, findings);
  return make_survey(std::move(records), origins).survey;
}

inline const Match* find(const Matches& matches, std::string_view need, std::string_view supply) {
  for (const auto& m : matches.matches)
    if (m.need == need && m.supply == supply) return &m;
  return nullptr;
}

inline const Reason* find(const std::vector<Reason>& reasons, std::string_view code) {
  for (const auto& r : reasons)
    if (r.code == code) return &r;
  return nullptr;
}

}  // namespace caunoi::test
