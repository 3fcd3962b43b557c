// JSON lines: what is written is read back the same, and what is wrong is named.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>

#include "caunoi/survey.hpp"

namespace caunoi {
namespace {

struct Read {
  Survey::Records records;
  Origins origins;
  std::vector<Finding> findings;
};

Read read(std::string_view text) {
  Read r;
  read_jsonl(text, "t.jsonl", r.records, r.origins, r.findings);
  return r;
}

// Records with every field drawn at random, unknown or known.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  bool coin() { return engine_() % 2 == 0; }
  int whole(int low, int high) { return low + static_cast<int>(engine_() % static_cast<unsigned>(high - low + 1)); }
  double real() { return std::ldexp(static_cast<double>(engine_()), whole(-40, 20)); }
  std::string text() {
    static const char* parts[] = {"nước thải ", "排水", "\"quoted\"", "\\", "\n", "😀", "Đ", "a", "\t", "0"};
    std::string out;
    for (int n = whole(1, 6); n > 0; --n) out += parts[whole(0, 9)];
    return out;
  }
  LangText lang_text() { return {coin() ? text() : "", coin() ? text() : "", text()}; }
  Money money() {
    const double a = real(), b = real();
    return {std::min(a, b), std::max(a, b), coin() ? "VND" : "JPY", coin() ? 0 : whole(1990, 2020),
            coin() ? text() : ""};
  }
  Quantity quantity() {
    const double a = real(), b = real();
    return {std::min(a, b), std::max(a, b), coin() ? "m3/d" : "kW"};
  }
  std::vector<FieldWeight> fields() {
    if (coin()) return {};
    return {{Field::env, 0.625}, {Field::mat, 0.375}};
  }
  std::vector<float> embedding() {
    std::vector<float> v;
    if (coin())
      for (int n = 0; n < 3; ++n) v.push_back(static_cast<float>(real() - real()));
    return v;
  }
  template <class T, class Make>
  std::optional<T> maybe(Make make) {
    return coin() ? std::optional<T>(make()) : std::nullopt;
  }
  template <class Make>
  auto list(Make make) {
    std::vector<decltype(make())> out;
    for (int n = whole(0, 3); n > 0; --n) out.push_back(make());
    return out;
  }

