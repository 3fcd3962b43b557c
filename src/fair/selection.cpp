// Selection as a minimum-cost circulation: root -> (groups) -> left participant -> right participant -> (groups) ->
// root.
//
// Bounds of a participant are bounds of its arc; the capacity of the event is the capacity of the arc that closes the
// circle; a group of pairs (those that need an interpreter, say) becomes a node where it is exactly all pairs of some
// participants of one side and such sets are nested. Goals are optimised one after the other on the optimal face of
// those before (network_simplex.hpp), ending with fairness and the smaller pair numbers, so that of many optima always
// the same one is chosen.
//
// A group that is no such set ("the two share no language") cannot be said by a network. When the optimum breaks one,
// its pairs are charged a price each (Lagrangian relaxation): the optimum at any price, plus the price of the group's
// capacity, is a bound, and the price at which the group just fits is found by bisection. A programme that attains the
// bound lies on the optimal face at that price and uses the group to its capacity, so the face stays exact.
//
// When the graph has odd cycles the network is the bipartite double cover: each participant on both sides, each pair
// twice. Any selection gives a flow of twice its value, so half the optimum is a bound (Balinski, 1965: the relaxation
// is half-integral). Where pairs are taken by half, they form odd cycles, and the participants U of such a cycle give a
// rule that cuts it off (Edmonds, 1965): pairs within U and any F of the pairs that leave it are together at most
// (sum of the maxima of U + |F|) / 2, rounded down. That is a set of pairs with a capacity, so it is priced as groups
// are.
//
// What prices leave open is closed by branching: a pair is taken or not, each time from the basis before. So the answer
// is exact for any graph and any groups, unless the work has a limit: then the bound is what the open branches allow.
// Tested by fair/selection_test.
#include "fair/selection.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "fair/network_simplex.hpp"

namespace caunoi::planning {

namespace {

/// Prices of groups are whole numbers of this fraction of a weight: one charged meeting may stand against several
/// others.
constexpr std::int64_t price_steps = 8;
/// Groups that are charged one after the other; more hardly ever bind at once.
constexpr int most_charged = 4;
/// Rules of odd sets: each costs a bisection. Branching takes what is left.
constexpr int most_odd_sets = 24;
/// Arcs looked at in all branches together: a second or two.
constexpr std::int64_t most_branch_work = 150'000'000;

/// The same for one question about floors, of which a leximin optimum takes hundreds.
constexpr std::int64_t floor_branch_work = 6'000'000;
/// Floors that get a price, and the highest, in price_steps.
constexpr int most_raised = 30;
constexpr std::int64_t most_raise = 512;

/// Beyond this many unit arcs the tie between equal selections is broken by pair number alone: a nicety is not worth
/// the time.
constexpr std::int64_t most_unit_arcs = std::int64_t{1} << 20;

class Network {
 public:
  explicit Network(const Model& model)
      : model_(model),
        copies_(model.bipartite ? 1 : 2),
        unit_arcs_(wants(Fair::Goal::fairness) ||
                   std::int64_t{model.persons()} * model.slots * copies_ <= most_unit_arcs),
        simplex_(count_nodes(), static_cast<std::size_t>(model.pairs()) * copies_) {
    build();
  }

  /// The heaviest selection in which each participant has at least its floor of weight.
  Selection run_above(const std::vector<std::int64_t>& floors, std::int64_t at_least, bool any,
                      const std::function<bool()>& stop) {
    Selection selection;
    floors_ = floors;
    raise_.assign(model_.persons(), 0);
    Branches branches(*this, floor_branch_work, at_least, stop);
    branches.start(any);
    selection.outcome = branches.stopped()    ? Selection::Outcome::stopped
                        : branches.found()    ? Selection::Outcome::optimal
                        : branches.complete() ? Selection::Outcome::infeasible
                                              : Selection::Outcome::stopped;
    selection.proved = branches.complete() && !any;
    selection.weight_bound = branches.bound();
    if (branches.found()) selection.chosen = std::move(branches).chosen();
    return selection;
  }

