// organisations.hpp -- one record for one firm, however its name is written.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/survey.hpp"

namespace caunoi::intake {

/// A name taken apart. Two names mean one firm when the cores are equal and the forms do not speak against it.
struct FirmName {
  std::string core;    ///< without the legal form, one spelling, lower case, diacritics kept
  std::string folded;  ///< core without diacritics
  std::string form;    ///< "tnhh", "cp", "kk", ... empty: not given
  bool plain = false;  ///< typed without diacritics
};
[[nodiscard]] FirmName firm_name(std::string_view name);

/// Fills the kind and the country where they are unknown and the name gives them away: 株式会社, "Công ty", "Viện".
void infer_from_name(Organisation& organisation, std::string_view name);

/// What the names on one place say; the parts of it that a sheet gives beside the name.
struct Mention {
  std::string name;
  std::string tax_id;
};

class Organisations {
 public:
  struct Found {
    std::string id;
    bool is_new = false;
    bool alias = false;   ///< found under another spelling than before
    std::string other;    ///< the spelling it was known by
    std::string similar;  ///< a name that may be the same firm, which only a person can say; empty: none
  };

  explicit Organisations(std::vector<Organisation>& records);

  /// Adds the record of a sheet of organisations, with the id it has.
  void add(const Organisation& organisation);
  /// The record that a name or an id means, made when there is none.
  Found find_or_add(const Mention& mention);
  /// The id of the record that a name or an id means; empty when there is none. Adds nothing.
  [[nodiscard]] std::string find(std::string_view name) const;
  /// A record by its id, to be completed. nullptr: there is none.
  [[nodiscard]] Organisation* record(std::string_view id);

 private:
  struct Entry {
    std::size_t index;
    std::vector<FirmName> names;
  };
  [[nodiscard]] int match(const FirmName& name, std::string_view tax_id, std::string* similar) const;
  void index(std::size_t at);

  std::vector<Organisation>& records_;
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t, std::less<>> by_id_, by_tax_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_folded_;
  int next_ = 1;
};

}  // namespace caunoi::intake
