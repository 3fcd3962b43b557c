// The cells of a row as values. Every cell that is there and cannot be read leaves a finding that names it and says
// what would be right; the value stays unknown. Tested by intake/intake_test.
#include "intake/sheet_row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace caunoi::intake {

namespace {
const Cell no_cell;
using Level = Finding::Level;
}  // namespace

SheetRow::SheetRow(const Grid& grid, const Table& table, Lang lang, Ledger& ledger)
    : grid_(grid), table_(table), lang_(lang), ledger_(ledger) {
  std::string headers;
  for (const Column& column : table.columns) headers += column.header;
  plain_ = lang == Lang::vi && detect_language(headers) != Lang::vi;
}

void SheetRow::load(std::uint32_t number) {
  number_ = number;
  record_.clear();
  cells_.clear();
  for (const Column& column : table_.columns) {
    if (column.field.empty()) continue;
    Cell cell = grid_.value(number, column.number);
    if (cell.empty()) continue;
    if (cell.kind == Cell::Kind::error) {
      cells_[column.field] = cell;  // for the finding to show
      report(Level::warning, "cell_error", column.field,
             {fmt::format("Ô này là lỗi công thức \"{}\"; nhập giá trị. Xem như chưa biết.", cell.text),
              fmt::format("このセルは数式エラー「{}」です。値を入力してください。不明として扱います。", cell.text),
              fmt::format("This cell is the formula error \"{}\"; type the value. Taken as unknown.", cell.text)});
      cells_.erase(column.field);
      continue;
    }
    if (cell.kind == Cell::Kind::text && is_ditto(cell.text)) {
      const auto above = above_.find(column.field);
      if (above == above_.end()) {
        cells_[column.field] = cell;
        report(Level::warning, "ditto_without_above", column.field,
               {fmt::format("\"{}\" nghĩa là như trên, nhưng phía trên không có gì; nhập giá trị.", cell.text),
                fmt::format("「{}」は「同上」の意味ですが、上に値がありません。値を入力してください。", cell.text),
                fmt::format("\"{}\" means the same as above, but nothing is above; type the value.", cell.text)});
        cells_.erase(column.field);
        continue;
      }
      cell = above->second;
    }
    above_[column.field] = cell;
    cells_[column.field] = std::move(cell);
  }
}

const Cell& SheetRow::cell(std::string_view field) const {
  const auto at = cells_.find(field);
  return at == cells_.end() ? no_cell : at->second;
}

bool SheetRow::has(std::string_view field) const { return !cell(field).empty(); }

std::size_t SheetRow::filled() const noexcept {
  return static_cast<std::size_t>(
      std::ranges::count_if(cells_, [](const auto& c) { return !c.first.starts_with("row."); }));
}

Origin SheetRow::origin() const {
  Origin origin{grid_.file, grid_.sheet, number_, {}};
  for (const Column& column : table_.columns)
    if (!column.field.empty()) origin.columns.emplace(column.field, column.number);
  return origin;
}

std::string SheetRow::place() const {
  return Finding{.file = grid_.file, .sheet = grid_.sheet, .row = number_}.place();
}

void SheetRow::report(Level level, std::string_view code, std::string_view field, LangText message) {
  const Column* column = table_.column(field);
  Finding f;
  f.level = level;
  f.code = code;
  f.file = grid_.file;
  f.sheet = grid_.sheet;
  f.row = number_;
  f.column = column != nullptr ? column->number : 0;
  f.record = record_;
  f.field = field;
  f.value = cell(field).text;
  f.message = std::move(message);
  ledger_.findings.push_back(std::move(f));
}

void SheetRow::unreadable(std::string_view code, std::string_view field, std::string_view vi, std::string_view ja,
                          std::string_view en) {
  const std::string& typed = cell(field).text;
  report(Level::warning, code, field,
         {fmt::format("Không đọc được \"{}\"; {}. Xem như chưa biết.", typed, vi),
          fmt::format("「{}」を読み取れません。{}。不明として扱います。", typed, ja),
          fmt::format("\"{}\" cannot be read; {}. Taken as unknown.", typed, en)});
}

