// Reads the measuring sets. A line that cannot be read is an error with its place: a set with holes would give other
// numbers.
#include "bench/collections.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/try.hpp"

namespace caunoi::bench {

namespace {

using nlohmann::json;

template <class Each>
Result<void> each_line(const std::filesystem::path& path, Each&& each) {
  CAUNOI_TRY(const std::string bytes, read_file(path));
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find('\n', begin), bytes.size());
    ++number;
    try {
      if (end > begin)
        each(json::parse(bytes.begin() + static_cast<std::ptrdiff_t>(begin),
                         bytes.begin() + static_cast<std::ptrdiff_t>(end)));
    } catch (const json::exception& e) {
      return fail(Code::invalid_argument, e.what(), fmt::format("{}:{}", path.string(), number));
    }
    begin = end + 1;
  }
  return {};
}

TextDocument document_of(const json& object) {
  const auto text = [&](const char* key) {
    return object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : std::string();
  };
  return {object.at("id").get<std::string>(), text("title"), text("text"), lang_from(text("lang"))};
}

Result<std::vector<TextDocument>> read_documents(const std::filesystem::path& path) {
  std::vector<TextDocument> out;
  CAUNOI_CHECK(each_line(path, [&](const json& object) { out.push_back(document_of(object)); }));
  return out;
}

Result<Judgments> read_judgments(const std::filesystem::path& path) {
  CAUNOI_TRY(const auto bytes, read_file(path));
  return parse_judgments(bytes, path.string());
}

}  // namespace

Result<Collection> read_collection(const std::filesystem::path& folder) {
  Collection out{.name = folder.filename().string()};
  CAUNOI_TRY(out.documents, read_documents(folder / "documents.jsonl"));
  CAUNOI_TRY(out.queries, read_documents(folder / "queries.jsonl"));
  CAUNOI_TRY(out.judgments, read_judgments(folder / "qrels.tsv"));
  return out;
}

Result<ExpertCollection> read_experts(const std::filesystem::path& folder) {
  ExpertCollection out;
  CAUNOI_TRY(out.papers, read_documents(folder / "papers.jsonl"));
  CAUNOI_TRY(out.ratings, read_judgments(folder / "judgments.tsv"));
  CAUNOI_TRY(const auto archive, read_documents(folder / "archive.jsonl"));
  for (auto& paper : out.papers) paper.lang = Lang::en;
  std::map<std::string, const TextDocument*> by_id;
  for (const auto& work : archive) by_id[work.id] = &work;
  std::map<int, std::vector<TextExpert>> sets;
  CAUNOI_CHECK(each_line(folder / "profiles.jsonl", [&](const json& object) {
    TextExpert expert{object.at("expert").get<std::string>(), {}};
    for (const auto& id : object.at("papers")) {
      const auto found = by_id.find(id.get<std::string>());
      if (found == by_id.end()) continue;  // a few works have no abstract and are not in the archive
      expert.works.push_back(*found->second);
      expert.works.back().lang = Lang::en;
    }
    sets[object.at("set").get<int>()].push_back(std::move(expert));
  }));
  for (auto& [number, experts] : sets) out.sets.push_back(std::move(experts));
  return out;
}

}  // namespace caunoi::bench
