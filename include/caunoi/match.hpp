// match.hpp -- supply and demand against each other: two directional scores, one score, a confidence, reasons and misfits.
//
// Every pair passes gates, then gets signals from 0 to 1 or *unknown*. A side's score is the weighted mean of its known signals,
// shrunk toward a prior by the weight that is unknown; the pair's score is the harmonic mean of both sides, so that neither can
// carry the other, times how far the two speak of one topic: a pair without one is capped whatever its structure says. Confidence is the share of the weight
// that rests on known values. Weights and their reasons: match/weights.cpp.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "caunoi/control.hpp"
#include "caunoi/index.hpp"
#include "caunoi/result.hpp"
#include "caunoi/survey.hpp"

namespace caunoi {

/// Signals, each 0 (no) to 1 (fully). Demand side: as the enterprise sees the offer; supply side: as the provider sees the need.
enum class Signal : std::uint8_t {
  text_fit,        ///< the problem and the solution speak of the same thing
  field_fit,       ///< overlap of technology fields
  readiness,       ///< TRL against what the enterprise's capability can absorb
  cost,            ///< total cost against budget
  scale,           ///< capacity ranges overlap
  mode_ip,         ///< transfer modes both accept
  standards,       ///< standards required and met
  site,            ///< installation conditions
  service_reach,   ///< after-sale presence and distance
  language,        ///< shared language
  network,         ///< nearness in the cooperation network
  seriousness,     ///< supply side: budget, deadline, urgency stated
  capability,      ///< supply side: can the enterprise run it
  region,          ///< supply side: place
  trust,           ///< supply side: references and certificates
  embedding,       ///< nearness of the caller's vectors; takes part only where needs and supplies of that kind have them
};
inline constexpr std::size_t signal_count = 16;
[[nodiscard]] std::string_view signal_code(Signal signal) noexcept;              ///< "text_fit". Static.
[[nodiscard]] std::string_view signal_label(Signal signal, Lang lang) noexcept;  ///< Static.

/// True for signals computed from a secret field (the budget): their values are scored and never written anywhere, since with the
/// published cost beside them they would give the budget away.
[[nodiscard]] bool from_secret(Signal signal) noexcept;

using SignalValues = std::array<std::optional<double>, signal_count>;

struct Weights {
  std::array<double, signal_count> demand{};  ///< >= 0, only ratios count; a signal with weight 0 does not take part on that side
  std::array<double, signal_count> supply{};
  double prior_for_unknown = 0.35;
  // The gate: "text" is the better of text_fit and embedding.
  double gate_text_below = 0.20, gate_field_below = 0.30, gate_cap = 0.40;  ///< no topic in common: at most gate_cap
  double gate_text_open = 0.40;  ///< what the sides agree on counts in full from this text_fit on (match/score.cpp)
  double must_meet_bonus = 0.15, already_met_penalty = 0.10;  ///< see Wish
  bool operator==(const Weights&) const = default;
};
[[nodiscard]] Weights default_weights();

/// weights.json (format `caunoi-weights/1`): every key may be missing and then keeps its default, a weight of 0 takes the signal out.
/// invalid_argument, bad_version: the place is a JSON pointer; an unknown key is answered with the nearest known one.
[[nodiscard]] Result<Weights> parse_weights(std::string_view json, std::string_view file = "weights.json");
/// Its inverse, weights to six significant digits.
[[nodiscard]] std::string to_json(const Weights& weights);

/// One sentence of an explanation: a template of the house (match/templates.cpp) with what fills it. Never carries a secret.
struct Reason {
  enum class Part : std::uint8_t { reason, caution, legal, benefit, ask, confidence };
  Part part;
  std::string code;                          ///< "text_fit", "trl_ok", "cost_unknown", ...
  std::map<std::string, std::string> words;  ///< template keys to text; keys ending in ":vi", ":ja", ":en" hold one language each
  double strength = 0;                       ///< for ordering within a part
};

enum class SupplyKind : std::uint8_t { technology, expert };

struct Match {
  std::string need, supply;                  ///< ids
  SupplyKind kind = SupplyKind::technology;
  double score = 0;                          ///< 0..1
  double demand_score = 0, supply_score = 0;
  double confidence = 0;                     ///< 0..1; never depends on the budget: a cost counts as known when it is published
  bool capped = false;                       ///< the relevance gate held
  SignalValues demand, supply_values;
  std::vector<Reason> reasons;               ///< strongest first within a part
};

/// A pair that never gets a score, and the gate that fired: "same_organisation", "must_not".
struct Blocked { std::string need, supply, gate; };

struct Matches {
  std::vector<Match> matches;   ///< by need (survey order), then score descending, then supply id
  std::vector<Blocked> blocked;
  Weights weights;              ///< as used
};

/// Units of a currency that one VND buys are not asked for: `per_unit[c]` is how many VND one unit of currency c cost on `date`.
struct Rates {
  std::string date;  ///< ISO
  std::map<std::string, double> per_unit;
};

/// `date,currency,vnd` lines under that header line, one date throughout. invalid_argument with `file:line`.
[[nodiscard]] Result<Rates> parse_rates(std::string_view csv, std::string_view file = "rates.csv");

/// What somebody wants or must not have; each side names a record or its organisation (need or enterprise; technology, expert or
/// their organisation). must_not is a gate; must_meet and already_met move the score by the bonus and penalty of Weights.
struct Wish {
  enum class Kind : std::uint8_t { must_meet, must_not, already_met };
  Kind kind = Kind::must_meet;
  std::string demand, supply;  ///< ids
};

struct MatchOptions {
  std::size_t per_need = 20;                 ///< longest list of technologies a need
  std::size_t experts_per_need = 3;          ///< longest list of experts a need; only those whose work speaks of it
  Weights weights = default_weights();
  Rates rates;                               ///< empty: costs in another currency than the budget are unknown
  std::vector<std::string> needs;            ///< ids; empty: all
  std::vector<std::string> supplies;         ///< ids of technologies and experts; empty: all. A pair scores the same either way
  std::vector<Wish> wishes;
};

/// Every need against every technology and expert of the index. Same answer for any number of threads.
/// O(needs x (postings + candidates)). cancelled; invalid_argument for weights below 0, an id that is not
/// there, or a survey that is not the one the index was made of.
[[nodiscard]] Result<Matches> match(const Survey& survey, const Index& index, const MatchOptions& options = {}, const Control& control = {});

/// The other way round: one technology or expert looking for enterprises. Its matches with every need, scored as match() does,
/// by score descending, then need id; `per_need`, `experts_per_need` and `supplies` of the options are not looked at.
/// not_found for an id that is not there; else as match().
[[nodiscard]] Result<Matches> match_supply(const Survey& survey, const Index& index, std::string_view supply, MatchOptions options = {},
                                           const Control& control = {});

/// What match() gives of one need.
struct NeedMatches {
  std::string need;
  std::vector<Match> matches;   ///< by score descending, then supply id
  std::vector<Blocked> blocked;
};
/// The same need by need in survey order, on the calling thread, so that memory is bounded whatever the number of needs: beside the
/// survey, its panels and a few hundred bytes a record at most 64 MB of nearness, 128 MB of walks and the answers of 512 needs. What
/// `take` returns false to ends the call: cancelled.
[[nodiscard]] Result<void> match_each(const Survey& survey, const Index& index, const MatchOptions& options, const Control& control,
                                      const std::function<bool(NeedMatches&&)>& take);

/// A survey made ready so that one need after the other can be matched at once, as an application does that answers people.
/// [shared] const methods from any thread.
class Matcher {
 public:
  ~Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;

