// caunoi plan: fair.json to programme.json.
#include <fmt/format.h>

#include "base/file.hpp"
#include "caunoi/advice.hpp"
#include "caunoi/fair.hpp"
#include "caunoi/report.hpp"
#include "cli/command.hpp"

namespace caunoi::cli {

namespace {

struct Arguments : Common {
  std::string fair, output;
  double time_limit = PlanOptions{}.time_limit;
  std::uint64_t seed = PlanOptions{}.seed;
  bool advise = false, json = false;
};

std::string_view status_word(Programme::Status status) {
  switch (status) {
    case Programme::Status::optimal:
      return "optimal";
    case Programme::Status::feasible:
      return "feasible";
    case Programme::Status::infeasible:
      return "infeasible";
  }
  return "";
}

int run(const Arguments& arguments) {
  const auto text = read_file(arguments.fair);
  if (!text) return complain(text.error());
  const auto fair = parse_fair(*text, arguments.fair);
  if (!fair) return complain(fair.error());
  if (arguments.advise) {
    Result<Advice> advice;
    {
      const Progress progress(arguments);
      advice = caunoi::advise(*fair, {arguments.time_limit, arguments.seed}, progress.control());
    }
    if (!advice) return complain(advice.error());
    return deliver(arguments.json ? to_json(*advice) : advice_text(*fair, *advice, lang_from(arguments.lang)),
                   arguments.output);
  }
  Result<Programme> programme;
  {
    const Progress progress(arguments);
    programme = plan(*fair, {arguments.time_limit, arguments.seed}, progress.control());
  }
  if (!programme) return complain(programme.error());
  const int status = deliver(to_json(*programme), arguments.output);
  if (status != ok) return status;
  fmt::print(stderr,
             "{} meetings, {} of {} pairs without; {}; value {} of at most {}, breaks {} of at least {}; {:.3f} s\n",
             programme->meetings.size(), programme->unplaced.size(), fair->pairs.size(), status_word(programme->status),
             programme->value, programme->value_bound, programme->breaks, programme->breaks_bound, programme->seconds);
  for (const auto& rule : programme->conflict) fmt::print(stderr, "  cannot hold together: {}\n", rule);
  return ok;
}

}  // namespace

void add_plan(CLI::App& app, int& status) {
  auto arguments = std::make_shared<Arguments>();
  auto* command = add_command(
      app, "plan",
      "Choose and place the meetings of a fair: who meets whom, when, at which table, with which interpreter.",
      "caunoi plan fair.json -o programme.json --time-limit 10");
  command->add_option("fair", arguments->fair, "the event, format caunoi-fair/1")->required();
  command->add_option("-o,--output", arguments->output, "the programme, format caunoi-programme/1 (default: stdout)");
  command->add_option("--time-limit", arguments->time_limit, "seconds after which the best programme so far is taken")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--seed", arguments->seed, "seed of the search; the same seed gives the same programme")
      ->capture_default_str();
  auto* advise = command->add_flag(
      "--advise", arguments->advise,
      "instead of a programme say how many tables, slots and interpreters the wishes need, and what one more brings");
  command->add_flag("--json", arguments->json, "advice as JSON")->needs(advise);
  add_common(*command, *arguments, true);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace caunoi::cli