std::string SheetRow::text(std::string_view field) const {
  const Cell& c = cell(field);
  return c.empty() || says_nothing(c.text) ? std::string() : trim(c.text);
}

void SheetRow::read(std::string_view field, LangText& out) const {
  if (std::string words = text(field); !words.empty()) out.in(language(words)) = std::move(words);
  for (const Lang lang : all_langs)  // columns that name their language
    if (std::string words = text(fmt::format("{}@{}", field, lang_name(lang))); !words.empty())
      out.in(lang) = std::move(words);
}

Lang SheetRow::language(std::string_view words) const {
  const Lang lang = language_of(words);
  if (lang != Lang::en || lang_ != Lang::vi || !plain_) return lang;
  // Whoever types the headers without diacritics types the cells so; English gives itself away by its small words.
  const std::string padded = " " + fold(words) + " ";
  for (const std::string_view small : {" the ", " of ", " and ", " for ", " with ", " by ", " from ", " using "})
    if (padded.find(small) != std::string::npos) return Lang::en;
  return Lang::vi;
}

void SheetRow::read(std::string_view field, std::optional<Money>& out) {
  const Column* column = table_.column(field);
  if (column == nullptr || !has(field)) return;
  MoneyCell money = read_money(cell(field), column->hint, lang_);
  if (money.reading == Reading::value)
    out = std::move(money.money);
  else if (money.reading == Reading::unit)
    unreadable("money_unit", field, "số tiền thiếu đơn vị, ghi như \"500 triệu đồng\" hoặc ghi đơn vị ở tiêu đề cột",
               "金額の単位がありません。「500万円」のように書くか、列見出しに単位を書いてください",
               "the amount has no unit; write it like \"500 million VND\" or give the unit in the header");
  else if (money.reading == Reading::unreadable)
    unreadable("money_unreadable", field, "ghi số tiền như \"1,2 tỷ đồng\", \"300 - 500 triệu\"",
               "「1.5億円」「300〜500万円」のように入力してください",
               "write an amount like \"1.2 billion VND\" or \"USD 25,000\"");
}

void SheetRow::read(std::string_view field, std::optional<Quantity>& out) {
  const Column* column = table_.column(field);
  if (column == nullptr || !has(field)) return;
  QuantityCell quantity = read_quantity(cell(field), column->hint, lang_);
  if (quantity.reading == Reading::value)
    out = std::move(quantity.quantity);
  else if (quantity.reading == Reading::unit)
    unreadable("quantity_unit", field, "thiếu đơn vị, ghi như \"200 m3/ngày\"",
               "単位がありません。「200 m3/日」のように入力してください",
               "the unit is missing; write it like \"200 m3/day\"");
  else if (quantity.reading == Reading::unreadable)
    unreadable("quantity_unreadable", field, "ghi số và đơn vị như \"50 - 100 kg/h\"",
               "「50〜100 kg/h」のように数と単位を入力してください",
               "write a number and a unit like \"50 - 100 kg/h\"");
}

void SheetRow::read(std::string_view field, std::optional<int>& out) {
  if (!has(field)) return;
  const IntCell number = read_int(cell(field), lang_);
  if (number.reading == Reading::value)
    out = number.value;
  else if (number.reading == Reading::unreadable)
    unreadable("number_unreadable", field, "ghi một con số", "数を入力してください", "write a number");
}

void SheetRow::read_date(std::string_view field, std::string& out, bool end_of_period) {
  if (!has(field)) return;
  DateCell date = intake::read_date(cell(field), end_of_period);
  if (date.reading == Reading::value)
    out = std::move(date.iso);
  else if (date.reading == Reading::unreadable)
    unreadable("date_unreadable", field, "ghi ngày/tháng/năm như \"31/10/2015\"",
               "「2015年10月31日」のように入力してください", "write a date like \"31/10/2015\"");
}

