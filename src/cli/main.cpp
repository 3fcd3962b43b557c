// caunoi -- the command. One file a subcommand; each is a thin cover over the public headers.
#include <exception>
#include <new>

#include <fmt/format.h>

#include "cli/command.hpp"

int main(int argc, char** argv) {
  using namespace caunoi;
  using namespace caunoi::cli;
  int status = ok;
  try {
    CLI::App app{"caunoi matches surveyed technologies with the needs of enterprises and plans the meetings of a technology fair.", "caunoi"};
    app.set_version_flag("--version", "caunoi " CAUNOI_VERSION);
    app.require_subcommand(1);
    app.footer("\nStart with:\n  caunoi run corpus/haiphong-2015 -o build/demo\n\n'caunoi COMMAND --help' shows an example of each.");
    add_run(app, status);
    add_import(app, status);
    add_index(app, status);
    add_search(app, status);
    add_match(app, status);
    add_shortlist(app, status);
    add_plan(app, status);
    add_check(app, status);
    add_repair(app, status);
    add_report(app, status);
    add_rank(app, status);
    add_evaluate(app, status);
    add_learn(app, status);
    add_lexicon(app, status);
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
      return app.exit(e) == 0 ? ok : bad_input;  // --help and --version end here with 0
    }
  } catch (const std::bad_alloc&) {
    return complain({Code::out_of_memory, "there is not enough memory for this", ""});
  } catch (const std::exception& e) {
    fmt::print(stderr, "caunoi: a defect of ours: {}\n", e.what());
    return defect;
  }
  return status;
}
