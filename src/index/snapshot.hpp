// snapshot.hpp -- a ranker kept beside the database it is derived from, as a file that is mapped rather than read.
//
// File: magic, format, size and checksum of the header; the header (Boost.Serialization); then the arrays of panel_data.hpp, the ids, the
// vectors' scales and the neighbour graph, each at a multiple of 64 bytes with a checksum of its own (XXH3). Processes that open the
// same snapshot share its pages. It is no second truth: whoever cannot use it makes it anew from the database.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/result.hpp"
#include "index/ranker.hpp"

namespace caunoi {

/// The state of a database that a snapshot was made of.
struct SnapshotSource {
  std::string database;      ///< Xapian's uuid of it
  std::uint64_t update = 0;  ///< the last update in it
  bool operator==(const SnapshotSource&) const = default;
};

struct Snapshot {
  SnapshotSource source;
  std::vector<std::string> ids;  ///< by document
  std::unique_ptr<Ranker> ranker;
};

/// Writes the snapshot of a ranker that has not been changed since it was made, in place of what is there, by a rename: a reader sees
/// the old or the new one. io.
[[nodiscard]] Result<void> save_snapshot(const std::filesystem::path& file, const Ranker& ranker, std::span<const std::string> ids, const SnapshotSource& source);

/// Maps a snapshot. Every byte is checked, at the speed of memory. not_found; corrupt when it is cut, changed or none; bad_version.
[[nodiscard]] Result<Snapshot> open_snapshot(const std::filesystem::path& file);

}  // namespace caunoi
