// The way of a match: the best pairs of each need, then why.
//
// Needs are taken a block at a time: the walks of a block go together, its needs are independent, and each answer goes to its own
// place, hence the same bytes for any number of threads. The texts of a supply are cut for quotation when it first comes up and
// kept for the needs that follow. Tested by match/match_test.
#include "caunoi/match.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

#include "base/parallel.hpp"
#include "base/try.hpp"
#include "match/guarded.hpp"
#include "match/reasons.hpp"
#include "match/scratch.hpp"
#include "text/analysers.hpp"

namespace caunoi {

namespace {

// The passages of supplies, cut once. [shared] but for forget().
class Library {
 public:
  explicit Library(const std::vector<SupplyTraits>& supplies) : supplies_(&supplies), once_(std::make_unique<std::once_flag[]>(supplies.size())), read_(supplies.size()) {}

  struct Read {
    Passages passages;
    std::vector<std::uint64_t> terms;  ///< in them, sorted
  };
  const Read& operator()(std::uint32_t supply, const Analyser& analyser) {
    std::call_once(once_[supply], [&] {
      auto& read = read_[supply];
      read.passages = passages_of((*supplies_)[supply], analyser);
      read.terms = terms_in(read.passages);
      bytes_ += bytes_of(read);
    });
    return read_[supply];
  }
  /// Lets go of everything when it has become too much. [one]
  void forget() {
    constexpr std::size_t most_bytes = 256U << 20;
    if (bytes_ > most_bytes) *this = Library(*supplies_);
  }
  Library& operator=(Library&& other) noexcept {
    once_ = std::move(other.once_);
    read_ = std::move(other.read_);
    bytes_ = 0;
    return *this;
  }

 private:
  static std::size_t bytes_of(const Read& read) {
    std::size_t bytes = read.terms.size() * sizeof read.terms[0];
    for (const auto& p : read.passages)
      bytes += p.text.size() + p.words.size() * sizeof p.words[0] + p.clauses.size() * sizeof p.clauses[0] + p.terms.size() * sizeof p.terms[0];
    return bytes;
  }

