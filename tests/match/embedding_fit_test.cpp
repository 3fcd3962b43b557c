// The caller's vectors in match(): a naive oracle, what must not change a score, planted answers, absent vectors.
#include "match/embedding_fit.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "match/reasons.hpp"
#include "world.hpp"

namespace caunoi {
namespace {

using test::World;
using Vector = std::vector<float>;

Vector random_vector(Random& random, std::size_t width) {
  Vector out(width);
  for (float& v : out) v = static_cast<float>(random.unit() + random.unit() + random.unit() - 1.5);
  return out;
}

double cosine(const Vector& a, const Vector& b) {
  double dot = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    dot += double{a[i]} * b[i], aa += double{a[i]} * a[i], bb += double{b[i]} * b[i];
  return dot / std::sqrt(aa * bb);
}

// Needs and technologies without anything to say but their vectors. Need i wants technology i.
Survey::Records planted(std::size_t needs, std::size_t technologies, std::size_t width, double noise,
                        std::uint64_t seed = 17) {
  Random random(seed);
  Survey::Records r;
  const auto number = [](char letter, std::size_t i) { return letter + std::to_string(1000 + i); };
  for (std::size_t i = 0; i < technologies; ++i) {
    Technology t;
    t.id = number('T', i);
    t.title.vi = "Thiết bị";
    t.embedding = random_vector(random, width);
    r.technologies.push_back(std::move(t));
  }
  for (std::size_t i = 0; i < needs; ++i) {
    Need n;
    n.id = number('N', i);
    n.title.vi = "Cần";
    n.embedding = r.technologies[i % technologies].embedding;
    for (float& v : n.embedding) v += static_cast<float>(noise * (random.unit() - 0.5));
    r.needs.push_back(std::move(n));
  }
  return r;
}

template <class Change>
void each_vector(Survey::Records& r, Change change) {
  for (auto& t : r.technologies) change(t.embedding);
  for (auto& n : r.needs) change(n.embedding);
  for (auto& x : r.experts) change(x.embedding);
}

std::vector<SupplyTraits> supplies_of(const Survey& survey) {
  std::vector<SupplyTraits> out;
  for (const auto& t : survey.technologies()) out.push_back(traits_of(t, survey, {}));
  for (const auto& x : survey.experts()) out.push_back(traits_of(x, survey));
  return out;
}

std::vector<std::vector<std::optional<double>>> fits_of(const Survey::Records& records, unsigned threads = 1) {
  const Survey survey = test::made(records);
  const auto supplies = supplies_of(survey);
  Control control;
  control.threads = threads;
  const auto fit = EmbeddingFit::make(survey, supplies, control);
  std::vector<std::vector<std::optional<double>>> out;
  for (const auto& need : survey.needs()) out.push_back((*fit)(need));
  return out;
}

// The formula of embedding_fit.cpp, written down naively: sorted lists, no blocks.
double low_quantile(std::vector<double> values, double share) {
  std::ranges::sort(values);
  const auto n = static_cast<double>(values.size());
  return values[static_cast<std::size_t>(std::floor((n - 1) * share * n / (n + 10)))];
}
double low_median(const std::vector<double>& values) { return low_quantile(values, 0.5); }

std::vector<std::vector<std::optional<double>>> naive(const Survey& survey) {
  const auto supplies = supplies_of(survey);
  std::vector<const Vector*> offered;
  for (const auto& s : supplies)
    offered.push_back(s.technology != nullptr ? &s.technology->embedding : &s.expert->embedding);
  std::vector<const Need*> asking;
  for (const auto& n : survey.needs())
    if (!n.embedding.empty()) asking.push_back(&n);
  const std::size_t references = std::min<std::size_t>(asking.size(), 200);
  std::vector<double> pairs;
  double spread = 0;
  std::vector<std::vector<double>> of_offer(supplies.size());
  for (std::size_t k = 0; k < references; ++k) {
    std::vector<double> row;
    for (std::size_t i = 0; i < supplies.size(); ++i) {
      if (offered[i]->empty()) continue;
      row.push_back(cosine(asking[k * asking.size() / references]->embedding, *offered[i]));
      of_offer[i].push_back(row.back());
    }
    pairs.insert(pairs.end(), row.begin(), row.end());
    spread += (low_quantile(row, 0.5) - low_quantile(row, 0.25)) / (1 - low_quantile(row, 0.5)) / 0.6745 /
              static_cast<double>(references);
  }
  const double usual = low_median(pairs), half = std::max(0.25, 3.29 * spread);
  const auto chance = [&](const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    return (n * low_median(values) + 10 * usual) / (n + 10);
  };
  std::vector<std::vector<std::optional<double>>> out;
  for (const auto& need : survey.needs()) {
    auto& row = out.emplace_back(supplies.size());
    if (need.embedding.empty()) continue;
    for (std::size_t i = 0; i < supplies.size(); ++i) {
      if (offered[i]->empty()) continue;
      std::vector<double> around;
      for (std::size_t j = 0; j < supplies.size(); ++j)
        if (supplies[j].kind == supplies[i].kind && !offered[j]->empty())
          around.push_back(cosine(need.embedding, *offered[j]));
      const double b = std::max(chance(around), chance(of_offer[i]));
      const double x = std::max(0.0, (cosine(need.embedding, *offered[i]) - b) / (1 - b));
      row[i] = x * x / (x * x + half * half);
    }
  }
  return out;
}

TEST(EmbeddingFit, EqualsTheNaiveFormula) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Random random(seed);
    auto records =
        planted(1 + random.below(seed == 12 ? 450 : 30), 3 + random.below(40), 2 + random.below(20), 1.0, seed);
    for (int i = 0; i < 5; ++i) {
      Expert x;
      x.id = "X" + std::to_string(i);
      x.name.vi = "A";
      if (i != 2) x.embedding = random_vector(random, records.needs[0].embedding.size());
      records.experts.push_back(x);
    }
    for (std::size_t i = 1; i < records.needs.size(); i += 4) records.needs[i].embedding.clear();
    for (std::size_t i = 3; i < records.technologies.size(); i += 5) records.technologies[i].embedding.clear();
    const auto got = fits_of(records), wanted = naive(test::made(records));
    for (std::size_t n = 0; n < got.size(); ++n)
      for (std::size_t i = 0; i < got[n].size(); ++i) {
        ASSERT_EQ(got[n][i].has_value(), wanted[n][i].has_value()) << seed;
        if (got[n][i]) ASSERT_NEAR(*got[n][i], *wanted[n][i], 2e-4) << seed << " " << n << " " << i;
      }
  }
}