  Survey::Records records() {
    Survey::Records r;
    const auto words = [&] { return text(); };
    for (int i = 0; i < 3; ++i) {
      Organisation o;
      o.id = "O" + std::to_string(i), o.name = lang_text(), o.aliases = list(words), o.country = coin() ? "VN" : "",
      o.province = text();
      o.kind = coin() ? "COOP" : "", o.tax_id = "0201234567", o.sectors = list(words), o.fields = fields();
      o.employees = maybe<int>([&] { return whole(0, 9000); }), o.capability = maybe<int>([&] { return whole(1, 5); });
      if (coin()) o.languages = {Lang::vi, Lang::ja};
      o.certs = list(words), o.vn_presence = coin() ? "AGENT" : "", o.products = lang_text(),
      o.founded = maybe<int>([&] { return whole(1900, 2015); });
      o.address = text(), o.contact = text(), o.phone = "0913", o.email = coin() ? "a@b" : "";
      r.organisations.push_back(o);
      Technology t;
      t.id = "T" + std::to_string(i), t.provider = "O1", t.visit = coin() ? "V1" : "", t.title = lang_text(),
      t.summary = lang_text();
      t.problem = lang_text(), t.advantage = lang_text(), t.fields = fields(),
      t.trl = maybe<int>([&] { return whole(1, 9); });
      t.trl_source = static_cast<Source>(whole(0, 2)), t.kind = coin() ? "PROCESS" : "";
      if (coin()) t.ip = {"UM", "NONE"};
      if (coin()) t.modes = {"JV"};
      t.price = maybe<Money>([&] { return money(); }), t.capex = maybe<Money>([&] { return money(); });
      t.capacity = maybe<Quantity>([&] { return quantity(); }), t.standards = list(words);
      t.operator_skill = maybe<int>([&] { return whole(1, 5); });
      t.references = list([&] { return Reference{text(), coin() ? 0 : whole(1990, 2020)}; });
      t.keywords = list(words), t.proposed = maybe<bool>([&] { return coin(); }), t.embedding = embedding();
      r.technologies.push_back(t);
      Need n;
      n.id = "N" + std::to_string(i), n.organisation = "O2", n.title = lang_text(), n.problem = lang_text(),
      n.requirements = lang_text();
      n.fields = fields();
      if (coin()) n.kind_wanted = {"EQUIPMENT"};
      if (coin()) n.modes = {"SALE", "OEM"};
      n.trl_min = maybe<int>([&] { return whole(1, 9); }), n.budget = maybe<Money>([&] { return money(); });
      n.capacity = maybe<Quantity>([&] { return quantity(); }), n.standards = list(words),
      n.deadline = coin() ? "2016-02-29" : "";
      n.urgency = maybe<int>([&] { return whole(1, 3); }), n.confidential = coin(), n.embedding = embedding();
      r.needs.push_back(n);
      Expert e;
      e.id = "X" + std::to_string(i), e.name = lang_text(), e.organisation = coin() ? "O0" : "", e.country = "JP",
      e.languages = {Lang::en};
      e.fields = fields(), e.expertise = lang_text(), e.embedding = embedding();
      e.works = list([&] {
        return Work{lang_text(), coin() ? lang_text() : LangText{}, coin() ? 0 : whole(1990, 2020)};
      });
      r.experts.push_back(e);
      Visit v;
      v.id = "V" + std::to_string(i), v.organisation = "O0", v.region = coin() ? "NORTH" : "",
      v.date = coin() ? "2014-01-31" : "", v.note = lang_text();
      v.field = maybe<Field>([&] { return Field::aut; });
      r.visits.push_back(v);
    }
    return r;
  }

 private:
  std::mt19937 engine_;
};

TEST(Jsonl, RoundTripIsExact) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Checked checked = make_survey(Random(seed).records());
    ASSERT_TRUE(checked.findings.empty()) << checked.findings[0].message.en;
    const std::string text = to_jsonl(checked.survey);
    const Read again = read(text);
    ASSERT_TRUE(again.findings.empty()) << seed << again.findings[0].message.en;
    const Survey::Records& r = checked.survey.records();
    ASSERT_EQ(again.records.organisations, r.organisations) << seed;
    ASSERT_EQ(again.records.technologies, r.technologies) << seed;
    ASSERT_EQ(again.records.needs, r.needs) << seed;
    ASSERT_EQ(again.records.experts, r.experts) << seed;
    ASSERT_EQ(again.records.visits, r.visits) << seed;
    ASSERT_EQ(to_jsonl(make_survey(again.records, again.origins).survey), text) << seed;
  }
}

TEST(Jsonl, TextGivenAsAString) {
  const Read r = read(
      R"({"type":"technology","id":"T","title":"Máy sấy nông sản","summary":"排水処理装置です","problem":{"en":"x"}})");
  EXPECT_EQ(r.records.technologies[0].title.vi, "Máy sấy nông sản");
  EXPECT_EQ(r.records.technologies[0].summary.ja, "排水処理装置です");
  EXPECT_EQ(r.records.technologies[0].problem.en, "x");
  EXPECT_TRUE(r.findings.empty());
}

TEST(Jsonl, FieldsAsCodesWeighLessAndLess) {
  const Read r = read(R"({"type":"organisation","id":"O","name":"X","fields":["ENV","Sinh học"]})");
  ASSERT_EQ(r.records.organisations[0].fields.size(), 2u);
  EXPECT_DOUBLE_EQ(r.records.organisations[0].fields[0].weight, 2.0 / 3);
  EXPECT_EQ(r.records.organisations[0].fields[1].field, Field::bio);
}

