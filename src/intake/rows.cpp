// From rows to records: which rows are records at all, whose they are, and what each kind of record takes from its
// columns.
//
// Passed over, each with a note: totals, section titles ("I. Công nghệ sinh học", which give their field to the rows
// below), a repeated header, the row of column numbers under a header, and lone remarks below a table. Tested by
// intake/intake_test.
#include "intake/rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "intake/sheet_row.hpp"

namespace caunoi::intake {

namespace {

using Level = Finding::Level;

struct Kind {
  std::string_view name, prefix, letter;
};
constexpr Kind kinds[] = {{"technology", "tech", "T"},
                          {"need", "need", "N"},
                          {"organisation", "org", "O"},
                          {"expert", "expert", "X"},
                          {"visit", "visit", "V"}};

class TableReader {
 public:
  TableReader(const Grid& grid, const Table& table, Ledger& ledger, Organisations& organisations)
      : grid_(grid),
        table_(table),
        ledger_(ledger),
        organisations_(organisations),
        row_(grid, table, language_of(table), ledger) {
    // "Several sheets by field": the name of the sheet is the field of rows that say nothing else.
    if (!grid.sheet.empty()) sheet_field_ = field_from(grid.sheet);
  }

  std::uint32_t read() {
    std::uint32_t records = 0;
    const std::uint32_t below = table_.header_row + table_.header_rows - 1;
    for (const Row& row : grid_.rows) {
      if (row.number <= below) continue;
      row_.load(row.number);
      if (skipped(row)) continue;
      if (row.hidden) ++hidden_;
      records += record();
    }
    if (hidden_ != 0) {
      row_.load(table_.header_row);
      row_.report(Level::note, "hidden_rows", "",
                  {fmt::format("Có {} dòng ẩn; cũng đã được đọc.", hidden_),
                   fmt::format("非表示の行が{}行あり、これも読み込みました。", hidden_),
                   fmt::format("{} hidden rows were read as well.", hidden_)});
    }
    return records;
  }

 private:
  bool pass_over(std::string_view code, std::string_view vi, std::string_view ja, std::string_view en) {
    row_.report(Level::note, code, "", {std::string(vi), std::string(ja), std::string(en)});
    return true;
  }

  // Whether a row is no record.
  bool skipped(const Row& row) {
    std::size_t looked = 0;
    for (const auto& [column, cell] : row.cells) {
      if (++looked > 3) break;
      if (cell.kind == Cell::Kind::text && is_total(cell.text))
        return pass_over("total_row", "Dòng tổng cộng, không phải bản ghi.", "合計の行なので読み飛ばしました。",
                         "A row of totals, no record.");
    }
    // "(1) (2) (3)" or "1 2 3" under the header.
    if (row.cells.size() >= 3 && row.number <= table_.header_row + table_.header_rows + 1) {
      int n = 0;
      const bool counted = std::ranges::all_of(row.cells, [&](const auto& cell) {
        std::string text = trim(cell.second.text);
        if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
        return text == std::to_string(++n);
      });
      if (counted) return true;
    }
    std::size_t repeated = 0, columns = 0;
    for (const Column& column : table_.columns) {
      const Cell& cell = grid_.at(row.number, column.number);
      if (cell.empty() || column.field.empty()) continue;
      ++columns;
      repeated += cell.text == column.header || column.header.ends_with("/ " + cell.text);
    }
    if (columns >= 2 && repeated == columns)
      return pass_over("repeated_header", "Dòng tiêu đề lặp lại.", "見出し行の繰り返しです。", "The header again.");
    if (row.cells.size() <= 2 && columns <= 2 && row.cells.back().second.kind == Cell::Kind::text)
      return lone_words(row);
    return false;
  }

