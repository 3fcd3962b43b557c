// caunoi learn -- the weights from what became of the meetings, and what that changed.
#include "caunoi/learn.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/digits.hpp"
#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/index.hpp"
#include "cli/command.hpp"
#include "cli/lexicon.hpp"
#include "cli/weights.hpp"

namespace caunoi::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
  Common common;
  std::string index, outcomes, out, weights, rates, lexicon;
  std::size_t folds = LearnOptions{}.folds;
  std::uint64_t seed = LearnOptions{}.seed;
  bool json = false;
};

const std::map<std::string_view, std::string_view> reasons{
    {"not_held", "not held"},
    {"no_result", "held, no result noted"},
    {"superseded", "superseded by a later row"},
    {"repeated", "the same said twice"},
    {"no_need", "of an enterprise without a need"},
    {"no_technology", "with an organisation without a technology"},
    {"same_organisation", "of an organisation with itself"},
};

std::string verdict_word(Learnt::Verdict verdict) {
  return verdict == Learnt::Verdict::learnt       ? "learnt"
         : verdict == Learnt::Verdict::not_better ? "not_better"
                                                  : "all_alike";
}

std::string headline(const Learnt& learnt) {
  switch (learnt.verdict) {
    case Learnt::Verdict::learnt:
      return "The weights were learnt: on enterprises left out they foretell results better than those before.\n";
    case Learnt::Verdict::not_better:
      return "The weights stay as they were: on enterprises left out, learnt ones do not foretell results better "
             "beyond chance.\n";
    case Learnt::Verdict::all_alike:
      break;
  }
  return "The weights stay as they were: every meeting had the same result, so there is nothing to tell apart.\n";
}

// Weights that did not change are not written: what stands there may be what an earlier round has learnt.
std::string file_line(const Learnt& learnt, const std::string& path) {
  if (path.empty()) return {};
  return learnt.verdict == Learnt::Verdict::learnt ? fmt::format("They were written to {}.\n", path)
                                                   : fmt::format("Nothing was written to {}.\n", path);
}

std::string as_table(const Learnt& learnt, const Options& options) {
  std::string out = headline(learnt) + file_line(learnt, options.out);
  out += fmt::format("\n{} meetings of {} enterprises\n", learnt.meetings, learnt.enterprises);
  for (const auto& [reason, count] : learnt.left_out)
    out += fmt::format("  left out: {:>5} {}\n", count, reasons.at(reason));
  if (learnt.verdict != Learnt::Verdict::all_alike) {
    out += fmt::format("\ntested on enterprises left out   log loss  concordance\n");
    out += fmt::format("  always the average             {:>8.4f}       0.5000\n", learnt.log_loss_of_mean);
    out += fmt::format("  weights before                 {:>8.4f}       {:.4f}\n", learnt.before.log_loss,
                       learnt.before.concordance);
    out += fmt::format("  weights learnt                 {:>8.4f}       {:.4f}\n", learnt.after.log_loss,
                       learnt.after.concordance);
    out += fmt::format("  gain                           {:>8.4f}       [{:.4f}, {:.4f}] 95 %\n", learnt.gain,
                       learnt.gain_low, learnt.gain_high);
  }
  const bool changed = learnt.verdict == Learnt::Verdict::learnt;
  for (const bool demand : {true, false}) {
    out += fmt::format("\n{:<14} {:>8} {:>8} {:>9}  {:<20} {:>6}\n", demand ? "demand side" : "supply side", "before",
                       "after", "change", changed ? "95 %" : "", "known");
    for (const auto& row : learnt.changes) {
      if (row.demand != demand) continue;
      const auto interval =
          changed && !row.fixed ? fmt::format("[{:+.4f}, {:+.4f}]", row.low, row.high) : std::string();
      out += fmt::format("{:<14} {:>8.4f} {:>8.4f} {:>+9.4f}  {:<20} {:>6}{}\n", signal_code(row.signal), row.before,
                         row.after, row.after - row.before, interval, row.known,
                         row.fixed ? "  kept: too little is known" : "");
    }
  }
  return out;
}

