// A new generation of the database, as search engines with segments make theirs (Lucene; O'Neil et al., "The log-structured merge-tree",
// Acta Informatica 1996).
//
// The cost of inserting into Xapian's write buffer, maps from terms to maps from documents, grows faster than the buffer: nearly every
// access is a cache miss. So each thread analyses and writes small databases of its own, the *segments*; a fixed number of segments
// is merged into a *run*, the runs into the generation. Merging copies whole posting lists in sorted order and is cheap. Where
// segments begin depends on the records alone, merging keeps their order, so any number of threads gives the same database.
//
// Crash: all this happens in unfinished/. A part is written under another name and renamed when it is whole; a file beside its tables
// holds the fingerprint (XXH3) of all that went into it. The next build of a survey keeps the parts whose fingerprints are those it
// would write and removes the others, so a killed build goes on and one of another survey begins anew. After a power cut a part may
// have its name but not its bytes, since parts are not synced: the fingerprints hold the boot they were made in.
// Tested by index/write_test.
#include "index/generation.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/file.hpp"
#include "base/parallel.hpp"
#include "base/try.hpp"
#include "index/database.hpp"
#include "index/document.hpp"

namespace caunoi {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t segment_records = 512;          // 256 costs the same CPU, 1024 6% more, 2048 18% (one run each, 10,000 records)
constexpr std::size_t segment_bytes = 4 << 20;          // so that large records do not make large segments
constexpr std::size_t segments_per_run = 32;            // open at once in a merge, six files each
constexpr auto report_interval = std::chrono::milliseconds(20);

struct Range { std::size_t first, last; };

std::vector<Range> segments_of(const Survey& survey) {
  std::vector<Range> out;
  std::size_t first = 0, bytes = 0;
  const auto count = record_count(survey);
  for (std::size_t i = 0; i < count; ++i) {
    bytes += size_of(survey, i);
    if (i + 1 - first < segment_records && bytes < segment_bytes && i + 1 < count) continue;
    out.push_back({first, i + 1});
    first = i + 1;
    bytes = 0;
  }
  if (out.empty()) out.push_back({0, 0});
  return out;
}

// What the lines of a segment hold, and what else its documents are made of.
struct Lines {
  std::vector<std::string> lines;
  std::string fingerprint;
};

Lines lines_of(const Survey& survey, Range range, std::string_view boot) {
  Lines out;
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
  XXH3_128bits_reset(state.get());
  const auto add = [&](std::string_view text) {
    const std::uint64_t size = text.size();
    XXH3_128bits_update(state.get(), &size, sizeof size);
    XXH3_128bits_update(state.get(), text.data(), text.size());
  };
  add(format_version);
  add(boot);
  for (std::size_t i = range.first; i < range.last; ++i) {
    const auto entry = entry_at(survey, i);
    std::string line;
    entry.append_line(line);
    line.pop_back();
    for (const std::string_view part : {std::string_view(line), std::string_view(entry.names), entry.country}) add(part);
    out.lines.push_back(std::move(line));
  }
  const auto hash = XXH3_128bits_digest(state.get());
  out.fingerprint = fmt::format("{:016x}{:016x}\n", hash.high64, hash.low64);
  return out;
}

std::string boot_of_machine() {
  std::string boot;
  std::ifstream("/proc/sys/kernel/random/boot_id") >> boot;
  return boot;
}

// Only one process builds in a folder; the lock ends with the process however that ends.
class Lock {
 public:
  explicit Lock(const fs::path& file) : handle_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    // A file that the holder before removed locks nothing any more.
    struct stat opened{}, there{};
    held_ = handle_ >= 0 && ::flock(handle_, LOCK_EX | LOCK_NB) == 0 && ::fstat(handle_, &opened) == 0 && ::stat(file.c_str(), &there) == 0 &&
            opened.st_ino == there.st_ino;
  }
  ~Lock() {
    if (handle_ >= 0) ::close(handle_);
  }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  [[nodiscard]] bool held() const noexcept { return held_; }

 private:
  int handle_;
  bool held_ = false;
};

