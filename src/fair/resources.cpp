// Tables and interpreters, slot by slot, by bipartite matching: first everybody asks for what was used last, then
// augmenting paths (Kuhn, 1955) serve the rest. When a meeting finds no path, the resources its search reached are too
// few for the meetings that can use nothing else: Hall's condition fails there, and that set is reported. Tested by
// fair/plan_test.
#include "fair/resources.hpp"

#include <algorithm>
#include <numeric>

namespace caunoi::planning {

namespace {

class Matching {
 public:
  Matching(const Model& model, const Pool& pool, const std::vector<int>& slot_of, bool interpreters)
      : model_(model),
        pool_(pool),
        interpreters_(interpreters),
        given_(model.pairs(), -1),
        last_(model.persons(), -1),
        owner_(pool.size(), -1) {
    by_slot_.resize(model.slots);
    for (int p = 0; p < model.pairs(); ++p)
      if (slot_of[p] >= 0 && pool.class_of[p] >= 0) by_slot_[slot_of[p]].push_back(p);
  }

  std::vector<int> run(std::vector<Shortage>& shortages) {
    for (int s = 0; s < model_.slots; ++s) serve(s, shortages);
    return std::move(given_);
  }

 private:
  void serve(int s, std::vector<Shortage>& shortages) {
    user_.assign(pool_.size(), -1);
    for (const bool host : {true, false}) {  // what the host used last, else what the guest did
      for (const int p : by_slot_[s]) {
        const int wish = last_[host ? host_of(p) : model_.a[p] + model_.b[p] - host_of(p)];
        if (given_[p] < 0 && wish >= 0 && user_[wish] < 0 && (host || owner_[wish] < 0) && usable(p, wish, s))
          give(p, wish);
      }
    }
    for (const int p : by_slot_[s]) {
      if (given_[p] >= 0) continue;
      seen_.assign(pool_.size(), 0);
      if (!augment(p, s)) shortages.push_back({interpreters_, blocked(s)});
    }
    for (const int p : by_slot_[s]) {
      if (given_[p] < 0) continue;
      last_[model_.a[p]] = last_[model_.b[p]] = given_[p];
      owner_[given_[p]] = host_of(p);
    }
  }

  [[nodiscard]] int host_of(int p) const { return model_.right[model_.a[p]] == 0 ? model_.a[p] : model_.b[p]; }

  [[nodiscard]] bool usable(int p, int resource, int s) const {
    const auto& set = pool_.classes[pool_.class_of[p]];
    return pool_.is_free(resource, s) && std::binary_search(set.begin(), set.end(), resource);
  }

  void give(int p, int resource) {
    given_[p] = resource;
    user_[resource] = p;
  }

  bool augment(int p, int s) {
    const auto& set = pool_.classes[pool_.class_of[p]];
    for (const bool unowned :
         {true, false}) {  // a free one before any displacement, best one that no other host is used to
      for (const int k : set) {
        if (user_[k] < 0 && pool_.is_free(k, s) && (owner_[k] < 0) == unowned) {
          give(p, k);
          return true;
        }
      }
    }
    for (const int k : set) {
      if (seen_[k] != 0 || !pool_.is_free(k, s)) continue;
      seen_[k] = 1;
      if (augment(user_[k], s)) {
        give(p, k);
        return true;
      }
    }
    return false;
  }

  /// The resources reached, and those not free in the slot: together the U of Hall's condition, valid in every slot.
  [[nodiscard]] std::vector<int> blocked(int s) const {
    std::vector<int> members;
    for (int k = 0; k < pool_.size(); ++k)
      if (seen_[k] != 0 || !pool_.is_free(k, s)) members.push_back(k);
    return members;
  }

  const Model& model_;
  const Pool& pool_;
  bool interpreters_;
  std::vector<int> given_;  ///< by pair
  std::vector<int> last_;   ///< by participant: what it used last
  std::vector<int> owner_;  ///< by resource: the host that used it last
  std::vector<int> user_;   ///< by resource, in the slot at hand
  std::vector<char> seen_;
  std::vector<std::vector<int>> by_slot_;
};

}  // namespace

Resources assign_resources(const Model& model, const std::vector<int>& slot_of) {
  Resources resources;
  resources.table = Matching(model, model.tables, slot_of, false).run(resources.shortages);
  resources.interpreter = Matching(model, model.interpreters, slot_of, true).run(resources.shortages);
  return resources;
}

}  // namespace caunoi::planning
