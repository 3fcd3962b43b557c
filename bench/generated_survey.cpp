// Records around the generator's texts. A record's structured fields are drawn from a stream of their own, numbered as
// the record, so that they too stay the same whatever is around them. Tested by bench_test.
#include "bench/generated_survey.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace caunoi::bench {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t title_words = 6, summary_words = 38, problem_words = 20;
constexpr const char* provinces[] = {"Hải Phòng",   "Hà Nội",   "Quảng Ninh", "Hải Dương",  "Thái Bình", "Nam Định",
                                     "Thanh Hóa",   "Nghệ An",  "Đà Nẵng",    "Bình Dương", "Đồng Nai",  "Cần Thơ",
                                     "Long An",     "An Giang", "Lâm Đồng",   "Bắc Ninh",   "Vĩnh Phúc", "Phú Thọ",
                                     "Thái Nguyên", "Hưng Yên", "福岡県",     "大阪府",     "愛知県",    "東京都"};
constexpr std::uint64_t vietnamese_provinces = 20;
constexpr const char* units[] = {"m3/d", "t/h", "kW", "kg/batch", "pcs/year"};

class Dice : public Random {
 public:
  using Random::Random;
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  bool known() { return !one_in(6); }
  int from_to(int low, int high) { return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low + 1))); }
  template <class T>
  const T& of(std::span<const T> values) {
    return values[below(values.size())];
  }
};

Dice dice_of(std::uint64_t kind, std::uint64_t number) { return Dice(Random((kind << 48) + number).next()); }

LangText in(Lang lang, std::string text) {
  LangText out;
  out.in(lang) = std::move(text);
  return out;
}

std::vector<FieldWeight> fields_of(std::uint32_t topic, Dice& dice) {
  const auto main = topic % all_fields.size();
  if (!dice.one_in(3)) return {{all_fields[main], 1}};
  return {{all_fields[main], 0.75}, {all_fields[(main + 1 + dice.below(4)) % all_fields.size()], 0.25}};
}

Money money(Dice& dice, int year) {
  const double least = 5e7 * dice.from_to(1, 200);
  return {least, least * (1 + 0.25 * dice.from_to(0, 4)), "VND", year, {}};
}

Quantity capacity(std::uint32_t topic, Dice& dice) {
  const double least = dice.from_to(1, 50) * 10;
  return {least, least * dice.from_to(1, 4), units[topic % std::size(units)]};
}

std::vector<std::string> codes(std::span<const Term3> vocabulary, int count, Dice& dice) {
  std::vector<std::string> out;
  const auto first = dice.below(vocabulary.size());
  for (int i = 0; i < count; ++i)
    out.emplace_back(vocabulary[(first + static_cast<std::size_t>(i) * 3) % vocabulary.size()].code);
  return out;
}

Organisation organisation(std::uint64_t number, bool enterprise) {
  Dice dice = dice_of(enterprise ? 1 : 2, number);
  Organisation out;
  const bool foreign = !enterprise && dice.one_in(4);
  out.id = fmt::format("{}-{:07}", enterprise ? "E" : "U", number);
  out.name =
      foreign ? in(Lang::ja, fmt::format("第{}製作所", number)) : in(Lang::vi, fmt::format("Công ty số {}", number));
  out.kind = enterprise ? "ENTERPRISE" : foreign ? "ENTERPRISE" : "INSTITUTE";
  out.country = foreign ? "JP" : "VN";
  out.province = provinces[foreign ? vietnamese_provinces + dice.below(4) : dice.below(vietnamese_provinces)];
  out.sectors = {std::to_string(10 + dice.below(24))};
  out.fields = fields_of(static_cast<std::uint32_t>(dice.below(Generator::topics)), dice);
  if (dice.known()) out.employees = dice.from_to(10, 900);
  if (dice.known()) out.capability = dice.from_to(1, 5);
  out.languages = foreign          ? std::vector{Lang::ja, Lang::en}
                  : dice.one_in(2) ? std::vector{Lang::vi, Lang::en}
                                   : std::vector{Lang::vi};
  if (foreign && dice.known()) out.vn_presence = presences()[dice.below(presences().size())].code;
  if (dice.one_in(3)) out.certs = {"ISO 9001"};
  return out;
}

