// Writes the results and the papers of a sample into a folder, for the tests that read them with other programs:
//   report_sample corpus|hostile vi|ja|en FOLDER
#include <cstdio>

#include "report/sample.hpp"

int main(int argc, char** argv) {
  using namespace caunoi;
  namespace fs = std::filesystem;
  if (argc != 4) return 2;
  const bool hostile = std::string_view(argv[1]) == "hostile";
  auto results = sample::whole(hostile ? sample::hostile() : sample::corpus());
  if (hostile) {
    results.fair->name = "<b>Hội chợ</b> & \"{{main}}\"";
    for (std::size_t i = 0; i < results.fair->participants.size(); ++i)
      results.fair->participants[i].name = sample::nasty()[i % sample::nasty().size()];
    for (auto& match : results.matches->matches)
      for (auto& reason : match.reasons)
        for (auto& [key, value] : reason.words) value = sample::nasty()[key.size() % sample::nasty().size()] + value;
    for (auto& finding : results.findings)
      finding.message = {sample::nasty()[0], sample::nasty()[1], sample::nasty()[2]};
    results.files.emplace_back("javascript:window.broken=1", sample::nasty()[0]);
  }
  const auto made = papers(results.input(lang_from(argv[2])));
  if (!made) {
    std::fprintf(stderr, "%s\n", made.error().text().c_str());
    return 1;
  }
  const fs::path folder = argv[3];
  fs::create_directories(folder / "calendars");
  const auto put = [&](const std::string& name, const std::string& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  };
  for (const auto& [name, bytes] : *made) put(name, bytes);
  put("survey.jsonl", to_jsonl(results.survey));
  put("matches.jsonl", matches_jsonl(results.survey, *results.matches));
  put("shortlist.jsonl", shortlist_jsonl(results.survey, *results.shortlist));
  put("fair.json", to_json(*results.fair));
  put("programme.json", to_json(*results.programme));
  return 0;
}
