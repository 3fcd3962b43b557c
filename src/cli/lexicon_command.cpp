// caunoi lexicon -- terminology in, translations learned, files checked.
#include <fmt/format.h>

#include <memory>

#include "base/file.hpp"
#include "base/try.hpp"
#include "caunoi/lexicon.hpp"
#include "cli/command.hpp"
#include "cli/lexicon.hpp"

namespace caunoi::cli {

namespace {

struct Words {
  Common common;
  std::vector<std::string> sources;
  std::string format, lexicon, findings, pairs, from = "vi", to = "en", output;
  LearnLexiconOptions learn;
  bool no_phrases = false;
  std::size_t most_senses = 4;
};

std::string lines_of(const std::vector<LexiconFinding>& findings) {
  std::string out;
  for (const auto& f : findings)
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\n",
                   f.level == LexiconFinding::Level::error ? "error" : "warning", f.place, f.message);
  return out;
}

std::size_t error_count(const std::vector<LexiconFinding>& findings) {
  std::size_t count = 0;
  for (const auto& f : findings) count += f.level == LexiconFinding::Level::error ? 1 : 0;
  return count;
}

// The first findings on stderr; all of them go to --findings.
void show(const std::vector<LexiconFinding>& findings) {
  constexpr std::size_t most = 10;
  for (std::size_t i = 0; i < std::min(most, findings.size()); ++i)
    fmt::print(stderr, "  {}: {}\n", findings[i].place, findings[i].message);
  if (findings.size() > most) fmt::print(stderr, "  ... and {} more; see --findings\n", findings.size() - most);
}

int import(const Words& words) {
  const std::vector<std::filesystem::path> sources(words.sources.begin(), words.sources.end());
  const auto onto = load_own_lexicon(words.lexicon);
  if (!onto) return complain(onto.error());
  const auto imported = import_lexicon(sources, lexicon_format_from(words.format), &*onto);
  if (!imported) return complain(imported.error());
  fmt::print(stderr, "{} concepts, {} findings\n", imported->concepts.size(), imported->findings.size());
  show(imported->findings);
  if (!words.findings.empty())
    if (const int status = deliver(lines_of(imported->findings), words.findings); status != ok) return status;
  return deliver(to_tsv(imported->concepts), words.output);
}

// Two columns a line: a sentence, a tab, its translation.
Result<std::vector<SentencePair>> read_pairs(const std::string& path) {
  CAUNOI_TRY(const std::string bytes, read_file(path));
  std::vector<SentencePair> out;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view line(bytes.data() + begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto tab = line.find('\t');
    if (tab == line.npos || line.find('\t', tab + 1) != line.npos)
      return fail(Code::invalid_argument, "a line must be a sentence, one tab and its translation",
                  fmt::format("{}:{}", path, number));
    out.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
  }
  return out;
}

int learn(const Words& words) {
  const auto pairs = read_pairs(words.pairs);
  if (!pairs) return complain(pairs.error());
  auto options = words.learn;
  options.phrases = !words.no_phrases;
  const auto rows = [&] {
    const Progress progress(words.common);
    return learn_lexicon(*pairs, lang_from(words.from), lang_from(words.to), options, progress.control());
  }();
  if (!rows) return complain(rows.error());
  fmt::print(stderr, "{} translations from {} pairs of sentences\n", rows->size(), pairs->size());
  return deliver(to_tsv(*rows), words.output);
}

int check(const Words& words) {
  std::vector<std::filesystem::path> paths(words.sources.begin(), words.sources.end());
  if (paths.empty()) paths = lexicon_folders();
  if (words.sources.empty() && !paths.empty()) paths.resize(1);  // dictionaries beside ours are as they are
  const auto findings = check_lexicon(paths, words.most_senses);
  if (!findings) return complain(findings.error());
  const auto errors = error_count(*findings);
  fmt::print(stderr, "{} errors, {} warnings\n", errors, findings->size() - errors);
  if (const int status = deliver(lines_of(*findings), words.output); status != ok) return status;
  return errors == 0 ? ok : bad_input;
}

}  // namespace

void add_lexicon(CLI::App& app, int& status) {
  auto* group = add_command(app, "lexicon", "Import terminology, learn translations, check lexicon files",
                            "caunoi lexicon import terms.tbx -o terms.tsv");
  group->require_subcommand(1);
  group->footer([] { return fmt::format("\nWithout --lexicon the commands load {}.", lexicon_in_words("")); });

  auto words = std::make_shared<Words>();
  auto* command =
      add_command(*group, "import", "Terminology you have as a lexicon file",
                  "caunoi lexicon import /usr/share/edict -o build/lexicon/edict.tsv\n  caunoi lexicon import "
                  "company.tbx thesaurus.rdf -o ours.tsv --findings findings.tsv");
  command->add_option("sources", words->sources, "files, or the folders of packages")->required();
  command
      ->add_option(
          "--format", words->format,
          "tsv, tbx, skos, edict, wordnet, iso-codes, cldr or id-tagging-schema (default: told from the source)")
      ->check(CLI::IsMember({"tsv", "tbx", "skos", "edict", "wordnet", "iso-codes", "cldr", "id-tagging-schema"}));
  command->add_option(
      "--lexicon", words->lexicon,
      "the lexicon that packages fill the gaps of (default: the one installed, without what was imported)");
  command->add_option("--findings", words->findings,
                      "write what could not be taken, tab-separated: level, place, message");
  command->add_option("-o,--output", words->output, "the lexicon file (default: stdout)");
  command->callback([words, &status] { status = import(*words); });

  command = add_command(*group, "learn", "Translations of terms from parallel text you own",
                        "caunoi lexicon learn --pairs parallel.tsv --from vi --to en -o learned.tsv");
  command->add_option("--pairs", words->pairs, "a sentence, a tab and its translation a line")->required();
  command->add_option("--from", words->from, "language of the first column")
      ->check(CLI::IsMember({"vi", "ja", "en"}))
      ->capture_default_str();
  command->add_option("--to", words->to, "language of the second column")
      ->check(CLI::IsMember({"vi", "ja", "en"}))
      ->capture_default_str();
  command->add_option("--iterations", words->learn.iterations, "of expectation-maximisation")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  command->add_option("--least-probability", words->learn.least_probability, "leave out what is less likely")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_option("--least-count", words->learn.least_count, "leave out what stands together in fewer pairs")
      ->capture_default_str();
  command->add_flag("--no-phrases", words->no_phrases, "single words only");
  command->add_option("-o,--output", words->output, "the lexicon file (default: stdout)");
  add_common(*command, words->common);
  command->callback([words, &status] { status = learn(*words); });

  command = add_command(*group, "check",
                        "Everything wrong or doubtful in lexicon files; exit status 2 when a row would be refused",
                        "caunoi lexicon check corpus/lexicon");
  command->add_option("paths", words->sources,
                      "files or folders (default: the one installed, without what was imported beside it)");
  command->add_option("--most-senses", words->most_senses, "report a term that leads to more concepts than this")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  command->add_option("-o,--output", words->output, "findings, tab-separated: level, place, message (default: stdout)");
  command->callback([words, &status] { status = check(*words); });
}

}  // namespace caunoi::cli
