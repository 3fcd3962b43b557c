// The factories of peers whose libraries were not there (bench/CMakeLists.txt).
#include "bench/peers.hpp"

namespace caunoi::bench {

#ifndef CAUNOI_BENCH_SQLITE
std::unique_ptr<RankingPeer> sqlite_peer(const std::filesystem::path&) { return nullptr; }
#endif
#ifndef CAUNOI_BENCH_IGRAPH
std::unique_ptr<WalkPeer> igraph_peer(const ArcList&) { return nullptr; }
#endif

}  // namespace caunoi::bench