// The parts are written without waiting for the disk; the whole is not in use before it stands there.
void synchronise(const fs::path& folder) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const int handle = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) continue;
    ::fsync(handle);
    ::close(handle);
  }
}

std::string first_bytes(const fs::path& file) { return read_file(file, 1 << 16).value_or(std::string()); }

class Build {
 public:
  Build(const Survey& survey, fs::path folder, const Lexicon* lexicon, const Control& control, const TermSink& sink)
      : survey_(survey), folder_(std::move(folder)), lexicon_(lexicon), control_(control), sink_(sink), boot_(boot_of_machine()), segments_(segments_of(survey)),
        runs_((segments_.size() + segments_per_run - 1) / segments_per_run), there_(segments_.size()) {
    for (std::size_t r = 0; r < runs_.size(); ++r) runs_[r].left = run_end(r) - r * segments_per_run;
  }

  // Keeps what a killed build left of this survey and removes the rest. False when cancelled.
  bool resume() {
    if (std::ranges::none_of(fs::directory_iterator(folder_), [](const auto& e) { return e.is_directory(); })) return true;
    std::vector<std::string> fingerprints(segments_.size());
    Control quiet = control_;
    quiet.progress = nullptr;
    if (!parallel_for(segments_.size(), quiet, "index", [] { return 0; }, [&](int, std::size_t s) { fingerprints[s] = lines_of(survey_, segments_[s], boot_).fingerprint; }))
      return false;
    std::vector<std::string> kept;
    for (std::size_t r = 0; r < runs_.size(); ++r) {
      std::string whole;
      for (std::size_t s = r * segments_per_run; s < run_end(r); ++s) whole += fingerprints[s];
      if (first_bytes(run_folder(r) / "fingerprint") == whole) {
        kept.push_back(run_folder(r).filename().string());
        runs_[r].merged = true;
        for (std::size_t s = r * segments_per_run; s < run_end(r); ++s) there_[s] = true;
        continue;
      }
      for (std::size_t s = r * segments_per_run; s < run_end(r); ++s) {
        if (first_bytes(segment_folder(s) / "fingerprint") != fingerprints[s]) continue;
        kept.push_back(segment_folder(s).filename().string());
        there_[s] = true;
      }
    }
    for (std::size_t s = 0; s < segments_.size(); ++s)
      if (there_[s]) resumed_ += segments_[s].last - segments_[s].first;
    written_ = resumed_;
    std::vector<fs::path> others;
    for (const auto& entry : fs::directory_iterator(folder_))
      if (entry.is_directory() && std::ranges::find(kept, entry.path().filename().string()) == kept.end()) others.push_back(entry.path());
    for (const auto& other : others) fs::remove_all(other);
    return true;
  }

