// The network simplex and the selection, against enumeration, against LEMON where it is installed, and on published
// optima.
#include "fair/selection.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "caunoi/fair.hpp"
#include "fair/fairs.hpp"
#include "fair/lemon_matching.hpp"
#include "fair/leximin.hpp"
#include "fair/network_simplex.hpp"
#if __has_include(<lemon/network_simplex.h>)
#pragma GCC diagnostic ignored "-Wall"
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#define HAS_LEMON 1
#endif

using namespace caunoi;
using namespace caunoi::planning;

namespace {

struct Arc {
  int source, target, lower, upper;
  std::int64_t cost;
};

/// Tries every circulation.
bool naive(const std::vector<Arc>& arcs, std::size_t k, std::vector<int>& balance, std::int64_t cost,
           std::int64_t& best) {
  if (k == arcs.size()) {
    if (std::any_of(balance.begin(), balance.end(), [](int b) { return b != 0; })) return false;
    best = std::min(best, cost);
    return true;
  }
  bool any = false;
  for (int flow = arcs[k].lower; flow <= arcs[k].upper; ++flow) {
    balance[static_cast<std::size_t>(arcs[k].source)] -= flow;
    balance[static_cast<std::size_t>(arcs[k].target)] += flow;
    any = naive(arcs, k + 1, balance, cost + flow * arcs[k].cost, best) || any;
    balance[static_cast<std::size_t>(arcs[k].source)] += flow;
    balance[static_cast<std::size_t>(arcs[k].target)] -= flow;
  }
  return any;
}

std::vector<Arc> random_arcs(fairs::Dice& dice, int nodes, int count, int most_flow) {
  std::vector<Arc> arcs;
  while (static_cast<int>(arcs.size()) < count) {
    const int source = dice.below(nodes), target = dice.below(nodes), lower = dice.one_in(5) ? dice.below(2) : 0;
    if (source != target) arcs.push_back({source, target, lower, lower + dice.below(most_flow), dice.below(21) - 10});
  }
  return arcs;
}

/// Participants of two sides with bounds, wishes between them, a capacity that binds: what the selection asks for.
std::vector<Arc> b_matching(fairs::Dice& dice, int side, int wishes) {
  std::vector<Arc> arcs;
  int most = 0;
  for (int i = 0; i < 2 * side; ++i) {
    const int least = dice.below(2);
    arcs.push_back(i < side ? Arc{2 * side, i, least, least + dice.below(5), 0}
                            : Arc{i, 2 * side + 1, 0, 1 + dice.below(4), 0});
    most += arcs.back().upper;
  }
  for (int p = 0; p < wishes; ++p)
    arcs.push_back({dice.below(side), side + dice.below(side), 0, 1, -1 - dice.below(100)});
  arcs.push_back({2 * side + 1, 2 * side, 0, most * (4 + dice.below(8)) / 20, 0});
  return arcs;
}

Fair bipartite(fairs::Dice& dice, int left, int right, int wishes, int slots) {
  Fair fair;
  fair.sessions = {{"d", "", slots}};
  for (int t = 0; t < 1 + dice.below(left); ++t) fair.tables.push_back({std::to_string(t), {}, {}});
  for (int i = 0; i < left + right; ++i) {
    Fair::Participant person;
    person.id = fmt::format("{}{:04}", i < left ? 'x' : 'v', i);
    person.max_meetings = 1 + dice.below(slots);
    fair.participants.push_back(person);
  }
  for (int p = 0; p < wishes; ++p) {
    Fair::Pair pair;
    pair.id = fmt::format("p{:05}", p);
    pair.a = fair.participants[static_cast<std::size_t>(dice.below(left))].id;
    pair.b = fair.participants[static_cast<std::size_t>(left + dice.below(right))].id;
    pair.value = dice.below(1000) / 100.0;
    fair.pairs.push_back(pair);
  }
  return fair;
}

double value_of(const Model& model, const Selection& selection) {
  double value = 0;
  for (int p = 0; p < model.pairs(); ++p)
    value += selection.chosen[static_cast<std::size_t>(p)] != 0 ? model.value(p) : 0;
  return value;
}

}  // namespace

