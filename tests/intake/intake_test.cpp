// From files to a survey: the nasty workbook, bad input, folders.
#include "caunoi/intake.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>

#include "helpers.hpp"

namespace caunoi {
namespace {

using test::finding;
using test::fixture;
using test::Folder;
using testing::ElementsAre;

Intake nasty() {
  auto intake = read_workspace(fixture("nasty.xlsx"));
  EXPECT_TRUE(intake) << intake.error().text();
  return *std::move(intake);
}

TEST(Nasty, SheetsAndHeaders) {
  const Intake intake = nasty();
  ASSERT_EQ(intake.sheets.size(), 6u);
  const auto entity = [&](std::size_t i) { return intake.sheets[i].entity; };
  EXPECT_EQ(entity(0), "technology");
  EXPECT_EQ(intake.sheets[0].header_row, 4u);
  EXPECT_EQ(intake.sheets[0].header_rows, 2u);
  EXPECT_EQ(intake.sheets[0].rows_read, 5u);
  EXPECT_GT(intake.sheets[0].confidence, 0.8);
  EXPECT_EQ(entity(1), "need");
  EXPECT_EQ(intake.sheets[1].header_row, 3u);
  EXPECT_EQ(entity(2), "organisation");
  EXPECT_EQ(entity(3), "technology");
  EXPECT_EQ(entity(4), "event");
  EXPECT_EQ(entity(5), "");
}

TEST(Nasty, Technologies) {
  const Intake intake = nasty();
  const Survey& s = intake.survey;
  ASSERT_EQ(s.technologies().size(), 9u);
  const Technology& one = *s.technology("T-001");
  EXPECT_EQ(one.title.vi, "Xử lý nước thải dệt nhuộm bằng màng MBR");
  EXPECT_EQ(one.trl, 9);
  EXPECT_EQ(one.trl_source, Source::parsed);
  EXPECT_EQ(*one.price, (Money{2e9, 3e9, "VND", 0, "2-3 tỷ"}));
  EXPECT_EQ(one.capex->max, 5'132'000'000);
  EXPECT_EQ(*one.capacity, (Quantity{200, 200, "m3/d"}));
  EXPECT_THAT(one.modes, ElementsAre("LIC_NX", "TRAIN"));
  EXPECT_THAT(one.ip, ElementsAre("PAT_GRANTED"));
  EXPECT_EQ(one.proposed, true);
  const Technology& two = *s.technology("T-002");
  EXPECT_EQ(two.fields, (std::vector<FieldWeight>{{Field::env, 1}})) << "nt";
  EXPECT_EQ(two.modes, one.modes) << "nt";
  EXPECT_FALSE(two.trl);
  EXPECT_FALSE(two.price) << "thỏa thuận";
  EXPECT_EQ(two.capacity->max, 100);
  EXPECT_EQ(two.proposed, false);
  for (const char* id : {"T-003-1", "T-003-2", "T-003-3"}) ASSERT_NE(s.technology(id), nullptr);
  EXPECT_EQ(s.technology("T-003-2")->title.vi, "Máy ép bùn trục vít");
  EXPECT_EQ(s.technology("T-003-1")->price->min, 0) << "dưới 500 triệu";
  EXPECT_FALSE(s.technology("T-003-1")->capex);
  EXPECT_EQ(s.technology("T-004")->fields[0].field, Field::bio) << "from the title of its section";
  EXPECT_EQ(s.technology("T-004")->capex->max, 1.5e9);
  const Technology& ja = *s.technology("T-006");
  EXPECT_EQ(ja.title.ja, "膜分離活性汚泥装置");
  EXPECT_EQ(ja.trl, 9);
  EXPECT_EQ(*ja.capex, (Money{1.5e8, 1.5e8, "JPY", 0, "1.5億円"}));
  EXPECT_EQ(*ja.capacity, (Quantity{100, 100, "t/d"}));
  EXPECT_EQ(s.technology("T-007")->capex->min, 3e6) << "３００～５００万円";
  EXPECT_EQ(s.technology("T-007")->provider, ja.provider) << "〃";
}

TEST(Nasty, Organisations) {
  const Intake intake = nasty();
  const Survey& s = intake.survey;
  EXPECT_EQ(s.organisations().size(), 6u);
  const Organisation& paint = *s.organisation(s.technology("T-001")->provider);
  EXPECT_EQ(paint.name.vi, "Công ty Sơn Hải Phòng Xanh");
  EXPECT_THAT(paint.aliases, ElementsAre("Công ty CP Sơn Hải Phòng Xanh", "CTCP Sơn Hải Phòng Xanh"));
  EXPECT_EQ(paint.phone, "0913456789");
  EXPECT_EQ(s.technology("T-004")->provider, paint.id);
  EXPECT_NE(s.technology("T-005")->provider, paint.id) << "TNHH is another firm than CP";
  const Organisation& green = *s.organisation(s.technology("T-006")->provider);
  EXPECT_EQ(green.name.ja, "株式会社ミドリ環境");
  EXPECT_EQ(green.employees, 120);
  EXPECT_EQ(green.founded, 1991);
  EXPECT_THAT(green.languages, ElementsAre(Lang::ja, Lang::en));
  EXPECT_EQ(green.vn_presence, "AGENT");
  EXPECT_EQ(green.tax_id, "1234567890123");
}

TEST(Nasty, Needs) {
  const Intake intake = nasty();
  const Survey& s = intake.survey;
  ASSERT_EQ(s.needs().size(), 3u);
  EXPECT_EQ(s.need("N-001")->budget->max, 3e9) << "the unit is in the header";
  EXPECT_EQ(s.need("N-001")->deadline, "2016-06-30");
  EXPECT_EQ(s.need("N-001")->capacity->unit, "m3/d");
  EXPECT_EQ(s.need("N-001")->urgency, 3);
  EXPECT_EQ(s.need("N-001")->title.vi, "Cong nghe xu ly nuoc thai det nhuom");
  EXPECT_EQ(s.need("N-001")->fields[0].field, Field::env);
  EXPECT_EQ(s.need("N-002")->organisation, s.need("N-001")->organisation) << "with and without diacritics";
  EXPECT_EQ(s.organisation(s.need("N-001")->organisation)->tax_id, "0200123456");
  EXPECT_EQ(s.need("N-002")->budget->min, 1e9);
  EXPECT_EQ(s.need("N-002")->deadline, "2016-09-30");
  EXPECT_EQ(s.need("N-003")->deadline, "");
  EXPECT_EQ(s.need("N-003")->budget->max, 5e8);
  EXPECT_EQ(s.need("N-004"), nullptr) << "neither a title nor a problem";
}

TEST(Nasty, EveryTrapIsNamedByItsCell) {
  const Intake intake = nasty();
  const auto& f = intake.findings;
  for (const auto& [code, place] :
       std::vector<std::pair<const char*, const char*>>{{"trl_range", "Công nghệ:9:E"},
                                                        {"digits_lost", "Công nghệ:9:K"},
                                                        {"money_negative", "Công nghệ:10:G"},
                                                        {"several_in_one_cell", "Công nghệ:10:B"},
                                                        {"money_unreadable", "Công nghệ:12:F"},
                                                        {"quantity_unreadable", "Công nghệ:12:H"},
                                                        {"unknown_code", "Công nghệ:12:I"},
                                                        {"yes_no", "Công nghệ:12:L"},
                                                        {"money_unit", "Công nghệ:13:F"},
                                                        {"cell_error", "Công nghệ:13:G"},
                                                        {"similar_organisation", "Công nghệ:13:C"},
                                                        {"same_organisation", "Công nghệ:9:C"},
                                                        {"leading_zero", "Công nghệ:8:K"},
                                                        {"total_row", "Công nghệ:14"},
                                                        {"remark_row", "Công nghệ:15"},
                                                        {"section_row", "Công nghệ:7"},
                                                        {"hidden_rows", "Công nghệ:4"},
                                                        {"unknown_column", "Công nghệ:4:M"},
                                                        {"leading_zero", "Nhu cau:4:C"},
                                                        {"date_unreadable", "Nhu cau:6:G"},
                                                        {"field_unknown", "Nhu cau:6:I"},
                                                        {"urgency_range", "Nhu cau:6:J"},
                                                        {"missing_title", "Nhu cau:7:D"},
                                                        {"no_header", "Bìa"}})
    EXPECT_NE(finding(f, code, place), nullptr) << code << " " << place;
  EXPECT_EQ(f.size(), 29u) << "and nothing else";
  for (const Finding& one : f) {
    EXPECT_FALSE(one.message.vi.empty() || one.message.ja.empty() || one.message.en.empty()) << one.code;
    EXPECT_EQ(one.file, fixture("nasty.xlsx").string());
  }
  EXPECT_EQ(finding(f, "money_unreadable")->value, "rẻ lắm");
  EXPECT_EQ(finding(f, "money_unreadable")->record, "T-004");
  EXPECT_EQ(finding(f, "money_unreadable")->field, "tech.price");
}

TEST(Nasty, Participation) {
  const Intake intake = nasty();
  ASSERT_EQ(intake.participations.size(), 1u);
  const Participation& p = intake.participations[0];
  EXPECT_EQ(p.organisation, intake.survey.need("N-001")->organisation);
  EXPECT_THAT(p.wants, ElementsAre(intake.survey.technology("T-006")->provider, "Công ty Không Có Thật"));
  EXPECT_THAT(p.avoids, ElementsAre(intake.survey.technology("T-001")->provider));
  EXPECT_EQ(p.interpreter, true);
}

TEST(Intake, ReadingTwiceGivesTheSameBytes) {
  EXPECT_EQ(to_jsonl(nasty().survey), to_jsonl(nasty().survey));
  EXPECT_EQ(to_jsonl(nasty().findings), to_jsonl(nasty().findings));
}

TEST(Intake, EveryFormatGivesTheSameRecords) {
  const test::Rows rows{{"STT", "Tên công nghệ", "Đơn vị", "Lĩnh vực", "Giá chào bán", "TRL"},
                        {"1", "Máy sấy nông sản", "Viện Cơ điện Cửa Cấm", "Tự động hóa", "1,2 tỷ", "9"},
                        {"2", "Kho lạnh", "nt", "nt", "2-3 tỷ", "7"}};
  Folder folder;
  test::write_xlsx(folder / "a.xlsx", rows);
  std::string csv, tsv;
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c)
      csv += (c != 0 ? ";" : "") + row[c], tsv += (c != 0 ? "\t" : "") + row[c];
    csv += "\r\n", tsv += "\n";
  }
  const auto read = [](const std::filesystem::path& path) {
    auto intake = read_workspace(path);
    EXPECT_TRUE(intake) << intake.error().text();
    return to_jsonl(intake->survey);
  };
  const std::string expected = read(folder / "a.xlsx");
  EXPECT_NE(expected.find("Kho lạnh"), std::string::npos);
  EXPECT_EQ(read(test::write(folder / "a.csv", csv)), expected);
  EXPECT_EQ(read(test::write(folder / "a.tsv", tsv)), expected);
  EXPECT_EQ(read(test::write(folder / "a.jsonl", expected)), expected);
}

TEST(Intake, OldFontInsideAWorkbook) {
  const auto intake = read_workspace(fixture("tcvn3-font.xlsx"));
  ASSERT_TRUE(intake) << intake.error().text();
  EXPECT_EQ(intake->sheets[0].encoding, "TCVN3");
  ASSERT_EQ(intake->survey.technologies().size(), 1u);
  EXPECT_EQ(intake->survey.technologies()[0].title.vi, "Công nghệ xử lý nước thải sản xuất bún");
}

TEST(Intake, FolderByNameWithoutWhatIsNoSurvey) {
  Folder folder;
  test::write_xlsx(folder / "b.xlsx", {{"Tên công nghệ", "Đơn vị"}, {"Kho lạnh", "Công ty CP Sao Đỏ"}});
  test::write_xlsx(folder / "a.xlsx", {{"Tên công nghệ", "Đơn vị"}, {"Máy sấy", "CTCP Sao Đỏ"}});
  test::write(folder / "fair.json", "{}");
  test::write(folder / "weights.json", "{}");
  test::write(folder / "outcomes.csv", "Nhu cầu,Tên công nghệ,Kết quả\nN-1,T-1,MOU\nN-1,T-2,NONE\n");
  test::write(folder / "other.tsv", "query-id\tcorpus-id\tscore\nN-1\tT-1\t3\n");
  test::write(folder / "findings.jsonl", "{\"level\":\"note\"}\n");
  test::write(folder / "~$a.xlsx", "lock");
  test::write(folder / "broken.xlsx", "PK\x03\x04 cut");
  std::filesystem::create_directory(folder / "deeper.xlsx");
  const auto intake = read_workspace(folder.path());
  ASSERT_TRUE(intake) << intake.error().text();
  ASSERT_EQ(intake->survey.technologies().size(), 2u);
  EXPECT_EQ(intake->survey.technology("T-001")->title.vi, "Máy sấy");
  EXPECT_EQ(intake->survey.organisations().size(), 1u);
  ASSERT_NE(finding(intake->findings, "file_unreadable"), nullptr);
  EXPECT_EQ(finding(intake->findings, "file_unreadable")->file, "broken.xlsx");
  EXPECT_EQ(finding(intake->findings, "file_unreadable")->level, Finding::Level::error);
  EXPECT_EQ(finding(intake->findings, "no_header")->file, "other.tsv");
  for (const auto& sheet : intake->sheets) EXPECT_NE(sheet.file, "outcomes.csv");
  EXPECT_EQ(finding(intake->findings, "not_a_survey_file")->file, "findings.jsonl");
}

TEST(Intake, OrganisationsOfJsonLinesAreMetByName) {
  Folder folder;
  test::write(folder / "z.jsonl", R"({"type":"organisation","id":"U-9","name":"Viện Cơ điện Cửa Cấm"})"
                                  "\n"
                                  R"({"type":"technology","id":"T-001","title":"Bơm"})"
                                  "\n");
  test::write_xlsx(folder / "a.xlsx", {{"Tên công nghệ", "Đơn vị"}, {"Máy sấy", "viện cơ điện cửa cấm"}});
  const auto intake = read_workspace(folder.path());
  ASSERT_TRUE(intake);
  EXPECT_EQ(intake->survey.organisations().size(), 1u);
  ASSERT_NE(intake->survey.technology("T-002"), nullptr) << "T-001 is taken";
  EXPECT_EQ(intake->survey.technology("T-002")->provider, "U-9");
}

TEST(BadInput, MissingMandatoryColumn) {
  const auto intake = read_workspace(fixture("missing-column.xlsx"));
  ASSERT_TRUE(intake);
  EXPECT_TRUE(intake->survey.technologies().empty());
  const Finding* f = finding(intake->findings, "missing_column");
  ASSERT_NE(f, nullptr);
  EXPECT_EQ(f->level, Finding::Level::error);
  EXPECT_EQ(f->sheet, "CN");
  EXPECT_EQ(f->field, "tech.title");
  EXPECT_NE(f->message.vi.find("Tên công nghệ"), std::string::npos);
}

TEST(BadInput, DuplicateIdNegativeBudgetTrlTwelve) {
  Folder folder;
  test::write_xlsx(folder / "a.xlsx",
                   {{"Mã nhu cầu", "Nhu cầu công nghệ", "Tên doanh nghiệp", "Ngân sách", "TRL tối thiểu"},
                    {"N-9", "Máy sấy", "A", "-2 tỷ", "12"},
                    {"N-9", "Kho lạnh", "B", "1 tỷ", "7"}});
  const auto intake = read_workspace(folder / "a.xlsx");
  ASSERT_TRUE(intake);
  ASSERT_EQ(intake->survey.needs().size(), 1u);
  EXPECT_FALSE(intake->survey.needs()[0].budget);
  EXPECT_FALSE(intake->survey.needs()[0].trl_min);
  EXPECT_NE(finding(intake->findings, "duplicate_id", "S:3:A"), nullptr);
  EXPECT_NE(finding(intake->findings, "money_negative", "S:2:D"), nullptr);
  EXPECT_NE(finding(intake->findings, "trl_range", "S:2:E"), nullptr);
}

TEST(BadInput, FilesThatAreNot) {
  Folder folder;
  const std::string whole = test::bytes_of(fixture("nasty.xlsx"));
  struct Case {
    const char* name;
    std::string bytes;
    Code code;
  };
  for (const Case& c : {Case{"empty.csv", "", Code::invalid_argument},
                        {"words.xlsx", "not a workbook", Code::invalid_argument},
                        {"half.xlsx", whole.substr(0, whole.size() / 2), Code::corrupt},
                        {"noheader.csv", "a,b\n1,2\n", Code::invalid_argument},
                        {"cut.jsonl", "{\"type\":\"need\"", Code::invalid_argument},
                        {"zeros.jsonl", std::string(10000, '\0'), Code::invalid_argument}}) {
    const auto path = test::write(folder / c.name, c.bytes);
    const auto intake = read_workspace(path);
    ASSERT_FALSE(intake) << c.name;
    EXPECT_EQ(intake.error().code, c.code) << c.name << ": " << intake.error().text();
    EXPECT_NE(intake.error().place.find(c.name), std::string::npos) << intake.error().text();
  }
  EXPECT_EQ(read_workspace(folder / "nobody.xlsx").error().code, Code::not_found);
  Folder nothing;
  EXPECT_EQ(read_workspace(nothing.path()).error().code, Code::invalid_argument);
}

TEST(BadInput, GigabyteOfZeros) {
  Folder folder;
  for (const char* name : {"zeros.xlsx", "zeros.csv", "zeros.jsonl"}) {
    test::write(folder / name, "");
    std::filesystem::resize_file(folder / name, std::uintmax_t{1} << 30);  // sparse: it takes no room
    const auto intake = read_workspace(folder / name);
    ASSERT_FALSE(intake);
    EXPECT_EQ(intake.error().code, Code::invalid_argument);
    EXPECT_NE(intake.error().text().find(name), std::string::npos);
  }
}

TEST(Intake, CancelledBetweenFiles) {
  Cancel cancel;
  cancel.request();
  Control control;
  control.cancel = &cancel;
  const auto intake = read_workspace(fixture("nasty.xlsx"), {}, control);
  ASSERT_FALSE(intake);
  EXPECT_EQ(intake.error().code, Code::cancelled);
}

// The workbook of the corpus says the same as its JSON lines: the largest differential test of intake there is.
TEST(Intake, WorkbookOfTheCorpusSaysWhatItsJsonLinesSay) {
  const auto corpus = std::filesystem::path(CAUNOI_SOURCE_DIR) / "corpus";
  const auto book = corpus / "haiphong-2015-workbook" / "khao-sat-cong-nghe-2013-2015.xlsx";
  ASSERT_TRUE(std::filesystem::exists(book));
  const auto typed = read_workspace(book), lines = read_workspace(corpus / "haiphong-2015");
  ASSERT_TRUE(typed) << typed.error().text();
  ASSERT_TRUE(lines) << lines.error().text();
  for (const Finding& f : typed->findings) EXPECT_EQ(f.level, Finding::Level::note) << f.place() << " " << f.message.en;
  const Survey &a = typed->survey, &b = lines->survey;
  ASSERT_EQ(a.technologies().size(), b.technologies().size());
  EXPECT_EQ(a.organisations().size(), b.organisations().size());
  EXPECT_EQ(a.visits().size(), b.visits().size());
  const auto amount = [](const std::optional<Money>& m) {
    return m ? fmt::format("{}-{} {}", m->min, m->max, m->currency) : std::string();
  };
  for (const Technology& t : a.technologies()) {
    const Technology* same = b.technology(t.id);
    ASSERT_NE(same, nullptr) << t.id;
    EXPECT_EQ(t.provider, same->provider) << t.id;
    EXPECT_EQ(t.trl, same->trl) << t.id;
    EXPECT_EQ(t.title.vi, same->title.vi) << t.id;
    EXPECT_EQ(amount(t.price), amount(same->price)) << t.id;
    EXPECT_EQ(amount(t.capex), amount(same->capex)) << t.id;
    EXPECT_EQ(t.proposed, same->proposed) << t.id;
    EXPECT_THAT(t.modes, testing::UnorderedElementsAreArray(same->modes)) << t.id;
    EXPECT_EQ(t.capacity.has_value(), same->capacity.has_value()) << t.id;
  }
  ASSERT_EQ(a.needs().size(), b.needs().size());
  for (const Need& n : a.needs()) {
    const Need* same = b.need(n.id);
    ASSERT_NE(same, nullptr) << n.id;
    EXPECT_EQ(n.organisation, same->organisation) << n.id;
    EXPECT_EQ(amount(n.budget), amount(same->budget)) << n.id;
    EXPECT_EQ(n.deadline, same->deadline) << n.id;
  }
}

}  // namespace
}  // namespace caunoi
