// Records as JSON lines, in and out.
//
// One description of each record, describe(), names its keys; a Writer and a Reader walk it. So the two cannot drift
// apart, and reading what was written gives the same records to the last bit: numbers are printed in their shortest
// exact form. Tested by survey/jsonl_test.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "base/json_numbers.hpp"
#include "caunoi/survey.hpp"
#include "survey/line.hpp"

namespace caunoi {

namespace {

using Json = nlohmann::ordered_json;

// ---- The keys of each record, in the order they are written ----

template <class V>
void describe(Organisation& o, V& v) {
  v("id", o.id), v("name", o.name), v("aliases", o.aliases), v("kind", o.kind), v("country", o.country),
      v("province", o.province);
  v("tax_id", o.tax_id), v("sectors", o.sectors), v("fields", o.fields), v("employees", o.employees),
      v("capability", o.capability);
  v("languages", o.languages), v("certs", o.certs), v("vn_presence", o.vn_presence), v("products", o.products),
      v("founded", o.founded);
  v("address", o.address), v("contact", o.contact), v("phone", o.phone), v("email", o.email);
}

template <class V>
void describe(Technology& t, V& v) {
  v("id", t.id), v("provider", t.provider), v("visit", t.visit), v("title", t.title), v("summary", t.summary),
      v("problem", t.problem);
  v("advantage", t.advantage), v("fields", t.fields), v("trl", t.trl), v("trl_source", t.trl_source), v("kind", t.kind),
      v("ip", t.ip);
  v("modes", t.modes), v("price", t.price), v("capex", t.capex), v("capacity", t.capacity), v("standards", t.standards);
  v("operator_skill", t.operator_skill), v("references", t.references), v("keywords", t.keywords),
      v("proposed", t.proposed);
  v("embedding", t.embedding);
}

template <class V>
void describe(Need& n, V& v) {
  v("id", n.id), v("organisation", n.organisation), v("title", n.title), v("problem", n.problem),
      v("requirements", n.requirements);
  v("fields", n.fields), v("kind_wanted", n.kind_wanted), v("modes", n.modes), v("trl_min", n.trl_min),
      v("budget", n.budget);
  v("capacity", n.capacity), v("standards", n.standards), v("deadline", n.deadline), v("urgency", n.urgency);
  v("confidential", n.confidential), v("embedding", n.embedding);
}

template <class V>
void describe(Expert& e, V& v) {
  v("id", e.id), v("name", e.name), v("organisation", e.organisation), v("country", e.country),
      v("languages", e.languages);
  v("fields", e.fields), v("expertise", e.expertise), v("works", e.works), v("embedding", e.embedding);
}

template <class V>
void describe(Visit& s, V& v) {
  v("id", s.id), v("organisation", s.organisation), v("region", s.region), v("field", s.field), v("date", s.date),
      v("note", s.note);
}

template <class V>
void describe(LangText& t, V& v) {
  v("vi", t.vi), v("ja", t.ja), v("en", t.en);
}
template <class V>
void describe(Quantity& q, V& v) {
  v("min", q.min), v("max", q.max), v("unit", q.unit);
}
template <class V>
void describe(Reference& r, V& v) {
  v("place", r.place), v("year", r.year);
}
template <class V>
void describe(Work& w, V& v) {
  v("title", w.title), v("text", w.text), v("year", w.year);
}
template <class V>
void describe(Money& m, V& v) {
  v("min", m.min), v("max", m.max), v("currency", m.currency), v("year", m.year), v("raw", m.raw);
}

template <class T>
concept Described = std::is_same_v<T, LangText> || std::is_same_v<T, Money> || std::is_same_v<T, Quantity> ||
    std::is_same_v<T, Reference> || std::is_same_v<T, Work>;

constexpr std::array<std::string_view, 3> source_names{"stated", "parsed", "guessed"};

// ---- Writing ----

// Whole numbers without a fraction; JSON has no infinities, validated records have none either.
Json number(double value) {
  if (std::floor(value) == value && std::abs(value) < 9e15 && !(value == 0 && std::signbit(value)))
    return static_cast<std::int64_t>(value);
  return value;
}

class Writer {
 public:
  Json object = Json::object();