  // One cell of words alone in a row that has several columns: a section title or a remark.
  bool lone_words(const Row& row) {
    const bool has_key = std::ranges::any_of(std::array<std::string_view, 6>{"tech.title", "need.title", "need.problem",
                                                                             "expert.name", "org.name", "org.id"},
                                             [&](auto f) { return row_.has(f); });
    if (table_.columns.size() < 3) return false;
    const auto& [column, cell] = row.cells.back();
    const std::string words = trim(cell.text);
    const auto field = field_from(words);
    const bool spans =
        grid_.spans_columns(row.number, row.cells.front().first) || grid_.spans_columns(row.number, column);
    // A title of a section stands in the first columns; "Công nghệ xử lý nước thải" in the column of titles is a
    // technology.
    const bool label = field && words.size() <= 60 && (spans || !has_key || names_field(words));
    if (label) {
      section_ = field;
      return pass_over(
          "section_row",
          fmt::format("Dòng tiêu đề nhóm; các dòng dưới thuộc lĩnh vực {}.", field_label(*field, Lang::vi)),
          fmt::format("区分の見出しです。以下の行の分野は{}です。", field_label(*field, Lang::ja)),
          fmt::format("The title of a section; the rows below belong to {}.", field_label(*field, Lang::en)));
    }
    if (spans || !has_key)
      return pass_over("remark_row", fmt::format("Dòng ghi chú, không phải bản ghi: \"{}\".", words),
                       fmt::format("注記の行なので読み飛ばしました:「{}」。", words),
                       fmt::format("A remark, no record: \"{}\".", words));
    return false;
  }

  // Whether the words are the name of a field and nothing else ("I. CÔNG NGHỆ SINH HỌC").
  static bool names_field(std::string_view words) {
    std::string text = fold(words);
    if (const auto dot = text.find(". "); dot != std::string::npos && dot <= 4) text.erase(0, dot + 2);
    for (const std::string_view lead : {"cong nghe ", "linh vuc ", "nhom "})
      if (text.starts_with(lead)) text.erase(0, lead.size());
    for (const Field field : all_fields) {
      std::string name = fold(field_label(field, Lang::vi));
      name.erase(0, std::string_view("cong nghe ").size());
      if (text == name || text == fold(field_label(field, Lang::ja)) || text == fold(field_label(field, Lang::en)) ||
          text == fold(field_code(field)))
        return true;
    }
    return false;
  }

  std::uint32_t record() {
    if (table_.entity == "technology") return technology();
    if (table_.entity == "need") return need();
    if (table_.entity == "organisation") return organisation();
    if (table_.entity == "expert") return expert();
    if (table_.entity == "visit") return visit();
    participation(organisation_of_row());
    return 1;
  }

  std::string id_of(std::string_view field, const Kind& kind) {
    std::string id = row_.text(field);
    if (id.empty()) id = ledger_.next_id(kind.name, kind.letter);
    row_.set_record(id);
    return id;
  }

  void origin_of(std::string_view kind, const std::string& id) {
    note_origin(ledger_.origins, kind, id, row_.origin());
  }

  void fields_or_section(std::string_view field, std::vector<FieldWeight>& out) {
    row_.read_fields(field, out);
    if (!out.empty()) return;
    if (section_)
      out = {{*section_, 1}};
    else if (sheet_field_)
      out = {{*sheet_field_, 1}};
  }

  // ---- organisations ----

  // Parts of the record of a firm that stand on a sheet, taken where the record does not have them.
  void complete(Organisation& o) {
    const auto fill = [&](std::string_view field, std::string& value) {
      if (value.empty()) value = row_.text(field);
    };
    const auto unless = [&](auto& value, auto read) {
      std::decay_t<decltype(value)> fresh{};
      read(fresh);  // also when the record has one: the cell may be unreadable, and that must not go unsaid
      if (value == std::decay_t<decltype(value)>{}) value = std::move(fresh);
    };
    fill("org.address", o.address), fill("org.province", o.province), fill("person.name", o.contact),
        fill("person.email", o.email);
    unless(o.phone, [&](std::string& v) { row_.read_phone("person.phone", v); });
    unless(o.tax_id, [&](std::string& v) { row_.read_tax_id("org.tax_id", v); });
    unless(o.employees, [&](std::optional<int>& v) { row_.read("org.employees", v); });
    unless(o.capability, [&](std::optional<int>& v) { row_.read_capability("org.capability", v); });
    unless(o.founded, [&](std::optional<int>& v) { year(v); });
    unless(o.sectors, [&](std::vector<std::string>& v) { row_.read_list("org.sectors", v); });
    unless(o.certs, [&](std::vector<std::string>& v) { row_.read_list("org.certs", v); });
    unless(o.languages, [&](std::vector<Lang>& v) { row_.read_languages("org.languages", v); });
    unless(o.fields, [&](std::vector<FieldWeight>& v) { row_.read_fields("org.fields", v); });
    unless(o.vn_presence, [&](std::string& v) { row_.read_code("org.vn_presence", presences(), v); });
    unless(o.products, [&](LangText& v) { row_.read("org.products", v); });
    if (row_.has("org.kind")) row_.read_code("org.kind", organisation_kinds(), o.kind);
    if (row_.has("org.country")) row_.read_country("org.country", o.country);
    for (std::string& alias : split_list(row_.text("org.aliases"), false))  // "Green Algae Co., Ltd" is one
      if (std::ranges::find(o.aliases, alias) == o.aliases.end()) o.aliases.push_back(std::move(alias));
  }