TEST(EmbeddingFit, ChanceIsCautiousWhereThereIsLittle) {
  EXPECT_EQ(chance_of({}, 0.7), 0.7);
  EXPECT_NEAR(chance_of({0.95F}, 0.7), 0.7 + 0.25 / 11, 1e-6);  // the only offer may be the answer
  EXPECT_LT(chance_of({0.95F, 0.9F, 0.7F}, 0.7), 0.701);        // so may two of three
  std::vector<float> many(400, 0.72F);
  many[0] = many[1] = 0.95F;
  EXPECT_NEAR(chance_of(many, 0.5), 0.72, 0.01);
}

TEST(EmbeddingFit, MostOfChanceLiesBelowTheGateAndAnswersAboveIt) {
  for (const std::size_t width : {24U, 96U, 768U}) {
    const auto fits = fits_of(planted(60, 120, width, 1.5));
    double below = 0, pairs = 0, answered = 0;
    for (std::size_t n = 0; n < fits.size(); ++n)
      for (std::size_t i = 0; i < fits[n].size(); ++i) {
        if (i == n) {
          answered += *fits[n][i] > 0.5;
          continue;
        }
        ++pairs;
        below += *fits[n][i] < 0.20;
      }
    EXPECT_GT(below / pairs, 0.93) << width;
    EXPECT_GT(answered / 60, 0.9) << width;
  }
}

// The same survey seen by a model whose vectors lie in a cone: every cosine is squeezed into the top of the range.
TEST(EmbeddingFit, AConeChangesNothing) {
  auto records = planted(30, 60, 32, 1.5);
  each_vector(records, [](Vector& v) {
    double length = 0;
    for (const float x : v) length += double{x} * x;
    for (float& x : v) x = static_cast<float>(x / std::sqrt(length));
  });
  const auto plain = fits_of(records);
  each_vector(records, [](Vector& v) { v.push_back(2); });  // cosine' = (cosine + 4) / 5
  const auto cone = fits_of(records);
  for (std::size_t n = 0; n < plain.size(); ++n)
    for (std::size_t i = 0; i < plain[n].size(); ++i) ASSERT_NEAR(*plain[n][i], *cone[n][i], 1e-4);
}

TEST(EmbeddingFit, LengthChangesNoBit) {
  auto records = planted(20, 30, 19, 1.0);
  const auto before = fits_of(records);
  int k = 0;
  each_vector(records, [&](Vector& v) {
    ++k;
    for (float& x : v) x *= std::ldexp(1.0F, k % 11 - 5);
  });
  EXPECT_EQ(fits_of(records), before);
  each_vector(records, [&](Vector& v) {
    for (float& x : v) x *= 3.7F;
  });
  const auto after = fits_of(records);
  for (std::size_t n = 0; n < before.size(); ++n)
    for (std::size_t i = 0; i < before[n].size(); ++i) ASSERT_NEAR(*before[n][i], *after[n][i], 1e-4);
}

