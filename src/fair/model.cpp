// The fair in numbers; see model.hpp. Tested by fair/plan_test (against an oracle that reads the Fair itself).
#include "fair/model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string_view>

namespace caunoi::planning {

namespace {

/// Unions of intersecting resource sets listed up front; the rest are found when needed.
constexpr std::size_t most_initial_groups = 128;

template <typename T>
std::vector<int> sorted_by_id(const std::vector<T>& records) {
  std::vector<int> order(records.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int x, int y) { return records[x].id < records[y].id; });
  return order;
}

template <typename T>
std::map<std::string_view, int> rank_of(const std::vector<T>& records, const std::vector<int>& order) {
  std::map<std::string_view, int> rank;
  for (std::size_t i = 0; i < order.size(); ++i) rank[records[order[i]].id] = static_cast<int>(i);
  return rank;
}

template <typename T>
std::map<std::string_view, int> index_of(const std::vector<T>& records) {
  std::map<std::string_view, int> index;
  for (std::size_t i = 0; i < records.size(); ++i) index[records[i].id] = static_cast<int>(i);
  return index;
}

bool share(const std::vector<std::string>& x, const std::vector<std::string>& y) {
  return std::any_of(x.begin(), x.end(),
                     [&](const auto& word) { return std::find(y.begin(), y.end(), word) != y.end(); });
}

class Builder {
 public:
  explicit Builder(const Fair& fair) : fair_(fair) {}

  Model run() && {
    model_.fair = &fair_;
    model_.slots = fair_.slot_count();
    model_.spread = fair_.break_spread;
    model_.person_of = sorted_by_id(fair_.participants);
    model_.pair_of = sorted_by_id(fair_.pairs);
    persons_ = rank_of(fair_.participants, model_.person_of);
    pairs_ = rank_of(fair_.pairs, model_.pair_of);
    for (const auto& lock : fair_.locked) locks_[lock.pair] = &lock;
    participants();
    pairs();
    colour();
    weights();
    model_.tables = pool(fair_.tables, [&](int p) { return usable_tables(p); });
    model_.interpreters = pool(fair_.interpreters, [&](int p) { return usable_interpreters(p); });
    restrict_to(model_.tables);
    restrict_to(model_.interpreters);
    model_.allowed_count.resize(model_.pairs());
    for (int p = 0; p < model_.pairs(); ++p) {
      for (int s = 0; s < model_.slots; ++s) model_.allowed_count[p] += model_.allows(p, s) ? 1 : 0;
    }
    model_.groups_of.resize(model_.pairs());
    groups(model_.tables);
    groups(model_.interpreters);
    return std::move(model_);
  }

 private:
  [[nodiscard]] const Fair::Pair& pair(int p) const { return fair_.pairs[model_.pair_of[p]]; }
  [[nodiscard]] const Fair::Participant& person(int i) const { return fair_.participants[model_.person_of[i]]; }

  void participants() {
    const int slots = model_.slots;
    free_.assign(static_cast<std::size_t>(model_.persons()) * slots, 1);
    for (int i = 0; i < model_.persons(); ++i) {
      char* free = &free_[static_cast<std::size_t>(i) * slots];
      for (const int s : person(i).unavailable) free[s] = 0;
      const int open = static_cast<int>(std::count(free, free + slots, 1));
      model_.least.push_back(person(i).min_meetings);
      model_.most.push_back(std::min(person(i).max_meetings.value_or(open), open));
    }
  }

  void pairs() {
    const int slots = model_.slots, count = model_.pairs();
    model_.pairs_of.resize(model_.persons());
    model_.before.resize(count);
    model_.after.resize(count);
    model_.allowed.assign(static_cast<std::size_t>(count) * slots, 0);
    for (int p = 0; p < count; ++p) {
      const auto& source = pair(p);
      const auto lock = locks_.find(source.id);
      const int a = persons_.at(source.a), b = persons_.at(source.b);
      model_.a.push_back(a);
      model_.b.push_back(b);
      model_.pairs_of[a].push_back(p);
      model_.pairs_of[b].push_back(p);
      model_.required.push_back(source.required || lock != locks_.end() ? 1 : 0);
      const auto [first, last] = session(source.session);
      for (int s = first; s < last; ++s) {
        const bool here = (!source.slot || *source.slot == s) && (lock == locks_.end() || lock->second->slot == s);
        const bool both =
            free_[static_cast<std::size_t>(a) * slots + s] != 0 && free_[static_cast<std::size_t>(b) * slots + s] != 0;
        model_.allowed[static_cast<std::size_t>(p) * slots + s] = here && both ? 1 : 0;
      }
      for (const auto& id : source.before) {
        const int later = pairs_.at(id);
        model_.before[p].push_back(later);
        model_.after[later].push_back(p);
        model_.ordered = true;
      }
    }
  }

  [[nodiscard]] std::pair<int, int> session(std::string_view id) const {
    if (id.empty()) return {0, model_.slots};
    int first = 0;
    for (const auto& session : fair_.sessions) {
      if (session.id == id) return {first, first + session.slots};
      first += session.slots;
    }
    return {0, 0};
  }