  void year(std::optional<int>& value) {
    if (!row_.has("org.founded")) return;
    std::string date;
    row_.read_date("org.founded", date, false);
    if (!date.empty()) value = std::stoi(date.substr(0, 4));
  }

  std::vector<std::string> list(std::string_view field) {
    std::vector<std::string> values;
    row_.read_list(field, values);
    return values;
  }

  void note_names(const Organisations::Found& found, std::string_view name) {
    if (found.alias)
      row_.report(
          Level::note, "same_organisation", "org.name",
          {fmt::format("\"{}\" được xem là cùng một đơn vị với \"{}\" ({}).", name, found.other, found.id),
           fmt::format("「{}」は「{}」({})と同じ団体とみなしました。", name, found.other, found.id),
           fmt::format("\"{}\" is taken for the same organisation as \"{}\" ({}).", name, found.other, found.id)});
    if (!found.similar.empty())
      row_.report(
          Level::note, "similar_organisation", "org.name",
          {fmt::format(
               "\"{}\" có thể là cùng một đơn vị với \"{}\"; nếu đúng, hãy ghi cùng một tên hoặc cùng mã số thuế.",
               name, found.similar),
           fmt::format("「{}」は「{}」と同じ団体かもしれません。同じなら、同じ名称か同じ法人番号を入力してください。",
                       name, found.similar),
           fmt::format("\"{}\" may be the same organisation as \"{}\"; if so, write the same name or tax code.", name,
                       found.similar)});
  }

  // The organisation a row names, made when nobody named it before. Empty: the row names none.
  std::string organisation_of_row() {
    std::string name = row_.text("org.name");
    const std::string given = row_.text("org.id");
    if (name.empty() && given.empty()) return {};
    if (!given.empty() && organisations_.record(given) != nullptr)
      name = given;
    else if (name.empty())
      return given;  // an id of nobody: make_survey() names it
    std::string tax;
    if (organisations_.find(name).empty()) row_.read_tax_id("org.tax_id", tax);
    const auto found = organisations_.find_or_add({name, tax});
    note_names(found, name);
    if (found.is_new) origin_of("organisation", found.id);
    if (Organisation* record = organisations_.record(found.id)) complete(*record);
    return found.id;
  }

  std::uint32_t organisation() {
    const std::string given = row_.text("org.id"), name = row_.text("org.name");
    if (given.empty() && !name.empty()) {
      row_.set_record(organisations_.find(name));
      const std::string id = organisation_of_row();
      return id.empty() ? 0 : 1;
    }
    Organisation o;
    o.id = id_of("org.id", kinds[2]);
    row_.read("org.name", o.name);
    infer_from_name(o, name);
    complete(o);
    origin_of("organisation", o.id);
    organisations_.add(o);
    return 1;
  }

  // ---- the other kinds ----