void SheetRow::read_capability(std::string_view field, std::optional<int>& out) {
  const std::string words = text(field);
  if (words.empty()) return;
  out = capability_from(words);
  if (!out)
    unreadable("capability_unreadable", field, "ghi số từ 1 (chỉ vận hành) đến 5 (có R&D và xưởng thử nghiệm)",
               "1(運転員のみ)〜5(研究所・試作設備あり)の数を入力してください",
               "write a number from 1 (operators only) to 5 (R&D with pilot plant)");
}

void SheetRow::read_flag(std::string_view field, std::optional<bool>& out) {
  if (!has(field)) return;
  out = read_yes_no(cell(field).text);
  if (!out && !says_nothing(cell(field).text))
    unreadable("yes_no", field, "ghi \"x\" hoặc \"có\" / \"không\"", "○または×を入力してください", "write yes or no");
}

void SheetRow::read_list(std::string_view field, std::vector<std::string>& out) const {
  if (!has(field)) return;
  for (std::string& part : split_list(cell(field).text))
    if (std::ranges::find(out, part) == out.end()) out.push_back(std::move(part));
}

namespace {
std::string labels_of(std::span<const Term3> vocabulary, Lang lang) {
  std::string all;
  for (const Term3& term : vocabulary) {
    if (!all.empty()) all += ", ";
    all += label(vocabulary, term.code, lang);
  }
  return all;
}
}  // namespace

void SheetRow::read_code(std::string_view field, std::span<const Term3> vocabulary, std::string& out) {
  if (!has(field)) return;
  const std::string typed = trim(cell(field).text);
  out = code_from(vocabulary, typed);
  if (out.empty() && !says_nothing(typed))
    unreadable("unknown_code", field, "ghi một trong: " + labels_of(vocabulary, Lang::vi),
               "次から選んでください:" + labels_of(vocabulary, Lang::ja),
               "write one of: " + labels_of(vocabulary, Lang::en));
}

void SheetRow::read_codes(std::string_view field, std::span<const Term3> vocabulary, std::vector<std::string>& out) {
  if (!has(field)) return;
  // Codes written side by side ("LIC_NX, TRAIN") are read one by one; words may need each other ("hợp tác, hoàn
  // thiện").
  const std::string typed = cell(field).text;
  out = codes_from(vocabulary, typed);
  if (out.empty() && !says_nothing(typed))
    unreadable("unknown_code", field, "ghi một hay nhiều trong: " + labels_of(vocabulary, Lang::vi),
               "次から選んでください:" + labels_of(vocabulary, Lang::ja),
               "write some of: " + labels_of(vocabulary, Lang::en));
}

void SheetRow::read_fields(std::string_view field, std::vector<FieldWeight>& out) {
  if (!has(field)) return;
  double weight = 1, sum = 0;
  std::vector<FieldWeight> found;
  std::string typed = cell(field).text;
  for (const std::string_view slash : {"/", "+", "&", " và ", "・"})
    for (auto at = typed.find(slash); at != std::string::npos; at = typed.find(slash))
      typed.replace(at, slash.size(), ";");
  bool all = true;
  for (const std::string& part : split_list(typed)) {
    const auto one = field_from(part);
    if (!one) {
      all = false;
    } else if (std::ranges::find(found, *one, &FieldWeight::field) == found.end()) {
      found.push_back({*one, 1 / weight});  // the n-th named weighs 1/n before the sum is scaled to one
      sum += 1 / weight++;
    }
  }
  for (FieldWeight& one : found) one.weight /= sum;
  if (!found.empty()) out = std::move(found);
  if (!all)
    unreadable("field_unknown", field,
               "ghi một trong năm lĩnh vực: sinh học, môi trường, năng lượng mới, tự động hóa, vật liệu mới",
               "バイオ、環境、新エネルギー、自動化、新素材から選んでください",
               "write one of: biotechnology, environment, new energy, automation, new materials");
}

