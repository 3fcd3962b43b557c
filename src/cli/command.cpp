// The parts every command shares; see command.hpp.
#include "cli/command.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <unistd.h>

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/try.hpp"

namespace caunoi::cli {

namespace {
Cancel interrupted;  // the command owns the process, so Ctrl-C may live here and nowhere in the library
extern "C" void on_interrupt(int) { interrupted.request(); }
}  // namespace

void tell(const std::vector<std::string>& notices) {
  for (const auto& notice : notices) fmt::print(stderr, "caunoi: {}\n", notice);
}

int complain(const Error& error) {
  fmt::print(stderr, "caunoi: {}\n", error.text());
  switch (error.code) {
    case Code::invalid_argument:
    case Code::not_found:
    case Code::unsupported: return bad_input;
    case Code::io:
    case Code::corrupt:
    case Code::bad_version:
    case Code::out_of_memory: return io_error;
    case Code::cancelled: return stopped;
    case Code::internal: break;
  }
  return defect;
}

int deliver(std::string_view bytes, const std::string& path) {
  if (path.empty() || path == "-") {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() || std::fflush(stdout) != 0)
      return complain({Code::io, "cannot be written whole", "stdout"});
    return ok;
  }
  if (auto written = write_file(path, bytes); !written) return complain(written.error());
  return ok;
}

Delivery::~Delivery() {
  if (file_ != nullptr && !to_stdout()) std::fclose(file_);
  if (!part_.empty()) std::remove(part_.c_str());
}

Result<void> Delivery::write(std::string_view bytes) {
  if (file_ == nullptr) {
    std::error_code ec;
    const auto status = std::filesystem::status(path_, ec);
    if (!to_stdout() && std::filesystem::is_directory(status)) return fail(Code::io, "this is a folder, a file name was expected", path_);
    // A device or pipe cannot be renamed over.
    if (!to_stdout() && (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status))) part_ = fmt::format("{}.tmp{}", path_, ::getpid());
    file_ = to_stdout() ? stdout : std::fopen((part_.empty() ? path_ : part_).c_str(), "wb");
    if (file_ == nullptr) {
      part_.clear();
      return fail(Code::io, fmt::format("cannot be written: {}", std::strerror(errno)), path_);
    }
  }
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) return fail(Code::io, "cannot be written whole", to_stdout() ? "stdout" : path_);
  return {};
}

Result<void> Delivery::finish() {
  CAUNOI_CHECK(write(""));
  const bool whole = to_stdout() ? std::fflush(file_) == 0 : std::fclose(file_) == 0;
  file_ = nullptr;
  if (!whole) return fail(Code::io, "cannot be written whole", to_stdout() ? "stdout" : path_);
  if (!part_.empty() && std::rename(part_.c_str(), path_.c_str()) != 0) return fail(Code::io, "cannot be put in place", path_);
  part_.clear();
  return {};
}

void add_common(CLI::App& command, Common& common, bool with_lang) {
  command.add_option("--threads", common.threads, "most threads to use (0: as many as the machine has); the answer stays the same")
      ->check(CLI::Range(0u, 1024u));
  command.add_flag("--progress", common.progress, "show progress as plain lines on stderr");
  if (with_lang)
    command.add_option("--lang", common.lang, "language of what is written: vi, ja or en")->check(CLI::IsMember({"vi", "ja", "en"}))->capture_default_str();
}

Progress::Progress(const Common& common) : lines_(common.progress), bar_(!common.progress && ::isatty(STDERR_FILENO) == 1) {
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  start_ = last_ = std::chrono::steady_clock::now();
  control_.threads = common.threads;
  control_.cancel = &interrupted;
  if (lines_ || bar_) control_.progress = [this](const Tick& tick) { return show(tick); };
}

Progress::~Progress() {
  if (drawn_) fmt::print(stderr, "\r\033[K");
}

bool Progress::show(const Tick& tick) {
  using namespace std::chrono_literals;
  const auto now = std::chrono::steady_clock::now();
  const bool changed = tick.stage != stage_;
  const bool finished = tick.total != 0 && tick.done >= tick.total;
  if (lines_) {
    if (changed || finished || now - last_ > 1s) {
      fmt::print(stderr, "{}: {}{}\n", tick.stage, tick.done, tick.total != 0 ? fmt::format("/{}", tick.total) : "");
      last_ = now;
    }
  } else if (now - start_ > 1s && (changed || now - last_ > 100ms)) {
    constexpr int width = 30;
    const int filled = tick.total != 0 ? static_cast<int>(width * tick.done / tick.total) : 0;
    fmt::print(stderr, "\r\033[K{:<10} [{:#<{}}{:.<{}}] {}{}", tick.stage, "", filled, "", width - filled, tick.done,
               tick.total != 0 ? fmt::format("/{}", tick.total) : "");
    std::fflush(stderr);
    drawn_ = true;
    last_ = now;
  }
  stage_ = tick.stage;
  return true;
}

CLI::App* add_command(CLI::App& app, std::string name, std::string about, std::string example) {
  auto* command = app.add_subcommand(std::move(name), std::move(about));
  command->footer("\nExample:\n  " + example);
  return command;
}

}  // namespace caunoi::cli