  /// Breadth-first 2-colouring; an odd cycle leaves `bipartite` false.
  void colour() {
    model_.right.assign(model_.persons(), 2);
    std::vector<int> queue;
    const auto grow = [&](int root, char side) {
      if (model_.right[root] != 2) return;
      model_.right[root] = side;
      queue.assign(1, root);
      for (std::size_t next = 0; next < queue.size(); ++next) {
        const int i = queue[next];
        for (const int p : model_.pairs_of[i]) {
          const int other = model_.a[p] == i ? model_.b[p] : model_.a[p];
          if (model_.right[other] == 2)
            model_.right[other] = model_.right[i] == 0 ? 1 : 0, queue.push_back(other);
          else if (model_.right[other] == model_.right[i])
            model_.bipartite = false;
        }
      }
    };
    for (int i = 0; i < model_.persons(); ++i)
      if (person(i).side == Fair::Side::exhibitor) grow(i, 0);
    for (int i = 0; i < model_.persons(); ++i)
      if (person(i).side == Fair::Side::visitor) grow(i, 1);
    for (int i = 0; i < model_.persons(); ++i) grow(i, 0);
  }

  /// Values as integers, so that sums compare exactly. Decimal values of up to six places keep their exact sums; others
  /// are rounded to a power of two chosen so that path costs in a network (nodes * weight) stay within 64 bits.
  void weights() {
    double largest = 0;
    for (const auto& pair : fair_.pairs) largest = std::max(largest, pair.worth());
    const double room =
        std::ldexp(1.0, 53) / (2.0 * model_.persons() + 16) / std::max<double>(1, model_.pairs() / 1024.0);
    const auto fits = [&](double scale) {
      return std::all_of(fair_.pairs.begin(), fair_.pairs.end(), [&](const auto& pair) {
        const double scaled = pair.worth() * scale;
        return scaled <= room && std::abs(scaled - std::round(scaled)) <= 1e-9 * std::max(1.0, scaled);
      });
    };
    double decimal = 1;
    while (decimal < 1e6 && !fits(decimal)) decimal *= 10;
    model_.exact_scale = fits(decimal);
    if (model_.exact_scale)
      model_.scale = decimal;
    else
      model_.scale = std::ldexp(1.0, std::min(40, std::ilogb(room)) - std::ilogb(largest) - 1);
    for (int p = 0; p < model_.pairs(); ++p) model_.weight.push_back(std::llround(pair(p).worth() * model_.scale));
  }

  std::vector<int> usable_tables(int p) const {
    const auto lock = locks_.find(pair(p).id);
    std::set<int> booths;
    for (const int i : {model_.a[p], model_.b[p]}) {
      if (!person(i).table.empty()) booths.insert(table_index_.at(person(i).table));
    }
    std::vector<int> usable(booths.begin(), booths.end());
    if (usable.empty()) {
      usable.resize(fair_.tables.size());
      std::iota(usable.begin(), usable.end(), 0);
    }
    if (lock != locks_.end() && !lock->second->table.empty()) keep_only(usable, table_index_.at(lock->second->table));
    return usable;
  }

  std::optional<std::vector<int>> usable_interpreters(int p) const {
    const auto& source = pair(p);
    const auto& a = person(model_.a[p]).languages;
    const auto& b = person(model_.b[p]).languages;
    const auto lock = locks_.find(source.id);
    const bool named = lock != locks_.end() && !lock->second->interpreter.empty();
    if (!named && !source.interpreter.value_or(!a.empty() && !b.empty() && !share(a, b))) return std::nullopt;
    std::vector<int> usable;
    for (std::size_t k = 0; k < fair_.interpreters.size(); ++k) {
      const auto& spoken = fair_.interpreters[k].languages;
      if ((a.empty() || share(a, spoken)) && (b.empty() || share(b, spoken))) usable.push_back(static_cast<int>(k));
    }
    if (named) keep_only(usable, interpreter_index_.at(lock->second->interpreter));
    return usable;
  }

  static void keep_only(std::vector<int>& list, int value) {
    std::erase_if(list, [value](int other) { return other != value; });
  }

  template <typename T, typename Usable>
  Pool pool(const std::vector<T>& resources, Usable usable) const {
    Pool pool;
    pool.slots = model_.slots;
    pool.free.assign(resources.size() * static_cast<std::size_t>(model_.slots), 1);
    for (std::size_t k = 0; k < resources.size(); ++k) {
      for (const int s : resources[k].unavailable) pool.free[k * static_cast<std::size_t>(model_.slots) + s] = 0;
    }
    std::map<std::vector<int>, int> numbers;
    for (int p = 0; p < model_.pairs(); ++p) {
      std::optional<std::vector<int>> set = usable(p);
      if (!set) {
        pool.class_of.push_back(-1);
        continue;
      }
      const auto [entry, fresh] = numbers.emplace(*std::move(set), static_cast<int>(pool.classes.size()));
      if (fresh) pool.classes.push_back(entry->first);
      pool.class_of.push_back(entry->second);
    }
    return pool;
  }