  // A key is left out when its value is unknown: empty, absent, or the default. Numbers of money and quantities always
  // stand.
  void operator()(const char* key, const std::string& value) {
    if (!value.empty()) object[key] = value;
  }
  void operator()(const char* key, double value) { object[key] = number(value); }
  void operator()(const char* key, int value) {
    if (value != 0) object[key] = value;
  }
  void operator()(const char* key, bool value) {
    if (value) object[key] = true;
  }
  void operator()(const char* key, Source value) {
    if (value != Source::stated) object[key] = source_names[static_cast<std::size_t>(value)];
  }
  void operator()(const char* key, LangText& value) {
    if (!value.empty()) object[key] = json(value);
  }
  template <class T>
  void operator()(const char* key, std::optional<T>& value) {
    if (value) object[key] = json(*value);
  }
  template <class T>
  void operator()(const char* key, std::vector<T>& values) {
    if (values.empty()) return;
    Json& list = object[key] = Json::array();
    for (T& value : values) list.push_back(json(value));
  }

 private:
  static Json json(int value) { return value; }
  static Json json(bool value) { return value; }
  // 0.1 rather than 0.10000000149011612: a vector has a thousand of them.
  static Json json(float value) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    double shortest = value;
    std::from_chars(digits, end, shortest);
    return static_cast<float>(shortest) == value ? shortest : static_cast<double>(value);
  }
  static Json json(const std::string& value) { return value; }
  static Json json(Lang lang) { return lang_name(lang); }
  static Json json(Field field) { return field_code(field); }
  static Json json(const FieldWeight& f) { return {{"code", field_code(f.field)}, {"weight", number(f.weight)}}; }
  template <Described T>
  static Json json(T& value) {
    Writer writer;
    describe(value, writer);
    return std::move(writer.object);
  }
};

template <class Record>
void write(const Record& record, std::string_view type, std::string& out) {
  Writer writer;
  writer.object["type"] = type;
  describe(const_cast<Record&>(record), writer);  // describe() serves reading too; a Writer changes nothing
  out += writer.object.dump(-1, ' ', false, Json::error_handler_t::replace);
  out += '\n';
}

// ---- Reading ----

// Edits between two keys; keys are short, so the plain table of Wagner and Fischer (1974) does.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j)
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])}));
  }
  return row[b.size()];
}

std::string_view nearest(std::string_view key, const std::vector<std::string_view>& known) {
  return *std::ranges::min_element(known, {}, [&](std::string_view k) { return distance(key.substr(0, 64), k); });
}

std::string shown(const Json& value) {
  std::string text = value.is_string() ? value.get_ref<const std::string&>()
                                       : value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 120) {
    text.resize(120);
    while (!text.empty() && (text.back() & 0xC0) == 0x80) text.pop_back();  // not half a character
    if (!text.empty() && (text.back() & 0x80) != 0) text.pop_back();
    text += "...";
  }
  return text;
}

// Where findings of one line go.
struct Line {
  std::string_view file;
  std::uint32_t number;
  std::string_view prefix;  // "need"
  std::string record;
  std::vector<Finding>& findings;

  void report(Finding::Level level, std::string_view code, const std::string& path, std::string value,
              LangText message) {
    Finding f;
    f.level = level;
    f.code = code;
    f.file = file;
    f.row = number;
    f.record = record;
    f.field = path.empty() ? "" : fmt::format("{}.{}", prefix, path);
    f.value = std::move(value);
    f.message = std::move(message);
    findings.push_back(std::move(f));
  }
};

class Reader {
 public:
  Reader(const Json& object, Line& line, std::string path) : object_(object), line_(line), path_(std::move(path)) {}