  // Writes, merges, and gives the folder of the whole. False when cancelled.
  bool run() {
    const auto count = std::min<std::size_t>(thread_count(control_), segments_.size());
    std::size_t working = count;
    std::vector<std::jthread> threads;
    const auto work = [&] {
      try {
        write_parts();
      } catch (...) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::current_exception();
        stop_ = true;
      }
      {
        const std::lock_guard lock(mutex_);
        --working;
      }
      changed_.notify_all();
    };
    for (std::size_t t = 0; t < count; ++t) threads.emplace_back(work);
    watch([&] { return working == 0; });
    threads.clear();
    if (!stop_) {
      bool merged = false;
      threads.emplace_back([&] {
        try {
          merge_all();
        } catch (...) {
          error_ = std::current_exception();
        }
        {
          const std::lock_guard lock(mutex_);
          merged = true;
        }
        changed_.notify_all();
      });
      watch([&] { return merged; });
      threads.clear();
    }
    if (error_) std::rethrow_exception(error_);
    return !stop_ && control_.go_on("index", record_count(survey_), record_count(survey_));
  }

  [[nodiscard]] fs::path whole() const { return folder_ / "whole"; }
  [[nodiscard]] std::uint64_t resumed() const noexcept { return resumed_; }

 private:
  [[nodiscard]] std::size_t run_end(std::size_t r) const { return std::min(segments_.size(), (r + 1) * segments_per_run); }
  [[nodiscard]] fs::path segment_folder(std::size_t s) const { return folder_ / fmt::format("segment-{:06}", s); }
  [[nodiscard]] fs::path run_folder(std::size_t r) const { return folder_ / fmt::format("run-{:06}", r); }

  // The calling thread reports and listens while the others work. `done` is read under the lock.
  template <class Done>
  void watch(Done&& done) {
    std::unique_lock lock(mutex_);
    while (!done()) {
      lock.unlock();
      const bool goes_on = stop_ || control_.go_on("index", written_, record_count(survey_));
      lock.lock();
      if (!goes_on) {
        stop_ = true;
        changed_.notify_all();
      }
      changed_.wait_for(lock, report_interval, done);
    }
  }

  void write_parts() {
    std::optional<Analyser> analyser;
    if (sink_) analyser.emplace(lexicon_);
    while (!stop_) {
      std::unique_lock lock(mutex_);
      // Terms wait for their turn in the sink: no thread runs ahead of it by more than a few segments.
      changed_.wait(lock, [&] { return stop_ || next_ == segments_.size() || next_ < delivered_ + ahead(); });
      if (stop_ || next_ == segments_.size()) return;
      const std::size_t s = next_++;
      lock.unlock();
      if (!there_[s]) write_segment(s);
      if (stop_) return;
      if (sink_) analyse_segment(s, *analyser);
      if (stop_) return;
      lock.lock();
      auto& run = runs_[s / segments_per_run];
      const bool complete = --run.left == 0 && !run.merged;
      lock.unlock();
      if (complete) merge_run(s / segments_per_run);
    }
  }

  [[nodiscard]] std::size_t ahead() const { return sink_ ? 2 * thread_count(control_) : segments_.size(); }

  void write_segment(std::size_t s) {
    const auto lines = lines_of(survey_, segments_[s], boot_);
    const fs::path part = segment_folder(s).string() + ".part";
    {
      Xapian::WritableDatabase database(part.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
      database.begin_transaction();
      DocumentMaker document_of(0);
      for (std::size_t i = segments_[s].first; i < segments_[s].last; ++i) {
        if (stop_) return database.cancel_transaction();
        database.add_document(document_of(entry_at(survey_, i), lines.lines[i - segments_[s].first]));
        ++written_;
      }
      database.set_metadata(format_key, format_version);
      database.set_metadata(updates_key, "0");
      database.commit_transaction();
    }
    finish_part(part, segment_folder(s), lines.fingerprint);
  }

  static void finish_part(const fs::path& part, const fs::path& folder, const std::string& fingerprint) {
    if (const auto written = write_file(part / "fingerprint", fingerprint); !written) throw Xapian::DatabaseError(written.error().message);
    fs::rename(part, folder);
  }

  void analyse_segment(std::size_t s, const Analyser& analyser) {
    std::vector<TermCounts> terms;
    for (std::size_t i = segments_[s].first; i < segments_[s].last && !stop_; ++i) terms.push_back(entry_at(survey_, i).terms(analyser));
    if (stop_) return;
    const std::lock_guard sinking(sink_mutex_);
    analysed_.emplace(s, std::move(terms));
    for (auto at = analysed_.begin(); at != analysed_.end() && at->first == delivered_; at = analysed_.erase(at)) {
      for (std::size_t i = segments_[at->first].first; i < segments_[at->first].last; ++i) {
        const auto entry = entry_at(survey_, i);
        if (entry.kind != 'V') sink_(entry.kind, entry.id, std::move(at->second[i - segments_[at->first].first]));
      }
      {
        const std::lock_guard lock(mutex_);
        ++delivered_;
      }
      changed_.notify_all();
    }
  }

  static void merge(const std::vector<fs::path>& parts, const fs::path& target) {
    fs::remove_all(target);
    if (parts.size() == 1) return fs::rename(parts.front(), target);
    compact(parts, target);
  }

  static void compact(const std::vector<fs::path>& parts, const fs::path& target) {
    Xapian::Database all;
    for (const auto& part : parts) all.add_database(Xapian::Database(part.string()));
    all.compact(target.string());
  }

  void merge_run(std::size_t r) {
    std::vector<fs::path> parts;
    std::string fingerprint;
    for (std::size_t s = r * segments_per_run; s < run_end(r); ++s) {
      parts.push_back(segment_folder(s));
      fingerprint += first_bytes(parts.back() / "fingerprint");
    }
    const fs::path part = run_folder(r).string() + ".part";
    merge(parts, part);
    finish_part(part, run_folder(r), fingerprint);
    for (const auto& old : parts) fs::remove_all(old);
  }

  // Few enough at a time for the limit of open files, whatever their number.
  void merge_all() {
    std::vector<fs::path> parts;
    for (std::size_t r = 0; r < runs_.size(); ++r) parts.push_back(run_folder(r));
    for (int level = 0; parts.size() > segments_per_run; ++level) {
      std::vector<fs::path> merged;
      for (std::size_t p = 0; p < parts.size() && !stop_; p += segments_per_run) {
        merged.push_back(folder_ / fmt::format("level-{}-{:06}", level, p));
        merge({parts.begin() + static_cast<std::ptrdiff_t>(p), parts.begin() + static_cast<std::ptrdiff_t>(std::min(parts.size(), p + segments_per_run))}, merged.back());
      }
      parts = std::move(merged);
    }
    if (stop_) return;
    // Not by a rename, even of one: a run stays until the whole has all that it needs.
    compact(parts, whole());
    learn_words(whole(), [&] { return !stop_; });
    if (stop_) return;
    fs::remove(whole() / "fingerprint");
    synchronise(whole());
  }

  const Survey& survey_;
  const fs::path folder_;
  const Lexicon* lexicon_;
  const Control& control_;
  const TermSink& sink_;
  const std::string boot_;
  const std::vector<Range> segments_;
  struct Run { std::size_t left = 0; bool merged = false; };
  std::vector<Run> runs_;
  std::vector<char> there_;  // segments that a killed build wrote
  std::uint64_t resumed_ = 0;

  std::mutex mutex_;  // of what follows
  std::condition_variable changed_;
  std::size_t next_ = 0, delivered_ = 0;
  std::exception_ptr error_;
  std::atomic<bool> stop_{false};
  std::atomic<std::uint64_t> written_{0};

  std::mutex sink_mutex_;
  std::map<std::size_t, std::vector<TermCounts>> analysed_;  // segments whose turn in the sink has not come
};