  Selection run(const std::function<bool()>& stop) {
    Selection selection;
    const auto solve = [&] {
      const auto outcome = simplex_.solve(stop);
      if (outcome == NetworkSimplex::Outcome::infeasible) selection.outcome = Selection::Outcome::infeasible;
      if (outcome == NetworkSimplex::Outcome::stopped) selection.outcome = Selection::Outcome::stopped;
      return outcome == NetworkSimplex::Outcome::optimal;
    };
    std::vector<Fair::Goal> goals = model_.fair->order;
    if (!wants(Fair::Goal::fairness)) std::erase(goals, Fair::Goal::fairness);
    if (goals.empty()) goals.push_back(Fair::Goal::value);
    if (goals.front() != Fair::Goal::value) {  // the bound of the value must not lean on goals a timetable may miss
      price(Fair::Goal::value);
      if (!solve()) return selection;
      selection.weight_bound = weight_bound();
    }
    if (std::find(goals.begin(), goals.end(), Fair::Goal::value) == goals.end()) goals.push_back(Fair::Goal::value);
    if (!wants(Fair::Goal::breaks)) goals.push_back(Fair::Goal::breaks);
    for (const auto goal : goals) {
      if (goal == Fair::Goal::changes) continue;
      if (goal == Fair::Goal::breaks) {
        if (!take_face(selection, solve)) return selection;
        continue;
      }
      price(goal);
      if (!solve()) return selection;
      if (goal == Fair::Goal::fairness) {
        selection.fairness_goal = -simplex_.total_cost() / copies_;
      } else if (goal == goals.front()) {
        if (!charge_groups(solve)) return selection;
        selection.weight_bound = selection.weight_goal = weight_bound();
        if (needs_branching()) {
          if (!branch(selection, stop)) return selection;
          if (selection.weight_bound < weight_bound()) face_ = false;  // the priced network's optima are too good
          if (!solve()) return selection;
        } else {
          selection.chosen = taken_whole();
        }
      } else {
        selection.weight_goal = weight_bound();
      }
      simplex_.fix_face();
    }
    if (unit_arcs_ && !wants(Fair::Goal::fairness)) {
      price(Fair::Goal::fairness);
      if (!solve()) return selection;
      simplex_.fix_face();
    }
    clear_costs();
    for (std::size_t arc = 0; arc < pair_arcs_.size(); ++arc)
      simplex_.set_cost(pair_arcs_[arc].arc, pair_arcs_[arc].pair);
    if (!solve()) return selection;
    if (selection.chosen.empty() || (face_ && !needs_branching())) selection.chosen = taken_whole();
    return selection;
  }

  /// A bound is broken that no circulation can say: a required pair without a slot.
  [[nodiscard]] bool impossible() const { return impossible_; }

 private:
  struct PairArc {
    int arc, pair;
  };
  struct Loose {
    int group, cap;  ///< group -1: the rule of an odd set
    std::vector<int> pairs;
    std::int64_t price = 0;
  };
  struct Nest {
    int group, cap;
    std::vector<int> persons;
    int node = -1, arc = -1;
  };

  /// Fairness as leximin is no sum over arcs: leximin.cpp.
  [[nodiscard]] bool wants(Fair::Goal goal) const {
    if (goal == Fair::Goal::fairness && model_.fair->fairness == Fair::Fairness::leximin) return false;
    return std::find(model_.fair->order.begin(), model_.fair->order.end(), goal) != model_.fair->order.end();
  }

  /// Groups that are a set of whole participants of one side, nested in those already taken. Also finds the total
  /// capacity.
  void find_nests() {
    const int usable = static_cast<int>(
        std::count_if(model_.allowed_count.begin(), model_.allowed_count.end(), [](int n) { return n > 0; }));
    total_cap_ = usable;
    std::vector<int> degree(model_.persons(), 0);
    for (int p = 0; p < model_.pairs(); ++p) {
      if (model_.allowed_count[p] > 0) ++degree[model_.a[p]], ++degree[model_.b[p]];
    }
    for (std::size_t g = 0; g < model_.groups.size(); ++g) {
      const auto& group = model_.groups[g];
      const auto total = group.total();
      if (total >= static_cast<std::int64_t>(group.pairs.size())) continue;
      const int cap = static_cast<int>(total);
      if (static_cast<int>(group.pairs.size()) == usable) {
        if (cap < total_cap_) total_cap_ = cap, total_group_ = static_cast<int>(g);
      } else if (copies_ == 2 || !add_nest(static_cast<int>(g), cap, degree)) {
        loose_.push_back({static_cast<int>(g), cap, group.pairs});
      }
    }
    for (auto& side : nests_)
      std::stable_sort(side.begin(), side.end(),
                       [](const Nest& x, const Nest& y) { return x.persons.size() > y.persons.size(); });
  }