  template <class T>
  void operator()(std::string_view key, T& value) {
    known_.push_back(key);
    if (const auto at = object_.find(key); at != object_.end() && !at->is_null())
      read(*at, value, path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key));
  }

  void also_known(std::string_view key) { known_.push_back(key); }

  /// Names every key that nothing asked for.
  void finish() {
    for (const auto& [key, value] : object_.items()) {
      if (std::ranges::find(known_, key) != known_.end()) continue;
      const auto near = nearest(key, known_);
      line_.report(Finding::Level::note, "unknown_key", path_.empty() ? key : fmt::format("{}.{}", path_, key),
                   shown(value),
                   {fmt::format("Không có khóa \"{}\"; khóa gần nhất là \"{}\". Bỏ qua.", key, near),
                    fmt::format("キー「{}」はありません。最も近いのは「{}」です。無視します。", key, near),
                    fmt::format("There is no key \"{}\"; the nearest is \"{}\". Left out.", key, near)});
    }
  }

 private:
  struct Expected {
    std::string_view vi, ja, en;
  };
  static constexpr Expected text{"một chuỗi chữ", "文字列", "a string"};
  static constexpr Expected amount{"một số", "数値", "a number"};
  static constexpr Expected whole{"một số nguyên", "整数", "a whole number"};
  static constexpr Expected flag{"true hoặc false", "trueまたはfalse", "true or false"};
  static constexpr Expected list{"một danh sách [...]", "リスト [...]", "a list [...]"};
  static constexpr Expected vector{"một danh sách số [0.1, ...]", "数値のリスト [0.1, ...]", "a list of numbers [0.1, ...]"};
  static constexpr Expected object{"một đối tượng {...}", "オブジェクト {...}", "an object {...}"};
  static constexpr Expected lang_text{"chuỗi chữ hoặc {\"vi\", \"ja\", \"en\"}",
                                      "文字列または {\"vi\", \"ja\", \"en\"}", "a string or {\"vi\", \"ja\", \"en\"}"};
  static constexpr Expected language{"vi, ja hoặc en", "vi、ja、en のいずれか", "vi, ja or en"};
  static constexpr Expected field{"BIO, ENV, NEN, AUT hoặc MAT", "BIO、ENV、NEN、AUT、MAT のいずれか",
                                  "BIO, ENV, NEN, AUT or MAT"};
  static constexpr Expected source{"stated, parsed hoặc guessed", "stated、parsed、guessed のいずれか",
                                   "stated, parsed or guessed"};

  void wrong(const Json& value, const Expected& expected, const std::string& path) {
    line_.report(Finding::Level::warning, "type", path, shown(value),
                 {fmt::format("\"{}\" phải là {}. Xem như chưa biết.", path, expected.vi),
                  fmt::format("「{}」は{}でなければなりません。不明として扱います。", path, expected.ja),
                  fmt::format("\"{}\" must be {}. Taken as unknown.", path, expected.en)});
  }

  void read(const Json& json, std::string& out, const std::string& path) {
    if (json.is_string())
      out = json.get<std::string>();
    else
      wrong(json, text, path);
  }
  void read(const Json& json, double& out, const std::string& path) {
    if (json.is_number())
      out = json.get<double>();
    else
      wrong(json, amount, path);
  }
  void read(const Json& json, int& out, const std::string& path) {
    const double value = json.is_number() ? json.get<double>() : std::numeric_limits<double>::quiet_NaN();
    if (std::floor(value) == value && std::abs(value) <= std::numeric_limits<int>::max())
      out = static_cast<int>(value);
    else
      wrong(json, whole, path);
  }
  void read(const Json& json, bool& out, const std::string& path) {
    if (json.is_boolean())
      out = json.get<bool>();
    else
      wrong(json, flag, path);
  }
  void read(const Json& json, Source& out, const std::string& path) {
    const auto at =
        json.is_string() ? std::ranges::find(source_names, json.get_ref<const std::string&>()) : source_names.end();
    if (at != source_names.end())
      out = static_cast<Source>(at - source_names.begin());
    else
      wrong(json, source, path);
  }
  void read(const Json& json, Lang& out, const std::string& path) {
    out = json.is_string() ? lang_from(json.get_ref<const std::string&>()) : Lang::unknown;
    if (out == Lang::unknown) wrong(json, language, path);
  }
  void read(const Json& json, Field& out, const std::string& path, bool* good = nullptr) {
    const auto found = json.is_string() ? field_from(json.get_ref<const std::string&>()) : std::nullopt;
    if (good != nullptr) *good = found.has_value();
    if (found)
      out = *found;
    else
      wrong(json, field, path);
  }
  void read(const Json& json, LangText& out, const std::string& path) {
    if (json.is_string()) {
      const auto& words = json.get_ref<const std::string&>();
      out.in(detect_language(words)) = words;
    } else if (json.is_object()) {
      members(json, out, path);
    } else {
      wrong(json, lang_text, path);
    }
  }
  template <Described T>
  void read(const Json& json, T& out, const std::string& path) {
    if (!json.is_object()) return wrong(json, object, path);
    members(json, out, path);
  }
  template <class T>
  void read(const Json& json, std::optional<T>& out, const std::string& path) {
    const std::size_t before = line_.findings.size();
    T value{};
    read(json, value, path);
    // A key too many does not make the value unknown; a part of another type does, except that a work or a reference
    // keeps its other parts.
    constexpr bool keeps_parts = std::is_same_v<T, Work> || std::is_same_v<T, Reference>;
    const auto broken = [](const Finding& f) { return f.code == "type"; };
    if ((keeps_parts && json.is_object()) ||
        std::none_of(line_.findings.begin() + static_cast<std::ptrdiff_t>(before), line_.findings.end(), broken))
      out = std::move(value);
  }
  // A vector is whole or it is none: without one of its numbers the others stand in the wrong places.
  void read(const Json& json, std::vector<float>& out, const std::string& path) {
    if (!json.is_array()) return wrong(json, vector, path);
    constexpr double too_large = 0x1.ffffffp127;  // from here on a float is infinite
    std::vector<float> values;
    values.reserve(json.size());
    for (const Json& one : json) {
      const double value = one.is_number() ? one.get<double>() : std::numeric_limits<double>::quiet_NaN();
      if (!(std::abs(value) < too_large)) return not_in_vector(one, values.size() + 1, path);
      values.push_back(static_cast<float>(value));
    }
    out = std::move(values);
  }
  void not_in_vector(const Json& value, std::size_t place, const std::string& path) {
    const std::string text = value.is_string() ? fmt::format("\"{}\"", shown(value)) : shown(value);
    line_.report(Finding::Level::warning, "embedding", path, text,
                 {fmt::format("Phần tử thứ {} của \"{}\" là {}; mỗi phần tử phải là một số trong phạm vi ±3.4e38. Bỏ qua véc-tơ.",
                              place, path, text),
                  fmt::format("「{1}」の{0}番目が {2} です。±3.4e38以内の数値でなければなりません。ベクトルは無視します。",
                              place, path, text),
                  fmt::format("Element {} of \"{}\" is {}; each must be a number within ±3.4e38. The vector is left out.",
                              place, path, text)});
  }
  template <class T>
  void read(const Json& json, std::vector<T>& out, const std::string& path) {
    if (!json.is_array()) return wrong(json, list, path);
    for (std::size_t i = 0; i < json.size(); ++i) {
      std::optional<T> value;
      read(json[i], value, fmt::format("{}.{}", path, i));
      if (value) out.push_back(std::move(*value));
    }
  }
  // {"code", "weight"} each, or codes alone, most important first: the n-th weighs 1/n before they are scaled to sum to
  // one.
  void read(const Json& json, std::vector<FieldWeight>& out, const std::string& path) {
    if (!json.is_array()) return wrong(json, list, path);
    double sum = 0;
    for (std::size_t i = 0; i < json.size(); ++i) {
      FieldWeight one{Field::bio, 1.0 / static_cast<double>(i + 1)};
      const std::string here = fmt::format("{}.{}", path, i);
      bool good = false;
      if (json[i].is_object()) {
        Reader reader(json[i], line_, here);
        reader.also_known("code");
        reader("weight", one.weight);
        reader.finish();
        const auto code = json[i].find("code");
        read(code == json[i].end() ? Json() : *code, one.field, here + ".code", &good);
      } else {
        read(json[i], one.field, here, &good);
        if (good) sum += one.weight;
      }
      if (good) out.push_back(one);
    }
    if (sum > 0)
      for (FieldWeight& one : out) one.weight /= sum;
  }
  template <class T>
  void members(const Json& json, T& out, const std::string& path) {
    Reader reader(json, line_, path);
    describe(out, reader);
    reader.finish();
    if constexpr (std::is_same_v<T, Money> || std::is_same_v<T, Quantity>) {  // one figure known: both ends
      const auto given = [&](const char* key) { return json.contains(key) && !json[key].is_null(); };
      if (!given("max")) out.max = out.min;
      if (!given("min")) out.min = out.max;
    }
  }

  const Json& object_;
  Line& line_;
  std::string path_;
  std::vector<std::string_view> known_;
};

