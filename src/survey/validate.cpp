// The one place that validates records. Every stage after this one may rely on: ids unique and sorted within a kind,
// codes of the vocabularies only, numbers within their range, weights that sum to one, dates that exist.
//
// A bad value becomes unknown and a finding; the record goes on. Only a record that cannot be told apart (no id, an id
// already taken) or has nothing to match (no title, no name) is left out, with a finding of level error. References may
// dangle: a technology whose provider is not in the survey can still be matched. Tested by survey/validate_test.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <type_traits>

#include "caunoi/survey.hpp"

namespace caunoi {

struct SurveyMaker {
  static Survey make(Survey::Records records) {
    Survey survey;
    survey.records_ = std::move(records);
    return survey;
  }
};

namespace {

using Level = Finding::Level;

template <class Record>
constexpr std::string_view kind_of() {
  if constexpr (std::is_same_v<Record, Organisation>)
    return "organisation";
  else if constexpr (std::is_same_v<Record, Technology>)
    return "technology";
  else if constexpr (std::is_same_v<Record, Need>)
    return "need";
  else if constexpr (std::is_same_v<Record, Expert>)
    return "expert";
  else
    return "visit";
}

// The prefix of the names of fields, as headers of sheets and the schema use them.
constexpr std::string_view prefix_of(std::string_view kind) {
  if (kind == "organisation") return "org";
  if (kind == "technology") return "tech";
  return kind;
}

// "1200000" rather than "1.2e+06": people compare it with their cell.
std::string number(double value) {
  return std::floor(value) == value && std::abs(value) < 1e15 ? fmt::format("{:.0f}", value) : fmt::format("{}", value);
}

std::string codes_of(std::span<const Term3> vocabulary) {
  std::string list;
  for (const Term3& term : vocabulary) {
    if (!list.empty()) list += ", ";
    list += term.code;
  }
  return list;
}

class Checker {
 public:
  explicit Checker(const Origins& origins) : origins_(origins) {}

  std::vector<Finding> findings;

  void begin(std::string_view kind, const std::string& id) {
    kind_ = kind;
    id_ = id;
    const int nth = ++seen_[fmt::format("{}/{}", kind, id)];
    const auto found =
        origins_.find(nth == 1 ? fmt::format("{}/{}", kind, id) : fmt::format("{}/{}#{}", kind, id, nth));
    origin_ = found == origins_.end() ? nullptr : &found->second;
  }

  // Back to a record that was seen: the first of its id is the one kept.
  void resume(std::string_view kind, const std::string& id) {
    kind_ = kind;
    id_ = id;
    const auto found = origins_.find(fmt::format("{}/{}", kind, id));
    origin_ = found == origins_.end() ? nullptr : &found->second;
  }

  // Where the record in hand came from, for messages that point at another record.
  [[nodiscard]] std::string where() const {
    if (origin_ == nullptr) return {};
    return Finding{.file = origin_->file, .sheet = origin_->sheet, .row = origin_->row}.place();
  }

  void report(Level level, std::string_view code, std::string_view field, std::string value, LangText message) {
    Finding finding;
    finding.level = level;
    finding.code = code;
    finding.record = id_;
    finding.field = field.empty() ? "" : fmt::format("{}.{}", prefix_of(kind_), field);
    finding.value = std::move(value);
    finding.message = std::move(message);
    if (origin_ != nullptr) {
      finding.file = origin_->file;
      finding.sheet = origin_->sheet;
      finding.row = origin_->row;
      if (const auto at = origin_->columns.find(finding.field); at != origin_->columns.end())
        finding.column = at->second;
    }
    findings.push_back(std::move(finding));
  }