void SheetRow::read_languages(std::string_view field, std::vector<Lang>& out) {
  if (!has(field)) return;
  for (const std::string& part : split_list(cell(field).text)) {
    const std::string word = fold(part);
    const auto says = [&](std::initializer_list<std::string_view> words) {
      return std::ranges::any_of(words, [&](std::string_view w) { return word.find(fold(w)) != std::string::npos; });
    };
    Lang lang = lang_from(word);
    if (lang == Lang::unknown)
      lang = says({"nhật", "日本", "japan"})               ? Lang::ja
             : says({"anh", "英", "english"})              ? Lang::en
             : says({"việt", "ベトナム", "vietnam", "越"}) ? Lang::vi
                                                           : Lang::unknown;
    if (lang == Lang::unknown)
      report(Level::note, "language_not_kept", field,
             {fmt::format("Ngôn ngữ \"{}\" không dùng khi ghép; chỉ dùng tiếng Việt, Nhật, Anh.", part),
              fmt::format("「{}」はマッチングに使いません。ベトナム語・日本語・英語のみです。", part),
              fmt::format("The language \"{}\" is not used in matching; Vietnamese, Japanese and English are.", part)});
    else if (std::ranges::find(out, lang) == out.end())
      out.push_back(lang);
  }
}

void SheetRow::read_country(std::string_view field, std::string& out) {
  if (!has(field)) return;
  const std::string word = fold(trim(cell(field).text));
  struct Country {
    std::string_view code;
    std::array<std::string_view, 4> names;
  };
  static constexpr Country countries[] = {
      {"VN", {"việt nam", "vietnam", "viet nam", "ベトナム"}},
      {"JP", {"nhật bản", "nhật", "japan", "日本"}},
      {"KR", {"hàn quốc", "korea", "south korea", "韓国"}},
      {"CN", {"trung quốc", "china", "中国", "tq"}},
      {"TW", {"đài loan", "taiwan", "台湾", "台灣"}},
      {"US", {"mỹ", "hoa kỳ", "usa", "アメリカ"}},
      {"DE", {"đức", "germany", "ドイツ", "chlb đức"}},
      {"SG", {"singapore", "xinh-ga-po", "シンガポール", "xingapo"}},
      {"TH", {"thái lan", "thailand", "タイ", "thai lan"}},
  };
  for (const Country& country : countries)
    if (std::ranges::any_of(country.names, [&](std::string_view name) { return word == fold(name); }))
      return void(out = country.code);
  if (word.size() == 2 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; })) {
    out = {static_cast<char>(word[0] - 32), static_cast<char>(word[1] - 32)};
    return;
  }
  if (!says_nothing(word))
    unreadable("country", field, "ghi tên nước hoặc mã hai chữ như VN, JP",
               "国名またはVN、JPのような2文字コードを入力してください", "write a country or a code such as VN or JP");
}

namespace {
constexpr std::string_view lost_vi = "Excel đã làm mất các chữ số; nhập lại ở dạng chữ (Text)",
                           lost_ja = "Excelで桁が失われています。文字列として入力し直してください",
                           lost_en = "the spreadsheet lost digits; type it again as text";
LangText restored(std::string_view typed, std::string_view as) {
  return {fmt::format("Đã thêm lại số 0 ở đầu: \"{}\" thành \"{}\".", typed, as),
          fmt::format("先頭の0を補いました:「{}」→「{}」。", typed, as),
          fmt::format("The leading zero was put back: \"{}\" is \"{}\".", typed, as)};
}
}  // namespace

void SheetRow::read_phone(std::string_view field, std::string& out) {
  if (!has(field) || says_nothing(cell(field).text)) return;
  const DigitsCell digits = intake::read_phone(cell(field), lang_);
  if (digits.lost) return unreadable("digits_lost", field, lost_vi, lost_ja, lost_en);
  if (digits.restored) report(Level::note, "leading_zero", field, restored(cell(field).text, digits.text));
  out = digits.text;
}

void SheetRow::read_tax_id(std::string_view field, std::string& out) {
  if (!has(field) || says_nothing(cell(field).text)) return;
  const DigitsCell digits = intake::read_tax_id(cell(field), lang_);
  if (digits.lost) return unreadable("digits_lost", field, lost_vi, lost_ja, lost_en);
  if (digits.restored) report(Level::note, "leading_zero", field, restored(cell(field).text, digits.text));
  out = digits.text;
}

}  // namespace caunoi::intake