  bool add_nest(int g, int cap, const std::vector<int>& degree) {
    std::vector<int> inside(model_.persons(), 0);
    for (const int p : model_.groups[g].pairs) ++inside[model_.a[p]], ++inside[model_.b[p]];
    for (int side = 0; side < 2; ++side) {
      Nest nest{g, cap, {}};
      bool whole = true;
      for (int i = 0; i < model_.persons(); ++i) {
        if (model_.right[i] != side || inside[i] == 0) continue;
        whole = whole && inside[i] == degree[i];
        nest.persons.push_back(i);
      }
      whole = whole && std::all_of(nests_[side].begin(), nests_[side].end(), [&](const Nest& other) {
                std::vector<int> both;
                std::set_intersection(nest.persons.begin(), nest.persons.end(), other.persons.begin(),
                                      other.persons.end(), std::back_inserter(both));
                return both.empty() || both.size() == std::min(nest.persons.size(), other.persons.size());
              });
      if (whole) {
        nests_[side].push_back(std::move(nest));
        return true;
      }
    }
    return false;
  }

  int count_nodes() {
    find_nests();
    int next = model_.persons() * copies_;
    for (auto& side : nests_)
      for (auto& nest : side) nest.node = next++;
    out_ = next++;
    in_ = next++;
    return next;
  }

  [[nodiscard]] int node(int person, int side) const {
    return copies_ == 1 ? person : person + side * model_.persons();
  }

  void build() {
    for (int p = 0; p < model_.pairs(); ++p) {
      if (model_.allowed_count[p] == 0 && model_.required[p] == 0) continue;
      const int lower = model_.required[p] != 0 ? 1 : 0, upper = model_.allowed_count[p] > 0 ? 1 : lower;
      if (model_.allowed_count[p] == 0) impossible_ = true;
      const bool turned = copies_ == 1 && model_.right[model_.a[p]] != 0;
      const int left = turned ? model_.b[p] : model_.a[p], right = turned ? model_.a[p] : model_.b[p];
      pair_arcs_.push_back({simplex_.add_arc(node(left, 0), node(right, 1), lower, upper, 0), p});
      if (copies_ == 2) pair_arcs_.push_back({simplex_.add_arc(node(right, 0), node(left, 1), lower, upper, 0), p});
    }
    std::vector<int> above[2];  // the node a participant hangs from
    for (int side = 0; side < 2; ++side) {
      above[side].assign(model_.persons(), side == 0 ? out_ : in_);
      for (auto& nest : nests_[side]) {  // from the widest to the narrowest
        const int parent = above[side][nest.persons.front()];
        nest.arc = side == 0 ? simplex_.add_arc(parent, nest.node, 0, nest.cap, 0)
                             : simplex_.add_arc(nest.node, parent, 0, nest.cap, 0);
        for (const int i : nest.persons) above[side][i] = nest.node;
      }
    }
    person_arcs_.resize(static_cast<std::size_t>(model_.persons()) * copies_);
    for (int i = 0; i < model_.persons(); ++i) {
      if (model_.least[i] > model_.most[i]) impossible_ = true;
      for (int side = 0; side < 2; ++side) {
        if (copies_ == 1 && model_.right[i] != side) continue;
        add_person_arcs(node(i, side), above[side][i], side == 0, model_.least[i],
                        std::max(model_.least[i], model_.most[i]));
      }
    }
    total_arc_ = simplex_.add_arc(in_, out_, 0, total_cap_ * copies_, 0);
  }

  void add_person_arcs(int node, int parent, bool left, int least, int most) {
    const int from = left ? parent : node, to = left ? node : parent;
    auto& arcs = person_arcs_[node];
    if (!unit_arcs_) {
      arcs.push_back(simplex_.add_arc(from, to, least, most, 0));
      return;
    }
    for (int k = 1; k <= most; ++k) arcs.push_back(simplex_.add_arc(from, to, k <= least ? 1 : 0, 1, 0));
  }

  void clear_costs() {
    for (const auto& [arc, pair] : pair_arcs_) simplex_.set_cost(arc, 0);
    for (const auto& arcs : person_arcs_)
      for (const int arc : arcs) simplex_.set_cost(arc, 0);
    simplex_.set_cost(total_arc_, 0);
  }