  void range(std::optional<int>& value, int low, int high, std::string_view field, std::string_view code,
             std::string_view name) {
    if (!value || (*value >= low && *value <= high)) return;
    report(Level::warning, code, field, std::to_string(*value),
           {fmt::format("{} là {}; chỉ nhận số từ {} đến {}. Xem như chưa biết.", name, *value, low, high),
            fmt::format("{}が{}です。{}〜{}の数を入力してください。不明として扱います。", name, *value, low, high),
            fmt::format("{} is {}; it must be between {} and {}. Taken as unknown.", name, *value, low, high)});
    value.reset();
  }

  void codes(std::vector<std::string>& values, std::span<const Term3> vocabulary, std::string_view field) {
    std::vector<std::string> kept;
    for (std::string& value : values) {
      this->code(value, vocabulary, field);
      if (!value.empty() && std::ranges::find(kept, value) == kept.end()) kept.push_back(std::move(value));
    }
    values = std::move(kept);
  }

  void code(std::string& value, std::span<const Term3> vocabulary, std::string_view field) {
    if (value.empty() || std::ranges::find(vocabulary, value, &Term3::code) != vocabulary.end()) return;
    if (const auto meant = code_from(vocabulary, value); !meant.empty()) {
      value = meant;
      return;
    }
    const std::string list = codes_of(vocabulary);
    report(Level::warning, "unknown_code", field, value,
           {fmt::format("Không hiểu \"{}\"; chỉ nhận: {}. Xem như chưa biết.", value, list),
            fmt::format("「{}」は選択肢にありません。選べるのは {} です。不明として扱います。", value, list),
            fmt::format("\"{}\" is not one of {}. Taken as unknown.", value, list)});
    value.clear();
  }

