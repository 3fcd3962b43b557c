// A folder or files to one Survey: finds the files, reads them, recognises their tables, and reads the tables in an
// order in which names can be resolved (organisations first), whatever the order of files and sheets. Tested by
// intake/intake_test.
#include "caunoi/intake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "base/file.hpp"
#include "base/try.hpp"
#include "intake/encoding.hpp"
#include "intake/repair.hpp"
#include "intake/rows.hpp"

namespace caunoi {

namespace fs = std::filesystem;
using namespace intake;

namespace {

using Level = Finding::Level;

struct InputFile {
  fs::path path;
  std::string name;    // in findings
  bool named = false;  // given by the caller rather than found in a folder
};

bool json_lines(const fs::path& path) { return path.extension() == ".jsonl" || path.extension() == ".ndjson"; }

Result<std::vector<InputFile>> files_of(std::span<const fs::path> paths) {
  static constexpr std::array<std::string_view, 9> taken{".xlsx", ".xlsm", ".ods",   ".xls",   ".csv",
                                                         ".tsv",  ".txt",  ".jsonl", ".ndjson"};
  std::vector<InputFile> files;
  for (const fs::path& path : paths) {
    std::error_code ec;
    if (!fs::exists(path, ec)) return fail(Code::not_found, "there is no such file or folder", path.string());
    if (!fs::is_directory(path, ec)) {
      files.push_back({path, path.string(), true});
      continue;
    }
    std::vector<InputFile> found;
    for (fs::directory_iterator at(path, ec), end; !ec && at != end; at.increment(ec)) {
      const std::string name = at->path().filename().string();
      std::string extension = at->path().extension().string();
      std::ranges::transform(extension, extension.begin(),
                             [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      // "~$" are the lock files of an open Excel; rates, judgments and outcomes of meetings are other stages' files.
      std::error_code ignored;
      if (name.starts_with("~$") || name.starts_with('.') || name == "rates.csv" || name == "judgments.tsv" ||
          name == "outcomes.csv" || std::ranges::find(taken, extension) == taken.end() || !at->is_regular_file(ignored))
        continue;
      found.push_back({at->path(), name, false});
    }
    if (ec) return fail(Code::io, fmt::format("the folder cannot be listed: {}", ec.message()), path.string());
    std::ranges::sort(found, {}, &InputFile::name);
    std::ranges::move(found, std::back_inserter(files));
  }
  return files;
}

Finding about_file(Level level, std::string_view code, const std::string& file, LangText message) {
  Finding f;
  f.level = level;
  f.code = code;
  f.file = file;
  f.message = std::move(message);
  return f;
}

Finding about_sheet(Level level, std::string_view code, const Grid& grid, std::uint32_t row, std::uint32_t column,
                    std::string value, LangText message) {
  Finding f = about_file(level, code, grid.file, std::move(message));
  f.sheet = grid.sheet;
  f.row = row;
  f.column = column;
  f.value = std::move(value);
  return f;
}

class Reader {
 public:
  Reader(const IntakeOptions& options, const Control& control) : options_(options), control_(control) {}

  Result<Intake> read(std::span<const fs::path> paths) {
    CAUNOI_TRY(const std::vector<InputFile> files, files_of(paths));
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (!control_.go_on("read", i, files.size())) return fail(Code::cancelled, "the reading was stopped");
      if (auto done = read_file_of(files[i]); !done) {
        if (files[i].named) return std::unexpected(std::move(done).error());
        const std::string why = done.error().message;
        ledger_.findings.push_back(about_file(
            Level::error, "file_unreadable", files[i].name,
            {fmt::format("Không đọc được tệp này: {}.", why), fmt::format("このファイルを読み込めません:{}。", why),
             fmt::format("This file cannot be read: {}.", why)}));
      }
    }
    if (sheets_.empty() && records_read_ == 0) {
      const std::string place = paths.empty() ? "" : paths.front().string();
      for (const Finding& f : ledger_.findings)
        if (f.level == Level::error)
          return fail(Code::invalid_argument, f.message.en, fmt::format("{}/{}", place, f.place()));
      return fail(
          Code::invalid_argument,
          "nothing to read here: no XLSX, ODS, XLS, CSV or JSONL file with technologies, needs or organisations",
          place);
    }
    CAUNOI_CHECK(read_tables());
    if (!control_.go_on("read", files.size(), files.size())) return fail(Code::cancelled, "the reading was stopped");
    return finish();
  }

 private:
  struct Sheet {
    std::size_t grid;  // in grids_
    Table table;
    std::size_t facts;
  };

  Result<void> read_file_of(const InputFile& file) {
    std::string bytes;
    {
      auto read = caunoi::read_file(file.path, options_.max_bytes);
      if (!read) {
        Error error = std::move(read).error();
        error.place = file.name;
        return std::unexpected(std::move(error));
      }
      bytes = *std::move(read);
    }
    if (json_lines(file.path)) return read_json_lines(file, bytes);
    CAUNOI_TRY(std::vector<Grid> grids, read_grids({file.path, file.name, bytes, options_}));
    std::size_t understood = 0, cells = 0;
    for (Grid& grid : grids) {
      if (grid.rows.empty() || is_findings_sheet(grid.sheet)) continue;
      for (const Row& row : grid.rows) cells += row.cells.size();
      Table table = recognise(grid);
      SheetFacts facts;
      facts.file = grid.file;
      facts.sheet = grid.sheet;
      facts.encoding = grid.encoding;
      facts.entity = table.entity;
      facts.confidence = table.confidence;
      facts.header_row = table.header_row;
      facts.header_rows = table.header_rows;
      for (const Column& column : table.columns)
        facts.columns.push_back({column.number, column.header, column.field, column.confidence});
      facts_.push_back(std::move(facts));
      note_encoding(grid);
      if (table.header_row == 0) {
        note_not_understood(grid, file.named);
      } else {
        ++understood;
        sheets_.push_back({grids_.size(), std::move(table), facts_.size() - 1});
      }
      grids_.push_back(std::move(grid));
    }
    if (understood != 0 || !file.named) return {};
    if (cells == 0)
      return fail(Code::invalid_argument,
                  "no sheet has anything in it; give a sheet with a header row and records below", file.name);
    return fail(Code::invalid_argument,
                fmt::format("no header row is understood; a sheet of technologies needs a column like \"{}\", of needs "
                            "\"{}\", of organisations \"{}\"",
                            example_headers("tech.title"), example_headers("need.title"), example_headers("org.name")),
                file.name);
  }

  Result<void> read_json_lines(const InputFile& file, const std::string& bytes) {
    const auto decoded = decode(bytes);
    if (!decoded)
      return fail(Code::invalid_argument, "this is not a text file; JSON lines are one {...} a line", file.name);
    Ledger read;
    read_jsonl(decoded->text, file.name, read.records, read.origins, read.findings);
    const auto& r = read.records;
    const std::array<std::pair<std::string_view, std::size_t>, 5> kinds{{{"organisation", r.organisations.size()},
                                                                         {"technology", r.technologies.size()},
                                                                         {"need", r.needs.size()},
                                                                         {"expert", r.experts.size()},
                                                                         {"visit", r.visits.size()}}};
    std::size_t count = 0;
    std::string entity;
    for (const auto& [kind, n] : kinds) {
      if (n == 0) continue;
      entity = count == 0 ? kind : "records";
      count += n;
    }
    if (count == 0) {
      if (file.named)
        return fail(Code::invalid_argument,
                    read.findings.empty() ? std::string("the file is empty; give one {...} a line")
                                          : fmt::format("no record in it: {}", read.findings.front().message.en),
                    read.findings.empty() ? file.name : read.findings.front().place());
      ledger_.findings.push_back(
          about_file(Level::note, "not_a_survey_file", file.name,
                     {"Không phải tệp khảo sát; bỏ qua.", "調査ファイルではないので読み飛ばしました。",
                      "Not a survey file; passed over."}));
      return {};
    }
    records_read_ += count;
    SheetFacts facts;
    facts.file = file.name;
    facts.entity = entity;
    facts.confidence = 1;
    facts.rows_read = static_cast<std::uint32_t>(count);
    facts.encoding = decoded->encoding;
    facts_.push_back(std::move(facts));
    // Records are appended in order, so that the second with an id is the second here too.
    const auto move_all = [&](std::string_view kind, auto& from, auto& to) {
      std::map<std::string, int> seen;
      for (auto& record : from) {
        const int nth = ++seen[record.id];
        const auto at = read.origins.find(nth == 1 ? fmt::format("{}/{}", kind, record.id)
                                                   : fmt::format("{}/{}#{}", kind, record.id, nth));
        if (at != read.origins.end()) note_origin(ledger_.origins, kind, record.id, std::move(at->second));
        ledger_.taken.insert(fmt::format("{}/{}", kind, record.id));
        to.push_back(std::move(record));
      }
    };
    move_all("organisation", read.records.organisations, ledger_.records.organisations);
    move_all("technology", read.records.technologies, ledger_.records.technologies);
    move_all("need", read.records.needs, ledger_.records.needs);
    move_all("expert", read.records.experts, ledger_.records.experts);
    move_all("visit", read.records.visits, ledger_.records.visits);
    std::ranges::move(read.findings, std::back_inserter(ledger_.findings));
    return {};
  }

  void note_encoding(const Grid& grid) {
    if (grid.encoding.empty() || (grid.encoding == "UTF-8" && !grid.encoding_unsure)) return;
    const std::string& set = grid.encoding;
    if (grid.encoding_unsure)
      ledger_.findings.push_back(about_sheet(
          Level::warning, "encoding_unsure", grid, 0, 0, set,
          {fmt::format("Không chắc bảng mã; đã đọc theo {}. Nếu chữ bị sai, hãy lưu lại dạng CSV UTF-8.", set),
           fmt::format("文字コードが確かではありません。{}として読みました。文字化けしていたらUTF-"
                       "8のCSVで保存し直してください。",
                       set),
           fmt::format(
               "The character set is not certain; read as {}. If letters are wrong, save the file as CSV UTF-8.",
               set)}));
    else
      ledger_.findings.push_back(
          about_sheet(Level::note, "encoding", grid, 0, 0, set,
                      {fmt::format("Đã đọc theo bảng mã {}.", set), fmt::format("文字コード{}として読みました。", set),
                       fmt::format("Read as {}.", set)}));
  }

  void note_not_understood(const Grid& grid, bool named) {
    // A few cells are a cover page; a wide sheet may hold what somebody expects to be read.
    const bool table = named && grid.rows.size() >= 3 && grid.columns() >= 2;
    ledger_.findings.push_back(about_sheet(
        table ? Level::warning : Level::note, "no_header", grid, 0, 0, "",
        {fmt::format("Không tìm thấy dòng tiêu đề hiểu được; bảng này không được đọc. Cần cột như \"{}\" hoặc \"{}\".",
                     example_headers("tech.title"), example_headers("need.title")),
         fmt::format("理解できる見出し行がないため、この表は読み込みませんでした。「{}」や「{}」のような列が必要です。",
                     example_headers("tech.title"), example_headers("need.title")),
         fmt::format(
             "No header row is understood, so this sheet was not read. It needs a column like \"{}\" or \"{}\".",
             example_headers("tech.title"), example_headers("need.title"))}));
  }

  // Columns that are not read, and columns that must be there.
  bool check_columns(const Grid& grid, const Table& table) {
    static constexpr std::array<std::string_view, 5> not_kept{"org.capital", "org.revenue", "person.title", "row.note",
                                                              "outcome.expected"};
    for (const Column& column : table.columns) {
      if (column.field.empty())
        ledger_.findings.push_back(
            about_sheet(Level::note, "unknown_column", grid, table.header_row, column.number, column.header,
                        {fmt::format("Không hiểu cột \"{}\"; các ô của cột này không được đọc.", column.header),
                         fmt::format("列「{}」が分からないため、読み込みませんでした。", column.header),
                         fmt::format("The column \"{}\" is not understood; its cells were not read.", column.header)}));
      else if (std::ranges::find(not_kept, column.field) != not_kept.end())
        ledger_.findings.push_back(
            about_sheet(Level::note, "column_not_kept", grid, table.header_row, column.number, column.header,
                        {fmt::format("Cột \"{}\" không dùng để ghép nên không được giữ.", column.header),
                         fmt::format("列「{}」はマッチングに使わないため保存しません。", column.header),
                         fmt::format("The column \"{}\" is not used in matching and is not kept.", column.header)}));
    }
    for (const Entity& entity : entities()) {
      if (entity.name != table.entity) continue;
      std::string examples;
      for (std::string_view rest = entity.mandatory; !rest.empty();) {
        const auto bar = std::min(rest.find('|'), rest.size());
        if (table.column(rest.substr(0, bar)) != nullptr) return true;
        if (!examples.empty()) examples += "; ";
        examples += example_headers(rest.substr(0, bar));
        rest.remove_prefix(std::min(bar + 1, rest.size()));
      }
      Finding f = about_sheet(
          Level::error, "missing_column", grid, table.header_row, 0, "",
          {fmt::format("Bảng này thiếu cột bắt buộc; thêm một cột có tiêu đề như: {}. Các dòng chưa được đọc.",
                       examples),
           fmt::format(
               "この表には必須の列がありません。次のような見出しの列を加えてください:{}。行は読み込んでいません。",
               examples),
           fmt::format(
               "A column that records cannot be without is missing; add one headed like: {}. Its rows were not read.",
               examples)});
      f.field = entity.mandatory.substr(0, entity.mandatory.find('|'));
      ledger_.findings.push_back(std::move(f));
      return false;
    }
    return true;
  }

  Result<void> read_tables() {
    for (const Sheet& sheet : sheets_) collect_ids(grids_[sheet.grid], sheet.table, ledger_);
    Organisations organisations(ledger_.records.organisations);
    for (const std::string_view entity : {"organisation", "visit", "technology", "need", "expert", "event"})
      for (const Sheet& sheet : sheets_) {
        if (sheet.table.entity != entity) continue;
        if (control_.cancelled()) return fail(Code::cancelled, "the reading was stopped");
        const Grid& grid = grids_[sheet.grid];
        if (check_columns(grid, sheet.table))
          facts_[sheet.facts].rows_read = read_rows(grid, sheet.table, ledger_, organisations);
        if (sheet.table.confidence < 0.5)
          ledger_.findings.push_back(about_sheet(Level::warning, "header_unsure", grid, sheet.table.header_row, 0, "",
                                                 {"Không chắc đã hiểu đúng tiêu đề các cột; hãy xem lại.",
                                                  "列見出しの解釈が確かではありません。ご確認ください。",
                                                  "It is not certain that the headers were understood; please look."}));
      }
    for (Participation& p : ledger_.participations)
      for (auto* list : {&p.wants, &p.avoids})
        for (std::string& name : *list)
          if (std::string id = organisations.find(name); !id.empty()) name = std::move(id);
    return {};
  }

  Intake finish() {
    Intake intake;
    Checked checked = make_survey(std::move(ledger_.records), ledger_.origins);
    intake.survey = std::move(checked.survey);
    intake.findings = std::move(ledger_.findings);
    std::ranges::move(checked.findings, std::back_inserter(intake.findings));
    sort_findings(intake.findings);
    // Records that came out of one cell object to it once.
    const auto same_cell = [](const Finding& a, const Finding& b) {
      return a.row != 0 && a.column != 0 &&
             std::tie(a.file, a.sheet, a.row, a.column, a.code, a.value) ==
                 std::tie(b.file, b.sheet, b.row, b.column, b.code, b.value);
    };
    intake.findings.erase(std::unique(intake.findings.begin(), intake.findings.end(), same_cell),
                          intake.findings.end());
    intake.participations = std::move(ledger_.participations);
    for (SheetFacts& facts : facts_) {
      std::set<std::uint32_t> rows;
      for (const Finding& f : intake.findings)
        if (f.level != Level::note && f.row != 0 && f.file == facts.file && f.sheet == facts.sheet) rows.insert(f.row);
      facts.rows_to_fix = static_cast<std::uint32_t>(rows.size());
    }
    intake.sheets = std::move(facts_);
    auto workbooks = std::make_shared<Workbooks>();
    workbooks->grids = std::move(grids_);
    intake.source = std::move(workbooks);
    return intake;
  }

  const IntakeOptions& options_;
  const Control& control_;
  Ledger ledger_;
  std::vector<Grid> grids_;
  std::vector<Sheet> sheets_;
  std::vector<SheetFacts> facts_;
  std::size_t records_read_ = 0;
};

}  // namespace

Result<Intake> read_workspace(std::span<const fs::path> paths, const IntakeOptions& options,
                              const Control& control) try {
  if (paths.empty()) return fail(Code::invalid_argument, "give a folder or at least one file");
  return Reader(options, control).read(paths);
} catch (const std::bad_alloc&) {
  return fail(Code::out_of_memory, "there is not enough memory to read this");
} catch (const std::exception& e) {
  return fail(Code::internal, e.what());
}

Result<Intake> read_workspace(const fs::path& path, const IntakeOptions& options, const Control& control) {
  return read_workspace(std::span(&path, 1), options, control);
}

std::string to_jsonl(std::span<const Finding> findings) {
  static constexpr std::array<std::string_view, 3> levels{"note", "warning", "error"};
  std::string out;
  for (const Finding& f : findings) {
    const nlohmann::ordered_json line{{"level", levels[static_cast<std::size_t>(f.level)]},
                                      {"code", f.code},
                                      {"place", f.place()},
                                      {"file", f.file},
                                      {"sheet", f.sheet},
                                      {"row", f.row},
                                      {"column", f.column},
                                      {"record", f.record},
                                      {"field", f.field},
                                      {"value", f.value},
                                      {"message", {{"vi", f.message.vi}, {"ja", f.message.ja}, {"en", f.message.en}}}};
    out += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    out += '\n';
  }
  return out;
}

}  // namespace caunoi
