// The generator: the same for a seed, of the shape it claims, spelled without doubles, and taken by make_survey() as it
// is.
#include "bench/generate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "bench/generated_survey.hpp"
#include "bench/spelling.hpp"

namespace caunoi::bench {
namespace {

TEST(Draw, gives_numbers_in_proportion_to_their_odds) {
  const double odds[] = {5, 0, 3, 1, 1};
  const Draw draw(odds);
  Random random(7);
  int counts[5] = {};
  for (int i = 0; i < 100'000; ++i) ++counts[draw(random)];
  for (int i = 0; i < 5; ++i) EXPECT_NEAR(counts[i], odds[i] * 10'000, 500) << i;
  EXPECT_EQ(counts[1], 0);
}

TEST(Generator, gives_the_same_text_for_a_seed_and_another_for_another) {
  const Generator one({.seed = 1}), again({.seed = 1}), other({.seed = 2});
  int differ = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    EXPECT_EQ(one.document(i).ranks, again.document(i).ranks);
    EXPECT_EQ(one.need(i).ranks, again.need(i).ranks);
    differ += one.document(i).ranks != other.document(i).ranks;
  }
  EXPECT_EQ(differ, 100);
  EXPECT_NE(one.document(0).ranks, one.document(1).ranks);
  EXPECT_NE(one.document(0).ranks, one.need(0).ranks);
}

// Numbers that other machines must find as well: a change of them changes every checked-in count.
TEST(Generator, keeps_its_texts_from_machine_to_machine) {
  const Generator generator({.seed = 1});
  std::uint64_t hash = 0;
  for (std::uint64_t i = 0; i < 50; ++i)
    for (const auto rank : generator.document(i).ranks) hash = (hash ^ rank) * 0x100000001b3U;
  EXPECT_EQ(hash, 8081845384185865541U);
}

struct Shape {
  double tokens = 0, terms = 0, all = 0, content = 0, all_postings = 0, content_postings = 0;
};

Shape shape_of(const Generator& generator, std::uint64_t documents, std::uint64_t needs) {
  Shape out;
  std::vector<std::uint32_t> frequency(3 * Generator::vocabulary);
  const auto n = static_cast<double>(documents), m = static_cast<double>(needs);
  for (std::uint64_t i = 0; i < documents; ++i) {
    const auto text = generator.document(i);
    const auto bag = Generator::bag(text);
    out.tokens += static_cast<double>(text.ranks.size()) / n;
    out.terms += static_cast<double>(bag.size()) / n;
    for (const auto& t : bag) ++frequency[t.term];
  }
  for (std::uint64_t i = 0; i < needs; ++i) {
    const auto text = generator.need(i);
    for (const auto& t : Generator::bag(text)) out.all += 1 / m, out.all_postings += frequency[t.term] / m;
    for (const auto& t : Generator::bag(text, Keep::content_words))
      out.content += 1 / m, out.content_postings += frequency[t.term] / m;
  }
  return out;
}

TEST(Generator, has_the_shape_it_claims) {
  const auto shape = shape_of(Generator({.seed = 1}), 20'000, 2'000);
  EXPECT_NEAR(shape.tokens, 79, 1);
  EXPECT_NEAR(shape.terms, 55, 1.5);
  EXPECT_NEAR(shape.all, 28.8, 1);
  EXPECT_NEAR(shape.content, 22.7, 1);
  EXPECT_NEAR(shape.all_postings / 20'000, 4.22, 0.3);  // of 100,000 documents: 422,000
  EXPECT_NEAR(shape.content_postings / 20'000, 0.82, 0.08);
}

TEST(Generator, keeps_its_shape_for_any_seed) {
  for (const std::uint64_t seed : {2, 3, 4}) {
    const auto shape = shape_of(Generator({.seed = seed}), 5'000, 500);
    EXPECT_NEAR(shape.terms, 55, 2);
    EXPECT_NEAR(shape.all_postings / 5'000, 4.22, 0.5);
    EXPECT_NEAR(shape.content_postings / 5'000, 0.82, 0.15);
  }
}

TEST(Generator, makes_needs_share_their_telling_words_with_documents_of_their_theme) {
  const Generator generator({.seed = 1});
  std::vector<GeneratedText> documents;
  for (std::uint64_t i = 0; i < 20'000; ++i) documents.push_back(generator.document(i));
  double same = 0, other = 0;
  std::size_t with_same = 0, with_other = 0;
  for (std::uint64_t i = 0; i < 100; ++i) {
    const auto need = generator.need(i);
    const auto wanted = Generator::bag(need, Keep::content_words);
    for (std::size_t d = 0; d < documents.size(); ++d) {
      const bool near = documents[d].topic == need.topic && documents[d].theme == need.theme;
      if (!near && d % 50 != 0) continue;
      std::size_t shared = 0;
      for (const auto& t : Generator::bag(documents[d], Keep::content_words))
        shared += std::ranges::binary_search(wanted, t.term, {}, &TermFrequency::term);
      (near ? same : other) += static_cast<double>(shared);
      ++(near ? with_same : with_other);
    }
  }
  ASSERT_GT(with_same, 50U);
  EXPECT_GT(same / static_cast<double>(with_same), 2.5 * other / static_cast<double>(with_other));
}

TEST(Generator, mixes_three_languages_whose_terms_differ) {
  const Generator generator({.seed = 1, .mixed = true});
  int of[4] = {};
  for (std::uint64_t i = 0; i < 3'000; ++i) {
    const auto text = generator.document(i);
    ++of[static_cast<int>(text.lang)];
    for (const auto& t : Generator::bag(text)) ASSERT_EQ(Generator::lang_of(t.term), text.lang);
  }
  for (const auto lang : all_langs) EXPECT_NEAR(of[static_cast<int>(lang)], 1'000, 100);
}

TEST(Generator, bag_counts_and_sorts) {
  const GeneratedText text{Lang::en, 0, 0, {500, 3, 500, 200, 3, 3}};
  const auto number = [](std::uint32_t rank) { return Generator::term(Lang::en, rank); };
  EXPECT_EQ(Generator::bag(text), (Bag{{number(3), 3}, {number(200), 1}, {number(500), 2}}));
  EXPECT_EQ(Generator::bag(text, Keep::content_words), (Bag{{number(200), 1}, {number(500), 2}}));
}

TEST(Spelling, no_two_words_are_written_alike_and_all_are_of_their_language) {
  const Spelling spelling;
  for (const auto lang : all_langs) {
    std::vector<std::string> words;
    for (std::uint32_t rank = 0; rank < Generator::vocabulary; ++rank) words.push_back(spelling.word(lang, rank));
    for (const auto& word : words) ASSERT_EQ(normalise(word), word);
    std::ranges::sort(words);
    EXPECT_EQ(std::ranges::adjacent_find(words), words.end()) << *std::ranges::adjacent_find(words);
  }
  const Generator generator({.seed = 1, .mixed = true});
  for (std::uint64_t i = 0; i < 200; ++i) {
    const auto text = generator.document(i);
    EXPECT_EQ(detect_language(spelling.sentences(text, 0, text.ranks.size())), text.lang);
  }
}

TEST(GeneratedSurvey, is_taken_whole_and_is_the_beginning_of_a_larger_one) {
  const Generator generator({.seed = 1, .mixed = true});
  const Spelling spelling;
  const auto small = generated_survey(generator, spelling, {.technologies = 300, .needs = 60});
  const auto large = generated_survey(generator, spelling, {.technologies = 600, .needs = 90});
  ASSERT_EQ(small.technologies().size(), 300U);
  ASSERT_EQ(small.needs().size(), 60U);
  for (const auto& t : small.technologies()) {
    EXPECT_NE(small.organisation(t.provider), nullptr);
    EXPECT_EQ(large.technology(t.id)->summary, t.summary);
  }
  for (const auto& n : small.needs()) EXPECT_NE(small.organisation(n.organisation), nullptr);
  Survey::Records again;
  Origins origins;
  std::vector<Finding> findings;
  read_jsonl(to_jsonl(small), "survey.jsonl", again, origins, findings);
  const auto checked = make_survey(std::move(again), origins);
  EXPECT_TRUE(findings.empty());
  EXPECT_TRUE(checked.findings.empty()) << checked.findings.front().code;
  EXPECT_EQ(to_jsonl(checked.survey), to_jsonl(small));
}

TEST(GeneratedNetwork, has_about_ten_arcs_a_node) {
  const auto survey = generated_network(1, 2'000);
  std::set<std::string> nodes;
  std::size_t arcs = survey.technologies().size();
  for (const auto& o : survey.organisations()) {
    nodes.insert(o.id);
    for (const auto& s : std::set(o.sectors.begin(), o.sectors.end())) nodes.insert(s), ++arcs;
  }
  EXPECT_NEAR(static_cast<double>(nodes.size() + survey.technologies().size()), 2'000, 5);
  EXPECT_NEAR(static_cast<double>(arcs), 20'000, 600);
}

}  // namespace
}  // namespace caunoi::bench