TEST(EmbeddingFit, RotationAndOrderOfDimensionsChangeNothing) {
  const auto records = planted(20, 40, 16, 1.0);
  const auto before = fits_of(records);
  auto permuted = records, rotated = records;
  each_vector(permuted, [](Vector& v) { std::ranges::rotate(v, v.begin() + 5), std::ranges::reverse(v); });
  Random random(9);
  std::vector<double> angles;
  for (int i = 0; i < 15; ++i) angles.push_back(6.28 * random.unit());
  each_vector(rotated, [&](Vector& v) {
    for (std::size_t i = 0; i + 1 < v.size(); ++i) {  // a rotation in the plane of each two neighbouring dimensions
      const double a = v[i], b = v[i + 1];
      v[i] = static_cast<float>(std::cos(angles[i]) * a - std::sin(angles[i]) * b);
      v[i + 1] = static_cast<float>(std::sin(angles[i]) * a + std::cos(angles[i]) * b);
    }
  });
  for (const auto& after : {fits_of(permuted), fits_of(rotated)})
    for (std::size_t n = 0; n < before.size(); ++n)
      for (std::size_t i = 0; i < before[n].size(); ++i) ASSERT_NEAR(*before[n][i], *after[n][i], 1e-3);
}

TEST(EmbeddingFit, DegenerateVectorsGiveNumbers) {
  auto records = planted(4, 6, 5, 0);
  each_vector(records, [](Vector& v) { v = {1, 1, 1, 1, 1}; });
  for (const auto& row : fits_of(records))
    for (const auto& fit : row) EXPECT_EQ(fit, 0) << "what everybody has distinguishes nobody";
  int k = 0;
  each_vector(records, [&](Vector& v) {
    v = {0, 0, 0, 0, 0}, v[static_cast<std::size_t>(k++ % 3)] = k % 2 == 0 ? 1 : -1;
  });
  for (const auto& row : fits_of(records))
    for (const auto& fit : row) EXPECT_TRUE(*fit >= 0 && *fit <= 1);
}

TEST(EmbeddingFit, Cancels) {
  const Survey survey = test::made(planted(9, 9, 4, 1));
  const auto supplies = supplies_of(survey);
  Cancel cancel;
  cancel.request();
  Control control;
  control.cancel = &cancel;
  EXPECT_FALSE(EmbeddingFit::make(survey, supplies, control));
}

// -- in a match
// ---------------------------------------------------------------------------------------------------------

MatchOptions everything() {
  MatchOptions options;
  options.per_need = options.experts_per_need = 1000;
  return options;
}

bool same(const Matches& a, const Matches& b) {
  return std::ranges::equal(a.matches, b.matches, [](const Match& x, const Match& y) {
    return x.need == y.need && x.supply == y.supply && x.score == y.score && x.demand_score == y.demand_score &&
           x.supply_score == y.supply_score && x.confidence == y.confidence && x.capped == y.capped &&
           x.demand == y.demand && x.supply_values == y.supply_values &&
           std::ranges::equal(x.reasons, y.reasons, [](const Reason& r, const Reason& s) {
             return r.code == s.code && r.words == s.words && r.strength == s.strength;
           });
  });
}

TEST(EmbeddingMatch, WithoutVectorsOnBothSidesNothingChanges) {
  const auto plain = test::small_records();
  const World world(test::made(plain));
  const auto none = match(world.ground, everything(), {});
  auto weighted = everything();
  weighted.weights.demand[at(Signal::embedding)] = weighted.weights.supply[at(Signal::embedding)] = 0;
  EXPECT_TRUE(same(*none, *match(world.ground, weighted, {})));
  for (const auto& m : none->matches)
    EXPECT_FALSE(m.demand[at(Signal::embedding)] || m.supply_values[at(Signal::embedding)]);
  auto one_side = plain, other_side = plain, too_few = plain;
  for (auto& t : one_side.technologies) t.embedding = {1, 2};
  for (auto& n : other_side.needs) n.embedding = {1, 2};
  for (auto& n : too_few.needs) n.embedding = {1, 2};
  too_few.technologies[0].embedding = {1, 2};
  too_few.experts[0].embedding = {2, 1};
  for (const auto& records : {one_side, other_side, too_few})
    EXPECT_TRUE(same(*none, *match(World(test::made(records)).ground, everything(), {})));
}

TEST(EmbeddingMatch, AWeightOfZeroTakesItOut) {
  const auto records = planted(6, 12, 8, 1);
  auto none = records;
  each_vector(none, [](Vector& v) { v.clear(); });
  auto options = everything();
  options.weights.demand[at(Signal::embedding)] = options.weights.supply[at(Signal::embedding)] = 0;
  const World with(test::made(records)), without(test::made(none));
  EXPECT_TRUE(same(*match(with.ground, options, {}), *match(without.ground, everything(), {})));
  EXPECT_FALSE(same(*match(with.ground, everything(), {}), *match(without.ground, everything(), {})));
}