  /// Borrows survey and index; the survey may not change while it lives, the index only as update() says. `options.needs` is not looked at.
  /// Errors as match(). O(records + 200 needs x postings).
  [[nodiscard]] static Result<Matcher> make(const Survey& survey, const Index& index, MatchOptions options = {}, const Control& control = {});

  /// Takes in what the index has just taken in: call it directly after every Index::update(), with its arguments. Then needs, technologies,
  /// experts and what organisations say are matched as they are now. Three things stay as they were when the matcher was made: what is
  /// usual for the texts, the network and the vectors; of a new record, and of a new vector, the last two know nothing.
  /// When about a sixteenth of the supplies (at least 1,000) has changed, or after 1,000 updates, it makes itself anew, from the records of
  /// the index. O(terms of the records x 600): milliseconds a record; anew, as make(). [one] invalid_argument when the index does not hold
  /// a record: nothing has changed then. Cancelled, io, corrupt, out_of_memory: match() fails until an update() has made it anew.
  [[nodiscard]] Result<void> update(const Survey& changes, std::span<const std::pair<RecordKind, std::string>> remove = {}, const Control& control = {});

  /// What match() gives of a need of the survey, or of one that update() brought. not_found for an id that is not there; cancelled, out_of_memory.
  [[nodiscard]] Result<NeedMatches> match(std::string_view need, const Control& control = {}) const;
  /// The records that matches speak of as they are now, those behind update() among them: the survey that explain(), matches_jsonl() and
  /// fair_from_matches() want for them. O(matches).
  [[nodiscard]] Survey records_of(const NeedMatches& matches) const;