  void price(Fair::Goal goal) {
    clear_costs();
    if (goal == Fair::Goal::value) {
      for (const auto& [arc, pair] : pair_arcs_)
        simplex_.set_cost(
            arc, charge_[pair] - (price_steps + raise_[model_.a[pair]] + raise_[model_.b[pair]]) * model_.weight[pair]);
    } else {
      for (const auto& arcs : person_arcs_)
        for (std::size_t k = 0; k < arcs.size(); ++k)
          simplex_.set_cost(arcs[k], -fairness_weight(model_.slots, static_cast<int>(k) + 1));
    }
  }

  /// What the last solve of the value proves, prices included.
  [[nodiscard]] std::int64_t weight_bound() const {
    std::int64_t bound = -simplex_.total_cost();
    for (const auto& loose : loose_) bound += loose.price * loose.cap * copies_;
    for (std::size_t i = 0; i < floors_.size(); ++i)
      if (raise_[i] > 0) bound -= raise_[i] * floors_[i] * copies_;
    return bound / (price_steps * copies_);
  }

  /// By pair: how many of its arcs carry flow.
  [[nodiscard]] std::vector<int> times_taken() const {
    std::vector<int> times(model_.pairs(), 0);
    for (const auto& [arc, pair] : pair_arcs_) times[pair] += simplex_.flow(arc);
    return times;
  }
  [[nodiscard]] std::vector<char> taken_whole() const {
    std::vector<char> whole;
    for (const int count : times_taken()) whole.push_back(count == copies_ ? 1 : 0);
    return whole;
  }
  [[nodiscard]] static int times_used(const Loose& loose, const std::vector<int>& times) {
    int sum = 0;
    for (const int p : loose.pairs) sum += times[p];
    return sum;
  }
  [[nodiscard]] int use(const Loose& loose) const { return (times_used(loose, times_taken()) + copies_ - 1) / copies_; }

  template <typename Solve>
  bool set_price(Loose& loose, std::int64_t wanted, const Solve& solve) {
    for (const int p : loose.pairs) charge_[p] += wanted - loose.price;
    loose.price = wanted;
    price(Fair::Goal::value);
    return solve();
  }

  /// Finds prices for the groups that the optimum of the value breaks, then for odd sets. False: stopped.
  template <typename Solve>
  bool charge_groups(const Solve& solve) {
    for (int round = 0; round < most_charged; ++round) {
      Loose* worst = nullptr;
      for (auto& loose : loose_)
        if (loose.price == 0 && use(loose) > loose.cap &&
            (worst == nullptr || use(loose) - loose.cap > use(*worst) - worst->cap))
          worst = &loose;
      if (worst == nullptr) break;
      if (!charge(*worst, solve)) return false;
    }
    for (int round = 0; copies_ == 2 && round < most_odd_sets; ++round) {
      auto found = odd_set();
      if (found.pairs.empty()) break;
      loose_.push_back(std::move(found));
      const auto before = weight_bound();
      if (!charge(loose_.back(), solve)) return false;
      if (weight_bound() >= before && loose_.back().price == 0) break;
    }
    return true;
  }

  /// The bound is convex in a price, and least where the use passes the capacity.
  template <typename Solve>
  bool charge(Loose& loose, const Solve& solve) {
    std::int64_t low = 0, high = 1;
    for (const int p : loose.pairs) high = std::max(high, price_steps * model_.weight[p] + 1);
    while (high - low > 1) {
      const auto middle = low + (high - low) / 2;
      if (!set_price(loose, middle, solve)) return false;
      (times_used(loose, times_taken()) > loose.cap * copies_ ? low : high) = middle;
    }
    if (!set_price(loose, low, solve)) return false;
    const auto bound_low = weight_bound();
    if (!set_price(loose, high, solve)) return false;
    return bound_low >= weight_bound() || set_price(loose, low, solve);
  }