  std::uint32_t technology() {
    const std::vector<std::string> titles =
        row_.has("tech.title") ? split_items(row_.cell("tech.title").text) : std::vector<std::string>{""};
    const std::string id = id_of("tech.id", kinds[0]);
    const std::string provider = organisation_of_row();
    if (titles.size() > 1)
      row_.report(
          Level::note, "several_in_one_cell", "tech.title",
          {fmt::format("Ô này có {} công nghệ; đã tách thành {} bản ghi.", titles.size(), titles.size()),
           fmt::format("このセルには技術が{}件あります。{}件に分けました。", titles.size(), titles.size()),
           fmt::format("This cell holds {} technologies; they became {} records.", titles.size(), titles.size())});
    Technology t;
    t.provider = provider;
    row_.read("tech.summary", t.summary), row_.read("tech.problem", t.problem),
        row_.read("tech.advantage", t.advantage);
    fields_or_section("tech.fields", t.fields);
    readiness("tech.trl", t.trl, &t.trl_source);
    row_.read_code("tech.kind", technology_kinds(), t.kind);
    row_.read_codes("tech.ip", ip_states(), t.ip);
    row_.read_codes("tech.modes", transfer_modes(), t.modes);
    row_.read("tech.price", t.price), row_.read("tech.capex", t.capex), row_.read("tech.capacity", t.capacity);
    row_.read_list("tech.standards", t.standards), row_.read_list("tech.keywords", t.keywords);
    row_.read_capability("tech.operator_skill", t.operator_skill);
    row_.read_flag("tech.proposed", t.proposed);
    // A column of crosses: what has none was surveyed and not proposed.
    if (row_.has_column("tech.proposed") && !row_.has("tech.proposed")) t.proposed = false;
    t.visit = row_.text("tech.visit");
    if (t.visit.empty() && row_.has("tech.visit_date")) t.visit = visit_of(provider, t.fields);
    for (std::string& place : split_list(row_.text("tech.references"), false))
      t.references.push_back(reference(std::move(place)));
    for (std::size_t i = 0; i < titles.size(); ++i) {
      Technology one = t;
      one.id = titles.size() == 1 ? id : fmt::format("{}-{}", id, i + 1);
      if (titles.size() == 1)
        row_.read("tech.title", one.title);  // with its translations; a list cannot be told which is whose
      if (!titles[i].empty()) one.title.in(row_.language(titles[i])) = titles[i];
      origin_of("technology", one.id);
      ledger_.records.technologies.push_back(std::move(one));
    }
    participation(provider);
    return 1;
  }

  // The visit on which a technology was seen: one an organisation and day.
  std::string visit_of(const std::string& organisation, const std::vector<FieldWeight>& fields) {
    Visit v;
    v.organisation = organisation;
    row_.read_date("tech.visit_date", v.date, false);
    if (organisation.empty() || v.date.empty()) return {};
    const auto [at, fresh] = ledger_.visits.try_emplace({organisation, v.date});
    if (fresh) {
      v.id = at->second = ledger_.next_id("visit", "V");
      row_.read_code("tech.visit_region", regions(), v.region);
      if (!fields.empty()) v.field = fields.front().field;
      origin_of("visit", v.id);
      ledger_.records.visits.push_back(std::move(v));
    }
    return at->second;
  }

  // "Nhà máy nước An Dương (2013)" ▶ the place and its year.
  static Reference reference(std::string place) {
    Reference r{std::move(place), 0};
    for (std::size_t i = 0; i + 4 <= r.place.size(); ++i) {
      const std::string_view year = std::string_view(r.place).substr(i, 4);
      const auto digit = [](char c) { return c >= '0' && c <= '9'; };
      if (!std::ranges::all_of(year, digit) || (i > 0 && digit(r.place[i - 1])) ||
          (i + 4 < r.place.size() && digit(r.place[i + 4])))
        continue;
      if (const int y = std::stoi(std::string(year)); y >= 1950 && y <= 2100) {
        r.year = y;
        std::string rest = r.place.substr(0, i) + r.place.substr(i + 4);
        for (const std::string_view mark : {"()", "（）", "( )", "năm "})
          if (const auto at = rest.find(mark); at != std::string::npos) rest.erase(at, mark.size());
        rest = trim(rest);
        while (rest.ends_with(',') || rest.ends_with('-')) rest = trim(rest.substr(0, rest.size() - 1));
        if (!rest.empty()) r.place = rest;
        break;
      }
    }
    return r;
  }