int next_number(const fs::path& dir) {
  int number = 1;
  for (const auto& entry : fs::directory_iterator(dir))
    if (const auto name = entry.path().filename().string(); name.starts_with("gen-")) number = std::max(number, std::atoi(name.c_str() + 4) + 1);
  return number;
}

}  // namespace

Result<Generation> write_generation(const Survey& survey, const fs::path& dir, const Lexicon* lexicon, const Control& control, const TermSink& sink) {
  const fs::path folder = dir / "unfinished";
  std::error_code ec;
  fs::create_directories(folder, ec);
  if (ec) return fail(Code::io, "the folder cannot be made: " + ec.message(), dir.string());
  const Lock lock(folder / "lock");
  if (!lock.held()) return fail(Code::io, "another process is writing this index; wait for it to end", dir.string());
  auto written = guarded(dir.string(), [&]() -> Result<Generation> {
    try {
      Build build(survey, folder, lexicon, control, sink);
      if (!build.resume() || !build.run()) return fail(Code::cancelled, "indexing was cancelled");
      const fs::path generation = dir / fmt::format("gen-{:06}", next_number(dir));
      fs::rename(build.whole(), generation);
      return Generation{generation, build.resumed()};
    } catch (const fs::filesystem_error& e) {
      return fail(Code::io, e.what(), dir.string());
    }
  });
  fs::remove_all(folder, ec);
  return written;
}

Result<void> publish(const fs::path& dir, const fs::path& generation) {
  const auto name = generation.filename().string();
  CAUNOI_CHECK(write_file(dir / "CURRENT", name + "\n"));
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(dir, ec))  // earlier generations, and those a killed writer left
    if (const auto other = entry.path().filename().string(); other.starts_with("gen-") && other != name) fs::remove_all(entry.path(), ec);
  return {};
}

}  // namespace caunoi