  /// The rule of the first set of participants, joined by pairs taken by half, that is broken. Without pairs: none is.
  [[nodiscard]] Loose odd_set() const {
    const auto times = times_taken();
    std::vector<char> in(model_.persons(), 0);
    for (int root = 0; root < model_.persons(); ++root) {
      std::vector<int> queue(in[root] == 0 ? 1 : 0, root);
      std::vector<char> own(model_.persons(), 0);
      for (std::size_t next = 0; next < queue.size(); ++next) {
        in[queue[next]] = own[queue[next]] = 1;
        for (const int p : model_.pairs_of[queue[next]]) {
          const int other = model_.a[p] == queue[next] ? model_.b[p] : model_.a[p];
          if (times[p] == 1 && in[other] == 0) in[other] = own[other] = 1, queue.push_back(other);
        }
      }
      if (queue.size() < 3) continue;
      Loose rule{-1, 0, {}};
      for (const int i : queue) {
        rule.cap += model_.most[i];
        for (const int p : model_.pairs_of[i]) {
          const bool within = own[model_.a[p]] != 0 && own[model_.b[p]] != 0;
          if (model_.allowed_count[p] > 0 && (within ? model_.a[p] == i : times[p] == 2)) {
            rule.pairs.push_back(p);
            rule.cap += within ? 0 : 1;
          }
        }
      }
      rule.cap /= 2;
      if (times_used(rule, times) > 2 * rule.cap) return rule;
    }
    return {-1, 0, {}};
  }

  /// The optimum with prices is no selection of the same worth.
  [[nodiscard]] bool needs_branching() const {
    const auto times = times_taken();
    return std::any_of(times.begin(), times.end(), [&](int n) { return n != 0 && n != copies_; }) ||
           std::any_of(loose_.begin(), loose_.end(), [&](const Loose& loose) {
             const int used = times_used(loose, times), cap = loose.cap * copies_;
             return loose.price > 0 ? used != cap : used > cap;
           });
  }

  /// Depth first, from the basis of the branch before.
  class Branches {
   public:
    /// Looks for selections of at least this weight only.
    Branches(Network& network, std::int64_t work, std::int64_t at_least, const std::function<bool()>& stop)
        : network_(network),
          model_(network.model_),
          stop_(stop),
          arcs_of_(model_.pairs()),
          state_(model_.pairs(), open),
          best_(at_least - 1),
          queued_(model_.persons(), 0) {
      for (const auto& [arc, pair] : network_.pair_arcs_) arcs_of_[pair].push_back(arc);
      for (int p = 0; p < model_.pairs(); ++p)
        if (model_.required[p] != 0 || model_.allowed_count[p] == 0) state_[p] = model_.required[p] != 0 ? in : out;
      for (const auto weight : model_.weight) step_ = std::gcd(step_, weight);
      step_ = std::max<std::int64_t>(1, std::abs(step_));
      left_ = work / (static_cast<std::int64_t>(network_.pair_arcs_.size()) + 1000);
    }

    /// With floors: what follows from them alone, then prices for those that the optimum misses, then branches.
    void start(bool any) {
      any_ = any;
      for (int i = 0; i < model_.persons(); ++i) enqueue(i);
      network_.price(Fair::Goal::value);
      if (propagate() && network_.simplex_.solve(stop_) != NetworkSimplex::Outcome::infeasible) {
        for (int round = 0; round < most_raised && raise_one(); ++round) {
        }
        descend();
      }
      undo(0);
    }

    void descend() {
      const auto mark = trail_.size();
      search();
      undo(mark);
    }

    [[nodiscard]] bool stopped() const { return stopped_; }
    [[nodiscard]] bool found() const { return found_; }
    [[nodiscard]] bool complete() const { return !unfinished_; }
    [[nodiscard]] std::int64_t bound() const { return unfinished_ ? std::max(best_, open_bound_) : best_; }
    [[nodiscard]] std::vector<char> chosen() && { return std::move(chosen_); }

   private:
    static constexpr signed char open = -1, out = 0, in = 1;

    void search() {
      if ((any_ && found_) || !propagate()) return;
      const auto outcome = network_.simplex_.solve(stop_);
      if (outcome == NetworkSimplex::Outcome::infeasible) return;
      if (outcome == NetworkSimplex::Outcome::stopped) stopped_ = true;
      std::int64_t bound = std::numeric_limits<std::int64_t>::max();
      if (!stopped_) {
        bound = network_.weight_bound();
        if (bound >= 0) bound = bound / step_ * step_;
        if (bound <= best_) return;
      }
      if (stopped_ || --left_ <= 0) {
        unfinished_ = true;
        open_bound_ = std::max(open_bound_, bound);
        return;
      }
      const auto [pair, first] = look(network_.times_taken());
      if (pair < 0 || bound <= best_) return;
      for (const signed char value : {first, static_cast<signed char>(1 - first)}) {
        const auto mark = trail_.size();
        fix(pair, value);
        descend();
        undo(mark);
      }
    }

