// What the C border costs: the same call through C++ and through the C API, in one process, in turns, by CPU time.
//
//     caunoi_border [SURVEY [LEXICON [ROUNDS [cpp|c search|match]]]]   default: corpus/haiphong-2015 corpus/lexicon 25
//
// It is built twice. caunoi_border loads libcaunoi_c as an application does, so that beside the border (arguments looked
// at, answers moved behind a handle, rows lent) a second copy of all the code is compared with the first;
// caunoi_border_linked has the functions of the C API linked in, where both ways run the same code and the border alone is
// left. Where an index lies in memory makes a call some per cent slower or faster for as long as it is open: each way is
// asked over several, with surveys and lexicons of their own, and beside the border stands what as many C++ ones differ by from others.
// With cpp or c it only makes ROUNDS calls that way, for counting instructions. border.sh does it all.
#include <caunoi/caunoi.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
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

double median(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

struct Compared {
  double first, second;  // seconds a call, medians
  double difference;     // second - first: the mean over the pairs, each the median of its turns
  double error;          // standard error of that mean over the pairs
};

// Turns of `calls` calls each, the first way and the second in alternating order, `turns` times over each pair of indexes.
Compared compare(std::size_t pairs, int turns, int calls, const std::function<void(std::size_t)>& one, const std::function<void(std::size_t)>& other) {
  const auto timed = [&](const std::function<void(std::size_t)>& call, std::size_t pair) {
    const double begin = cpu_seconds();
    for (int i = 0; i < calls; ++i) call(pair);
    return (cpu_seconds() - begin) / calls;
  };
  std::vector<double> firsts, seconds, differences;
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    std::vector<double> of_pair;
    timed(one, pair), timed(other, pair);
    for (int turn = 0; turn < turns; ++turn) {
      const bool straight = turn % 2 == 0;
      const double x = timed(straight ? one : other, pair), y = timed(straight ? other : one, pair);
      firsts.push_back(straight ? x : y);
      seconds.push_back(straight ? y : x);
      of_pair.push_back(seconds.back() - firsts.back());
    }
    differences.push_back(median(std::move(of_pair)));
  }
  double mean = 0, squares = 0;
  for (const double d : differences) mean += d / static_cast<double>(pairs);
  for (const double d : differences) squares += (d - mean) * (d - mean);
  const auto n = static_cast<double>(pairs);
  return {median(std::move(firsts)), median(std::move(seconds)), mean, std::sqrt(squares / (n - 1) / n)};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string survey_path = argc > 1 ? argv[1] : "corpus/haiphong-2015",
                    lexicon_path = argc > 2 ? argv[2] : "corpus/lexicon";
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 25;
  const bool counting = argc > 5;
  const std::size_t pairs = counting ? 1 : 6;
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("caunoi-border-{}", cpu_seconds());
  constexpr auto nt = CAUNOI_NUL_TERMINATED;

  caunoi_error* err = nullptr;

  // Each side has surveys, lexicons and indexes of its own, read in turns.
  struct Cpp {
    caunoi::Survey survey;
    caunoi::Lexicon lexicon;
    std::optional<caunoi::Index> index;
  };
  struct C {
    caunoi_survey* survey = nullptr;
    caunoi_lexicon* lexicon = nullptr;
    caunoi_index* index = nullptr;
  };
  std::deque<Cpp> cpp, alike;
  std::deque<C> c;
  const auto open_cpp = [&](std::deque<Cpp>& to) {
    auto& made = to.emplace_back(must(caunoi::read_workspace(std::filesystem::path(survey_path))).survey, must(caunoi::Lexicon::load(std::filesystem::path(lexicon_path))));
    if (!std::filesystem::exists(folder)) must(caunoi::Index::build(made.survey, folder, &made.lexicon));
    made.index = must(caunoi::Index::open(folder, &made.lexicon));
  };
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    open_cpp(cpp);
    auto& made = c.emplace_back();
    must(caunoi_survey_load(survey_path.c_str(), nt, nullptr, &made.survey, &err), err);
    must(caunoi_lexicon_load(lexicon_path.c_str(), nt, &made.lexicon, &err), err);
    must(caunoi_index_open(folder.c_str(), nt, made.lexicon, &made.index, &err), err);
    if (!counting) open_cpp(alike);
  }

  caunoi::Control one;
  one.threads = 1;
  caunoi_control c_one = CAUNOI_CONTROL_INIT;
  c_one.threads = 1;
  double sum = 0;
  const auto search = [&](const std::string& words, const Cpp& in) {
    const auto answer = must(in.index->search({.words = words}));
    for (const auto& hit : answer.hits) sum += hit.score;
  };
  const auto search_c = [&](const std::string& words, const C& in) {
    caunoi_answer* answer = nullptr;
    must(caunoi_index_search(in.index, words.data(), words.size(), nullptr, &answer, &err), err);
    caunoi_hit hit = CAUNOI_HIT_INIT;
    for (size_t i = 0; caunoi_answer_hit(answer, i, &hit) == CAUNOI_OK; ++i) sum -= hit.score;
    caunoi_answer_free(answer);
  };
  const auto match = [&](const Cpp& in) {
    for (const auto& m : must(caunoi::match(in.survey, *in.index, {}, one)).matches) sum += m.score;
  };
  const auto match_c = [&](const C& in) {
    caunoi_matches* matches = nullptr;
    must(caunoi_match(in.survey, in.index, nullptr, &c_one, &matches, &err), err);
    caunoi_match_row row = CAUNOI_MATCH_ROW_INIT;
    for (size_t i = 0; caunoi_matches_row(matches, i, &row) == CAUNOI_OK; ++i) sum -= row.score;
    caunoi_matches_free(matches);
  };
  if (counting) {
    const bool by_c = std::string_view(argv[4]) == "c", searching = std::string_view(argv[5]) == "search";
    for (int i = 0; i < rounds; ++i) {
      if (searching)
        by_c ? search_c("nước thải", c[0]) : search("nước thải", cpp[0]);
      else
        by_c ? match_c(c[0]) : match(cpp[0]);
    }
  } else {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const auto batch = compare(pairs, std::max(1, rounds / 2), 1, [&](auto i) { match(cpp[i]); }, [&](auto i) { match_c(c[i]); });
    const auto batch_alike = compare(pairs, std::max(1, rounds / 2), 1, [&](auto i) { match(cpp[i]); }, [&](auto i) { match(alike[i]); });
    const auto share = [](const Compared& of) { return fmt::format("{:+.2f} % (+-{:.2f})", 100 * of.difference / of.first, 100 * of.error / of.first); };
    fmt::print("batch of {} needs: C++ {:.1f} ms, C {:.1f} ms, the border {}; C++ twice {}\n",
               cpp[0].survey.needs().size(), 1e3 * batch.first, 1e3 * batch.second, share(batch), share(batch_alike));

    for (const std::string words : {"nước thải", "xử lý nước thải dệt nhuộm", "membrane OR lọc", "title:robot"}) {
      const auto border = compare(pairs, 6 * rounds, 10, [&](auto i) { search(words, cpp[i]); }, [&](auto i) { search_c(words, c[i]); });
      const auto twice = compare(pairs, 6 * rounds, 10, [&](auto i) { search(words, cpp[i]); }, [&](auto i) { search(words, alike[i]); });
      fmt::print("search \"{}\": C++ {:.1f} us, C {:.1f} us, the border {:+.2f} us (+-{:.2f}); C++ twice {:+.2f} us (+-{:.2f})\n", words,
                 1e6 * border.first, 1e6 * border.second, 1e6 * border.difference, 1e6 * border.error, 1e6 * twice.difference, 1e6 * twice.error);
    }
  }
  for (const auto& made : c) caunoi_index_free(made.index), caunoi_lexicon_free(made.lexicon), caunoi_survey_free(made.survey);
  std::filesystem::remove_all(folder);
  return 0;
}