TEST(NetworkSimplex, AgreesWithEnumeration) {
  int feasible = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    fairs::Dice dice(seed);
    const int nodes = 2 + dice.below(4);
    const auto arcs = random_arcs(dice, nodes, 1 + dice.below(8), 3);
    std::vector<int> balance(static_cast<std::size_t>(nodes), 0);
    std::int64_t best = 1 << 20;
    const bool any = naive(arcs, 0, balance, 0, best);
    NetworkSimplex simplex(nodes);
    for (const auto& arc : arcs) simplex.add_arc(arc.source, arc.target, arc.lower, arc.upper, arc.cost);
    const auto outcome = simplex.solve();
    ASSERT_EQ(outcome == NetworkSimplex::Outcome::optimal, any) << seed;
    if (!any) continue;
    ++feasible;
    ASSERT_EQ(simplex.total_cost(), best) << seed;
    // Second goal on the optimal face, against both goals in one with a weight that lets the first win.
    simplex.fix_face();
    auto both = arcs;
    for (std::size_t k = 0; k < arcs.size(); ++k) {
      const std::int64_t second = static_cast<std::int64_t>(k * 7 % 5);
      simplex.set_cost(static_cast<int>(k), second);
      both[k].cost = arcs[k].cost * 1000 + second;
    }
    ASSERT_EQ(simplex.solve(), NetworkSimplex::Outcome::optimal);
    std::int64_t lexicographic = std::int64_t{1} << 40;
    naive(both, 0, balance, 0, lexicographic);
    ASSERT_EQ(best * 1000 + simplex.total_cost(), lexicographic) << seed;
  }
  EXPECT_GT(feasible, 300);
}

TEST(NetworkSimplex, AgreesWithLemon) {
#ifdef HAS_LEMON
  for (unsigned seed = 0; seed < 60; ++seed) {
    fairs::Dice dice(seed);
    const int nodes = 20 + dice.below(100);
    const auto arcs = seed % 2 == 0 ? random_arcs(dice, nodes, 50 + dice.below(2000), 6)
                                    : b_matching(dice, nodes / 2 * 10, 20 * nodes);
    NetworkSimplex simplex(nodes * 20);
    lemon::SmartDigraph graph;
    lemon::SmartDigraph::ArcMap<std::int64_t> lower(graph), upper(graph), cost(graph);
    for (int i = 0; i < nodes * 20; ++i) graph.addNode();
    for (const auto& arc : arcs) {
      simplex.add_arc(arc.source, arc.target, arc.lower, arc.upper, arc.cost);
      const auto added =
          graph.addArc(lemon::SmartDigraph::nodeFromId(arc.source), lemon::SmartDigraph::nodeFromId(arc.target));
      lower[added] = arc.lower, upper[added] = arc.upper, cost[added] = arc.cost;
    }
    lemon::NetworkSimplex<lemon::SmartDigraph, std::int64_t> other(graph);
    const bool solved = other.lowerMap(lower).upperMap(upper).costMap(cost).run() == other.OPTIMAL;
    ASSERT_EQ(simplex.solve() == NetworkSimplex::Outcome::optimal, solved) << seed;
    if (solved) ASSERT_EQ(simplex.total_cost(), other.totalCost<std::int64_t>()) << seed;
  }
#else
  GTEST_SKIP() << "LEMON is not installed";
#endif
}