    void fix(int pair, signed char value) {
      state_[pair] = value;
      trail_.push_back(pair);
      for (const int arc : arcs_of_[pair]) network_.simplex_.set_bounds(arc, value, value);
      enqueue(model_.a[pair]);
      enqueue(model_.b[pair]);
    }

    void undo(std::size_t mark) {
      while (trail_.size() > mark) {
        state_[trail_.back()] = open;
        for (const int arc : arcs_of_[trail_.back()]) network_.simplex_.set_bounds(arc, 0, 1);
        trail_.pop_back();
      }
      for (const int i : queue_) queued_[i] = 0;
      queue_.clear();
    }

    void enqueue(int person) {
      if (network_.floors_.empty() || network_.floors_[person] <= 0 || queued_[person] != 0) return;
      queued_[person] = 1;
      queue_.push_back(person);
    }

    /// A pair without which its participant cannot reach the floor is taken; one with which it cannot is not. False:
    /// somebody cannot reach the floor at all.
    bool propagate() {
      while (!queue_.empty()) {
        const int person = queue_.back();
        queue_.pop_back();
        queued_[person] = 0;
        if (!propagate(person)) return false;
      }
      return true;
    }

    bool propagate(int person) {
      const auto floor = network_.floors_[person];
      std::int64_t sum = 0;
      int taken = 0;
      items_.clear();
      for (const int p : model_.pairs_of[person]) {
        if (state_[p] == in) sum += model_.weight[p], ++taken;
        if (state_[p] == open) items_.push_back(p);
      }
      const int most = model_.most[person] - taken, least = std::max(0, model_.least[person] - taken);
      if (most < 0 || static_cast<int>(items_.size()) < least) return false;
      const auto heavier = [&](int x, int y) {
        return model_.weight[x] != model_.weight[y] ? model_.weight[x] > model_.weight[y] : x < y;
      };
      const auto front = std::min(items_.size(), static_cast<std::size_t>(most) + 1);
      std::partial_sort(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(front), items_.end(), heavier);
      int count = 0;  // of the best ones
      while (count < std::min(most, static_cast<int>(items_.size())) &&
             (model_.weight[items_[count]] > 0 || count < least))
        sum += model_.weight[items_[count++]];
      if (sum < floor) return false;
      // What takes the place of one of them, and what gives way to another.
      const bool more = count < static_cast<int>(items_.size());
      const auto next = more ? model_.weight[items_[count]] : std::numeric_limits<std::int64_t>::min() / 4;
      const auto instead = count > least ? std::max<std::int64_t>(next, 0) : next;
      const auto last = count == most && count > 0 ? model_.weight[items_[count - 1]] : 0;
      const auto items = items_;
      for (int k = 0; k < static_cast<int>(items.size()); ++k) {
        const auto weight = model_.weight[items[k]];
        if (k < count && sum - weight + instead < floor) fix(items[k], in);
        if (k >= count && (most == 0 || sum - last + weight < floor)) fix(items[k], out);
      }
      return true;
    }

    [[nodiscard]] std::int64_t weight_of(int person, const std::vector<int>& times) const {
      std::int64_t sum = 0;
      for (const int p : model_.pairs_of[person]) sum += times[p] * model_.weight[p];
      return sum / network_.copies_;
    }

    /// The floor that is missed most gets the least price at which it is reached, when the bound falls by it.
    bool raise_one() {
      const auto times = network_.times_taken();
      int worst = -1;
      std::int64_t missing = 0;
      for (int i = 0; i < model_.persons(); ++i) {
        if (network_.floors_[i] <= 0 || network_.raise_[i] > 0) continue;
        const auto gap = network_.floors_[i] - weight_of(i, times);
        if (gap > missing) missing = gap, worst = i;
      }
      if (worst < 0) return false;
      const auto before = network_.weight_bound();
      std::int64_t low = 0, high = most_raise;
      while (high - low > 1) {
        const auto middle = (low + high) / 2;
        if (!raise_to(worst, middle)) return false;
        (weight_of(worst, network_.times_taken()) < network_.floors_[worst] ? low : high) = middle;
      }
      if (!raise_to(worst, low)) return false;
      const auto bound = network_.weight_bound();
      if (!raise_to(worst, high)) return false;
      if (bound < network_.weight_bound() && !raise_to(worst, low)) return false;
      return network_.weight_bound() < before || raise_to(worst, 0);
    }

