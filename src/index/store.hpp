// store.hpp -- what the stages to the right use of an index beside its public face: rankers over its records.
#pragma once
#include "caunoi/index.hpp"
#include "index/ranked_records.hpp"

namespace caunoi {

/// All records of a kind, ready to be ranked: mapped from the snapshot on first use, or made from the database, then kept and changed by
/// update(). Borrowed from the index until its next update(). [shared] io, corrupt, cancelled.
[[nodiscard]] Result<const RankedRecords*> ranked_records(const Index& index, RecordKind kind, const Control& control = {});
/// The lexicon the index was opened with; may be null.
[[nodiscard]] const Lexicon* lexicon_of(const Index& index) noexcept;

}  // namespace caunoi