TEST(NetworkSimplex, WarmIsAsGoodAsCold) {
  int feasible = 0;
  std::int64_t warm_pivots = 0, cold_pivots = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    fairs::Dice dice(seed);
    const bool small = seed % 3 != 0;
    const int side = 40 + dice.below(150), nodes = small ? 2 + dice.below(6) : 2 * side + 2;
    auto arcs = small ? random_arcs(dice, nodes, 1 + dice.below(14), 3) : b_matching(dice, side, 12 * side);
    NetworkSimplex warm(nodes);
    for (const auto& arc : arcs) warm.add_arc(arc.source, arc.target, arc.lower, arc.upper, arc.cost);
    bool solved = warm.solve() == NetworkSimplex::Outcome::optimal;
    for (int step = 0; step < 8; ++step) {
      for (int change = 0; change < (small ? 2 : 12); ++change) {
        const int k = dice.below(static_cast<int>(arcs.size()));
        Arc& arc = arcs[static_cast<std::size_t>(k)];
        if (change % 3 == 0) {
          arc.cost = dice.below(201) - 150;
          warm.set_cost(k, arc.cost);
        } else if (change % 3 == 1) {
          arc.lower = dice.one_in(4) ? dice.below(2) : 0;
          arc.upper = dice.one_in(3) ? arc.lower : arc.lower + 1 + dice.below(3);
          warm.set_bounds(k, arc.lower, arc.upper);
        } else {
          const auto more = random_arcs(dice, nodes, 1, 3).front();
          ASSERT_EQ(warm.add_arc(more.source, more.target, more.lower, more.upper, more.cost),
                    static_cast<int>(arcs.size()));
          arcs.push_back(more);
        }
      }
      NetworkSimplex cold(nodes);
      for (const auto& arc : arcs) cold.add_arc(arc.source, arc.target, arc.lower, arc.upper, arc.cost);
      const bool any = cold.solve() == NetworkSimplex::Outcome::optimal;
      const auto before = warm.pivots();
      const bool was_solved = solved;
      solved = warm.solve() == NetworkSimplex::Outcome::optimal;
      ASSERT_EQ(solved, any) << seed << " " << step;
      if (!any) continue;
      ++feasible;
      ASSERT_EQ(warm.total_cost(), cold.total_cost()) << seed << " " << step;
      std::vector<int> balance(static_cast<std::size_t>(nodes), 0);
      for (std::size_t k = 0; k < arcs.size(); ++k) {
        const int flow = warm.flow(static_cast<int>(k));
        ASSERT_TRUE(flow >= arcs[k].lower && flow <= arcs[k].upper);
        balance[static_cast<std::size_t>(arcs[k].source)] -= flow;
        balance[static_cast<std::size_t>(arcs[k].target)] += flow;
      }
      ASSERT_TRUE(std::all_of(balance.begin(), balance.end(), [](int b) { return b == 0; }));
      if (!small && was_solved) warm_pivots += warm.pivots() - before, cold_pivots += cold.pivots();
    }
  }
  EXPECT_GT(feasible, 300);
  EXPECT_LT(warm_pivots * 4, cold_pivots);
}

TEST(Selection, AgreesWithEnumerationAndPrefersSmallerIds) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    fairs::Dice dice(seed);
    const auto fair = bipartite(dice, 1 + dice.below(4), 1 + dice.below(4), 1 + dice.below(10), 1 + dice.below(3));
    const Model model = make_model(fair);
    const auto selection = select(model);
    ASSERT_EQ(selection.outcome, Selection::Outcome::optimal);
    const auto capacity = static_cast<int>(fair.tables.size()) * model.slots;
    std::int64_t best = 0;
    for (int bits = 0; bits < 1 << model.pairs(); ++bits) {
      std::vector<int> degree(static_cast<std::size_t>(model.persons()), 0);
      std::int64_t weight = 0;
      for (int p = 0; p < model.pairs(); ++p)
        if ((bits >> p & 1) != 0)
          ++degree[static_cast<std::size_t>(model.a[p])], ++degree[static_cast<std::size_t>(model.b[p])],
              weight += model.weight[p];
      bool fits = __builtin_popcount(static_cast<unsigned>(bits)) <= capacity;
      for (int i = 0; i < model.persons(); ++i) fits = fits && degree[static_cast<std::size_t>(i)] <= model.most[i];
      if (fits) best = std::max(best, weight);
    }
    EXPECT_EQ(selection.weight_bound, best) << seed;
    EXPECT_EQ(std::llround(value_of(model, selection) * model.scale), best) << seed;
  }
  Fair fair;  // two equal pairs, room for one
  fair.sessions = {{"d", "", 1}};
  fair.tables = {{"1", "", {}}};
  fair.participants = {{"x"}, {"v"}, {"w"}};
  fair.pairs = {{"q", "x", "v"}, {"p", "x", "w"}};
  const Model model = make_model(fair);
  EXPECT_EQ(model.pair_id(0), "p");
  EXPECT_EQ(select(model).chosen, (std::vector<char>{1, 0}));
}

