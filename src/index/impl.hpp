// impl.hpp -- what an open index holds: where it is, and what was derived from it so far.
#pragma once
#include <map>
#include <memory>
#include <mutex>

#include "caunoi/index.hpp"
#include "index/ranked_records.hpp"
#include "index/reader.hpp"

namespace caunoi {

struct Index::Impl {
  std::filesystem::path dir, generation;
  const Lexicon* lexicon = nullptr;
  std::uint64_t size = 0;
  mutable Readers readers;  // of the database, for searches
  // Derived on first use, dropped by update(); filled by const methods, hence mutable and guarded.
  mutable std::mutex mutex;           // of what follows, held for a moment
  mutable std::mutex building;        // so that a ranker is built once; readers of what is there do not wait for it
  mutable std::shared_ptr<const Survey> survey;
  mutable std::map<RecordKind, std::unique_ptr<RankedRecords>> rankers;
  mutable std::vector<std::string> notices;

  /// The records as indexed, read once.
  [[nodiscard]] Result<std::shared_ptr<const Survey>> records() const;
};

}  // namespace caunoi