 private:
  struct Impl;
  explicit Matcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The explanation as sentences in one language, at most `words` words (Japanese: twice as many characters), in the order reasons,
/// cautions, benefit, ask, legal, confidence. Never invents, never prints a secret field nor, for a confidential need, the name of
/// its organisation. [any]
[[nodiscard]] std::string explain(const Match& match, const Survey& survey, Lang lang, std::size_t words = 90);
/// One reason as a sentence.
[[nodiscard]] std::string sentence(const Reason& reason, Lang lang);

// -- how much hangs on the weights? -------------------------------------------------------------------------------------------

/// The effect of one weight on the lists of technologies.
struct Sensitivity {
  Signal signal;
  bool demand = true;      ///< which side's weight was changed
  double factor = 1;       ///< 0.5 or 1.5; the other weights share the rest
  double overlap = 1;      ///< mean share of each need's best 10 that stay among its best 10
  double first_kept = 1;   ///< share of the needs whose first technology stays first
};
/// Every weight above 0 of a signal that takes part, x 0.5 and x 1.5, one at a time. Signals are computed once. Errors as match().
[[nodiscard]] Result<std::vector<Sensitivity>> sensitivity(const Survey& survey, const Index& index, const MatchOptions& options = {},
                                                           const Control& control = {});

// -- which of the technologies found can be transferred here? -----------------------------------------------------------------

struct ShortlistOptions {
  std::string territory = "Hải Phòng";                ///< province; needs of enterprises there count
  std::map<std::string, std::size_t> quotas;          ///< field code to number; empty: as many as `count` by merit
  std::size_t count = 126;                            ///< used when quotas is empty
};

struct Choice {
  std::string technology;
  Field field;
  double score = 0;                                   ///< 0..1
  bool chosen = false;                                ///< within its quota
  std::vector<std::pair<std::string, double>> needs;  ///< the needs it answers best, with the score of the match
  std::vector<Reason> reasons;
};

struct Shortlist {
  std::vector<Choice> choices;                        ///< every surveyed technology, by field, then score descending, then id
  struct Agreement { std::string field; std::size_t marked = 0, chosen = 0, both = 0; double precision = 0, recall = 0; };
  std::vector<Agreement> agreement;                   ///< with Technology::proposed, a field a row and "ALL"; empty when none is marked
};

/// Ranks the surveyed technologies (those with a visit or a `proposed` mark) for a territory by how well they meet the needs there.
[[nodiscard]] Result<Shortlist> shortlist(const Survey& survey, const Index& index, const ShortlistOptions& options = {},
                                          const MatchOptions& match_options = {}, const Control& control = {});

}  // namespace caunoi