namespace {

/// Participants of one kind: any two may meet.
Fair general(fairs::Dice& dice, int persons, int wishes, int slots, int most_value) {
  Fair fair;
  fair.sessions = {{"d", "", slots}};
  for (int i = 0; i < persons; ++i) {
    Fair::Participant person;
    person.id = fmt::format("x{:04}", i);
    person.max_meetings = 1 + dice.below(slots);
    fair.participants.push_back(person);
  }
  for (int p = 0; p < wishes; ++p) {
    Fair::Pair pair;
    const int a = dice.below(persons), b = (a + 1 + dice.below(persons - 1)) % persons;
    pair.id = fmt::format("p{:05}", p);
    pair.a = fair.participants[static_cast<std::size_t>(a)].id;
    pair.b = fair.participants[static_cast<std::size_t>(b)].id;
    pair.value = 1 + dice.below(most_value);
    fair.pairs.push_back(pair);
  }
  return fair;
}

/// Weight and degrees of a set of pairs within every bound of the model, or nothing.
std::optional<std::int64_t> weight_if_kept(const Model& model, const std::vector<char>& chosen) {
  std::vector<int> degree(static_cast<std::size_t>(model.persons()), 0);
  std::int64_t weight = 0;
  for (int p = 0; p < model.pairs(); ++p) {
    if (chosen[p] == 0 && model.required[p] != 0) return std::nullopt;
    if (chosen[p] == 0) continue;
    if (model.allowed_count[p] == 0) return std::nullopt;
    ++degree[model.a[p]], ++degree[model.b[p]], weight += model.weight[p];
  }
  for (int i = 0; i < model.persons(); ++i)
    if (degree[i] < model.least[i] || degree[i] > model.most[i]) return std::nullopt;
  for (const auto& group : model.groups) {
    std::int64_t used = 0;
    for (const int p : group.pairs) used += chosen[p];
    if (used > group.total()) return std::nullopt;
  }
  return weight;
}

}  // namespace

TEST(Selection, AnyGraphAndAnyGroupsAgreeWithEnumeration) {
  int odd = 0, infeasible = 0, grouped = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    fairs::Dice dice(seed);
    auto fair = seed % 4 == 0 ? bipartite(dice, 2 + dice.below(3), 2 + dice.below(3), 1 + dice.below(11), 2)
                              : general(dice, 3 + dice.below(5), 1 + dice.below(12), 1 + dice.below(2), 3);
    if (seed % 4 != 0)
      for (int t = 0; t < 1 + dice.below(3); ++t) fair.tables.push_back({std::to_string(t), {}, {}});
    for (int t = 0; t < 3; ++t) {  // booths and interpreters make groups that no network can say
      auto& person =
          fair.participants[static_cast<std::size_t>(dice.below(static_cast<int>(fair.participants.size())))];
      if (dice.one_in(3))
        person.table = fair.tables[static_cast<std::size_t>(dice.below(static_cast<int>(fair.tables.size())))].id;
      if (dice.one_in(6)) person.min_meetings = 1;
    }
    if (dice.one_in(2)) fair.interpreters = {{"i", {"vi", "ja"}, {}}};
    for (auto& pair : fair.pairs) {
      if (!fair.interpreters.empty() && dice.one_in(3)) pair.interpreter = true;
      pair.required = dice.one_in(15);
    }
    const Model model = make_model(fair);
    std::optional<std::int64_t> best;
    for (int bits = 0; bits < 1 << model.pairs(); ++bits) {
      std::vector<char> chosen;
      for (int p = 0; p < model.pairs(); ++p) chosen.push_back(static_cast<char>(bits >> p & 1));
      if (const auto weight = weight_if_kept(model, chosen)) best = std::max(best.value_or(*weight), *weight);
    }
    const auto selection = select(model);
    ASSERT_EQ(selection.outcome == Selection::Outcome::optimal, best.has_value()) << seed;
    odd += model.bipartite ? 0 : 1;
    grouped += model.groups.size() > 1 ? 1 : 0;
    infeasible += best ? 0 : 1;
    if (!best) continue;
    ASSERT_EQ(selection.weight_bound, *best) << seed;
    ASSERT_EQ(weight_if_kept(model, selection.chosen), best) << seed;
  }
  EXPECT_GT(odd, 300);
  EXPECT_GT(grouped, 100);
  EXPECT_GT(infeasible, 50);
}