  void readiness(std::string_view field, std::optional<int>& out, Source* source) {
    const std::string words = row_.text(field);
    if (words.empty()) return;
    out = trl_from(words);
    if (!out) {
      row_.report(
          Level::warning, "trl_unreadable", field,
          {fmt::format("Không hiểu mức độ \"{}\"; ghi TRL từ 1 đến 9, hoặc: phòng thí nghiệm, pilot, sản xuất thử "
                       "nghiệm, đã thương mại hóa. Xem như chưa biết.",
                       words),
           fmt::format(
               "開発段階「{}」が分かりません。TRL "
               "1〜9、または「実験室」「パイロット」「試作」「量産」などを入力してください。不明として扱います。",
               words),
           fmt::format("The stage \"{}\" is not understood; write TRL 1 to 9, or: laboratory, pilot, prototype, "
                       "commercial. Taken as unknown.",
                       words)});
    } else if (source != nullptr && row_.cell(field).kind != Cell::Kind::number &&
               words.find_first_of("0123456789") == std::string::npos) {
      *source = Source::parsed;
    }
  }

  std::uint32_t need() {
    Need n;
    n.id = id_of("need.id", kinds[1]);
    n.organisation = organisation_of_row();
    row_.read("need.title", n.title), row_.read("need.problem", n.problem),
        row_.read("need.requirements", n.requirements);
    fields_or_section("need.fields", n.fields);
    row_.read_codes("need.kind_wanted", technology_kinds(), n.kind_wanted);
    row_.read_codes("need.modes", transfer_modes(), n.modes);
    readiness("need.trl_min", n.trl_min, nullptr);
    row_.read("need.budget", n.budget), row_.read("need.capacity", n.capacity);
    row_.read_list("need.standards", n.standards);
    row_.read_date("need.deadline", n.deadline, true);
    urgency(n.urgency);
    if (std::optional<bool> flag; row_.has("need.confidential")) {
      row_.read_flag("need.confidential", flag);
      n.confidential = flag.value_or(true);  // someone wrote something: rather keep the name to ourselves
    }
    origin_of("need", n.id);
    participation(n.organisation);
    ledger_.records.needs.push_back(std::move(n));
    return 1;
  }

  void urgency(std::optional<int>& out) {
    const std::string words = fold(row_.text("need.urgency"));
    if (words.empty()) return;
    const auto says = [&](std::initializer_list<std::string_view> list) {
      return std::ranges::any_of(list, [&](std::string_view w) { return words.find(fold(w)) != std::string::npos; });
    };
    if (says({"thấp", "không gấp", "低", "low"}))
      out = 1;
    else if (says({"trung bình", "bình thường", "中", "medium", "normal"}))
      out = 2;
    else if (says({"cao", "gấp", "cấp thiết", "cấp bách", "高", "急", "high", "urgent"}))
      out = 3;
    else
      row_.read("need.urgency", out);
  }

  std::uint32_t expert() {
    Expert e;
    e.id = id_of("expert.id", kinds[3]);
    row_.read("expert.name", e.name);
    e.organisation = organisation_of_row();
    row_.read("expert.expertise", e.expertise);
    fields_or_section("expert.fields", e.fields);
    row_.read_languages("expert.languages", e.languages);
    row_.read_country("expert.country", e.country);
    if (row_.has("expert.works"))
      for (std::string& title : split_items(row_.cell("expert.works").text)) {
        Work work;
        work.title.in(row_.language(title)) = title;
        work.year = reference(std::move(title)).year;
        e.works.push_back(std::move(work));
      }
    origin_of("expert", e.id);
    ledger_.records.experts.push_back(std::move(e));
    return 1;
  }

  std::uint32_t visit() {
    Visit v;
    v.id = id_of("visit.id", kinds[4]);
    v.organisation = organisation_of_row();
    row_.read_code("visit.region", regions(), v.region);
    row_.read_date("visit.date", v.date, false);
    std::vector<FieldWeight> fields;
    fields_or_section("visit.field", fields);
    if (!fields.empty()) v.field = fields.front().field;
    row_.read("visit.note", v.note);
    if (!v.organisation.empty() && !v.date.empty()) ledger_.visits.try_emplace({v.organisation, v.date}, v.id);
    origin_of("visit", v.id);
    ledger_.records.visits.push_back(std::move(v));
    return 1;
  }

