// survey.hpp -- the records of a survey, and the one place that validates them.
//
// Records are plain values. A field that is absent (std::nullopt, an empty text or list) is *unknown*: it never counts for or
// against anybody, it lowers the confidence. corpus/README.md documents every field as it is written in files; the names here
// are the same. [any] Everything here is a plain value; a const Survey may be read from any thread.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "caunoi/result.hpp"
#include "caunoi/text.hpp"

namespace caunoi {

/// A text in one or more languages. Empty in a language: not given in it.
struct LangText {
  std::string vi, ja, en;

  [[nodiscard]] const std::string& in(Lang lang) const noexcept;
  [[nodiscard]] std::string& in(Lang lang) noexcept;
  /// In `lang` if there, else in the first of vi, ja, en that is. Empty when all are.
  [[nodiscard]] const std::string& best(Lang lang) const noexcept;
  [[nodiscard]] bool empty() const noexcept { return vi.empty() && ja.empty() && en.empty(); }
  bool operator==(const LangText&) const = default;
};

/// How sure a value is: typed as such by a person, read out of words ("2-3 tỷ"), or inferred.
enum class Source : std::uint8_t { stated, parsed, guessed };

struct Money {
  double min = 0, max = 0;   ///< whole units of the currency, min <= max, both >= 0
  std::string currency;      ///< ISO 4217: VND, JPY, USD, EUR
  int year = 0;              ///< year of the prices; 0 unknown
  std::string raw;           ///< the cell as typed; may be empty
  bool operator==(const Money&) const = default;
};

struct Quantity {
  double min = 0, max = 0;  ///< in `unit`, min <= max
  std::string unit;         ///< "m3/d", "t/h", "kW": the form of canonical_unit()
  bool operator==(const Quantity&) const = default;
};

/// "m³/ngày", "m3/day", "m3/ngày đêm", "㎥/日" are all "m3/d". A unit it does not know comes back in lower case. [any]
[[nodiscard]] std::string canonical_unit(std::string_view unit);
/// The factor from `unit` (canonical) to the base unit of its kind and that base unit: t/h ▶ {24000, "kg/d"}. nullopt: not convertible.
struct UnitScale { double factor; std::string base; };
[[nodiscard]] std::optional<UnitScale> unit_scale(std::string_view unit);

enum class Field : std::uint8_t { bio, env, nen, aut, mat };
inline constexpr std::array<Field, 5> all_fields{Field::bio, Field::env, Field::nen, Field::aut, Field::mat};
[[nodiscard]] std::string_view field_code(Field field) noexcept;                       ///< "BIO", ... Static.
[[nodiscard]] std::optional<Field> field_from(std::string_view code_or_words);         ///< code, or words in vi, ja, en
[[nodiscard]] std::string_view field_label(Field field, Lang lang) noexcept;           ///< "Công nghệ sinh học". Static.

struct FieldWeight {
  Field field;
  double weight;  ///< 0..1; the weights of a record sum to 1
  bool operator==(const FieldWeight&) const = default;
};

/// A closed vocabulary: code, and label in each language. Tables are in survey/vocabulary.cpp.
struct Term3 { std::string_view code, vi, ja, en; };
[[nodiscard]] std::span<const Term3> transfer_modes() noexcept;      ///< SALE, LIC_EX, ...
[[nodiscard]] std::span<const Term3> ip_states() noexcept;           ///< PAT_GRANTED, ...
[[nodiscard]] std::span<const Term3> technology_kinds() noexcept;    ///< PRODUCT, PROCESS, ...
[[nodiscard]] std::span<const Term3> organisation_kinds() noexcept;  ///< ENTERPRISE, ...
[[nodiscard]] std::span<const Term3> presences() noexcept;           ///< of a foreign firm in Vietnam: NONE, AGENT, OFFICE, FACTORY
[[nodiscard]] std::span<const Term3> regions() noexcept;             ///< of a visit: NORTH, SOUTH
[[nodiscard]] std::span<const Term3> outcomes() noexcept;            ///< of a meeting: CANCELLED, ..., HELD, NONE, CONTACT, ..., OPERATING
/// The label of `code`; the code itself when it is not in the vocabulary.
[[nodiscard]] std::string_view label(std::span<const Term3> vocabulary, std::string_view code, Lang lang) noexcept;
/// The code that `words` mean: the code in any case, a label, or what people write ("độc quyền", "ライセンス"). `vocabulary` is one
/// of the above. When several are named, code_from gives the one with the longest words and codes_from all, in the order they
/// are written. Empty when nothing is recognised. [any]
[[nodiscard]] std::string_view code_from(std::span<const Term3> vocabulary, std::string_view words);
[[nodiscard]] std::vector<std::string> codes_from(std::span<const Term3> vocabulary, std::string_view words);
/// The same where `words` must be these and nothing else, for what must not be misread: "chưa có hợp đồng" is no contract. [any]
[[nodiscard]] std::string_view whole_code_from(std::span<const Term3> vocabulary, std::string_view words);
/// Technology readiness from a number ("TRL 7", "6-7": the lower) or words ("quy mô pilot", "量産"). A number is given as it
/// stands, also outside 1..9: make_survey() objects to those. [any]
[[nodiscard]] std::optional<int> trl_from(std::string_view words);
/// Absorptive capacity 1..5 from a number or words ("có kỹ thuật viên bảo trì", 研究開発部門あり); numbers as they stand. [any]
[[nodiscard]] std::optional<int> capability_from(std::string_view words);

struct Organisation {
  std::string id;
  LangText name;
  std::vector<std::string> aliases;
  std::string kind;                   ///< organisation_kinds(); empty unknown
  std::string country;                ///< ISO 3166-1 alpha-2
  std::string province;
  std::string tax_id;
  std::vector<std::string> sectors;   ///< VSIC 2018 divisions or words
  std::vector<FieldWeight> fields;
  std::optional<int> employees;
  std::optional<int> capability;      ///< absorptive capacity 1..5
  std::vector<Lang> languages;
  std::vector<std::string> certs;
  std::string vn_presence;            ///< NONE AGENT OFFICE FACTORY; empty unknown
  LangText products;
  std::optional<int> founded;
  std::string address, contact, phone, email;
  bool operator==(const Organisation&) const = default;
};

struct Reference {
  std::string place;
  int year = 0;  ///< 0 unknown
  bool operator==(const Reference&) const = default;
};

struct Technology {
  std::string id;
  std::string provider;               ///< organisation id; empty unknown
  std::string visit;                  ///< visit id; empty when not from a survey visit
  LangText title, summary, problem, advantage;
  std::vector<FieldWeight> fields;
  std::optional<int> trl;             ///< 1..9
  Source trl_source = Source::stated;
  std::string kind;                   ///< technology_kinds()
  std::vector<std::string> ip;        ///< ip_states()
  std::vector<std::string> modes;     ///< transfer_modes()
  std::optional<Money> price, capex;
  std::optional<Quantity> capacity;
  std::vector<std::string> standards;
  std::optional<int> operator_skill;  ///< 1..5
  std::vector<Reference> references;
  std::vector<std::string> keywords;
  std::optional<bool> proposed;       ///< marked as transferable by the survey; nullopt: not a surveyed technology
  std::vector<float> embedding;       ///< caller's vector, of one width throughout the survey; its length means nothing; empty: none
  bool operator==(const Technology&) const = default;
};

struct Need {
  std::string id;
  std::string organisation;           ///< organisation id
  LangText title, problem, requirements;
  std::vector<FieldWeight> fields;
  std::vector<std::string> kind_wanted;
  std::vector<std::string> modes;     ///< acceptable; empty unknown
  std::optional<int> trl_min;
  std::optional<Money> budget;        ///< secret: scored, never printed
  std::optional<Quantity> capacity;
  std::vector<std::string> standards;
  std::string deadline;               ///< ISO date or empty
  std::optional<int> urgency;         ///< 1..3
  bool confidential = false;
  std::vector<float> embedding;       ///< as Technology::embedding, also below
  bool operator==(const Need&) const = default;
};

struct Work {
  LangText title, text;
  int year = 0;
  bool operator==(const Work&) const = default;
};

struct Expert {
  std::string id;
  LangText name;
  std::string organisation;           ///< organisation id; may be empty
  std::string country;
  std::vector<Lang> languages;
  std::vector<FieldWeight> fields;
  LangText expertise;
  std::vector<Work> works;
  std::vector<float> embedding;
  bool operator==(const Expert&) const = default;
};

struct Visit {
  std::string id;
  std::string organisation;
  std::string region;                 ///< NORTH SOUTH
  std::optional<Field> field;
  std::string date;                   ///< ISO date or empty
  LangText note;
  bool operator==(const Visit&) const = default;
};

/// Something the organiser should look at. A cell that cannot be read is a finding, never a lost record.
struct Finding {
  enum class Level : std::uint8_t { note, warning, error };
  Level level = Level::warning;
  std::string code;     ///< "money_unreadable", "trl_range", "duplicate_id", ... (survey/validate.cpp, intake/)
  std::string file;     ///< as given by the caller
  std::string sheet;    ///< empty for text files
  std::uint32_t row = 0;     ///< 1-based as the spreadsheet shows it; the line of a text file; 0: whole file
  std::uint32_t column = 0;  ///< 1-based; 0: whole row
  std::string record;   ///< id of the record, if any
  std::string field;    ///< "need.budget"
  std::string value;    ///< the cell as typed
  LangText message;     ///< what is wrong and what would be right, in vi, ja and en