TEST(Jsonl, MoneyWithOneFigure) {
  const Read r = read(R"({"type":"need","id":"N","title":"x","budget":{"max":5,"currency":"VND"}})");
  EXPECT_EQ(r.records.needs[0].budget->min, 5);
}

TEST(Jsonl, UnknownKeyNamesTheNearest) {
  const Read r = read(
      "\n{\"type\":\"need\",\"id\":\"N\",\"title\":\"x\",\"bugdet\":1,\"budget\":{\"min\":1,\"max\":2,\"curency\":"
      "\"VND\"}}");
  ASSERT_EQ(r.findings.size(), 2u);
  EXPECT_EQ(r.findings[0].code, "unknown_key");
  EXPECT_EQ(r.findings[0].level, Finding::Level::note);
  EXPECT_NE(r.findings[0].message.en.find("\"currency\""), std::string::npos);
  EXPECT_EQ(r.findings[1].place(), "t.jsonl:2:bugdet");
  EXPECT_NE(r.findings[1].message.en.find("nearest is \"budget\""), std::string::npos);
  EXPECT_TRUE(r.records.needs[0].budget) << "a key too many does not spoil the value";
}

TEST(Jsonl, AnotherTypeBecomesUnknownWithAFinding) {
  const Read r = read(
      R"({"type":"technology","id":"T","title":"x","trl":"bảy","price":{"min":"1"},"modes":"JV","keywords":["a",1],"fields":[{"code":"ENV","weight":"1"},"ZZZ"],"proposed":1,"summary":5,"trl_source":"x","references":[{"place":"A","year":"x"}]})");
  const Technology& t = r.records.technologies.at(0);
  EXPECT_FALSE(t.trl);
  EXPECT_FALSE(t.price);
  EXPECT_TRUE(t.modes.empty());
  EXPECT_EQ(t.keywords, std::vector<std::string>{"a"});
  EXPECT_FALSE(t.proposed);
  EXPECT_EQ(t.references.at(0).place, "A");
  EXPECT_EQ(r.findings.size(), 10u);
  for (const Finding& f : r.findings) {
    EXPECT_EQ(f.code, "type");
    EXPECT_EQ(f.record, "T");
    EXPECT_FALSE(f.message.vi.empty() || f.message.ja.empty() || f.message.en.empty());
  }
}

TEST(Jsonl, LinesThatAreNotRecords) {
  for (const char* line :
       {"{", "[1]", "5", "\"x\"", "{\"a\":1}", "{\"type\":\"meeting\",\"id\":\"M\"}",
        "{\"type\":\"need\",\"id\":\"N\",\"urgency\":None}", "\xff\xfe{", "nul\x01", "{\"type\":5}"}) {
    const Read r = read(line);
    ASSERT_EQ(r.findings.size(), 1u) << line;
    EXPECT_EQ(r.findings[0].level, Finding::Level::error) << line;
    EXPECT_EQ(r.findings[0].row, 1u);
  }
}

// Python's json writes NaN; a number too large for a double is one by mistake. Neither costs the rest of the line.
TEST(Jsonl, NumbersThatAreNoneBecomeUnknown) {
  for (const char* value : {"NaN", "-Infinity", "1e999"}) {
    const Read r = read(std::string("\n") + R"({"type":"need","id":"N","title":"NaN 1e999","urgency":)" + value +
                        R"(,"budget":{"min":)" + value + R"(,"max":7,"currency":"VND"}})");
    ASSERT_EQ(r.records.needs.size(), 1u) << value;
    const Need& n = r.records.needs[0];
    EXPECT_EQ(n.title.vi + n.title.ja + n.title.en, "NaN 1e999");
    EXPECT_FALSE(n.urgency);
    EXPECT_EQ(n.budget->min, 7) << "one figure known: both ends";
    ASSERT_EQ(r.findings.size(), 1u);
    EXPECT_EQ(r.findings[0].code, "not_a_number");
    EXPECT_EQ(r.findings[0].value, value);
    EXPECT_EQ(r.findings[0].place(), "t.jsonl:2");
    EXPECT_EQ(r.findings[0].record, "N");
  }
}