  void money(std::optional<Money>& value, std::string_view field) {
    if (!value) return;
    const std::string shown = value->raw.empty()
                                  ? fmt::format("{} - {} {}", number(value->min), number(value->max), value->currency)
                                  : value->raw;
    const auto drop = [&](std::string_view code, LangText message) {
      report(Level::warning, code, field, shown, std::move(message));
      value.reset();
    };
    if (!std::isfinite(value->min) || !std::isfinite(value->max) || value->min < 0 || value->max < 0)
      return drop(
          "money_negative",
          {fmt::format("Số tiền \"{}\" không hợp lệ; số tiền phải từ 0 trở lên. Xem như chưa biết.", shown),
           fmt::format("金額「{}」は正しくありません。0以上の金額を入力してください。不明として扱います。", shown),
           fmt::format("The amount \"{}\" is not possible; it must be 0 or more. Taken as unknown.", shown)});
    if (value->min > value->max)
      return drop("money_order",
                  {fmt::format("Khoảng tiền \"{}\" có số đầu lớn hơn số cuối. Xem như chưa biết.", shown),
                   fmt::format("金額の範囲「{}」は下限が上限を超えています。不明として扱います。", shown),
                   fmt::format("The range \"{}\" begins above its end. Taken as unknown.", shown)});
    static constexpr std::array<std::string_view, 16> currencies{
        "AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "HKD", "INR", "JPY", "KRW", "MYR", "SGD", "THB", "TWD", "USD", "VND"};
    if (!std::ranges::binary_search(currencies, value->currency))
      return drop(
          "money_currency",
          {fmt::format("Không rõ loại tiền \"{}\" của \"{}\"; ghi VND, JPY, USD hoặc EUR. Xem như chưa biết.",
                       value->currency, shown),
           fmt::format("「{1}」の通貨「{0}」が分かりません。VND、JPY、USD、EURで記入してください。不明として扱います。",
                       value->currency, shown),
           fmt::format("The currency \"{}\" of \"{}\" is not known; write VND, JPY, USD or EUR. Taken as unknown.",
                       value->currency, shown)});
    if (value->year != 0 && (value->year < 1900 || value->year > 2100)) {
      report(Level::warning, "year_range", field, std::to_string(value->year), year_message(value->year));
      value->year = 0;
    }
  }

  void quantity(std::optional<Quantity>& value, std::string_view field) {
    if (!value) return;
    if (!std::isfinite(value->min) || !std::isfinite(value->max) || value->min < 0 || value->min > value->max) {
      const std::string shown = fmt::format("{} - {} {}", number(value->min), number(value->max), value->unit);
      report(Level::warning, "quantity_range", field, shown,
             {fmt::format("\"{}\" không hợp lệ; ghi số không âm, số đầu không lớn hơn số cuối, ví dụ \"50 - 100 "
                          "m3/ngày\". Xem như chưa biết.",
                          shown),
              fmt::format("「{}」は正しくありません。0以上で、下限が上限を超えない数を「50〜100 "
                          "m3/日」のように入力してください。不明として扱います。",
                          shown),
              fmt::format("\"{}\" is not possible; write numbers of 0 or more, the smaller first, like \"50 - 100 "
                          "m3/day\". Taken as unknown.",
                          shown)});
      value.reset();
      return;
    }
    value->unit = canonical_unit(value->unit);
  }

  void weights(std::vector<FieldWeight>& fields, std::string_view field) {
    std::vector<FieldWeight> kept;
    double sum = 0;
    for (const FieldWeight& one : fields) {
      if (!std::isfinite(one.weight) || one.weight < 0 || one.weight > 1 ||
          static_cast<std::size_t>(one.field) >= all_fields.size()) {
        report(Level::warning, "field_weight", field, fmt::format("{}", one.weight),
               {fmt::format("Trọng số lĩnh vực {} không hợp lệ; phải từ 0 đến 1. Bỏ qua lĩnh vực này.", one.weight),
                fmt::format("分野の重み {} は正しくありません。0〜1で入力してください。この分野は無視します。",
                            one.weight),
                fmt::format(
                    "The weight {} of a field is not possible; it must be between 0 and 1. This field is left out.",
                    one.weight)});
        continue;
      }
      const auto same = std::ranges::find(kept, one.field, &FieldWeight::field);
      if (same != kept.end())
        same->weight += one.weight;
      else
        kept.push_back(one);
      sum += one.weight;
    }
    if (sum <= 0) kept.clear();
    // Sums like 0.999 are rounding; a sum of 1 up to the last bits is left as it is, so that reading twice changes
    // nothing.
    if (!kept.empty() && std::abs(sum - 1) > 1e-9) {
      if (std::abs(sum - 1) > 0.011)
        report(Level::note, "field_weight_sum", field, fmt::format("{:.3f}", sum),
               {fmt::format("Tổng trọng số các lĩnh vực là {:.3f}, đã chia lại cho bằng 1.", sum),
                fmt::format("分野の重みの合計が {:.3f} でしたので、合計が1になるよう直しました。", sum),
                fmt::format("The weights of the fields sum to {:.3f}; they were scaled to 1.", sum)});
      for (FieldWeight& one : kept) one.weight /= sum;
    }
    fields = std::move(kept);
  }

  void date(std::string& value, std::string_view field) {
    if (value.empty()) return;
    int y = 0, m = 0, d = 0;
    char end = 0;
    const bool shape = value.size() == 10 && std::sscanf(value.c_str(), "%4d-%2d-%2d%c", &y, &m, &d, &end) == 3;
    const std::chrono::year_month_day ymd{std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                                          std::chrono::day(static_cast<unsigned>(d))};
    if (shape && ymd.ok() && y >= 1900 && y <= 2100) return;
    report(Level::warning, "bad_date", field, value,
           {fmt::format("\"{}\" không phải là một ngày; ghi năm-tháng-ngày như 2015-10-31. Xem như chưa biết.", value),
            fmt::format("「{}」は日付ではありません。2015-10-31 のように入力してください。不明として扱います。", value),
            fmt::format("\"{}\" is not a date; write it like 2015-10-31. Taken as unknown.", value)});
    value.clear();
  }

  void country(std::string& value, std::string_view field) {
    if (value.empty()) return;
    for (char& c : value)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (value.size() == 2 && std::ranges::all_of(value, [](char c) { return c >= 'A' && c <= 'Z'; })) return;
    report(Level::warning, "country", field, value,
           {fmt::format("\"{}\" không phải mã nước; ghi hai chữ cái như VN, JP. Xem như chưa biết.", value),
            fmt::format("「{}」は国コードではありません。VN、JPのように2文字で入力してください。不明として扱います。",
                        value),
            fmt::format("\"{}\" is not a country code; write two letters such as VN or JP. Taken as unknown.", value)});
    value.clear();
  }

  void languages(std::vector<Lang>& langs) {
    std::vector<Lang> kept;
    for (const Lang lang : langs)
      if (lang != Lang::unknown && std::ranges::find(kept, lang) == kept.end()) kept.push_back(lang);
    langs = std::move(kept);
  }

  void year(int& value, std::string_view field) {
    if (value == 0 || (value >= 1900 && value <= 2100)) return;
    report(Level::warning, "year_range", field, std::to_string(value), year_message(value));
    value = 0;
  }

  void embedding(std::vector<float>& values) {
    if (values.empty()) return;
    if (!std::ranges::all_of(values, [](float v) { return std::isfinite(v); })) {
      report(Level::warning, "embedding", "embedding", "",
             {"Véc-tơ có giá trị không phải là số hữu hạn. Bỏ qua véc-tơ.",
              "ベクトルに有限でない値があります。ベクトルは無視します。",
              "The vector has a value that is not finite. The vector is left out."});
      values.clear();
    } else if (std::ranges::all_of(values, [](float v) { return v == 0; })) {
      report(Level::warning, "embedding", "embedding", "0",
             {"Véc-tơ chỉ gồm số 0 nên không có hướng để so sánh. Bỏ qua véc-tơ.",
              "ベクトルがすべて0のため、比べる方向がありません。ベクトルは無視します。",
              "The vector is all zeros and so has no direction to compare. The vector is left out."});
      values.clear();
    }
  }

  void embedding_width(std::vector<float>& values, std::size_t usual) {
    if (values.empty() || values.size() == usual) return;
    report(Level::warning, "embedding_width", "embedding", std::to_string(values.size()),
           {fmt::format("Véc-tơ có {} số, còn phần lớn véc-tơ của khảo sát có {}; mọi véc-tơ phải cùng độ dài. Bỏ qua "
                        "véc-tơ này.",
                        values.size(), usual),
            fmt::format("ベクトルの要素数が{}です。この調査の大半は{}です。すべて同じ要素数にしてください。このベクトルは無視し"
                        "ます。",
                        values.size(), usual),
            fmt::format("The vector has {} numbers, most vectors of the survey have {}; all must have the same. This vector "
                        "is left out.",
                        values.size(), usual)});
    values.clear();
  }

  void missing(std::string_view code, std::string_view field, std::string_view vi, std::string_view ja,
               std::string_view en) {
    report(Level::error, code, field, "",
           {fmt::format("Thiếu {}; dòng này bị bỏ ra ngoài cho đến khi có.", vi),
            fmt::format("{}がありません。入力されるまでこの行は対象外です。", ja),
            fmt::format("There is no {}; the record is left out until there is one.", en)});
  }

 private:
  static LangText year_message(int year) {
    return {fmt::format("Năm {} không hợp lệ; ghi năm từ 1900 đến 2100. Xem như chưa biết.", year),
            fmt::format("{}年は正しくありません。1900〜2100の年を入力してください。不明として扱います。", year),
            fmt::format("The year {} is not possible; it must be between 1900 and 2100. Taken as unknown.", year)};
  }

  const Origins& origins_;
  const Origin* origin_ = nullptr;
  std::string_view kind_;
  std::string id_;
  std::map<std::string, int> seen_;
};

// Each check() repairs one record and says whether it can stay.

bool check(Organisation& org, Checker& checker) {
  if (org.name.empty()) return checker.missing("missing_name", "name", "tên đơn vị", "名称", "name"), false;
  checker.code(org.kind, organisation_kinds(), "kind");
  checker.country(org.country, "country");
  checker.weights(org.fields, "fields");
  checker.range(org.employees, 0, 10'000'000, "employees", "employees_range", "Số lao động / 従業員数 / employees");
  checker.range(org.capability, 1, 5, "capability", "capability_range", "Năng lực / 能力 / capability");
  checker.range(org.founded, 1000, 2100, "founded", "year_range", "Năm thành lập / 設立年 / founded");
  checker.code(org.vn_presence, presences(), "vn_presence");
  checker.languages(org.languages);
  return true;
}

bool check(Technology& tech, Checker& checker) {
  if (tech.title.empty()) return checker.missing("missing_title", "title", "tên công nghệ", "技術名", "title"), false;
  checker.weights(tech.fields, "fields");
  checker.range(tech.trl, 1, 9, "trl", "trl_range", "TRL");
  checker.code(tech.kind, technology_kinds(), "kind");
  checker.codes(tech.ip, ip_states(), "ip");
  checker.codes(tech.modes, transfer_modes(), "modes");
  checker.money(tech.price, "price");
  checker.money(tech.capex, "capex");
  checker.quantity(tech.capacity, "capacity");
  checker.range(tech.operator_skill, 1, 5, "operator_skill", "capability_range",
                "Trình độ vận hành / 運転技能 / operator skill");
  for (Reference& reference : tech.references) checker.year(reference.year, "references");
  checker.embedding(tech.embedding);
  return true;
}

bool check(Need& need, Checker& checker) {
  if (need.title.empty() && need.problem.empty())
    return checker.missing("missing_title", "title", "tên nhu cầu hoặc vấn đề cần giải quyết", "ニーズ名または課題",
                           "title or problem"),
           false;
  checker.weights(need.fields, "fields");
  checker.codes(need.kind_wanted, technology_kinds(), "kind_wanted");
  checker.codes(need.modes, transfer_modes(), "modes");
  checker.range(need.trl_min, 1, 9, "trl_min", "trl_range", "TRL");
  checker.money(need.budget, "budget");
  checker.quantity(need.capacity, "capacity");
  checker.date(need.deadline, "deadline");
  checker.range(need.urgency, 1, 3, "urgency", "urgency_range", "Mức cấp thiết / 緊急度 / urgency");
  checker.embedding(need.embedding);
  return true;
}

bool check(Expert& expert, Checker& checker) {
  if (expert.name.empty())
    return checker.missing("missing_name", "name", "họ tên chuyên gia", "専門家の氏名", "name"), false;
  checker.country(expert.country, "country");
  checker.languages(expert.languages);
  checker.weights(expert.fields, "fields");
  for (Work& work : expert.works) checker.year(work.year, "works");
  checker.embedding(expert.embedding);
  return true;
}

bool check(Visit& visit, Checker& checker) {
  checker.code(visit.region, regions(), "region");
  checker.date(visit.date, "date");
  return true;
}

template <class Record>
void check_all(std::vector<Record>& records, Checker& checker) {
  std::map<std::string, std::string> taken;  // id ▶ place of the first record with it
  std::vector<Record> kept;
  kept.reserve(records.size());
  for (Record& record : records) {
    checker.begin(kind_of<Record>(), record.id);
    if (record.id.empty()) {
      checker.missing("missing_id", "id", "mã (id)", "ID", "id");
      continue;
    }
    const auto [first, is_new] = taken.try_emplace(record.id, checker.where());
    if (!is_new) {
      const std::string at = first->second.empty() ? "" : fmt::format(" ({})", first->second);
      checker.report(
          Level::error, "duplicate_id", "id", record.id,
          {fmt::format("Mã \"{}\" đã được dùng trước đó{}; mỗi bản ghi cần một mã riêng. Dòng này bị bỏ ra ngoài.",
                       record.id, at),
           fmt::format("ID「{}」は既に使われています{}。行ごとに別のIDを付けてください。この行は対象外です。",
                       record.id, at),
           fmt::format("The id \"{}\" is already taken{}; every record needs its own. This record is left out.",
                       record.id, at)});
      continue;
    }
    if (check(record, checker)) kept.push_back(std::move(record));
  }
  records = std::move(kept);
}

template <class Record, class Get>
void check_references(const std::vector<Record>& records, const std::set<std::string_view>& ids, std::string_view field,
                      std::string_view what, Checker& checker, Get get) {
  for (const Record& record : records) {
    const std::string& id = get(record);
    if (id.empty() || ids.contains(id)) continue;
    checker.resume(kind_of<Record>(), record.id);
    checker.report(Level::warning, "dangling_reference", field, id,
                   {fmt::format("\"{}\" không có trong danh sách {}; thêm vào danh sách hoặc sửa mã.", id,
                                what == "visit" ? "lượt khảo sát" : "đơn vị"),
                    fmt::format("「{}」は{}の一覧にありません。一覧に加えるか、IDを直してください。", id,
                                what == "visit" ? "訪問" : "団体"),
                    fmt::format("There is no {} \"{}\"; add it or correct the id.", what, id)});
  }
}

// Vectors compare only with vectors of their own width. The width that most have is the survey's, since one record that
// another model made must not cost all others theirs; of two equally frequent ones that of the first record counts.
void check_widths(Survey::Records& records, Checker& checker) {
  const auto each = [&](auto&& visit) {
    for (auto& technology : records.technologies) visit(technology);
    for (auto& need : records.needs) visit(need);
    for (auto& expert : records.experts) visit(expert);
  };
  std::map<std::size_t, std::size_t> count;
  each([&](const auto& record) { count[record.embedding.size()] += record.embedding.empty() ? 0 : 1; });
  std::size_t usual = 0;
  each([&](const auto& record) {
    if (!record.embedding.empty() && (usual == 0 || count[record.embedding.size()] > count[usual]))
      usual = record.embedding.size();
  });
  each([&]<class Record>(Record& record) {
    checker.resume(kind_of<Record>(), record.id);
    checker.embedding_width(record.embedding, usual);
  });
}

template <class Record>
std::set<std::string_view> ids_of(const std::vector<Record>& records) {
  std::set<std::string_view> ids;
  for (const Record& record : records) ids.insert(record.id);
  return ids;
}

}  // namespace

Checked make_survey(Survey::Records records, const Origins& origins) {
  Checker checker(origins);
  check_all(records.organisations, checker);
  check_all(records.technologies, checker);
  check_all(records.needs, checker);
  check_all(records.experts, checker);
  check_all(records.visits, checker);

  const auto organisations = ids_of(records.organisations);
  const auto visits = ids_of(records.visits);
  check_references(
      records.technologies, organisations, "provider", "organisation", checker,
      [](const Technology& t) -> auto& { return t.provider; });
  check_references(
      records.technologies, visits, "visit", "visit", checker, [](const Technology& t) -> auto& { return t.visit; });
  check_references(
      records.needs, organisations, "organisation", "organisation", checker,
      [](const Need& n) -> auto& { return n.organisation; });
  check_references(
      records.experts, organisations, "organisation", "organisation", checker,
      [](const Expert& e) -> auto& { return e.organisation; });
  check_references(
      records.visits, organisations, "organisation", "organisation", checker,
      [](const Visit& v) -> auto& { return v.organisation; });

  const auto by_id = [](auto& list) {
    std::ranges::sort(list, {}, [](const auto& r) -> const std::string& { return r.id; });
  };
  by_id(records.organisations);
  by_id(records.technologies);
  by_id(records.needs);
  by_id(records.experts);
  by_id(records.visits);
  check_widths(records, checker);

  Checked checked{SurveyMaker::make(std::move(records)), std::move(checker.findings)};
  sort_findings(checked.findings);
  return checked;
}

}  // namespace caunoi
