// Building and changing the database: the same for any number of threads, resumable, and able to say what changed.
#include "index/write.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "index/generated_survey.hpp"
#include "index/record_text.hpp"

namespace caunoi {
namespace {

namespace fs = std::filesystem;

// All that a search can see of a database.
std::string dump(const fs::path& folder) {
  const Xapian::Database database(folder.string());
  std::string out = fmt::format("{} {}\n", database.get_doccount(), database.get_lastdocid());
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    out += *term;
    for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
      out += fmt::format(" {}:{}", *posting, posting.get_wdf());
      for (auto position = posting.positionlist_begin(); position != posting.positionlist_end(); ++position) out += fmt::format(",{}", *position);
    }
    out += '\n';
  }
  for (auto word = database.spellings_begin(); word != database.spellings_end(); ++word) out += fmt::format("{}={} ", *word, word.get_termfreq());
  for (auto word = database.synonym_keys_begin(); word != database.synonym_keys_end(); ++word) {
    out += fmt::format("\n{}:", *word);
    for (auto other = database.synonyms_begin(*word); other != database.synonyms_end(*word); ++other) out += ' ' + *other;
  }
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const auto document = database.get_document(*posting);
    out += fmt::format("\n{} {}", *posting, document.get_data());
    for (auto value = document.values_begin(); value != document.values_end(); ++value) out += fmt::format(" {}={}", value.get_valueno(), *value);
  }
  return out;
}

class Write : public testing::Test {
 protected:
  fs::path dir_ = fs::temp_directory_path() / ("caunoi-write-" + std::to_string(::getpid()));
  void SetUp() override { fs::remove_all(dir_); }
  void TearDown() override { fs::remove_all(dir_); }

  fs::path build(const Survey& survey, const Control& control = {}, const TermSink& sink = nullptr) {
    const auto written = write_generation(survey, dir_, nullptr, control, sink);
    EXPECT_TRUE(written) << written.error().text();
    EXPECT_TRUE(publish(dir_, written->folder));
    return written->folder;
  }
};

using Taken = std::vector<std::pair<std::string, TermCounts>>;
TermSink into(Taken& taken) {
  return [&taken](char kind, std::string_view id, TermCounts&& terms) { taken.emplace_back(kind + std::string(id), std::move(terms)); };
}
bool same(const TermCounts& x, const TermCounts& y) { return std::ranges::equal(x.channels, y.channels) && x.lang == y.lang; }

TEST_F(Write, IsTheSameForAnyNumberOfThreads) {
  const auto survey = survey_of(generated_lines(2300, 1));
  Control control;
  std::string expected;
  for (const unsigned threads : {1U, 2U, 5U}) {
    control.threads = threads;
    Taken taken;
    const auto dumped = dump(build(survey, control, into(taken)));
    if (expected.empty()) expected = dumped;
    EXPECT_TRUE(dumped == expected) << threads;
    ASSERT_EQ(taken.size(), 20U + 2300 + 230);  // organisations, technologies, needs in that order; not the visit
    const Analyser analyser;
    for (std::size_t i = 0; i < 2300; i += 97) {
      EXPECT_EQ(taken[20 + i].first, "T" + survey.technologies()[i].id);
      EXPECT_TRUE(same(taken[20 + i].second, terms_of(survey.technologies()[i], analyser)));
    }
  }
}

TEST_F(Write, AnUpdateOfNothingIsTheBuild) {
  const auto survey = survey_of(generated_lines(300, 2));
  const auto built = dump(build(survey));
  const auto empty = build(Survey());
  ASSERT_TRUE(write_update(empty, survey, {}, nullptr, {}, nullptr));
  auto updated = dump(empty);
  const auto who_wrote = updated.find("\nXU1 ");
  ASSERT_NE(who_wrote, std::string::npos);
  updated.erase(who_wrote, updated.find('\n', who_wrote + 1) - who_wrote);
  EXPECT_TRUE(built == updated);  // what words there are too, which a build learns at once and an update word by word
  EXPECT_NE(built.find("nuoc: nước"), std::string::npos);
}