  /// "khao-sat.xlsx:Nhu cầu:17:F" (spreadsheet) or "needs.csv:17:budget" (text).
  [[nodiscard]] std::string place() const;
  bool operator==(const Finding&) const = default;
};

/// All records, each kind sorted by id, ids unique within a kind. Made by make_survey() or intake.
class Survey {
 public:
  struct Records {
    std::vector<Organisation> organisations;
    std::vector<Technology> technologies;
    std::vector<Need> needs;
    std::vector<Expert> experts;
    std::vector<Visit> visits;
  };

  Survey() = default;

  [[nodiscard]] std::span<const Organisation> organisations() const noexcept { return records_.organisations; }
  [[nodiscard]] std::span<const Technology> technologies() const noexcept { return records_.technologies; }
  [[nodiscard]] std::span<const Need> needs() const noexcept { return records_.needs; }
  [[nodiscard]] std::span<const Expert> experts() const noexcept { return records_.experts; }
  [[nodiscard]] std::span<const Visit> visits() const noexcept { return records_.visits; }

  /// By id, O(log n); nullptr when there is none. Borrowed from this Survey.
  [[nodiscard]] const Organisation* organisation(std::string_view id) const noexcept;
  [[nodiscard]] const Technology* technology(std::string_view id) const noexcept;
  [[nodiscard]] const Need* need(std::string_view id) const noexcept;
  [[nodiscard]] const Expert* expert(std::string_view id) const noexcept;