    bool raise_to(int person, std::int64_t price) {
      network_.raise_[person] = price;
      network_.price(Fair::Goal::value);
      return network_.simplex_.solve(stop_) == NetworkSimplex::Outcome::optimal;
    }

    /// The pair to branch on, -1 for none, and its likelier side.
    std::pair<int, signed char> look(const std::vector<int>& times) {
      take(times);
      for (const auto choose : {&Branches::halved, &Branches::of_group, &Branches::of_floor}) {
        const int pair = (this->*choose)(times);
        if (pair < 0) continue;
        const bool taken = times[pair] > 0;
        return {pair, taken != (choose == &Branches::of_floor) ? in : out};
      }
      return {-1, out};
    }

    void take(const std::vector<int>& times) {
      const int copies = network_.copies_;
      std::int64_t weight = 0;
      for (std::size_t p = 0; p < times.size(); ++p) {
        if (times[p] != 0 && times[p] != copies) return;
        weight += times[p] != 0 ? model_.weight[p] : 0;
      }
      if (weight <= best_) return;
      for (const auto& loose : network_.loose_)
        if (times_used(loose, times) > loose.cap * copies) return;
      for (std::size_t i = 0; i < network_.floors_.size(); ++i)
        if (network_.floors_[i] > 0 && weight_of(static_cast<int>(i), times) < network_.floors_[i]) return;
      best_ = weight;
      found_ = true;
      chosen_.assign(times.size(), 0);
      for (std::size_t p = 0; p < times.size(); ++p) chosen_[p] = times[p] != 0 ? 1 : 0;
    }

    /// The heaviest pair taken by half.
    [[nodiscard]] int halved(const std::vector<int>& times) const {
      int best = -1;
      for (int p = 0; p < model_.pairs(); ++p)
        if (state_[p] == open && times[p] != 0 && times[p] != network_.copies_ &&
            (best < 0 || model_.weight[p] > model_.weight[best]))
          best = p;
      return best;
    }

    /// The heaviest pair of a group that is broken, or that has a price and is not used up.
    [[nodiscard]] int of_group(const std::vector<int>& times) const {
      int best = -1;
      for (const auto& loose : network_.loose_) {
        const int used = times_used(loose, times), cap = loose.cap * network_.copies_;
        if (used <= cap && (loose.price == 0 || used == cap)) continue;
        for (const int p : loose.pairs)
          if (state_[p] == open && (used < cap || times[p] > 0) && (best < 0 || model_.weight[p] > model_.weight[best]))
            best = p;
        if (best >= 0) break;
      }
      return best;
    }

    /// The lightest pair of who misses the floor by most, else of who has a price and more than the floor; one that is
    /// not taken when all taken ones are sure.
    [[nodiscard]] int of_floor(const std::vector<int>& times) const {
      int worst = -1;
      std::int64_t most = 0;
      for (std::size_t i = 0; i < network_.floors_.size(); ++i) {
        if (network_.floors_[i] <= 0) continue;
        const auto missing = network_.floors_[i] - weight_of(static_cast<int>(i), times);
        const auto rank = missing > 0 ? missing * 1024 : missing < 0 && network_.raise_[i] > 0 ? 1 : 0;
        if (rank <= most) continue;
        const auto& pairs = model_.pairs_of[i];
        if (std::none_of(pairs.begin(), pairs.end(), [&](int p) { return state_[p] == open; })) continue;
        most = rank, worst = static_cast<int>(i);
      }
      if (worst < 0) return -1;
      int best = -1;
      for (const int p : model_.pairs_of[worst])
        if (state_[p] == open && times[p] > 0 && (best < 0 || model_.weight[p] < model_.weight[best])) best = p;
      for (const int p : model_.pairs_of[worst])
        if (best < 0 || (times[best] == 0 && model_.weight[p] > model_.weight[best]))
          if (state_[p] == open) best = p;
      return best;
    }

