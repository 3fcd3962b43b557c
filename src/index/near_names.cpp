// Two words are at edit distance 1 only if they, or what is left of them when one letter is struck out, are the same somewhere: so
// each name is filed under itself and under all its shortened forms, and a search is a handful of lookups (symmetric deletion:
// Mor & Fraenkel, "A hash code method for detecting and correcting spelling errors", CACM 25, 1982). Candidates are then checked.
// Tested by index/near_names_test (against distances computed in full).
#include "index/near_names.hpp"

#include <algorithm>

namespace caunoi {

namespace {

constexpr std::size_t longest = 32;  // beyond, it is no name, and its forms are many
constexpr std::size_t shortest = 5;  // with fewer consonants, names one apart are mostly different names

template <class Use>
void each_form(std::string_view name, Use&& use) {
  use(std::string(name));
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i > 0 && name[i] == name[i - 1]) continue;  // striking out either of two equal letters leaves the same
    std::string shortened(name);
    shortened.erase(i, 1);
    use(std::move(shortened));
  }
}

// Exactly one insertion, deletion or substitution apart.
bool one_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  return a.size() == b.size() ? a.substr(same + 1) == b.substr(same + 1) : a.substr(same) == b.substr(same + 1);
}

}  // namespace

bool NearNames::add(std::string_view name, std::uint32_t term) {
  if (name.size() < shortest || name.size() > longest) return false;
  const auto at = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(name, term);
  each_form(name, [&](std::string form) { entries_.push_back({std::move(form), at}); });
  return true;
}

void NearNames::sort() {
  const auto first = [](const Entry& x, const Entry& y) { return x.shortened != y.shortened ? x.shortened < y.shortened : x.name < y.name; };
  const auto fresh = entries_.begin() + static_cast<std::ptrdiff_t>(sorted_);
  std::sort(fresh, entries_.end(), first);
  std::inplace_merge(entries_.begin(), fresh, entries_.end(), first);
  sorted_ = entries_.size();
}

std::vector<std::uint32_t> NearNames::find(std::string_view name) const {
  std::vector<std::uint32_t> out;
  if (name.size() < shortest || name.size() > longest) return out;
  each_form(name, [&](const std::string& form) {
    for (const auto& entry : std::ranges::equal_range(entries_, form, {}, &Entry::shortened))
      if (one_apart(names_[entry.name].first, name)) out.push_back(names_[entry.name].second);
  });
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

}  // namespace caunoi