TEST(EmbeddingMatch, OfAPairWithoutAVectorItIsUnknown) {
  auto records = test::small_records();
  for (auto& n : records.needs) n.embedding = {1, 0, 0.1F};
  records.needs[1].embedding.clear();
  float k = 0;
  for (auto& t : records.technologies) t.embedding = {1, ++k, k * k};
  records.technologies[1].embedding.clear();
  const World world(test::made(records)), plain(test::made(test::small_records()));
  const auto matches = match(world.ground, everything(), {}), before = match(plain.ground, everything(), {});
  const auto embedding = [&](const char* need, const char* supply) {
    return test::find(*matches, need, supply)->demand[at(Signal::embedding)];
  };
  EXPECT_TRUE(embedding("N-1", "T-1"));
  EXPECT_EQ(test::find(*matches, "N-1", "T-1")->supply_values[at(Signal::embedding)], embedding("N-1", "T-1"));
  EXPECT_FALSE(embedding("N-1", "T-2"));
  EXPECT_FALSE(embedding("N-2", "T-1"));
  EXPECT_LT(test::find(*matches, "N-1", "T-2")->confidence, test::find(*before, "N-1", "T-2")->confidence)
      << "what is unknown lowers the confidence";
  // No expert has a vector: for them the signal does not exist.
  EXPECT_EQ(test::find(*matches, "N-1", "X-1")->score, test::find(*before, "N-1", "X-1")->score);
  EXPECT_EQ(test::find(*matches, "N-1", "X-1")->confidence, test::find(*before, "N-1", "X-1")->confidence);
}

TEST(EmbeddingMatch, PlantedVectorsPutTheAnswerFirst) {
  const auto records = planted(30, 60, 32, 1.0);
  const World world(test::made(records));
  Control one, two;
  one.threads = 1;
  two.threads = 2;
  MatchOptions options;
  options.per_need = 60;
  const auto matches = match(world.ground, options, one);
  EXPECT_TRUE(same(*matches, *match(world.ground, options, two)));
  std::size_t first = 0;
  for (std::size_t n = 0; n < 30; ++n) {
    const auto &best = matches->matches[60 * n], &last = matches->matches[60 * n + 59];
    first += best.need.substr(1) == best.supply.substr(1);
    EXPECT_FALSE(best.capped) << "the vectors alone open the gate";
    EXPECT_GT(best.score, last.score + 0.05);
    ASSERT_NE(test::find(best.reasons, "embedding"), nullptr);
    EXPECT_NE(explain(best, world.survey, Lang::en).find("By the vectors that came with the data"), std::string::npos);
    EXPECT_TRUE(last.capped);
    EXPECT_EQ(test::find(last.reasons, "embedding"), nullptr);
  }
  EXPECT_EQ(first, 30U);
}

TEST(EmbeddingMatch, AnExpertIsProposedByVectorsAlone) {
  auto records = planted(3, 20, 16, 0.5);
  Expert x;
  x.id = "X";
  x.name.vi = "Nguyễn Văn An";
  x.embedding = records.needs[0].embedding;
  records.experts.push_back(x);
  x.id = "Y";
  x.embedding = records.technologies[15].embedding;
  records.experts.push_back(x);
  const World world(test::made(records));
  const auto matches = match(world.ground, {}, {});
  EXPECT_NE(test::find(*matches, "N1000", "X"), nullptr);
  EXPECT_EQ(test::find(*matches, "N1000", "Y"), nullptr);
}

TEST(EmbeddingMatch, TheSameWhicheverNeedsAndSuppliesAreAskedFor) {
  const World world(test::made(planted(30, 40, 12, 1.0)));
  const auto all = match(world.ground, everything(), {});
  auto options = everything();
  options.needs = {"N1007"};
  options.supplies = {"T1007", "T1003"};
  const auto some = match(world.ground, options, {});
  ASSERT_EQ(some->matches.size(), 2U);
  for (const auto& m : some->matches) EXPECT_EQ(m.score, test::find(*all, m.need, m.supply)->score);
}

TEST(EmbeddingMatch, SensitivityCountsItOnlyWhereItTakesPart) {
  const auto rows_of = [](const Survey::Records& records) {
    const auto rows = sensitivity(World(test::made(records)).ground, {}, {}).value();
    return std::ranges::count(rows, Signal::embedding, &Sensitivity::signal);
  };
  EXPECT_EQ(rows_of(test::small_records()), 0);
  EXPECT_EQ(rows_of(planted(3, 5, 4, 1)), 4);
}

}  // namespace
}  // namespace caunoi