template <class Record>
void read_record(const Json& json, Line& line, std::string_view kind, std::vector<Record>& records, Origins& origins) {
  Record record;
  Reader reader(json, line, "");
  reader.also_known("type");
  describe(record, reader);
  reader.finish();
  note_origin(origins, kind, record.id, {std::string(line.file), "", line.number, {}});
  records.push_back(std::move(record));
}

void read_line(const Json& json, Line& line, Survey::Records& records, Origins& origins) {
  const auto type_at = json.find("type");
  const std::string type = type_at != json.end() && type_at->is_string() ? type_at->get<std::string>() : "";
  if (const auto id = json.find("id"); id != json.end() && id->is_string()) line.record = id->get<std::string>();
  if (type == "organisation") return line.prefix = "org", read_record(json, line, type, records.organisations, origins);
  if (type == "technology") return line.prefix = "tech", read_record(json, line, type, records.technologies, origins);
  if (type == "need") return line.prefix = "need", read_record(json, line, type, records.needs, origins);
  if (type == "expert") return line.prefix = "expert", read_record(json, line, type, records.experts, origins);
  if (type == "visit") return line.prefix = "visit", read_record(json, line, type, records.visits, origins);
  line.prefix = "record";
  line.report(
      Finding::Level::error, "record_type", "type", type,
      {fmt::format("\"type\" là \"{}\"; phải là organisation, technology, need, expert hoặc visit. Bỏ qua dòng này.",
                   type),
       fmt::format("「type」が「{}」です。organisation、technology、need、expert、visit "
                   "のいずれかにしてください。この行は無視します。",
                   type),
       fmt::format(
           "\"type\" is \"{}\"; it must be organisation, technology, need, expert or visit. The line is left out.",
           type)});
}