TEST_F(Write, AnalysesTheRecordsItHolds) {
  const auto survey = survey_of(generated_lines(1500, 3));
  const auto folder = build(survey);
  Taken taken;
  ASSERT_TRUE(analyse_records(Xapian::Database(folder.string()), RecordKind::technology, nullptr, {}, into(taken)));
  ASSERT_EQ(taken.size(), survey.technologies().size());
  const Analyser analyser;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    EXPECT_EQ(taken[i].first, "T" + survey.technologies()[i].id);
    EXPECT_TRUE(same(taken[i].second, terms_of(survey.technologies()[i], analyser)));
  }
  Cancel cancel;
  cancel.request();
  EXPECT_EQ(analyse_records(Xapian::Database(folder.string()), RecordKind::technology, nullptr, {.cancel = &cancel}, into(taken)).error().code, Code::cancelled);
}

// How many records the whole parts hold that a killed build left.
std::uint64_t records_there(const fs::path& folder) {
  std::uint64_t out = 0;
  std::error_code ec;
  for (const auto& entry : fs::directory_iterator(folder, ec)) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(".part") || !(name.starts_with("segment-") || name.starts_with("run-"))) continue;
    // A segment that its run holds already was about to be removed.
    if (name.starts_with("segment-") && fs::exists(folder / fmt::format("run-{:06}", std::stoi(name.substr(8)) / 32))) continue;
    try {
      out += Xapian::Database(entry.path().string()).get_doccount();
    } catch (const Xapian::Error&) {  // merged and removed meanwhile
    }
  }
  return out;
}