/// Every pair becomes a path of three edges between copies of its ends: the middle one is the pair left out. An
/// independent exact method for graphs of any shape.
TEST(Selection, AnyGraphAgreesWithWeightedMatchingOfLemon) {
#ifdef HAS_LEMON
  for (unsigned seed = 0; seed < 24; ++seed) {
    fairs::Dice dice(seed);
    const int persons = 20 + dice.below(60);
    auto fair = general(dice, persons, persons + dice.below(4 * persons), 1 + dice.below(4), seed % 2 == 0 ? 1 : 50);
    if (seed % 3 == 0) {  // triangles in a row: the relaxation takes half of each
      fair.pairs.clear();
      for (int i = 0; i + 2 < persons; i += 3)
        for (const auto& [a, b] :
             {std::pair(i, i + 1), std::pair(i + 1, i + 2), std::pair(i, i + 2), std::pair(i, (i + 3) % persons)})
          if (a != b && (b != 0 || a > 2))
            fair.pairs.push_back({fmt::format("{}~{}", a, b), fair.participants[static_cast<std::size_t>(a)].id,
                                  fair.participants[static_cast<std::size_t>(b)].id, 2.0});
    }
    for (int t = 0; t < persons; ++t) fair.tables.push_back({std::to_string(t), {}, {}});
    const Model model = make_model(fair);
    std::vector<WeightedEdge> edges;
    std::vector<std::vector<int>> copies(static_cast<std::size_t>(model.persons()));
    int nodes = 0;
    for (int i = 0; i < model.persons(); ++i)
      for (int k = 0; k < model.most[i]; ++k) copies[static_cast<std::size_t>(i)].push_back(nodes++);
    std::int64_t large = 1, base = 0;
    for (const auto w : model.weight) large = std::max(large, w + 1);
    for (int p = 0; p < model.pairs(); ++p) {
      const int x = nodes++, y = nodes++;
      edges.push_back({x, y, 2 * large});
      base += 2 * large;
      for (const auto& [end, node] : {std::pair(model.a[p], x), std::pair(model.b[p], y)})
        for (const int copy : copies[static_cast<std::size_t>(end)])
          edges.push_back({copy, node, large + model.weight[p]});
    }
    EXPECT_EQ(2 * select(model).weight_bound, heaviest_matching(nodes, edges) - base) << seed;
  }
#else
  GTEST_SKIP() << "LEMON is not installed";
#endif
}

