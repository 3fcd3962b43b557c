// What joins what in the cooperation network, and how strongly.
//
// A weight says how much of a walker's attention an arc deserves beside the others at its node; only ratios matter.
// Belonging is a fact and joins two records alone (1.0). A shared field or province joins hundreds and says little
// about a pair, so these arcs are light; the many arcs at such a hub already thin out what flows through it. A
// reference is stronger than an address: the technology has run in that province, so there is somebody to visit.
//
//   technology - provider        1.0   who makes it
//   need, expert - organisation  1.0   who has it, who employs them
//   technology - province        0.8   of each place where it runs (references)
//   organisation - sector        0.6   same trade, same problems, often the same suppliers
//   visit - organisation, technology 0.5   seen together on one day
//   record - field               0.5 x share of the field
//   organisation - province      0.4   neighbours
//   visit - field                0.3   what the visit was about
//
// Budgets and wishes are not in the network: nothing secret can be read off it. Tested by network/network_test.
#include "network/arcs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace caunoi {

namespace {

constexpr double belonging = 1.0, reference = 0.8, trade = 0.6, visited = 0.5, of_field = 0.5, address = 0.4,
                 visit_field = 0.3;

class Builder {
 public:
  std::uint32_t node(std::string_view kind, std::string_view id) {
    return list_.nodes.emplace(fmt::format("{}/{}", kind, id), static_cast<std::uint32_t>(list_.nodes.size()))
        .first->second;
  }
  void join(std::uint32_t a, std::uint32_t b, double weight) {
    if (a != b && weight > 0) list_.arcs.push_back({std::min(a, b), std::max(a, b), weight});
  }
  /// Joins only to an organisation the survey holds: a dangling id tells nothing about who is behind it.
  void belongs(std::uint32_t from, const Survey& survey, std::string_view organisation, double weight) {
    if (survey.organisation(organisation) != nullptr) join(from, node("organisation", organisation), weight);
  }
  void fields(std::uint32_t from, const std::vector<FieldWeight>& fields) {
    for (const auto& f : fields) join(from, node("field", field_code(f.field)), of_field * f.weight);
  }
  ArcList finish() {
    std::ranges::stable_sort(list_.arcs, {}, [](const Arc& arc) { return std::pair(arc.a, arc.b); });
    std::vector<Arc> merged;  // two references in one province count as one stronger arc
    for (const auto& arc : list_.arcs) {
      if (!merged.empty() && merged.back().a == arc.a && merged.back().b == arc.b)
        merged.back().weight += arc.weight;
      else
        merged.push_back(arc);
    }
    list_.arcs = std::move(merged);
    return std::move(list_);
  }
  ArcList list_;
};

// A place is written freely ("Giao Thủy, Nam Định"): the province with the longest name found in it.
std::string_view province_in(const std::string& place, const std::vector<std::string>& provinces) {
  const std::string folded = fold(place);
  std::string_view best;
  for (const auto& name : provinces)
    if (name.size() > best.size() && folded.find(name) != std::string::npos) best = name;
  return best;
}

}  // namespace

ArcList arcs_of(const Survey& survey) {
  Builder builder;
  std::vector<std::string> provinces;  // folded, as the nodes are called
  for (const auto& o : survey.organisations()) {
    const auto from = builder.node("organisation", o.id);
    builder.fields(from, o.fields);
    for (const auto& sector : o.sectors) builder.join(from, builder.node("sector", fold(sector)), trade);
    if (const auto key = fold(o.province); !key.empty()) {
      builder.join(from, builder.node("province", key), address);
      provinces.push_back(key);
    }
  }
  std::ranges::sort(provinces);
  provinces.erase(std::ranges::unique(provinces).begin(), provinces.end());
  for (const auto& v : survey.visits()) {
    const auto from = builder.node("visit", v.id);
    builder.belongs(from, survey, v.organisation, visited);
    if (v.field) builder.join(from, builder.node("field", field_code(*v.field)), visit_field);
  }
  for (const auto& t : survey.technologies()) {
    const auto from = builder.node("technology", t.id);
    builder.list_.technologies.push_back(from);
    builder.belongs(from, survey, t.provider, belonging);
    builder.fields(from, t.fields);
    if (!t.visit.empty()) builder.join(from, builder.node("visit", t.visit), visited);
    for (const auto& r : t.references)
      if (const auto province = province_in(r.place, provinces); !province.empty())
        builder.join(from, builder.node("province", province), reference);
  }
  for (const auto& n : survey.needs()) {
    const auto from = builder.node("need", n.id);
    builder.belongs(from, survey, n.organisation, belonging);
    builder.fields(from, n.fields);
  }
  for (const auto& x : survey.experts()) {
    const auto from = builder.node("expert", x.id);
    builder.list_.experts.push_back(from);
    builder.belongs(from, survey, x.organisation, belonging);
    builder.fields(from, x.fields);
  }
  return builder.finish();
}

}  // namespace caunoi
