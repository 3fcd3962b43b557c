// fusion.hpp -- the caller's vectors joined to scores of texts.
#pragma once
#include <span>

#include "caunoi/index.hpp"
#include "index/unit_vectors.hpp"

namespace caunoi {

/// [shared] const methods from any thread.
class Fusion {
 public:
  /// `asked`: the queries, or the works of all experts. invalid_argument with the id of a text whose vector is not
  /// finite or has another width than the first.
  [[nodiscard]] static Result<Fusion> make(std::span<const TextDocument> documents,
                                           std::span<const TextDocument> asked);

  /// Whether join() would do anything for `asked`.
  [[nodiscard]] bool joins(std::span<const TextDocument> asked) const;

  /// Replaces the scores of the texts, one a document and none below 0, by those of texts and vectors together. Leaves
  /// them as they are when no document or none of `asked` (one query, or the works of one expert) has a vector.
  void join(std::span<const TextDocument> asked, std::span<float> scores) const;

 private:
  UnitVectors documents_;
};

}  // namespace caunoi