TEST(Selection, FaceHoldsExactlyTheOptima) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    fairs::Dice dice(seed);
    auto fair = bipartite(dice, 1 + dice.below(3), 1 + dice.below(4), 1 + dice.below(9), 1 + dice.below(3));
    for (auto& pair : fair.pairs) pair.value = 1 + dice.below(3);
    const Model model = make_model(fair);
    const auto selection = select(model);
    const auto capacity = static_cast<int>(fair.tables.size()) * model.slots;
    for (int bits = 0; bits < 1 << model.pairs(); ++bits) {
      std::vector<int> degree(static_cast<std::size_t>(model.persons()), 0);
      std::int64_t weight = 0;
      bool in_face = true;
      const int count = __builtin_popcount(static_cast<unsigned>(bits));
      for (int p = 0; p < model.pairs(); ++p) {
        const int taken = bits >> p & 1;
        in_face = in_face && (selection.in_face[static_cast<std::size_t>(p)] < 0 ||
                              selection.in_face[static_cast<std::size_t>(p)] == taken);
        if (taken != 0)
          ++degree[static_cast<std::size_t>(model.a[p])], ++degree[static_cast<std::size_t>(model.b[p])],
              weight += model.weight[p];
      }
      bool fits = count <= capacity;
      for (int i = 0; i < model.persons(); ++i) {
        const auto d = degree[static_cast<std::size_t>(i)];
        fits = fits && d <= model.most[i];
        in_face = in_face && d >= selection.least[static_cast<std::size_t>(i)] &&
                  d <= selection.most[static_cast<std::size_t>(i)];
      }
      for (const auto& total : selection.totals) in_face = in_face && count == total.meetings;
      if (fits) ASSERT_EQ(in_face, weight == selection.weight_bound) << seed << " " << bits;
      if (fits && in_face) ASSERT_GE(count, selection.least_meetings);
    }
  }
}

namespace {

/// 177 reviewers of at most 4 papers, 118 papers of 3 reviewers each. Nothing when the scores are not here.
std::optional<Fair> midl() {
  std::ifstream file(CAUNOI_SHARED_DATA "/midl/scores.csv");
  if (!file) return std::nullopt;
  Fair fair;
  fair.sessions = {{"d", "", 4}};
  fair.fairness_side = Fair::Side::visitor;  // the papers
  std::string line;
  for (int r = 0; std::getline(file, line); ++r) {
    fair.tables.push_back({std::to_string(r), {}, {}});
    fair.participants.push_back({fmt::format("r{:03}", r), {}, Fair::Side::exhibitor, {}, 0, 4});
    std::stringstream cells(line);
    int p = 0;
    for (std::string cell; std::getline(cells, cell, ','); ++p) {
      Fair::Pair pair;
      pair.a = fair.participants.back().id;
      pair.b = fmt::format("p{:03}", p);
      pair.id = pair.a + "~" + pair.b;
      pair.value = std::stod(cell);
      fair.pairs.push_back(std::move(pair));
    }
  }
  for (int p = 0; p < 118; ++p)
    fair.participants.push_back({fmt::format("p{:03}", p), {}, Fair::Side::visitor, {}, 3, 3});
  return fair;
}

}  // namespace

TEST(Selection, Midl) {
  auto fair = midl();
  if (!fair) GTEST_SKIP() << "the MIDL scores are not here";
  ASSERT_EQ(fair->pairs.size(), 177u * 118u);
  {
    const Model model = make_model(*fair);
    EXPECT_NEAR(value_of(model, select(model)), 201.88, 0.005);
  }
  for (auto& person : fair->participants)
    if (person.side == Fair::Side::exhibitor) person.min_meetings = 2;
  const Model model = make_model(*fair);
  EXPECT_NEAR(value_of(model, select(model)), 150.04, 0.005);
}

