// generated_survey.hpp -- a seeded survey in three languages whose words are few, so that phrases and near words occur.
#pragma once
#include <fmt/format.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/survey.hpp"

namespace caunoi {

inline Survey survey_of(std::string_view lines) {
  Survey::Records records;
  Origins origins;
  std::vector<Finding> findings;
  read_jsonl(lines, "test", records, origins, findings);
  return make_survey(std::move(records), origins).survey;
}

inline const std::vector<std::string>& words_of(Lang lang) {
  static const std::vector<std::string> vi{"nước", "thải", "xử", "lý", "màng", "lọc", "sấy", "nhiệt", "bơm", "nhuộm", "dệt", "Đức", "hóa", "năng", "lượng"};
  static const std::vector<std::string> ja{"排水", "処理", "膜", "分離", "装置", "工場", "乾燥", "ポンプ", "センサー", "制御"};
  static const std::vector<std::string> en{"waste", "water", "treatment", "membrane", "drying", "pumps", "The", "of", "sensor", "controlled", "heat", "MBR"};
  return lang == Lang::vi ? vi : lang == Lang::ja ? ja : en;
}

inline std::string text_of(std::mt19937& random, Lang lang, std::size_t words) {
  std::string out;
  const auto& all = words_of(lang);
  for (std::size_t i = 0; i < words; ++i) {
    if (!out.empty() && lang != Lang::ja) out += random() % 7 == 0 ? ". " : " ";
    out += all[std::min<std::size_t>(random() % all.size(), random() % all.size())];
  }
  return out;
}

inline std::string generated_lines(std::size_t technologies, unsigned seed) {
  std::mt19937 random(seed);
  std::string out;
  for (int o = 0; o < 20; ++o)
    out += fmt::format(R"({{"type":"organisation","id":"O-{}","name":{{"en":"{} {}"}},"kind":"ENTERPRISE","country":"{}"}})" "\n", o, text_of(random, Lang::en, 2), o, o % 3 == 0 ? "JP" : "VN");
  const std::vector<std::string> fields{"BIO", "ENV", "NEN", "AUT", "MAT"};
  for (std::size_t t = 0; t < technologies; ++t) {
    const Lang lang = all_langs[random() % 3];
    out += fmt::format(R"({{"type":"technology","id":"T-{}","provider":"O-{}","title":{{"{}":"{}"}},"summary":{{"{}":"{}"}},"fields":[{{"code":"{}","weight":0.6}},{{"code":"{}","weight":0.4}}])", t,
                       random() % 20, lang_name(lang), text_of(random, lang, 3), lang_name(lang), text_of(random, lang, 5 + random() % 30), fields[t % 5], fields[(t + 1 + random() % 4) % 5]);
    if (random() % 4 != 0) out += fmt::format(R"(,"trl":{})", 1 + random() % 9);
    if (random() % 3 == 0) out += fmt::format(R"(,"price":{{"min":{0},"max":{0},"currency":"{1}","year":2015}})", random() % 1000, random() % 2 == 0 ? "VND" : "JPY");
    out += "}\n";
  }
  for (std::size_t n = 0; n < technologies / 10; ++n)
    out += fmt::format(R"({{"type":"need","id":"T-{}","organisation":"O-{}","title":{{"vi":"{}"}},"confidential":{}}})" "\n", n, random() % 20, text_of(random, Lang::vi, 4), random() % 2 == 0);
  out += R"({"type":"visit","id":"V-1","organisation":"O-1","region":"NORTH"})" "\n";
  return out;
}

}  // namespace caunoi
