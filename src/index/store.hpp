// store.hpp -- what the stages to the right use of an index beside its public face: rankers over its records.
#pragma once
#include "caunoi/index.hpp"
#include "index/ranker.hpp"

namespace caunoi {

/// The ranker of all records of a kind, in survey order (by id). Made from the database on first use, then kept until the next
/// update(). Borrowed from the index. [shared] io, corrupt, cancelled.
[[nodiscard]] Result<const Ranker*> ranker_of(const Index& index, RecordKind kind, const Control& control = {});
/// The lexicon the index was opened with; may be null.
[[nodiscard]] const Lexicon* lexicon_of(const Index& index) noexcept;

}  // namespace caunoi