/// All trades of the worst paper's value against the total that are worth naming, each proved. Kobren et al. (2019)
/// report 201.83 with .93 and 197.67 with .94; more than .9448 nobody can give the worst paper, and it costs .12.
TEST(Selection, MidlFrontier) {
  const auto fair = midl();
  if (!fair) GTEST_SKIP() << "the MIDL scores are not here";
  const Model model = make_model(*fair);
  const auto papers = counted_in_fairness(model);
  FlooredSelection floored(model);
  std::vector<std::int64_t> floors(static_cast<std::size_t>(model.persons()), 0);
  std::vector<std::pair<double, double>> frontier;
  for (;;) {
    const auto selection = floored.heaviest(floors);
    if (selection.outcome == Selection::Outcome::infeasible) break;
    ASSERT_TRUE(selection.proved);
    ASSERT_TRUE(weight_if_kept(model, selection.chosen));
    const auto least = sorted_weights(model, papers, selection.chosen).front();
    frontier.emplace_back(value_of(model, selection), static_cast<double>(least) / model.scale);
    for (std::size_t i = 0; i < floors.size(); ++i)
      if (papers[i] != 0) floors[i] = least + 1;
  }
  ASSERT_EQ(frontier.size(), 5u);
  EXPECT_NEAR(frontier.front().first, 201.885, 0.001);
  EXPECT_NEAR(frontier.front().second, 0.9033, 0.0001);
  EXPECT_NEAR(frontier[2].first, 201.834, 0.001);
  EXPECT_NEAR(frontier[2].second, 0.9284, 0.0001);
  EXPECT_NEAR(frontier.back().first, 201.769, 0.001);
  EXPECT_NEAR(frontier.back().second, 0.9448, 0.0001);
  // Nobody can do better than the worst paper's own three best reviewers.
  EXPECT_NEAR(frontier.back().second, static_cast<double>(most_for_least(model)) / model.scale, 1e-9);
}

TEST(Leximin, AgreesWithEnumeration) {
  int proved = 0, asked = 0;
  for (unsigned seed = 0; seed < 800; ++seed) {
    fairs::Dice dice(seed);
    auto fair = seed % 2 == 0 ? bipartite(dice, 2 + dice.below(3), 2 + dice.below(4), 1 + dice.below(11), 2)
                              : general(dice, 3 + dice.below(4), 1 + dice.below(10), 2, 3);
    if (seed % 2 != 0) fair.tables = {{"1", "", {}}, {"2", "", {}}};
    for (auto& pair : fair.pairs) {
      if (seed % 4 < 2) pair.value = dice.below(4);  // many ties
      pair.required = dice.one_in(20);
    }
    for (std::size_t i = 0; i < fair.participants.size(); ++i) {
      fair.participants[i].side = i % 2 == 0 ? Fair::Side::exhibitor : Fair::Side::visitor;
      fair.participants[i].min_meetings = dice.one_in(8) ? 1 : 0;
    }
    if (seed % 3 == 0) fair.fairness_side = Fair::Side::visitor;
    const Model model = make_model(fair);
    const auto counted = counted_in_fairness(model);
    const std::int64_t at_least = seed % 5 == 0 ? select(model).weight_bound : 0;
    std::optional<std::pair<std::vector<std::int64_t>, std::int64_t>> best;
    for (int bits = 0; bits < 1 << model.pairs(); ++bits) {
      std::vector<char> chosen;
      for (int p = 0; p < model.pairs(); ++p) chosen.push_back(static_cast<char>(bits >> p & 1));
      const auto weight = weight_if_kept(model, chosen);
      if (!weight || *weight < at_least) continue;
      auto own = std::pair(sorted_weights(model, counted, chosen), *weight);
      if (!best || own > *best) best = std::move(own);
    }
    const auto fairest = leximin(model, at_least);
    ASSERT_EQ(fairest.outcome == Selection::Outcome::optimal, best.has_value()) << seed;
    if (!best) continue;
    ++asked;
    proved += fairest.proved ? 1 : 0;
    const auto weight = weight_if_kept(model, fairest.chosen);
    ASSERT_TRUE(weight) << seed;
    EXPECT_EQ(*weight, fairest.weight);
    EXPECT_EQ(sorted_weights(model, counted, fairest.chosen), fairest.sorted);
    if (!best->first.empty()) EXPECT_GE(fairest.least_bound, best->first.front()) << seed;
    if (fairest.proved)
      EXPECT_EQ(std::pair(fairest.sorted, fairest.weight), *best) << seed;
    else
      EXPECT_LE(fairest.sorted, best->first) << seed;
  }
  EXPECT_EQ(proved, asked);
}
