// The cooperation network over the border. Tested by tests/c/c_api_test, tests/python/test_binding.
#include "caunoi/network.hpp"

#include <algorithm>
#include <tuple>

#include "c/border.hpp"

using namespace caunoi;
using namespace caunoi::c;

extern "C" {

caunoi_status caunoi_network_new(const caunoi_survey* s, const caunoi_control* ctl, caunoi_network** out,
                                 caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_network> {
    CAUNOI_CHECK(given(s, "s"));
    CAUNOI_TRY(const auto control, control_of(ctl));
    if (!control.go_on("network", 0, 1)) return fail(Code::cancelled, "making the network was cancelled");
    Network network(s->content->survey);
    if (!network.settle(control)) return fail(Code::cancelled, "making the network was cancelled");
    return caunoi_network(s->content, std::move(network));
  });
}

size_t caunoi_network_node_count(const caunoi_network* n) { return n == nullptr ? 0 : n->network.node_count(); }
size_t caunoi_network_arc_count(const caunoi_network* n) { return n == nullptr ? 0 : n->network.arc_count(); }

caunoi_status caunoi_network_near(const caunoi_network* n, const char* seed, size_t seed_len, uint32_t count,
                                  caunoi_nearness** out, caunoi_error** err) {
  return give(out, err, [&]() -> Result<caunoi_nearness> {
    CAUNOI_CHECK(given(n, "n"));
    CAUNOI_TRY(const auto name, text_of(seed, seed_len, "seed"));
    const Survey& survey = n->survey->survey;
    const auto id = name.substr(std::min(name.find('/') + 1, name.size()));
    const bool there = name.starts_with("organisation/") ? survey.organisation(id) != nullptr
                                                         : name.starts_with("need/") && survey.need(id) != nullptr;
    if (!there)
      return fail(Code::not_found,
                  fmt::format("\"{}\" is nobody here; \"organisation/ID\" or \"need/ID\" is wanted", name),
                  std::string(name));
    const auto closeness = n->network.closeness(name);
    std::vector<NearRow> rows;
    const auto technologies = survey.technologies();
    const auto experts = survey.experts();
    for (std::size_t i = 0; i < closeness.size(); ++i) {
      if (!closeness[i]) continue;
      const bool technology = i < technologies.size();
      rows.push_back({technology ? RecordKind::technology : RecordKind::expert,
                      technology ? technologies[i].id : experts[i - technologies.size()].id, *closeness[i]});
    }
    const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(count, rows.size()));
    std::ranges::partial_sort(rows, middle, [](const NearRow& a, const NearRow& b) {
      return std::tie(b.closeness, a.kind, a.id) < std::tie(a.closeness, b.kind, b.id);
    });
    rows.erase(middle, rows.end());
    return caunoi_nearness(std::move(rows));
  });
}

void caunoi_network_free(caunoi_network* n) { delete n; }

size_t caunoi_nearness_count(const caunoi_nearness* n) { return n == nullptr ? 0 : n->rows.size(); }
caunoi_status caunoi_nearness_row(const caunoi_nearness* n, size_t i, caunoi_near* row) {
  return row_of(
      n, [&]() -> auto& { return n->rows; }, i, row,
      [](const NearRow& near) {
        return caunoi_near{0, static_cast<caunoi_kind>(near.kind), 0, lend(near.id), near.closeness};
      });
}
void caunoi_nearness_free(caunoi_nearness* n) { delete n; }

}  // extern "C"