TEST(Jsonl, AVectorIsWholeOrNone) {
  const auto embedding = [](const std::string& value) {
    return read(R"({"type":"technology","id":"T","title":"x","trl":7,"embedding":)" + value + "}");
  };
  for (const char* bad : {"1", "\"1,2\"", "{}", "true", "[1,null]", "[1,\"2\"]", "[[1,2]]", "[1,[2]]", "[1,true]",
                          "[1,1e39]", "[-1e300,1]", "[1,NaN]", "[1,-Infinity]", "[1,1e999]"}) {
    const Read r = embedding(bad);
    ASSERT_EQ(r.records.technologies.size(), 1u) << bad;
    EXPECT_EQ(r.records.technologies[0].trl, 7) << bad;
    EXPECT_TRUE(r.records.technologies[0].embedding.empty()) << bad;
    ASSERT_FALSE(r.findings.empty()) << bad;
    EXPECT_EQ(r.findings[0].place(), "t.jsonl:1:embedding") << bad;
    EXPECT_EQ(r.findings[0].record, "T");
    for (const Finding& f : r.findings) EXPECT_FALSE(f.message.vi.empty() || f.message.ja.empty() || f.message.en.empty());
  }
  EXPECT_NE(embedding("[1,null]").findings[0].message.en.find("Element 2"), std::string::npos);
  EXPECT_EQ(embedding("[" + std::string(3000, ' ') + "1" + "]").records.technologies[0].embedding.size(), 1u);
  for (const char* none : {"[]", "null"}) {
    EXPECT_TRUE(embedding(none).findings.empty()) << none;
    EXPECT_TRUE(embedding(none).records.technologies[0].embedding.empty());
  }
}

TEST(Jsonl, VectorsAreWrittenShortAndReadExactly) {
  Survey::Records records;
  Technology t;
  t.id = "T";
  t.title.vi = "x";
  t.embedding = {0.1f, -1.5f, 1e-45f, std::numeric_limits<float>::max(), std::numeric_limits<float>::min(), 16777216.0f, 1.0f / 3};
  std::mt19937 engine(5);
  for (int i = 0; i < 20000; ++i) {
    const float value = std::bit_cast<float>(static_cast<std::uint32_t>(engine()));
    if (std::isfinite(value)) t.embedding.push_back(value);
  }
  records.technologies.push_back(t);
  const std::string text = to_jsonl(make_survey(records).survey);
  EXPECT_NE(text.find("[0.1,-1.5,"), std::string::npos);
  const Read again = read(text);
  EXPECT_TRUE(again.findings.empty());
  EXPECT_EQ(again.records.technologies.at(0).embedding, t.embedding);
}

TEST(Jsonl, DeepNestingAndCutLinesDoNotCrash) {
  EXPECT_EQ(read(std::string(200000, '[')).findings.size(), 1u);
  const std::string good = to_jsonl(make_survey(Random(7).records()).survey);
  for (std::size_t cut = 0; cut < good.size(); cut += 37) (void)read(good.substr(0, cut));
}

TEST(Jsonl, ByteOrderMarkAndCrLf) {
  const Read r = read("\xEF\xBB\xBF{\"type\":\"visit\",\"id\":\"V\",\"organisation\":\"O\"}\r\n\r\n");
  EXPECT_EQ(r.records.visits.size(), 1u);
  EXPECT_TRUE(r.findings.empty());
}

// The corpus is the largest set of hand-written records there is: it must be read without an objection.
TEST(Jsonl, CorpusReadsWithoutUnknownKeysOrTypes) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(CAUNOI_SOURCE_DIR) / "corpus" / "haiphong-2015";
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".jsonl") continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const Read r = read(text);
    for (const Finding& f : r.findings) ADD_FAILURE() << entry.path().filename() << ":" << f.row << " " << f.message.en;
  }
}

}  // namespace
}  // namespace caunoi
