// rank(): order, ties, threads, languages, cancellation; quality floors on real sets where they are at hand.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "caunoi/index.hpp"

namespace caunoi {
namespace {

std::vector<TextDocument> sample() {
  return {{"d1", "Xử lý nước thải dệt nhuộm", "Công nghệ keo tụ và màng lọc cho nước thải dệt nhuộm có COD cao.", Lang::vi},
          {"d2", "Sấy nông sản", "Máy sấy bơm nhiệt cho cà rốt, hành, tỏi.", Lang::vi},
          {"d3", "", "排水処理の膜分離装置", Lang::ja},
          {"d4", "", "Membrane treatment of dyeing wastewater", Lang::en},
          {"d5", "", "", Lang::unknown}};
}

TEST(Rank, FindsAndOrders) {
  const auto documents = sample();
  const std::vector<TextDocument> queries{{"q1", "", "nước thải nhuộm", Lang::unknown}, {"q2", "", "排水の膜処理", Lang::unknown}, {"q3", "", "", Lang::unknown}, {"d1", "", "nước thải dệt nhuộm", Lang::vi}};
  const auto lists = rank(documents, std::span<const TextDocument>(queries)).value();
  ASSERT_EQ(lists.size(), 4U);
  EXPECT_EQ(lists[0].front().document, 0U);
  EXPECT_EQ(lists[1].front().document, 2U);
  EXPECT_TRUE(lists[2].empty());
  for (const auto& row : lists[3]) EXPECT_NE(row.document, 0U);  // the document with the query's id is left out
  for (const auto& list : lists)
    for (std::size_t i = 1; i < list.size(); ++i) EXPECT_GE(list[i - 1].score, list[i].score);
}

TEST(Rank, IsTheSameForAnyNumberOfThreads) {
  std::vector<TextDocument> documents, queries;
  for (int i = 0; i < 200; ++i) {
    auto d = sample()[static_cast<std::size_t>(i % 4)];
    d.id = "d" + std::to_string(i);
    d.text += " số " + std::to_string(i % 17);
    documents.push_back(d);
    queries.push_back({"q" + std::to_string(i), "", d.text, d.lang});
  }
  Control one, two;
  one.threads = 1;
  two.threads = 2;
  const auto a = rank(documents, std::span<const TextDocument>(queries), {.k = 50}, one).value();
  const auto b = rank(documents, std::span<const TextDocument>(queries), {.k = 50}, two).value();
  for (std::size_t q = 0; q < queries.size(); ++q) {
    ASSERT_EQ(a[q].size(), b[q].size());
    for (std::size_t i = 0; i < a[q].size(); ++i) {
      ASSERT_EQ(a[q][i].document, b[q][i].document);
      ASSERT_EQ(a[q][i].score, b[q][i].score);
      if (i > 0 && a[q][i - 1].score == a[q][i].score) ASSERT_LT(a[q][i - 1].document, a[q][i].document);
    }
  }
}

TEST(Rank, ExpertsByTheirNearestWorks) {
  const auto documents = sample();
  const std::vector<TextExpert> experts{{"x1", {{"", "", "keo tụ nước thải dệt nhuộm", Lang::vi}, {"", "", "thơ ca", Lang::vi}}}, {"x2", {}}};
  const auto lists = rank(documents, std::span<const TextExpert>(experts)).value();
  EXPECT_EQ(lists[0].front().document, 0U);
  EXPECT_LE(lists[0].front().score, 1.0001);
  EXPECT_TRUE(lists[1].empty());
}

TEST(Rank, IsCancelled) {
  const auto documents = sample();
  Cancel cancel;
  cancel.request();
  Control control;
  control.cancel = &cancel;
  EXPECT_EQ(rank(documents, std::span<const TextDocument>(documents), {}, control).error().code, Code::cancelled);
}

std::vector<TextDocument> read_set(const std::filesystem::path& path) {
  std::vector<TextDocument> out;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto object = nlohmann::json::parse(line);
    out.push_back({object["id"], object.value("title", ""), object["text"], lang_from(object.value("lang", ""))});
  }
  return out;
}

// The share of queries whose first relevant document is near the top, on sets that are measured with and never copied.
double reciprocal_rank(const std::string& set) {
  const auto folder = std::filesystem::path(CAUNOI_SHARED_DATA) / set;
  const auto documents = read_set(folder / "documents.jsonl"), queries = read_set(folder / "queries.jsonl");
  std::map<std::string, std::set<std::string>> relevant;
  std::ifstream in(folder / "qrels.tsv");
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto a = line.find('\t'), b = line.find('\t', a + 1);
    if (std::stod(line.substr(b + 1)) > 0) relevant[line.substr(0, a)].insert(line.substr(a + 1, b - a - 1));
  }
  const auto lists = rank(documents, std::span<const TextDocument>(queries), {.k = 100}).value();
  double sum = 0;
  for (std::size_t q = 0; q < queries.size(); ++q) {
    const auto wanted = relevant.find(queries[q].id);
    if (wanted == relevant.end()) continue;
    for (std::size_t i = 0; i < lists[q].size(); ++i) {
      if (!wanted->second.contains(documents[lists[q][i].document].id)) continue;
      sum += 1 / static_cast<double>(i + 1);
      break;
    }
  }
  return sum / static_cast<double>(relevant.size());
}

TEST(RankQuality, IsNotBelowPlainBm25OnRealSets) {
  if (!std::filesystem::exists(CAUNOI_SHARED_DATA)) GTEST_SKIP() << "the measuring sets are not beside the project";
  EXPECT_GT(reciprocal_rank("alqac-vi"), 0.861);
  EXPECT_GT(reciprocal_rank("xquad-vi"), 0.949);
  EXPECT_GT(reciprocal_rank("jaquad-ja"), 0.882);
}

}  // namespace
}  // namespace caunoi
