// command.hpp -- what the files of this folder share: exit statuses, the progress bar, where answers go.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "caunoi/control.hpp"
#include "caunoi/result.hpp"

namespace caunoi::cli {

/// Exit statuses (FORMATS: fixed). 0 is an answer, "infeasible" included.
enum Exit : int { ok = 0, bad_input = 2, io_error = 3, stopped = 4, defect = 70 };

/// Prints "caunoi: place: message" to stderr and gives the exit status that belongs to the code.
int complain(const Error& error);

/// Prints what somebody should know of an index, a line each to stderr.
void tell(const std::vector<std::string>& notices);

/// Writes an answer to `path`, or to stdout when it is empty or "-". Gives the exit status.
int deliver(std::string_view bytes, const std::string& path);

/// An answer written part by part, to `path` or stdout as deliver() does; the file appears when it is whole.
class Delivery {
 public:
  explicit Delivery(std::string path) : path_(std::move(path)) {}
  ~Delivery();  ///< what was not finished leaves nothing
  Delivery(const Delivery&) = delete;
  Delivery& operator=(const Delivery&) = delete;
  [[nodiscard]] Result<void> write(std::string_view bytes);
  [[nodiscard]] Result<void> finish();

 private:
  [[nodiscard]] bool to_stdout() const noexcept { return path_.empty() || path_ == "-"; }
  std::string path_, part_;
  std::FILE* file_ = nullptr;
};

/// What every command has: --threads, --progress, --lang.
struct Common {
  unsigned threads = 0;
  bool progress = false;
  std::string lang = "vi";
};
/// Adds the options of Common to a subcommand.
void add_common(CLI::App& command, Common& common, bool with_lang = false);

/// The Control of a command: a bar with counts on a terminal once a second has passed, plain lines with --progress, nothing
/// otherwise; Ctrl-C requests cancellation.
class Progress {
 public:
  explicit Progress(const Common& common);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  [[nodiscard]] const Control& control() const noexcept { return control_; }

 private:
  bool show(const Tick& tick);
  Control control_;
  bool lines_ = false, bar_ = false, drawn_ = false;
  std::string stage_;
  std::chrono::steady_clock::time_point start_, last_;
};

/// A subcommand: its words, its help with an example, and what it does. `status` receives the exit status.
CLI::App* add_command(CLI::App& app, std::string name, std::string about, std::string example);

// One a file, in the order of --help.
void add_import(CLI::App& app, int& status);
void add_index(CLI::App& app, int& status);
void add_search(CLI::App& app, int& status);
void add_match(CLI::App& app, int& status);
void add_shortlist(CLI::App& app, int& status);
void add_plan(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_repair(CLI::App& app, int& status);
void add_report(CLI::App& app, int& status);
void add_rank(CLI::App& app, int& status);
void add_evaluate(CLI::App& app, int& status);
void add_run(CLI::App& app, int& status);
void add_learn(CLI::App& app, int& status);
void add_lexicon(CLI::App& app, int& status);

}  // namespace caunoi::cli