std::string as_json(const Learnt& learnt, const Options& options) {
  Json left_out = Json::object(), changes = Json::array();
  for (const auto& [reason, count] : learnt.left_out) left_out[reason] = count;
  for (const auto& row : learnt.changes)
    changes.push_back({{"signal", signal_code(row.signal)},
                       {"side", row.demand ? "demand" : "supply"},
                       {"before", six_digits(row.before)},
                       {"after", six_digits(row.after)},
                       {"change_low", six_digits(row.low)},
                       {"change_high", six_digits(row.high)},
                       {"known", row.known},
                       {"fixed", row.fixed}});
  const auto quality = [](const Learnt::Quality& q) {
    return Json{{"log_loss", six_digits(q.log_loss)}, {"concordance", six_digits(q.concordance)}};
  };
  const bool written = !options.out.empty() && learnt.verdict == Learnt::Verdict::learnt;
  const Json out{{"verdict", verdict_word(learnt.verdict)},
                 {"written", written ? Json(options.out) : Json()},
                 {"meetings", learnt.meetings},
                 {"enterprises", learnt.enterprises},
                 {"left_out", left_out},
                 {"folds", options.folds},
                 {"seed", options.seed},
                 {"shrinkage", learnt.shrinkage},
                 {"log_loss_of_mean", six_digits(learnt.log_loss_of_mean)},
                 {"before", quality(learnt.before)},
                 {"after", quality(learnt.after)},
                 {"gain", six_digits(learnt.gain)},
                 {"gain_low", six_digits(learnt.gain_low)},
                 {"gain_high", six_digits(learnt.gain_high)},
                 {"changes", changes}};
  return out.dump(2) + "\n";
}

// Every line that cannot be taken is named; with even one nothing is learnt, since what is missing may be what matters.
Result<std::vector<Outcome>> read_outcomes(const std::string& path, const Survey& survey) {
  CAUNOI_TRY(const auto bytes, read_file(path));
  CAUNOI_TRY(auto table, parse_outcomes(bytes, survey, path));
  for (const auto& column : table.unread)
    fmt::print(stderr, "caunoi: {}: the column '{}' was passed over\n", path, column);
  if (table.problems.empty()) return std::move(table.outcomes);
  for (const auto& problem : table.problems) complain(problem);
  return fail(
      Code::invalid_argument,
      fmt::format("{} to correct, nothing was learnt",
                  table.problems.size() == 1 ? "one line" : fmt::format("{} lines or cells", table.problems.size())),
      path);
}

Result<std::string> answer(const Options& options, const Control& control) {
  LearnOptions learn_options;
  learn_options.folds = options.folds;
  learn_options.seed = options.seed;
  CAUNOI_TRY(learn_options.weights, load_weights(options.weights));
  if (!options.rates.empty()) {
    CAUNOI_TRY(const auto csv, read_file(options.rates));
    CAUNOI_TRY(learn_options.rates, parse_rates(csv, options.rates));
  }
  CAUNOI_TRY(const auto lexicon, load_lexicon(options.lexicon));
  CAUNOI_TRY(const auto index, Index::open(options.index, &lexicon));
  CAUNOI_TRY(const auto survey, index.survey());
  CAUNOI_TRY(const auto outcomes, read_outcomes(options.outcomes, survey));
  auto learnt = learn_weights(survey, index, outcomes, learn_options, control);
  tell(index.notices());
  if (!learnt) {
    if (learnt.error().place.empty()) learnt.error().place = options.outcomes;
    return std::unexpected(std::move(learnt).error());
  }
  if (!options.out.empty() && learnt->verdict == Learnt::Verdict::learnt)
    CAUNOI_CHECK(write_file(options.out, to_json(learnt->weights)));
  return options.json ? as_json(*learnt, options) : as_table(*learnt, options);
}

}  // namespace

void add_learn(CLI::App& app, int& status) {
  auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "learn", "Fit the weights to what became of the meetings, and say what changed",
      "caunoi learn build/index outcomes.csv --rates rates.csv -o weights.json\n"
      "  caunoi match build/index --weights weights.json\n\n"
      "outcomes.csv: one meeting a line under the header need,technology,stage,date (date may be left out).\n"
      "need: its id or that of the enterprise; technology: its id, or that of the expert or exhibitor;\n"
      "stage: NONE CONTACT SAMPLE VISIT NDA QUOTE MOU CONTRACT ..., or in words, or why it was not held.\n"
      "200 meetings with a result are needed; the weights change only if that foretells results better.");
  command->add_option("index", options->index, "folder of the index")->required();
  command
      ->add_option("outcomes", options->outcomes, "what became of each meeting; tab, comma or semicolon between cells")
      ->required();
  command->add_option("-o,--output", options->out,
                      "where to write the weights if they were learnt (default: only what changed is printed)");
  command->add_option("--folds", options->folds, "parts for cross-validation, 3 to 10")->capture_default_str();
  command->add_option("--seed", options->seed, "deals the parts and draws the resamples")->capture_default_str();
  add_weights(*command, options->weights);
  command->add_option("--rates", options->rates, "exchange rates: date,currency,vnd");
  command->add_option("--lexicon", options->lexicon, "lexicon file or folder (default: the installed one)");
  command->add_flag("--json", options->json, "what changed as JSON");
  add_common(*command, options->common);
  command->callback([options, &status] {
    const Progress progress(options->common);
    const auto made = answer(*options, progress.control());
    status = made ? deliver(*made, "") : complain(made.error());
  });
}

}  // namespace caunoi::cli