void report_mended(Line& line, const MendedNumbers& mended) {
  line.report(Finding::Level::warning, "not_a_number", "", mended.first,
              {fmt::format("{} không phải là số trong JSON (số giá trị như vậy trong dòng này: {}). Xem như chưa biết.",
                           mended.first, mended.count),
               fmt::format("{} はJSONの数値ではありません(この行に{}個)。不明として扱います。", mended.first,
                           mended.count),
               fmt::format("{} is no number in JSON (such values in this line: {}). Taken as unknown.", mended.first,
                           mended.count)});
}

}  // namespace

void append_line(const Organisation& organisation, std::string& out) { write(organisation, "organisation", out); }
void append_line(const Technology& technology, std::string& out) { write(technology, "technology", out); }
void append_line(const Need& need, std::string& out) { write(need, "need", out); }
void append_line(const Expert& expert, std::string& out) { write(expert, "expert", out); }
void append_line(const Visit& visit, std::string& out) { write(visit, "visit", out); }

std::string to_jsonl(const Survey& survey) {
  std::string out;
  const auto append = [&](auto records) {
    for (const auto& record : records) append_line(record, out);
  };
  append(survey.organisations());
  append(survey.technologies());
  append(survey.needs());
  append(survey.experts());
  append(survey.visits());
  return out;
}

void read_jsonl(std::string_view bytes, std::string_view file, Survey::Records& records, Origins& origins,
                std::vector<Finding>& findings) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (std::uint32_t number = 1; !bytes.empty(); ++number) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Line line{file, number, "record", {}, findings};
    Json json;
    std::size_t stopped = 0;
    const auto parse = [&](std::string_view from) {
      try {
        json = Json::parse(from);
      } catch (const Json::parse_error& error) {
        stopped = error.byte;
      } catch (const Json::exception&) {  // a number beyond double
      }
      return json.is_object();
    };
    if (parse(text)) {
      read_line(json, line, records, origins);
      continue;
    }
    if (const auto mended = mend_numbers(text); mended && parse(mended->text)) {
      read_line(json, line, records, origins);
      report_mended(line, *mended);
      continue;
    }
    line.report(
        Finding::Level::error, "not_json", "", shown(std::string(text)),
        {fmt::format("Dòng này không phải là một đối tượng JSON {{...}} (ký tự thứ {}). Bỏ qua dòng này.", stopped),
         fmt::format("この行はJSONオブジェクト {{...}} ではありません({}文字目)。この行は無視します。", stopped),
         fmt::format("This line is not a JSON object {{...}} (byte {}). The line is left out.", stopped)});
  }
}

}  // namespace caunoi