  /// A pair may not meet in a slot in which nothing of its class is free.
  void restrict_to(const Pool& pool) {
    std::vector<char> open(pool.classes.size() * static_cast<std::size_t>(model_.slots), 0);
    for (std::size_t c = 0; c < pool.classes.size(); ++c) {
      for (int s = 0; s < model_.slots; ++s)
        open[c * model_.slots + s] =
            std::any_of(pool.classes[c].begin(), pool.classes[c].end(), [&](int k) { return pool.is_free(k, s); }) ? 1
                                                                                                                   : 0;
    }
    for (int p = 0; p < model_.pairs(); ++p) {
      if (pool.class_of[p] < 0) continue;
      for (int s = 0; s < model_.slots; ++s) {
        if (open[static_cast<std::size_t>(pool.class_of[p]) * model_.slots + s] == 0)
          model_.allowed[static_cast<std::size_t>(p) * model_.slots + s] = 0;
      }
    }
  }

  void groups(const Pool& pool) {
    std::vector<std::vector<int>> unions = pool.classes;
    std::set<std::vector<int>> seen(unions.begin(), unions.end());
    for (std::size_t i = 0; i < unions.size() && unions.size() < most_initial_groups; ++i) {
      for (std::size_t j = 0; j < i && unions.size() < most_initial_groups; ++j) {
        std::vector<int> both, all;
        std::set_intersection(unions[i].begin(), unions[i].end(), unions[j].begin(), unions[j].end(),
                              std::back_inserter(both));
        if (both.empty()) continue;
        std::set_union(unions[i].begin(), unions[i].end(), unions[j].begin(), unions[j].end(), std::back_inserter(all));
        if (seen.insert(all).second) unions.push_back(std::move(all));
      }
    }
    for (const auto& members : unions) add_group(model_, pool, members);
  }

  const Fair& fair_;
  Model model_;
  std::vector<char> free_;
  std::map<std::string_view, int> persons_, pairs_;
  std::map<std::string_view, int> table_index_ = index_of(fair_.tables),
                                  interpreter_index_ = index_of(fair_.interpreters);
  std::map<std::string_view, const Fair::Lock*> locks_;
};

/// No more of `pairs` than this can meet in one slot, whatever the resources.
int most_at_once(const Model& model, const std::vector<int>& pairs) {
  std::vector<int> ends[2];
  std::set<int> common;
  for (const int p : pairs) {
    const int i = model.a[p], j = model.b[p];
    ends[model.right[i] != 0 ? 1 : 0].push_back(i);
    ends[model.right[j] != 0 ? 1 : 0].push_back(j);
    if (p == pairs.front())
      common = {i, j};
    else
      std::erase_if(common, [&](int k) { return k != i && k != j; });
  }
  if (!common.empty()) return 1;  // a star: its middle meets once a slot
  for (auto& list : ends) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  const auto left = ends[0].size(), right = ends[1].size();
  return static_cast<int>(std::min(pairs.size(), model.bipartite ? std::min(left, right) : (left + right) / 2));
}

}  // namespace

std::int64_t Group::total() const { return std::accumulate(cap.begin(), cap.end(), std::int64_t{0}); }

Model make_model(const Fair& fair) { return Builder(fair).run(); }

bool add_group(Model& model, const Pool& pool, std::span<const int> members) {
  std::vector<char> in(pool.size(), 0);
  for (const int k : members) in[k] = 1;
  std::vector<char> inside(pool.classes.size(), 0);
  for (std::size_t c = 0; c < pool.classes.size(); ++c)
    inside[c] = std::all_of(pool.classes[c].begin(), pool.classes[c].end(), [&](int k) { return in[k] != 0; }) ? 1 : 0;
  Group group;
  for (int p = 0; p < model.pairs(); ++p) {
    if (pool.class_of[p] >= 0 && inside[pool.class_of[p]] != 0 && model.allowed_count[p] > 0) group.pairs.push_back(p);
  }
  if (group.pairs.empty()) return false;
  for (int s = 0; s < model.slots; ++s)
    group.cap.push_back(
        static_cast<int>(std::count_if(members.begin(), members.end(), [&](int k) { return pool.is_free(k, s); })));
  const int most = most_at_once(model, group.pairs);
  const auto open = [&](int s) {
    return std::any_of(group.pairs.begin(), group.pairs.end(), [&](int p) { return model.allows(p, s); });
  };
  bool binds = false;
  for (int s = 0; s < model.slots; ++s) {
    group.cap[s] = std::min(group.cap[s], most);
    binds = binds || (group.cap[s] < most && open(s));
  }
  if (!binds) return false;
  for (const int p : group.pairs) model.groups_of[p].push_back(static_cast<int>(model.groups.size()));
  model.groups.push_back(std::move(group));
  return true;
}

}  // namespace caunoi::planning