  void participation(const std::string& organisation) {
    const bool any = std::ranges::any_of(table_.columns, [&](const Column& c) {
      return (c.field.starts_with("meet.") || c.field.starts_with("outcome.")) && row_.has(c.field);
    });
    if (!any && table_.entity != "event") return;
    if (organisation.empty()) {
      row_.report(
          Level::warning, "missing_organisation", "org.name",
          {"Dòng này không ghi đơn vị nào; hãy ghi tên đơn vị.", "この行には団体名がありません。入力してください。",
           "This row names no organisation; write its name."});
      return;
    }
    Participation p;
    p.organisation = organisation;
    row_.read_list("meet.want", p.wants);
    row_.read_list("meet.avoid", p.avoids);
    p.availability = row_.text("meet.availability");
    p.table = row_.text("meet.table");
    p.slot = row_.text("meet.slot");
    row_.read_flag("meet.interpreter", p.interpreter);
    p.stage = row_.text("outcome.stage");
    p.value = row_.text("outcome.value");
    p.place = row_.place();
    ledger_.participations.push_back(std::move(p));
  }

  const Grid& grid_;
  const Table& table_;
  Ledger& ledger_;
  Organisations& organisations_;
  SheetRow row_;
  std::optional<Field> section_, sheet_field_;
  int hidden_ = 0;
};

}  // namespace

std::string Ledger::next_id(std::string_view kind, std::string_view letter) {
  int& number = numbers[std::string(kind)];
  std::string id;
  do id = fmt::format("{}-{:03}", letter, ++number);
  while (taken.contains(fmt::format("{}/{}", kind, id)));
  return id;
}

void collect_ids(const Grid& grid, const Table& table, Ledger& ledger) {
  for (const Kind& kind : kinds)
    if (const Column* column = table.column(fmt::format("{}.id", kind.prefix)))
      for (const Row& row : grid.rows)
        if (const Cell& cell = grid.at(row.number, column->number); !cell.empty())
          ledger.taken.insert(fmt::format("{}/{}", kind.name, trim(cell.text)));
}

std::uint32_t read_rows(const Grid& grid, const Table& table, Ledger& ledger, Organisations& organisations) {
  return TableReader(grid, table, ledger, organisations).read();
}

Lang language_of(std::string_view text) {
  const Lang lang = detect_language(text);
  if (lang != Lang::en) return lang;
  // Letters that only Vietnamese has: those of U+1EA0..U+1EF9, and the horned and barred ones.
  for (const std::string_view letter : {"\xE1\xBA", "\xE1\xBB", "ơ", "ư", "đ", "ă", "Đ", "Ơ", "Ư", "Ă"})
    if (text.find(letter) != std::string_view::npos) return Lang::vi;
  // Syllables that Vietnamese sheets are full of and English texts hardly hold.
  static const std::set<std::string_view> syllables{
      "cong",  "nghe",   "xu",    "ly",     "nuoc",   "thiet", "bi",    "xuat",  "che",   "bien", "quy",
      "trinh", "he",     "thong", "nghien", "cuu",    "cua",   "trong", "khong", "ten",   "don",  "vi",
      "dia",   "chi",    "kinh",  "phi",    "du",     "kien",  "mo",    "ta",    "linh",  "vuc",  "nhu",
      "cau",   "chuyen", "giao",  "doanh",  "nghiep", "giai",  "quyet", "hai",   "phong", "gia",  "muc",
      "phat",  "trien",  "hinh",  "thuc",   "ngay",   "cho",   "nuoi",  "trong", "giong", "cay",  "dien",
      "thoai", "lanh",   "dong",  "thu",    "hoi",    "san",   "pham",  "say",   "lua",   "thai", "dung",
      "tu",    "bang",   "va",    "so",     "tt",     "stt",   "ca",    "cac",   "mot",   "tai"};
  const std::string folded = fold(text);
  int words = 0, known = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find_first_of(" ,.;:()/-\n", at), folded.size());
    if (end > at) ++words, known += syllables.contains(std::string_view(folded).substr(at, end - at));
    at = end + 1;
  }
  return words > 0 && known * 2 >= words ? Lang::vi : Lang::en;
}

Lang language_of(const Table& table) {
  std::string headers;
  for (const Column& column : table.columns) headers += column.header + ' ';
  const Lang lang = language_of(headers);
  return lang == Lang::unknown ? Lang::vi : lang;
}

}  // namespace caunoi::intake
