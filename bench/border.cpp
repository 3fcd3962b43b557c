// What the C border costs: the same call through C++ and through the C API, in one process, in turns, by CPU time. The
// two libraries hold the same code (one in this program, one in libcaunoi_c), so what differs is the border: arguments
// looked at, answers moved behind a handle, rows lent.
//
//     caunoi_border [SURVEY [LEXICON [ROUNDS [cpp|c search|match]]]]   default: corpus/haiphong-2015 corpus/lexicon 25
//
// Beside each search stands what two C++ indexes of the same files differ by: what of the border is above that is no noise.
// With cpp or c it only makes ROUNDS calls that way, for counting instructions. border.sh does both.
#include <caunoi/caunoi.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/index.hpp"
#include "caunoi/intake.hpp"
#include "caunoi/match.hpp"

namespace {

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

[[noreturn]] void stop(std::string_view what) {
  fmt::print(stderr, "{}\n", what);
  std::exit(1);
}

template <class T>
T must(caunoi::Result<T> result) {
  if (!result) stop(result.error().text());
  return *std::move(result);
}

void must(caunoi_status status, caunoi_error* err) {
  if (status != CAUNOI_OK) stop(fmt::format("{} {}", caunoi_error_place(err).data, caunoi_error_message(err).data));
}

struct Compared {
  double cpp, c, difference;  // seconds a call: the medians, and that of the differences of neighbours
};

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

// Rounds of `calls` calls each, in turns and in alternating order.
Compared compare(int rounds, int calls, const std::function<void()>& cpp, const std::function<void()>& c) {
  const auto timed = [&](const std::function<void()>& call) {
    const double begin = cpu_seconds();
    for (int i = 0; i < calls; ++i) call();
    return (cpu_seconds() - begin) / calls;
  };
  timed(cpp), timed(c);
  std::vector<double> a, b, differences;
  for (int round = 0; round < rounds; ++round) {
    const bool first = round % 2 == 0;
    const double x = timed(first ? cpp : c), y = timed(first ? c : cpp);
    a.push_back(first ? x : y);
    b.push_back(first ? y : x);
    differences.push_back(b.back() - a.back());
  }
  return {median(std::move(a)), median(std::move(b)), median(std::move(differences))};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string survey_path = argc > 1 ? argv[1] : "corpus/haiphong-2015",
                    lexicon_path = argc > 2 ? argv[2] : "corpus/lexicon";
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 25;
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("caunoi-border-{}", cpu_seconds());
  constexpr auto nt = CAUNOI_NUL_TERMINATED;

  const auto lexicon = must(caunoi::Lexicon::load(std::filesystem::path(lexicon_path)));
  const auto survey = must(caunoi::read_workspace(std::filesystem::path(survey_path))).survey;
  must(caunoi::Index::build(survey, folder, &lexicon));
  const auto index = must(caunoi::Index::open(folder, &lexicon)), again = must(caunoi::Index::open(folder, &lexicon));
  caunoi_lexicon* c_lexicon = nullptr;
  caunoi_survey* c_survey = nullptr;
  caunoi_index* c_index = nullptr;
  caunoi_error* err = nullptr;
  must(caunoi_lexicon_load(lexicon_path.c_str(), nt, &c_lexicon, &err), err);
  must(caunoi_survey_load(survey_path.c_str(), nt, nullptr, &c_survey, &err), err);
  must(caunoi_index_open(folder.c_str(), nt, c_lexicon, &c_index, &err), err);

  caunoi::Control one;
  one.threads = 1;
  caunoi_control c_one = CAUNOI_CONTROL_INIT;
  c_one.threads = 1;
  double sum = 0;
  const auto search_in = [&](const caunoi::Index& in, const std::string& words) {
    const auto answer = must(in.search({.words = words}));
    for (const auto& hit : answer.hits) sum += hit.score;
  };
  const auto search_cpp = [&](const std::string& words) { search_in(index, words); };
  const auto search_c = [&](const std::string& words) {
    caunoi_answer* answer = nullptr;
    must(caunoi_index_search(c_index, words.data(), words.size(), nullptr, &answer, &err), err);
    caunoi_hit hit = CAUNOI_HIT_INIT;
    for (size_t i = 0; caunoi_answer_hit(answer, i, &hit) == CAUNOI_OK; ++i) sum -= hit.score;
    caunoi_answer_free(answer);
  };
  const auto match_cpp = [&] {
    for (const auto& m : must(caunoi::match(survey, index, {}, one)).matches) sum += m.score;
  };
  const auto match_c = [&] {
    caunoi_matches* matches = nullptr;
    must(caunoi_match(c_survey, c_index, nullptr, &c_one, &matches, &err), err);
    caunoi_match_row row = CAUNOI_MATCH_ROW_INIT;
    for (size_t i = 0; caunoi_matches_row(matches, i, &row) == CAUNOI_OK; ++i) sum -= row.score;
    caunoi_matches_free(matches);
  };
  if (argc > 5) {
    const bool by_c = std::string_view(argv[4]) == "c", search = std::string_view(argv[5]) == "search";
    for (int i = 0; i < rounds; ++i) {
      if (search)
        by_c ? search_c("nước thải") : search_cpp("nước thải");
      else
        by_c ? match_c() : match_cpp();
    }
    std::filesystem::remove_all(folder);
    return 0;
  }
  const auto batch = compare(rounds, 1, match_cpp, match_c);
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  fmt::print("batch of {} needs: C++ {:.2f} ms, C {:.2f} ms, the border {:+.3f} ms ({:+.2f} %)\n",
             survey.needs().size(), 1e3 * batch.cpp, 1e3 * batch.c, 1e3 * batch.difference,
             100 * batch.difference / batch.cpp);

  for (const std::string words : {"nước thải", "xử lý nước thải dệt nhuộm", "membrane OR lọc", "title:robot"}) {
    const auto search = compare(
        40 * rounds, 10, [&] { search_cpp(words); }, [&] { search_c(words); });
    const auto alike = compare(
        40 * rounds, 10, [&] { search_cpp(words); }, [&] { search_in(again, words); });
    fmt::print("search \"{}\": C++ {:.1f} us, C {:.1f} us, the border {:+.2f} us (C++ twice: {:+.2f} us)\n", words, 1e6 * search.cpp,
               1e6 * search.c, 1e6 * search.difference, 1e6 * alike.difference);
  }
  caunoi_index_free(c_index);
  caunoi_survey_free(c_survey);
  caunoi_lexicon_free(c_lexicon);
  std::filesystem::remove_all(folder);
  return 0;
}
