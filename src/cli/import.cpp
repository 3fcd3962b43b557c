// caunoi import -- workbooks to records, with a list of what to fix.
#include <fmt/format.h>

#include <memory>

#include "caunoi/intake.hpp"
#include "cli/command.hpp"

namespace caunoi::cli {

namespace {

struct Words {
  Common common;
  std::vector<std::string> paths;
  std::string output, findings, repair;
};

void summarise(const Intake& intake) {
  std::uint32_t read = 0, fix = 0;
  for (const SheetFacts& s : intake.sheets) {
    const std::string name = s.sheet.empty() ? s.file : fmt::format("{}:{}", s.file, s.sheet);
    if (s.entity.empty()) {
      fmt::print(stderr, "  {}: no table understood\n", name);
      continue;
    }
    if (s.header_row != 0)
      fmt::print(stderr, "  {}: {} (header in row {}, confidence {:.0f} %), {} rows read, {} to fix\n", name, s.entity,
                 s.header_row, 100 * s.confidence, s.rows_read, s.rows_to_fix);
    else
      fmt::print(stderr, "  {}: {}, {} records read, {} to fix\n", name, s.entity, s.rows_read, s.rows_to_fix);
    read += s.rows_read;
    fix += s.rows_to_fix;
  }
  const Survey& v = intake.survey;
  fmt::print(stderr, "{} rows read, {} to fix: {} organisations, {} technologies, {} needs, {} experts, {} visits\n",
             read, fix, v.organisations().size(), v.technologies().size(), v.needs().size(), v.experts().size(),
             v.visits().size());
  constexpr int most = 20;  // the whole list is in --findings and --repair
  int shown = 0, left = 0;
  for (const Finding& f : intake.findings) {
    if (f.level == Finding::Level::note) continue;
    if (++shown <= most)
      fmt::print(stderr, "  {}: {}\n", f.place(), f.message.en);
    else
      ++left;
  }
  if (left != 0) fmt::print(stderr, "  ... and {} more; see --findings or --repair\n", left);
}

int import(const Words& words) {
  std::vector<std::filesystem::path> paths(words.paths.begin(), words.paths.end());
  const auto intake = [&] {
    const Progress progress(words.common);
    return read_workspace(paths, {}, progress.control());
  }();
  if (!intake) return complain(intake.error());
  summarise(*intake);
  if (!words.findings.empty())
    if (const int status = deliver(to_jsonl(intake->findings), words.findings); status != ok) return status;
  if (!words.repair.empty())
    if (const auto written = write_repair(*intake, words.repair, lang_from(words.common.lang)); !written)
      return complain(written.error());
  return deliver(to_jsonl(intake->survey), words.output);
}

}  // namespace

void add_import(CLI::App& app, int& status) {
  auto words = std::make_shared<Words>();
  CLI::App* command =
      add_command(app, "import", "Read workbooks (XLSX, ODS, XLS, CSV, JSONL) into records and say what to fix in them",
                  "caunoi import khao-sat.xlsx nhu-cau.csv -o survey.jsonl --repair can-sua.xlsx");
  command->add_option("workspace", words->paths, "a folder of workbooks, or files")->required();
  command->add_option("-o,--output", words->output, "records as JSON lines (default: standard output)");
  command->add_option("--findings", words->findings, "findings as JSON lines");
  command->add_option("--repair", words->repair,
                      "the sheets given back as XLSX with the cells to fix coloured and commented");
  add_common(*command, words->common, true);
  command->callback([words, &status] { status = import(*words); });
}

}  // namespace caunoi::cli
