// names.hpp -- who may be named, and how.
#pragma once
#include <bitset>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "caunoi/fair.hpp"
#include "caunoi/survey.hpp"

namespace caunoi::report {

/// Names of organisations and participants with those hidden that stated a need in confidence: they appear under a
/// number. Borrows the survey. [any] after construction.
class Names {
 public:
  explicit Names(const Survey& survey);

  [[nodiscard]] bool hidden(std::string_view organisation) const;
  /// The name, the stand-in of a hidden organisation, or the id of one that the survey does not have.
  [[nodiscard]] LangText organisation(std::string_view id) const;
  /// A participant is the organisation with its id; one that the survey does not know goes by its own name, else its
  /// id.
  [[nodiscard]] LangText participant(const Fair::Participant& participant) const;
  /// The text with hidden names and their aliases replaced by the stand-in. O(size) where none occurs, as almost everywhere.
  [[nodiscard]] std::string redact(std::string_view text) const;
  [[nodiscard]] LangText redact(const LangText& text) const;

 private:
  const Survey& survey_;
  std::map<std::string, LangText, std::less<>> stand_ins_;    ///< by organisation id
  /// Whether a hidden name ends anywhere in the text.
  [[nodiscard]] bool holds_secret(std::string_view text) const;

  std::vector<std::pair<std::string, std::string>> secrets_;  ///< spelling and stand-in, longest spelling first
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_ending_;  ///< secrets by their last four bytes
  std::bitset<65536> endings_;                                               ///< whether there may be some
};

/// A text that is the same in every language.
[[nodiscard]] LangText same(std::string_view text);

}  // namespace caunoi::report
