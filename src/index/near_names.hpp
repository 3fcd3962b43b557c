// near_names.hpp -- names that sound almost alike.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace caunoi {

/// The names of a collection, by their consonants (text/names.hpp). [shared] const methods from any thread.
class NearNames {
 public:
  /// Call sort() after the last one. Names too short to be told apart by one consonant are passed over: false.
  bool add(std::string_view name, std::uint32_t term);
  /// O(new names x log + all names): those that are sorted already are merged with.
  void sort();

  /// The terms of the names at edit distance 1: one consonant more, less or another; in the order of terms.
  /// O(length x log(names)).
  [[nodiscard]] std::vector<std::uint32_t> find(std::string_view name) const;

 private:
  struct Entry { std::string shortened; std::uint32_t name; };
  std::vector<std::pair<std::string, std::uint32_t>> names_;  ///< name, term
  std::vector<Entry> entries_;                                ///< each name and each name less one consonant
  std::size_t sorted_ = 0;                                    ///< of these
};

}  // namespace caunoi
