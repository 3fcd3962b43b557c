// peers.hpp -- what a user would take in place of caunoi, in this process and on the same input. A factory gives null
// where the peer was not there when this was built.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "caunoi/survey.hpp"
#include "network/arcs.hpp"

namespace caunoi::bench {

using TermList = std::vector<std::pair<std::string, float>>;  ///< terms with their frequencies

/// A system that ranks documents for a bag of words. Terms are given as they are: nothing is tokenised or stemmed
/// again.
class RankingPeer {
 public:
  virtual ~RankingPeer() = default;
  virtual void add(const TermList& document) = 0;
  virtual void finish() = 0;
  /// Documents by number, best first, at most k.
  virtual std::vector<std::uint32_t> best(const TermList& query, std::size_t k) = 0;
};

/// Databases are made in `folder`, which must not exist.
std::unique_ptr<RankingPeer> xapian_peer(const std::filesystem::path& folder);
std::unique_ptr<RankingPeer> sqlite_peer(const std::filesystem::path& folder);

/// Xapian's own way to index texts: TermGenerator with its stemmer over titles and texts.
void xapian_index_texts(const Survey& survey, const std::filesystem::path& folder);

class WalkPeer {
 public:
  virtual ~WalkPeer() = default;
  /// Personalised PageRank from a node, of every node.
  virtual std::vector<double> from(std::uint32_t node, double restart) = 0;
};
std::unique_ptr<WalkPeer> igraph_peer(const ArcList& arcs);

}  // namespace caunoi::bench
