// The timetable under construction; see grid.hpp. Breaks are counted on bit sets: the runs of ones of a participant's
// busy slots, less one. Two slots of a timetable form paths and cycles (each participant has at most one meeting in
// either), so exchanging the slots of one component, a Kempe chain, keeps everybody free of clashes; the other rules
// are then checked on the chain alone. Tested by fair/timetable_test.
#include "fair/grid.hpp"

#include <algorithm>

namespace caunoi::planning {

Grid::Grid(const Model& model)
    : model_(model),
      slots_(model.slots),
      words_((model.slots + 63) / 64),
      slot_of_(model.pairs(), -1),
      at_(static_cast<std::size_t>(model.persons()) * model.slots, -1),
      degree_(model.persons(), 0),
      load_(model.groups.size() * static_cast<std::size_t>(model.slots), 0),
      busy_(static_cast<std::size_t>(model.persons()) * words_, 0),
      stamp_(model.pairs(), 0),
      change_(model.groups.size(), 0),
      turned_(words_, 0) {}

void Grid::place(int pair, int slot) {
  slot_of_[pair] = slot;
  for (const int i : {model_.a[pair], model_.b[pair]}) {
    at_[index(i, slot)] = pair;
    ++degree_[i];
    busy_[static_cast<std::size_t>(i) * words_ + slot / 64] |= std::uint64_t{1} << (slot % 64);
  }
  for (const int g : model_.groups_of[pair]) ++load_[static_cast<std::size_t>(g) * slots_ + slot];
  weight_ += model_.weight[pair];
  ++meetings_;
}

void Grid::remove(int pair) {
  const int slot = slot_of_[pair];
  slot_of_[pair] = -1;
  for (const int i : {model_.a[pair], model_.b[pair]}) {
    at_[index(i, slot)] = -1;
    --degree_[i];
    busy_[static_cast<std::size_t>(i) * words_ + slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
  }
  for (const int g : model_.groups_of[pair]) --load_[static_cast<std::size_t>(g) * slots_ + slot];
  weight_ -= model_.weight[pair];
  --meetings_;
}

void Grid::assign(const std::vector<int>& slot_of) {
  for (int p = 0; p < model_.pairs(); ++p)
    if (placed(p)) remove(p);
  for (int p = 0; p < model_.pairs(); ++p)
    if (slot_of[p] >= 0) place(p, slot_of[p]);
}

int Grid::breaks(int person) const { return count_breaks(&busy_[static_cast<std::size_t>(person) * words_]); }

int Grid::breaks_exchanged(int person, int s, int t) const {
  if ((at(person, s) >= 0) == (at(person, t) >= 0)) return breaks(person);
  const auto* busy = &busy_[static_cast<std::size_t>(person) * words_];
  std::copy(busy, busy + words_, turned_.begin());
  turned_[s / 64] ^= std::uint64_t{1} << (s % 64);
  turned_[t / 64] ^= std::uint64_t{1} << (t % 64);
  return count_breaks(turned_.data());
}

int Grid::count_breaks(const std::uint64_t* busy) const {
  std::uint64_t carry = 0;
  int runs = 0;
  for (int w = 0; w < words_; ++w) {
    runs += std::popcount(busy[w] & ~(busy[w] << 1 | carry));
    carry = busy[w] >> 63;
  }
  return runs > 0 ? runs - 1 : 0;
}

int Grid::breaks() const {
  int sum = 0;
  for (int i = 0; i < model_.persons(); ++i) sum += breaks(i);
  return sum;
}

int Grid::spread() const {
  int fewest = slots_, most = 0;
  for (int i = 0; i < model_.persons(); ++i) {
    const int count = breaks(i);
    fewest = std::min(fewest, count);
    most = std::max(most, count);
  }
  return std::max(0, most - fewest);
}

bool Grid::fits_time(int pair, int slot) const {
  if (!model_.allows(pair, slot)) return false;
  if (!model_.ordered) return true;
  const auto later = [&](int other) { return !placed(other) || slot_of_[other] > slot; };
  const auto earlier = [&](int other) { return !placed(other) || slot_of_[other] < slot; };
  return std::all_of(model_.before[pair].begin(), model_.before[pair].end(), later) &&
         std::all_of(model_.after[pair].begin(), model_.after[pair].end(), earlier);
}

bool Grid::fits_groups(int pair, int slot) const {
  return std::all_of(model_.groups_of[pair].begin(), model_.groups_of[pair].end(),
                     [&](int g) { return load(g, slot) < model_.groups[g].cap[slot]; });
}

bool Grid::fits(int pair, int slot) const {
  const int a = model_.a[pair], b = model_.b[pair];
  return at(a, slot) < 0 && at(b, slot) < 0 && degree_[a] < model_.most[a] && degree_[b] < model_.most[b] &&
         fits_time(pair, slot) && fits_groups(pair, slot);
}

void Grid::chain(int pair, int slot, std::vector<int>& chain) const {
  const int s = slot_of_[pair];
  ++now_;
  chain.assign(1, pair);
  stamp_[pair] = now_;
  for (std::size_t next = 0; next < chain.size(); ++next) {
    const int p = chain[next], to = slot_of_[p] == s ? slot : s;
    for (const int i : {model_.a[p], model_.b[p]}) {
      const int other = at(i, to);
      if (other >= 0 && stamp_[other] != now_) stamp_[other] = now_, chain.push_back(other);
    }
  }
}

void Grid::exchange(const std::vector<int>& chain, int s, int t) {
  // Where a participant has a meeting in both slots, taking one out must not erase the other that has just come in: all
  // out first.
  for (const int p : chain) {
    const int slot = slot_of_[p];
    remove(p);
    slot_of_[p] = -2 - slot;
  }
  for (const int p : chain) {
    const int slot = -2 - slot_of_[p];
    place(p, slot == s ? t : s);
  }
}

int Grid::excess() const {
  int sum = 0;
  for (std::size_t g = 0; g < model_.groups.size(); ++g)
    for (int s = 0; s < slots_; ++s) sum += std::max(0, load(static_cast<int>(g), s) - model_.groups[g].cap[s]);
  return sum;
}

int Grid::excess_after(const std::vector<int>& chain, int s, int t) const {
  if (model_.groups.empty()) return 0;
  for (const int p : chain)
    for (const int g : model_.groups_of[p]) change_[g] += slot_of_[p] == s ? 1 : -1;  // towards t
  int sum = 0;
  for (const int p : chain) {
    for (const int g : model_.groups_of[p]) {
      const int change = change_[g];
      if (change == 0) continue;
      const auto& cap = model_.groups[g].cap;
      const auto over = [&](int slot, int more) { return std::max(0, load(g, slot) + more - cap[slot]); };
      sum += over(t, change) - over(t, 0) + over(s, -change) - over(s, 0);
      change_[g] = 0;
    }
  }
  return sum;
}

bool Grid::times_allow(const std::vector<int>& chain, int s, int t) const {
  for (const int p : chain) {
    if (!model_.allows(p, slot_of_[p] == s ? t : s)) return false;
  }
  if (!model_.ordered) return true;
  ++now_;
  for (const int p : chain) stamp_[p] = now_;
  const auto slot_after = [&](int p) {
    return !placed(p) || stamp_[p] != now_ ? slot_of_[p] : slot_of_[p] == s ? t : s;
  };
  for (const int p : chain) {
    const int slot = slot_after(p);
    for (const int q : model_.before[p])
      if (placed(q) && slot_after(q) <= slot) return false;
    for (const int q : model_.after[p])
      if (placed(q) && slot_after(q) >= slot) return false;
  }
  return true;
}

}  // namespace caunoi::planning