    Network& network_;
    const Model& model_;
    const std::function<bool()>& stop_;
    std::vector<std::vector<int>> arcs_of_;
    std::vector<signed char> state_;
    std::int64_t step_ = 0, left_ = 0, best_, open_bound_ = -1;
    std::vector<char> chosen_, queued_;
    std::vector<int> trail_, queue_, items_;
    bool stopped_ = false, unfinished_ = false, found_ = false;
    bool any_ = false;  ///< the first selection found is enough
  };

  /// False: stopped, or there is no selection at all.
  bool branch(Selection& selection, const std::function<bool()>& stop) {
    NetworkSimplex kept = simplex_;
    Branches branches(*this, most_branch_work, 0, stop);
    branches.descend();
    simplex_ = std::move(kept);
    if (branches.stopped() || (!branches.found() && branches.complete())) {
      selection.outcome = branches.stopped() ? Selection::Outcome::stopped : Selection::Outcome::infeasible;
      return false;
    }
    selection.weight_bound = selection.weight_goal = std::min(selection.weight_bound, branches.bound());
    if (branches.found()) selection.chosen = std::move(branches).chosen();
    return true;
  }

  template <typename Solve>
  bool take_face(Selection& selection, const Solve& solve) {
    if (copies_ == 1 && face_) {
      selection.has_face = true;
      selection.in_face.assign(model_.pairs(), 0);
      for (const auto& [arc, pair] : pair_arcs_)
        selection.in_face[pair] = simplex_.fixed(arc) ? static_cast<signed char>(simplex_.flow(arc)) : -1;
      for (int i = 0; i < model_.persons(); ++i) {
        int sure = 0, open = 0;
        for (const int arc : person_arcs_[i]) {
          if (simplex_.fixed(arc))
            sure += simplex_.flow(arc);
          else
            open += unit_arcs_ ? 1 : model_.most[i];
        }
        selection.least.push_back(std::max(model_.least[i], sure));
        selection.most.push_back(std::min(model_.most[i], sure + open));
      }
      for (const auto& side : nests_)
        for (const auto& nest : side)
          if (simplex_.fixed(nest.arc)) selection.totals.push_back({nest.group, simplex_.flow(nest.arc)});
      for (const auto& loose : loose_)
        if (loose.price > 0 && loose.group >= 0) selection.totals.push_back({loose.group, loose.cap});
      if (simplex_.fixed(total_arc_)) selection.totals.push_back({total_group_, simplex_.flow(total_arc_)});
    }
    NetworkSimplex kept = simplex_;
    clear_costs();
    simplex_.set_cost(total_arc_, 1);
    if (!solve()) return false;
    selection.least_meetings = (simplex_.total_cost() + copies_ - 1) / copies_;
    simplex_ = std::move(kept);
    return true;
  }

  const Model& model_;
  int copies_;
  bool unit_arcs_;
  std::vector<Nest> nests_[2];
  std::vector<Loose> loose_;          ///< groups the network cannot say
  std::vector<std::int64_t> floors_;  ///< by participant, the weight it must have; empty: none
  std::vector<std::int64_t> raise_ = std::vector<std::int64_t>(model_.persons(), 0);  ///< price of its floor
  std::vector<std::int64_t> charge_ = std::vector<std::int64_t>(model_.pairs(), 0);
  int total_cap_ = 0, total_group_ = -1, out_ = -1, in_ = -1, total_arc_ = -1;
  NetworkSimplex simplex_;
  std::vector<PairArc> pair_arcs_;
  std::vector<std::vector<int>> person_arcs_;  ///< by node
  bool impossible_ = false;
  bool face_ = true;  ///< the face of the priced network holds the optima
};

}  // namespace

/// Outside the unnamed namespace so that the header can name it.
struct FlooredSelection::Part : Network {
  using Network::Network;
};

FlooredSelection::FlooredSelection(const Model& model) : part_(std::make_unique<Part>(model)) {}
FlooredSelection::~FlooredSelection() = default;

Selection FlooredSelection::heaviest(const std::vector<std::int64_t>& floors, std::int64_t at_least, bool any,
                                     const std::function<bool()>& stop) {
  if (!part_->impossible()) return part_->run_above(floors, at_least, any, stop);
  Selection none;
  none.outcome = Selection::Outcome::infeasible;
  return none;
}

Selection select(const Model& model, const std::function<bool()>& stop) {
  Network network(model);
  if (network.impossible()) {
    Selection none;
    none.outcome = Selection::Outcome::infeasible;
    return none;
  }
  return network.run(stop);
}

}  // namespace caunoi::planning
