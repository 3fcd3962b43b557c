// igraph: personalised PageRank by PRPACK, its recommended way, over the same weighted undirected graph. Debian builds
// it with OpenMP, whose second thread spins more than it helps; processor time is compared, so it gets one.
#include <igraph/igraph.h>

#include "bench/peers.hpp"
#include "bench/speed.hpp"

extern "C" [[gnu::weak]] void omp_set_num_threads(int);  // not there where igraph is built without OpenMP

namespace caunoi::bench {

namespace {

class IgraphPeer : public WalkPeer {
 public:
  explicit IgraphPeer(const ArcList& arcs) : nodes_(static_cast<igraph_integer_t>(arcs.nodes.size())) {
    if (omp_set_num_threads != nullptr) omp_set_num_threads(1);
    const auto count = static_cast<igraph_integer_t>(arcs.arcs.size());
    igraph_vector_int_t ends;
    check(igraph_vector_int_init(&ends, 2 * count));
    check(igraph_vector_init(&weights_, count));
    for (igraph_integer_t i = 0; i < count; ++i) {
      const auto& arc = arcs.arcs[static_cast<std::size_t>(i)];
      VECTOR(ends)[2 * i] = arc.a;
      VECTOR(ends)[2 * i + 1] = arc.b;
      VECTOR(weights_)[i] = arc.weight;
    }
    check(igraph_create(&graph_, &ends, nodes_, IGRAPH_UNDIRECTED));
    igraph_vector_int_destroy(&ends);
  }
  ~IgraphPeer() override {
    igraph_destroy(&graph_);
    igraph_vector_destroy(&weights_);
  }
  IgraphPeer(const IgraphPeer&) = delete;
  IgraphPeer& operator=(const IgraphPeer&) = delete;

  std::vector<double> from(std::uint32_t node, double restart) override {
    igraph_vector_t found;
    check(igraph_vector_init(&found, nodes_));
    igraph_real_t value = 0;
    check(igraph_personalized_pagerank_vs(&graph_, IGRAPH_PAGERANK_ALGO_PRPACK, &found, &value, igraph_vss_all(), false,
                                          1 - restart, igraph_vss_1(static_cast<igraph_integer_t>(node)), &weights_,
                                          nullptr));
    std::vector<double> out(VECTOR(found), VECTOR(found) + nodes_);
    igraph_vector_destroy(&found);
    return out;
  }

 private:
  static void check(igraph_error_t code) {
    if (code != IGRAPH_SUCCESS) give_up(igraph_strerror(code));
  }

  igraph_integer_t nodes_;
  igraph_t graph_{};
  igraph_vector_t weights_{};
};

}  // namespace

std::unique_ptr<WalkPeer> igraph_peer(const ArcList& arcs) { return std::make_unique<IgraphPeer>(arcs); }

}  // namespace caunoi::bench