TEST_F(Write, GoesOnAfterAKill) {
  const auto survey = survey_of(generated_lines(17'500, 4));  // more than one run
  const auto folder = build(survey);
  for (const std::uint64_t most : {1, 5'000, 12'000, 17'000}) {  // each goes on where the last was killed, in the middle of something
    const auto before = records_there(dir_ / "unfinished");
    const pid_t child = ::fork();
    if (child == 0) {
      (void)write_generation(survey, dir_, nullptr, {}, nullptr);
      ::_exit(0);
    }
    for (int wait = 0; wait < 5000 && records_there(dir_ / "unfinished") < most; ++wait) std::this_thread::sleep_for(std::chrono::milliseconds(2));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_GE(records_there(dir_ / "unfinished"), std::max(before, most));
    EXPECT_EQ(Xapian::Database(folder.string()).get_doccount(), 17'500U + 20 + 1750 + 1);  // readers see the old one
  }
  const auto resumed = records_there(dir_ / "unfinished");
  std::vector<std::uint64_t> ticks;
  Control control;
  control.progress = [&](const Tick& tick) { return ticks.push_back(tick.done), true; };
  Taken taken;
  const auto written = write_generation(survey, dir_, nullptr, control, into(taken));
  ASSERT_TRUE(written);
  EXPECT_EQ(written->resumed, resumed);  // and these were not written again:
  EXPECT_GE(ticks.front(), resumed);
  EXPECT_EQ(ticks.back(), 20U + 17'500 + 1750 + 1);
  EXPECT_TRUE(std::ranges::is_sorted(ticks));
  EXPECT_EQ(taken.size(), 20U + 17'500 + 1750);
  EXPECT_TRUE(dump(written->folder) == dump(folder));
  EXPECT_FALSE(fs::exists(dir_ / "unfinished"));
}

TEST_F(Write, BeginsAnewForAnotherSurvey) {
  const auto survey = survey_of(generated_lines(12'000, 5));
  const pid_t child = ::fork();
  if (child == 0) {
    (void)write_generation(survey, dir_, nullptr, {}, nullptr);
    ::_exit(0);
  }
  for (int wait = 0; wait < 500 && records_there(dir_ / "unfinished") == 0; ++wait) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ASSERT_GT(records_there(dir_ / "unfinished"), 0U);
  // The name of a firm is in the documents of its technologies: all of them are others.
  auto lines = generated_lines(12'000, 5);
  for (auto at = lines.find("\"country\":\"VN\""); at != std::string::npos; at = lines.find("\"country\":\"VN\"", at)) lines.replace(at, 14, "\"country\":\"DE\"");
  const auto other = survey_of(lines);
  const auto written = write_generation(other, dir_, nullptr, {}, nullptr);
  ASSERT_TRUE(written);
  EXPECT_EQ(written->resumed, 0U);
  EXPECT_EQ(Xapian::Database(written->folder.string()).get_termfreq("XCVN"), 0U);
}

TEST_F(Write, ReportsOftenAndEndsSoonWhenCancelled) {
  const auto survey = survey_of(generated_lines(6000, 6));
  using Clock = std::chrono::steady_clock;
  std::uint64_t seen = 0;
  Clock::time_point asked;
  Control control;
  control.progress = [&](const Tick& tick) {
    seen = tick.done;
    if (seen > 1000) asked = Clock::now();
    return seen <= 1000;
  };
  EXPECT_EQ(write_generation(survey, dir_, nullptr, control, nullptr).error().code, Code::cancelled);
  EXPECT_LT(Clock::now() - asked, std::chrono::seconds(2));  // a segment being committed is waited for
  EXPECT_TRUE(fs::is_empty(dir_));
}

TEST_F(Write, OneBuilderAtATime) {
  const auto survey = survey_of(generated_lines(600, 7));
  Code other{};
  Control control;
  control.progress = [&](const Tick&) {
    if (other == Code{}) other = write_generation(survey, dir_, nullptr, {}, nullptr).error().code;
    return true;
  };
  EXPECT_TRUE(write_generation(survey, dir_, nullptr, control, nullptr));
  EXPECT_EQ(other, Code::io);
}

TEST_F(Write, TellsWhatChanged) {
  std::mt19937 random(8);
  std::map<std::string, std::string> now;  // id ▶ title of the organisations there
  const auto folder = build(Survey());
  std::vector<std::map<std::string, std::string>> states{now};
  std::vector<std::set<std::string>> touched{{}};
  for (int update = 1; update <= 25; ++update) {
    Survey::Records records;
    std::vector<std::pair<RecordKind, std::string>> remove;
    touched.emplace_back();
    for (int i = 0; i < 4; ++i) {
      const std::string id = fmt::format("O\n\\n{}", random() % 12);  // ids may hold anything
      if (std::ranges::any_of(records.organisations, [&](const auto& o) { return o.id == id; })) continue;
      if (random() % 2 == 0) {
        remove.emplace_back(RecordKind::organisation, id);
        now.erase(id);
      }
      if (random() % 2 == 0) {
        Organisation o;
        o.id = id;
        o.name.en = fmt::format("name {}", update);
        records.organisations.push_back(o);
      }
    }
    for (const auto& o : records.organisations) now[o.id] = o.name.en, touched.back().insert(o.id);
    ASSERT_TRUE(write_update(folder, make_survey(records).survey, remove, nullptr, {}, nullptr));
    states.push_back(now);
    const Xapian::Database database(folder.string());
    ASSERT_EQ(update_count(database), static_cast<std::uint64_t>(update));
    for (int since = 0; since <= update; ++since) {
      const auto changes = changes_since(database, static_cast<std::uint64_t>(since));
      std::set<std::string> changed;
      for (int u = since + 1; u <= update; ++u)
        for (const auto& id : touched[static_cast<std::size_t>(u)])
          if (now.contains(id)) changed.insert(id);
      std::vector<std::string> told;
      for (const auto& c : changes.changed) {
        EXPECT_EQ(c.kind, 'O');
        EXPECT_EQ(database.get_document(c.document).get_value(slot_id), c.id);
        told.push_back(c.id);
      }
      EXPECT_EQ(told, std::vector<std::string>(changed.begin(), changed.end())) << since << " to " << update;
      // Whoever held the state of then and applies the changes holds that of now.
      auto follows = states[static_cast<std::size_t>(since)];
      for (const auto& [kind, id] : changes.removed) follows.erase(id);
      for (const auto& id : changed) follows[id] = now[id];
      EXPECT_EQ(follows, now) << since << " to " << update;
      EXPECT_TRUE(std::ranges::is_sorted(changes.removed));
    }
  }
}

TEST_F(Write, AFailedUpdateChangesNothing) {
  const auto folder = build(survey_of(generated_lines(50, 9)));
  const auto before = dump(folder);
  Control control;
  control.progress = [](const Tick& tick) { return tick.done < 20; };
  EXPECT_EQ(write_update(folder, survey_of(generated_lines(50, 10)), {}, nullptr, control, nullptr).error().code, Code::cancelled);
  EXPECT_TRUE(dump(folder) == before);
}

}  // namespace
}  // namespace caunoi
