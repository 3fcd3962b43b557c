// rows.hpp -- the rows of a recognised table, as records and findings.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "intake/cells.hpp"
#include "intake/headers.hpp"
#include "intake/organisations.hpp"

namespace caunoi::intake {

/// What the tables of all files are read into.
struct Ledger {
  Survey::Records records;
  Origins origins;
  std::vector<Finding> findings;
  std::vector<Participation> participations;
  std::set<std::string> taken;  ///< ids that rows give themselves: "technology/T-001"
  std::map<std::pair<std::string, std::string>, std::string>
      visits;                          ///< made from dates on sheets of technologies: id by organisation and day
  std::map<std::string, int> numbers;  ///< the last number given out, by kind

  /// The next id of a kind, "T-001", that no row gives itself.
  std::string next_id(std::string_view kind, std::string_view prefix);
};

/// Notes the ids that the rows of a table give themselves, before any is given out.
void collect_ids(const Grid& grid, const Table& table, Ledger& ledger);

/// Reads all rows. Gives the number of rows that became records.
std::uint32_t read_rows(const Grid& grid, const Table& table, Ledger& ledger, Organisations& organisations);

/// The language a sheet is written in, its headers taken together; Vietnamese without diacritics counts as Vietnamese.
[[nodiscard]] Lang language_of(const Table& table);
/// detect_language(), with Vietnamese typed without diacritics told from English by its syllables.
[[nodiscard]] Lang language_of(std::string_view text);

}  // namespace caunoi::intake
