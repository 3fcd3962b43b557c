#include "caunoi/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.hpp"
#include "network/arcs.hpp"

namespace caunoi {
namespace {

// The oracle: the linear system (I - (1 - c) W') p = c e solved by Gaussian elimination on a dense matrix.
std::vector<double> dense_walk(const ArcList& list, std::uint32_t seed, double restart) {
  const auto n = list.nodes.size();
  std::vector<std::vector<double>> weight(n, std::vector<double>(n, 0.0)), m(n, std::vector<double>(n + 1, 0.0));
  for (const auto& arc : list.arcs) weight[arc.a][arc.b] = weight[arc.b][arc.a] = arc.weight;
  for (std::size_t u = 0; u < n; ++u) {
    const double strength = std::accumulate(weight[u].begin(), weight[u].end(), 0.0);
    for (std::size_t v = 0; v < n; ++v)
      m[v][u] = (u == v ? 1.0 : 0.0) - (strength > 0 ? (1 - restart) * weight[u][v] / strength : 0);
  }
  m[seed][n] = restart;
  for (std::size_t k = 0; k < n; ++k) {
    std::size_t pivot = k;
    for (std::size_t r = k + 1; r < n; ++r)
      if (std::abs(m[r][k]) > std::abs(m[pivot][k])) pivot = r;
    std::swap(m[k], m[pivot]);
    for (std::size_t r = 0; r < n; ++r) {
      if (r == k || m[r][k] == 0) continue;
      const double f = m[r][k] / m[k][k];
      for (std::size_t c = k; c <= n; ++c) m[r][c] -= f * m[k][c];
    }
  }
  std::vector<double> p(n);
  for (std::size_t k = 0; k < n; ++k) p[k] = m[k][n] / m[k][k];
  return p;
}

Survey random_survey(std::uint64_t seed) {
  Random random(seed);
  Survey::Records r;
  const auto field = [&] { return all_fields[random.below(5)]; };
  const std::string_view provinces[] = {"Hải Phòng", "Hà Nội", "Nam Định", "福岡県"};
  for (int i = 0; i < 6; ++i) {
    Organisation o;
    o.id = "O" + std::to_string(i);
    o.name.vi = o.id;
    if (random.below(4) != 0) o.province = provinces[random.below(4)];
    if (random.below(2) != 0) o.sectors = {std::to_string(10 + random.below(3))};
    if (random.below(2) != 0) o.fields = {{field(), 1.0}};
    r.organisations.push_back(o);
  }
  for (int i = 0; i < 12; ++i) {
    Technology t;
    t.id = "T" + std::to_string(i);
    t.title.vi = t.id;
    if (random.below(5) != 0) t.provider = "O" + std::to_string(random.below(6));
    if (random.below(5) != 0) t.fields = {{field(), 1.0}};
    if (random.below(3) == 0) t.references = {{"Giao Thủy, Nam Định", 2012}, {"ninh binh", 0}};
    r.technologies.push_back(t);
  }
  for (int i = 0; i < 5; ++i) {
    Need n;
    n.id = "N" + std::to_string(i);
    n.title.vi = n.id;
    n.organisation = "O" + std::to_string(random.below(6));
    n.fields = {{field(), 1.0}};
    r.needs.push_back(n);
  }
  for (int i = 0; i < 3; ++i) {
    Expert x;
    x.id = "X" + std::to_string(i);
    x.name.vi = x.id;
    x.organisation = "O" + std::to_string(random.below(6));
    r.experts.push_back(x);
  }
  r.visits.push_back({"V1", "O1", "NORTH", Field::env, "2014-01-01", {}});
  return make_survey(r).survey;
}

TEST(Network, WalksEqualTheDenseSolution) {
  for (std::uint64_t round = 1; round <= 30; ++round) {
    const auto survey = random_survey(round);
    const auto list = arcs_of(survey);
    const Network network(survey);
    ASSERT_EQ(network.node_count(), list.nodes.size());
    ASSERT_EQ(network.arc_count(), list.arcs.size());
    const double restart = 0.05 + 0.01 * static_cast<double>(round);
    for (const std::string seed : {"need/N0", "organisation/O3"}) {
      const auto p = dense_walk(list, list.nodes.at(seed), restart);
      double strength_total = 0, sum = 0;
      std::vector<double> strength(list.nodes.size(), 0.0);
      for (const auto& arc : list.arcs) {
        strength[arc.a] += arc.weight;
        strength[arc.b] += arc.weight;
        strength_total += 2 * arc.weight;
      }
      const bool joined = strength[list.nodes.at(seed)] > 0;
      const auto technologies = network.near_technologies(seed, {restart, 1e-12});
      const auto experts = network.near_experts(seed, {restart, 1e-12});
      const auto close = network.closeness(seed, {restart, 1e-12});
      ASSERT_EQ(technologies.size(), survey.technologies().size());
      ASSERT_EQ(close.size(), technologies.size() + experts.size());
      for (std::size_t i = 0; i < close.size(); ++i) {
        const bool expert = i >= technologies.size();
        const auto node = expert ? list.experts[i - technologies.size()] : list.technologies[i];
        const double got = expert ? experts[i - technologies.size()] : technologies[i];
        sum += got;
        EXPECT_NEAR(got, joined ? p[node] : 0, 1e-10);
        if (!joined || strength[node] == 0) {
          EXPECT_FALSE(close[i]);
        } else {
          const double lift = p[node] * strength_total / strength[node];
          EXPECT_NEAR(*close[i], lift / (1 + lift), 1e-8);
        }
      }
      EXPECT_LE(sum, 1 + 1e-9);
    }
  }
}

TEST(Network, NearerThroughASharedTradeThanThroughTheFieldAlone) {
  Survey::Records r;
  for (const std::string id : {"A", "B", "E"}) {
    Organisation o;
    o.id = id;
    o.name.vi = id;
    o.sectors = {id == "B" ? "99" : "10"};
    r.organisations.push_back(o);
  }
  for (const std::string id : {"A", "B"}) {
    Technology t;
    t.id = "T" + id;
    t.title.vi = id;
    t.provider = id;
    t.fields = {{Field::env, 1.0}};
    r.technologies.push_back(t);
  }
  Need n;
  n.id = "N";
  n.title.vi = "n";
  n.organisation = "E";
  n.fields = {{Field::env, 1.0}};
  r.needs.push_back(n);
  const Network network(make_survey(r).survey);
  const auto close = network.closeness("need/N");
  EXPECT_GT(*close[0], *close[1]);  // A shares the sector of E
  for (const auto& c : close) EXPECT_TRUE(*c >= 0 && *c < 1);
}

TEST(Network, AStrangerIsNearNobody) {
  const Network network(random_survey(1));
  for (const double p : network.near_technologies("need/nobody")) EXPECT_EQ(p, 0);
  for (const auto& c : network.closeness("need/nobody")) EXPECT_FALSE(c);
  const Network empty{Survey{}};
  EXPECT_EQ(empty.node_count(), 0U);
  EXPECT_TRUE(empty.near_technologies("need/N").empty());
}

TEST(Network, TheBudgetIsNotInIt) {
  auto survey = random_survey(3);
  auto records = survey.records();
  records.needs[0].budget = Money{1, 2, "VND", 2015, ""};
  EXPECT_EQ(Network(survey).near_technologies("need/N0"),
            Network(make_survey(records).survey).near_technologies("need/N0"));
}

TEST(Network, ReferencesJoinTheProvinceTheyName) {
  const auto list = arcs_of(random_survey(2));
  EXPECT_FALSE(list.nodes.contains("province/ninh binh"));  // nobody of the survey lives there
  for (const auto& arc : list.arcs) {
    EXPECT_LT(arc.a, arc.b);
    EXPECT_GT(arc.weight, 0);
  }
}

TEST(Network, ManySeedsTogetherAnswerAsEachAlone) {
  const Network network(random_survey(4));
  std::vector<std::string> seeds{"need/nobody", "organisation/O0"};
  for (int i = 0; i < 5; ++i) seeds.push_back("need/N" + std::to_string(i));
  for (int i = 0; i < 12; ++i) seeds.push_back("technology/T" + std::to_string(i));
  for (const unsigned threads : {1U, 2U}) {
    Control control;
    control.threads = threads;
    std::vector<std::vector<std::optional<double>>> got(seeds.size());
    const auto done = network.closeness(seeds, Network::WalkOptions{}, control,
                                        [&](std::size_t i, std::span<const std::optional<double>> values) {
                                          got[i].assign(values.begin(), values.end());
                                        });
    ASSERT_TRUE(done);
    for (std::size_t i = 0; i < seeds.size(); ++i) EXPECT_EQ(got[i], network.closeness(seeds[i])) << seeds[i];
  }
  Cancel cancel;
  cancel.request();
  Control control;
  control.cancel = &cancel;
  const auto stopped =
      network.closeness(seeds, {}, control, [](std::size_t, std::span<const std::optional<double>>) {});
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, Code::cancelled);
}

TEST(Network, AQuickWalkKeepsItsBounds) {
  for (std::uint64_t round = 1; round <= 10; ++round) {
    const Network network(random_survey(round));
    for (const double epsilon : {1e-2, 1e-5}) {
      const auto quick = network.near_quickly("need/N1", {0.15, epsilon});
      auto exact = network.near_technologies("need/N1", {0.15, 1e-13});
      const auto experts = network.near_experts("need/N1", {0.15, 1e-13});
      exact.insert(exact.end(), experts.begin(), experts.end());
      for (const auto& near : quick.near) {
        EXPECT_LE(near.probability, exact[near.supply] + 1e-12);
        EXPECT_LE(exact[near.supply], near.probability + near.error + 1e-12);
        exact[near.supply] = 0;
      }
      EXPECT_TRUE(std::ranges::is_sorted(quick.near, {}, &Network::QuickWalk::Near::supply));
      for (const double p : exact) EXPECT_LE(p, quick.elsewhere + 1e-12);
    }
  }
  EXPECT_TRUE(Network(random_survey(1)).near_quickly("need/nobody").near.empty());
}

}  // namespace
}  // namespace caunoi
