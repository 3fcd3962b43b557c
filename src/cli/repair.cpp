// caunoi repair: a programme and what has changed to the programme that follows, and who is told what.
#include "caunoi/repair.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/report.hpp"
#include "cli/command.hpp"

namespace caunoi::cli {

namespace {

struct Arguments : Common {
  std::string fair, programme, changes, output, new_fair, notices;
  double time_limit = RepairOptions{}.time_limit;
  int disturb = RepairOptions{}.disturb;
};

struct Input {
  Fair fair;
  Programme programme;
  Changes changes;
};

Result<Input> read(const Arguments& arguments) {
  Input input;
  CAUNOI_TRY(const auto fair, read_file(arguments.fair));
  CAUNOI_TRY(input.fair, parse_fair(fair, arguments.fair));
  CAUNOI_TRY(const auto programme, read_file(arguments.programme));
  CAUNOI_TRY(input.programme, parse_programme(programme, arguments.programme));
  CAUNOI_TRY(const auto changes, read_file(arguments.changes));
  CAUNOI_TRY(input.changes, parse_changes(changes, arguments.changes));
  return input;
}

/// repair() knows the other two files by the names they usually have.
Error at_home(Error error, const Arguments& arguments) {
  for (const auto& [usual, given] :
       {std::pair<std::string_view, const std::string&>{"programme.json#", arguments.programme},
        {"fair.json#", arguments.fair}})
    if (error.place.starts_with(usual)) error.place = given + error.place.substr(usual.size() - 1);
  return error;
}

int run(const Arguments& arguments) {
  const auto input = read(arguments);
  if (!input) return complain(input.error());
  Result<Repair> repaired;
  {
    const Progress progress(arguments);
    repaired = repair(input->fair, input->programme, input->changes, {arguments.time_limit, arguments.disturb},
                      progress.control());
  }
  if (!repaired) return complain(at_home(std::move(repaired).error(), arguments));
  const auto& programme = repaired->programme;
  const Lang lang = lang_from(arguments.lang);
  const bool there_is_one = programme.status != Programme::Status::infeasible;
  if (!arguments.new_fair.empty() && there_is_one)
    if (const int status = deliver(to_json(repaired->fair), arguments.new_fair); status != ok) return status;
  if (!arguments.notices.empty() && there_is_one)
    if (const int status = deliver(notices_page(*repaired, lang), arguments.notices); status != ok) return status;
  if (const int status = deliver(to_json(*repaired), arguments.output); status != ok) return status;
  const bool to_file = !arguments.output.empty() && arguments.output != "-";
  if (there_is_one) fmt::print(to_file ? stdout : stderr, "{}", notices_text(*repaired, lang));
  fmt::print(stderr, "{} meetings, {} pairs without; {} disturbed of at least {}; {}; {:.3f} s\n",
             programme.meetings.size(), programme.unplaced.size(), repaired->disturbed, repaired->disturbed_bound,
             programme.status == Programme::Status::optimal    ? "proved"
             : programme.status == Programme::Status::feasible ? "not proved in the time given"
                                                               : "infeasible",
             programme.seconds);
  for (const auto& rule : programme.conflict) fmt::print(stderr, "  cannot hold together: {}\n", rule);
  return ok;
}

}  // namespace

void add_repair(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();
  auto* command =
      add_command(app, "repair",
                  "Repair a programme on the day: absences, late arrivals, walk-ins, broken tables, lost "
                  "interpreters, new wishes. Meetings that have begun or are locked stay, and as few people "
                  "as possible are disturbed. Says who is told what.",
                  "caunoi repair fair.json programme.json changes.json -o new.json --fair new-fair.json");
  command->add_option("fair", arguments->fair, "the event, format caunoi-fair/1")->required();
  command->add_option("programme", arguments->programme, "the programme so far, format caunoi-programme/1")->required();
  command->add_option("changes", arguments->changes, "what has changed, format caunoi-changes/1")->required();
  command->add_option("-o,--output", arguments->output,
                      "the new programme with the ledger and the standby list (default: stdout)");
  command->add_option("--fair", arguments->new_fair,
                      "also write the fair as it is now: the next repair starts from it");
  command->add_option("--notices", arguments->notices, "also write a page to print: who is told what, who can step in");
  command->add_option("--time-limit", arguments->time_limit, "seconds after which the best repair so far is taken")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command
      ->add_option("--disturb", arguments->disturb,
                   "so many more people than the fewest may be disturbed where that places more meetings")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  add_common(*command, *arguments, true);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace caunoi::cli