Technology technology(const Generator& generator, const Spelling& spelling, const SurveySize& size,
                      std::uint64_t number) {
  Dice dice = dice_of(3, number);
  const auto text = generator.document(number);
  Technology out;
  out.id = fmt::format("T-{:07}", number);
  out.provider = fmt::format("U-{:07}", dice.below(size.technologies / 5 + 1));
  out.title = in(text.lang, spelling.sentences(text, 0, title_words));
  out.summary = in(text.lang, spelling.sentences(text, title_words, summary_words));
  out.problem = in(text.lang, spelling.sentences(text, title_words + summary_words, problem_words));
  out.advantage =
      in(text.lang, spelling.sentences(text, title_words + summary_words + problem_words, text.ranks.size()));
  out.fields = fields_of(text.topic, dice);
  if (dice.known()) out.trl = dice.from_to(4, 9);
  out.kind = dice.of(technology_kinds()).code;
  out.ip = codes(ip_states(), 1, dice);
  if (dice.known()) out.modes = codes(transfer_modes(), dice.from_to(1, 3), dice);
  if (dice.known()) out.price = money(dice, 2014);
  if (dice.one_in(2)) out.capex = money(dice, 2014);
  if (dice.known()) out.capacity = capacity(text.topic, dice);
  if (dice.one_in(2)) out.standards = {fmt::format("ISO {}", 9000 + dice.below(40))};
  if (dice.known()) out.operator_skill = dice.from_to(1, 5);
  for (int i = 0; i < 2; ++i)
    out.references.push_back({provinces[dice.below(vietnamese_provinces)], dice.from_to(2005, 2014)});
  return out;
}

Need need(const Generator& generator, const Spelling& spelling, const SurveySize& size, std::uint64_t number) {
  Dice dice = dice_of(4, number);
  const auto text = generator.need(number);
  const auto first = text.ranks.size() / 4, second = text.ranks.size() / 2;
  Need out;
  out.id = fmt::format("N-{:07}", number);
  out.organisation = fmt::format("E-{:07}", dice.below(size.needs * 2 / 3 + 1));
  out.title = in(text.lang, spelling.sentences(text, 0, first));
  out.problem = in(text.lang, spelling.sentences(text, first, second));
  out.requirements = in(text.lang, spelling.sentences(text, first + second, text.ranks.size()));
  out.fields = fields_of(text.topic, dice);
  if (dice.known()) out.modes = codes(transfer_modes(), dice.from_to(1, 4), dice);
  if (dice.known()) out.trl_min = dice.from_to(4, 8);
  if (dice.known()) out.budget = money(dice, 2014);
  if (dice.known()) out.capacity = capacity(text.topic, dice);
  if (dice.one_in(3)) out.standards = {fmt::format("ISO {}", 9000 + dice.below(40))};
  if (dice.known()) out.deadline = fmt::format("2015-{:02}-28", dice.from_to(1, 12));
  if (dice.known()) out.urgency = dice.from_to(1, 3);
  out.confidential = dice.one_in(5);
  return out;
}

std::string line(const Spelling& spelling, const GeneratedText& text, std::string id, std::size_t title) {
  Json out{{"id", std::move(id)}, {"lang", lang_name(text.lang)}};
  if (title > 0) out["title"] = spelling.sentences(text, 0, title);
  out["text"] = spelling.sentences(text, title, text.ranks.size());
  return out.dump() + '\n';
}

}  // namespace

Survey generated_survey(const Generator& generator, const Spelling& spelling, const SurveySize& size) {
  Survey::Records records;
  for (std::uint64_t i = 0; i <= size.technologies / 5; ++i) records.organisations.push_back(organisation(i, false));
  for (std::uint64_t i = 0; i <= size.needs * 2 / 3; ++i) records.organisations.push_back(organisation(i, true));
  for (std::uint64_t i = 0; i < size.technologies; ++i)
    records.technologies.push_back(technology(generator, spelling, size, i));
  for (std::uint64_t i = 0; i < size.needs; ++i) records.needs.push_back(need(generator, spelling, size, i));
  return make_survey(std::move(records)).survey;
}

Survey generated_network(std::uint64_t seed, std::uint64_t nodes) {
  const auto organisations = nodes * 13 / 20, technologies = nodes * 3 / 20,
             sectors = nodes - organisations - technologies;
  constexpr int sectors_of_one = 15;
  Random random(seed);
  Survey::Records records;
  for (std::uint64_t i = 0; i < organisations; ++i) {
    Organisation out;
    out.id = fmt::format("U-{:07}", i);
    out.name = in(Lang::en, out.id);
    for (int s = 0; s < sectors_of_one; ++s) out.sectors.push_back(fmt::format("sector {}", random.below(sectors)));
    records.organisations.push_back(std::move(out));
  }
  for (std::uint64_t i = 0; i < technologies; ++i) {
    Technology out;
    out.id = fmt::format("T-{:07}", i);
    out.title = in(Lang::en, out.id);
    out.provider = fmt::format("U-{:07}", random.below(organisations));
    records.technologies.push_back(std::move(out));
  }
  return make_survey(std::move(records)).survey;
}

std::string document_line(const Generator& generator, const Spelling& spelling, std::uint64_t number) {
  return line(spelling, generator.document(number), fmt::format("d{}", number), title_words);
}

std::string query_line(const Generator& generator, const Spelling& spelling, std::uint64_t number) {
  return line(spelling, generator.need(number), fmt::format("q{}", number), 0);
}

}  // namespace caunoi::bench