  /// A copy of the records, to change and give to make_survey() again.
  [[nodiscard]] const Records& records() const noexcept { return records_; }

 private:
  friend struct SurveyMaker;
  Records records_;
};

/// Sorts by file, sheet, row, column, code; findings of one cell and code keep their order.
void sort_findings(std::vector<Finding>& findings);

struct Checked {
  Survey survey;
  std::vector<Finding> findings;  ///< sorted by sort_findings()
};

/// Where a record came from, so that its findings name the cell. Keys of `columns` are fields ("need.budget").
struct Origin {
  std::string file, sheet;
  std::uint32_t row = 0;
  std::map<std::string, std::uint32_t> columns;
};
/// Origins by record, keyed "need/N-07"; the second record with that id is "need/N-07#2". Records without an origin get findings
/// that name the id only.
using Origins = std::unordered_map<std::string, Origin>;
/// Notes where the next record of that kind ("organisation", "technology", "need", "expert", "visit") and id came from. Call it
/// in the order of the records.
void note_origin(Origins& origins, std::string_view kind, std::string_view id, Origin origin);

/// Validates and sorts. A value out of range (TRL 12, a negative budget, an unknown code, a date that is none) becomes unknown
/// with a finding; a second record with an id already taken, or a record without what it cannot do without (an id, a title), is
/// left out with a finding of level error; a reference to an organisation that is not there stays, with a warning. A vector that
/// is not finite, is all zeros, or has another width than most is left out with a warning, the record stays. Never fails.
[[nodiscard]] Checked make_survey(Survey::Records records, const Origins& origins = {});

/// One JSON object a line, in the order of the kinds above, keys as in corpus/README.md; the inverse of read_jsonl().
[[nodiscard]] std::string to_jsonl(const Survey& survey);

/// Reads records of any kind from JSON lines into `records` and `origins`. Lines that are not JSON objects, keys of another type
/// and unknown keys become findings. `file` names the source in findings.
void read_jsonl(std::string_view bytes, std::string_view file, Survey::Records& records, Origins& origins, std::vector<Finding>& findings);

/// Records being put together one by one, for a program that has no file to read. [one] Copies are independent.
class SurveyDraft {
 public:
  SurveyDraft() = default;
  /// Starts with these records, and with what was found in them: a finding stays until its record is put anew or removed.
  explicit SurveyDraft(const Survey& survey, std::span<const Finding> findings = {});

  /// Adds a record, or replaces the one of its kind and id. O(1).
  void put(Organisation record);
  void put(Technology record);
  void put(Need record);
  void put(Expert record);
  void put(Visit record);
  /// The same for every record of JSON lines, the later of two with one id; what cannot be read there is a finding
  /// of check() likewise. O(bytes).
  void put_jsonl(std::string_view bytes, std::string_view file);
  /// Takes a record out; `kind` as in note_origin(). False when there is none. O(findings).
  [[nodiscard]] bool remove(std::string_view kind, std::string_view id);
  [[nodiscard]] std::size_t count(std::string_view kind) const noexcept;

  /// make_survey() of the records, with the findings of what was read. O(records log records).
  [[nodiscard]] Checked check() const;

 private:
  template <class Record>
  struct Shelf {
    std::vector<Record> records;
    std::unordered_map<std::string, std::size_t> at;  // by id; a record without one is on the shelf alone
  };
  template <class Record>
  void put_on(Shelf<Record>& shelf, Record record);
  template <class Record>
  void fill(Shelf<Record>& shelf, std::span<const Record> records);
  template <class Record>
  bool take_from(Shelf<Record>& shelf, std::string_view id);
  void forget(std::string_view kind, const std::string& id);  // what was found in it
  void keep(std::vector<Finding> findings);

  Shelf<Organisation> organisations_;
  Shelf<Technology> technologies_;
  Shelf<Need> needs_;
  Shelf<Expert> experts_;
  Shelf<Visit> visits_;
  Origins origins_;
  std::vector<Finding> findings_;
  std::unordered_set<std::string> found_in_;  // "need/N-07" of each record with a finding
};

}  // namespace caunoi
