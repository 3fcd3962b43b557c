// caunoi check: every rule of fair.json that programme.json breaks.
#include <fmt/format.h>

#include "base/file.hpp"
#include "caunoi/fair.hpp"
#include "cli/command.hpp"

namespace caunoi::cli {

namespace {

struct Arguments {
  std::string fair, programme;
};

int run(const Arguments& arguments) {
  const auto fair_text = read_file(arguments.fair);
  if (!fair_text) return complain(fair_text.error());
  const auto fair = parse_fair(*fair_text, arguments.fair);
  if (!fair) return complain(fair.error());
  const auto programme_text = read_file(arguments.programme);
  if (!programme_text) return complain(programme_text.error());
  const auto programme = parse_programme(*programme_text, arguments.programme);
  if (!programme) return complain(programme.error());
  const auto broken = violations(*fair, *programme);
  std::string lines;
  for (const auto& rule : broken) lines += rule + "\n";
  const int delivered = deliver(lines, {});
  if (delivered != ok) return delivered;
  fmt::print(stderr, "{} meetings, {} broken rules\n", programme->meetings.size(), broken.size());
  return broken.empty() ? ok : bad_input;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = add_command(app, "check",
                              "Name every rule of the fair that a programme breaks, one a line on stdout. "
                              "Exit status 0 when none is broken, 2 when some are.",
                              "caunoi check fair.json programme.json");
  command->add_option("fair", arguments->fair, "the event, format caunoi-fair/1")->required();
  command->add_option("programme", arguments->programme, "the programme, format caunoi-programme/1")->required();
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace caunoi::cli
