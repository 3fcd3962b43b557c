// database.hpp -- the layout of the Xapian database: prefixes, value slots, and the one place where Xapian's exceptions end.
//
// Folder:   CURRENT names the generation in use; gen-NNNNNN/ is a Xapian database. A new generation is built beside the old one (in
//           unfinished/, generation.hpp) and CURRENT replaced by a rename, so a reader sees the old or the new state and a crash leaves
//           the old.
// Document: one a record. Data: the record as a line of to_jsonl(). Terms: Q<kind><id> (unique), XK<kind>, XF<field>, XC<country>,
//           XO<organisation>, XU<update> (the update that wrote it last, if not the build); free text of the record by Xapian's
//           TermGenerator without prefix, with S (title) and A (organisation), and the English stem of a word, where it is another
//           word, at the same place. What matching compares, the terms of the Analyser, is not here: it is made from the records
//           (write.hpp) and kept in a snapshot.
// Synonyms: of a word without marks the words of the texts that differ from it by their marks alone (unmarked.hpp).
// Metadata: caunoi-format; caunoi-updates, how many updates there were; caunoi-removed-<update>, the records that one took out, a line
//           <kind><id> each, backslashes and line breaks of ids escaped.
#pragma once
#include <optional>
#include <string>
#include <utility>

#include <xapian.h>

#include "caunoi/index.hpp"
#include "caunoi/result.hpp"

namespace caunoi {

inline constexpr char format_version[] = "5";
inline constexpr char format_key[] = "caunoi-format", updates_key[] = "caunoi-updates", removed_key[] = "caunoi-removed-";
inline constexpr char update_prefix[] = "XU";

enum Slot : Xapian::valueno { slot_id, slot_kind, slot_fields, slot_trl, slot_country, slot_organisation, slot_cost_vnd, slot_cost_jpy, slot_cost_usd, slot_cost_eur };

/// The slot of least costs in a currency; BAD_VALUENO for one without a slot.
[[nodiscard]] Xapian::valueno cost_slot(std::string_view currency) noexcept;

/// 'T' technology, 'N' need, 'X' expert, 'O' organisation; visits are 'V' and have no RecordKind.
[[nodiscard]] char kind_letter(RecordKind kind) noexcept;
[[nodiscard]] std::string unique_term(char kind, std::string_view id);

/// The word of a term: itself, or what follows the prefix of a title (S) or a name (A). Nothing for other prefixes; words are in lower
/// case.
[[nodiscard]] std::optional<std::string> unprefixed(const std::string& term);

/// Runs `body` (which returns a Result) and turns what Xapian throws into an Error with `place`. A database changed under the reader
/// is tried again.
template <class Body>
auto guarded(const std::string& place, Body&& body) -> decltype(body()) {
  for (int attempt = 0;; ++attempt) {
    try {
      return body();
    } catch (const Xapian::DatabaseModifiedError& e) {
      if (attempt == 4) return fail(Code::io, "the index is being written faster than it can be read: " + e.get_msg(), place);
    } catch (const Xapian::DatabaseLockError&) {
      return fail(Code::io, "another process is writing this index; wait for it to end", place);
    } catch (const Xapian::DatabaseVersionError& e) {
      return fail(Code::bad_version, e.get_msg(), place);
    } catch (const Xapian::DatabaseCorruptError& e) {
      return fail(Code::corrupt, e.get_msg() + "; build the index again", place);
    } catch (const Xapian::DatabaseOpeningError& e) {
      return fail(Code::corrupt, e.get_msg() + "; build the index again", place);
    } catch (const Xapian::DatabaseError& e) {
      return fail(Code::io, e.get_msg(), place);
    } catch (const Xapian::QueryParserError& e) {
      return fail(Code::invalid_argument, "the search cannot be understood: " + e.get_msg(), place);
    } catch (const Xapian::Error& e) {
      return fail(Code::internal, std::string(e.get_type()) + ": " + e.get_msg(), place);
    }
  }
}

}  // namespace caunoi