  const std::vector<SupplyTraits>* supplies_;
  std::unique_ptr<std::once_flag[]> once_;
  std::vector<Read> read_;
  std::atomic<std::size_t> bytes_{0};
};

Match match_of(const NeedTraits& need, const SupplyTraits& supply, const Scorer::Pair& pair) {
  Match out;
  out.need = need.need->id;
  out.supply = supply.id;
  out.kind = supply.kind;
  out.score = pair.score.score;
  out.demand_score = pair.score.demand;
  out.supply_score = pair.score.supply;
  out.confidence = pair.score.confidence;
  out.capped = pair.score.capped;
  out.demand = pair.signals.demand;
  out.supply_values = pair.signals.supply;
  return out;
}

std::vector<Match> explained(const NeedTraits& need, const std::vector<Scorer::Pair>& pairs, const Scorer& scorer, Library& library, const Analyser& analyser) {
  std::vector<Match> out;
  const auto& texts = scorer.ground().texts;
  const auto own = passages_of(*need.need, analyser);
  const auto hidden = hidden_names(*need.need, need.organisation);
  const auto weights_in = [&](const RankedRecords* records, SupplyKind kind) {
    const bool any = std::ranges::any_of(pairs, [&](const auto& pair) { return scorer.supplies()[pair.supply].kind == kind; });
    return any ? term_weights(own, records->ranker().panel()) : TermWeights();
  };
  const auto of_technologies = weights_in(texts.technologies, SupplyKind::technology), of_experts = weights_in(texts.experts, SupplyKind::expert);
  for (const auto& pair : pairs) {
    const auto& supply = scorer.supplies()[pair.supply];
    const auto& read = library(pair.supply, analyser);
    const auto common = in_common(supply.kind == SupplyKind::expert ? of_experts : of_technologies, read.terms);
    ReasonInput input{&need, &supply, &pair.signals, &scorer.options().weights, pair.score.confidence, {}, {}};
    input.need_quotes = quotes(own, common, {}, hidden);
    const auto strongest = std::ranges::max_element(input.need_quotes, {}, &Quote::weight);
    if (strongest != input.need_quotes.end()) input.supply_quotes = quotes(read.passages, common, strongest->terms, hidden);
    auto made = match_of(need, supply, pair);
    made.reasons = reasons_of(input);
    out.push_back(std::move(made));
  }
  return out;
}

}  // namespace

Result<void> match_each(const Ground& ground, const MatchOptions& options, const Control& control,
                        const std::function<bool(NeedMatches&&)>& take) {
  CAUNOI_TRY(const Scorer scorer, Scorer::make(ground, options, control));
  const std::span<const NeedTraits> needs = scorer.needs();
  const auto cancelled = [] { return fail(Code::cancelled, "matching was cancelled"); };
  Analysers analysers(ground.lexicon);
  Library library(scorer.supplies());
  Control quiet = control;  // progress counts all needs, not those of a block
  quiet.progress = nullptr;
  Pool<Scorer::Scratch> scratches([] { return std::make_unique<Scorer::Scratch>(); });
  struct State { Analysers::Lent analyser; Pool<Scorer::Scratch>::Lent scratch; };
  constexpr std::size_t block = 512;  // needs at a time: threads wait for each other between blocks, and 80 KB of answers a need wait to be taken
  std::vector<NeedMatches> made(std::min(block, needs.size()));
  for (std::size_t begin = 0; begin < needs.size(); begin += block) {
    if (!control.go_on("match", begin, needs.size())) return cancelled();
    const auto here = needs.subspan(begin, std::min(block, needs.size() - begin));
    CAUNOI_TRY(const auto near, scorer.nearness(here, quiet));
    if (!parallel_for(here.size(), quiet, "match", [&] { return State{analysers.lend(), scratches.lend()}; }, [&](const State& state, std::size_t n) {
          auto best = scorer.best(here[n], near[n], *state.analyser, *state.scratch);
          made[n] = {here[n].need->id, explained(here[n], best.pairs, scorer, library, *state.analyser), std::move(best.blocked)};
        }))
      return cancelled();
    for (std::size_t n = 0; n < here.size(); ++n)
      if (!take(std::move(made[n]))) return cancelled();
    library.forget();
  }
  return control.go_on("match", needs.size(), needs.size()) ? Result<void>() : cancelled();
}

struct Matcher::Impl {
  MatchOptions options;
  std::optional<Scorer> scorer;
  std::unique_ptr<Library> library;
  std::unique_ptr<Analysers> analysers;
  mutable Pool<Scorer::Scratch> scratches{[] { return std::make_unique<Scorer::Scratch>(); }};
};

Matcher::Matcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

Result<Matcher> Matcher::make(const Survey& survey, const Index& index, MatchOptions options, const Control& control) {
  return guarded([&]() -> Result<Matcher> {
    CAUNOI_TRY(const Ground ground, ground_of(survey, index, control));
    auto impl = std::make_unique<Impl>();
    impl->options = std::move(options);
    impl->options.needs.clear();
    CAUNOI_TRY(impl->scorer, Scorer::make(ground, impl->options, control));
    impl->library = std::make_unique<Library>(impl->scorer->supplies());
    impl->analysers = std::make_unique<Analysers>(ground.lexicon);
    return Matcher(std::move(impl));
  });
}

Result<NeedMatches> Matcher::match(std::string_view need, const Control& control) const {
  return guarded([&]() -> Result<NeedMatches> {
    const auto& scorer = *impl_->scorer;
    const auto& needs = scorer.needs();  // in survey order, by id
    const auto found = std::ranges::lower_bound(needs, need, {}, [](const NeedTraits& n) { return std::string_view(n.need->id); });
    if (found == needs.end() || found->need->id != need) return fail(Code::not_found, fmt::format("there is no need '{}'", need), std::string(need));
    CAUNOI_TRY(const auto near, scorer.nearness({&*found, 1}, control));
    const auto analyser = impl_->analysers->lend();
    auto best = scorer.best(*found, near.front(), *analyser, *impl_->scratches.lend());
    return NeedMatches{found->need->id, explained(*found, best.pairs, scorer, *impl_->library, *analyser), std::move(best.blocked)};
  });
}

Result<Matches> match(const Ground& ground, const MatchOptions& options, const Control& control) {
  Matches out;
  out.weights = options.weights;
  CAUNOI_CHECK(match_each(ground, options, control, [&](NeedMatches&& of_need) {
    std::ranges::move(of_need.matches, std::back_inserter(out.matches));
    std::ranges::move(of_need.blocked, std::back_inserter(out.blocked));
    return true;
  }));
  return out;
}

}  // namespace caunoi
