// The signal of the texts: raw scores of the ranker made comparable between needs.
//
// A raw score grows with the length of the need and the rarity of its words. Divided by what the need's own text would
// score as a document it says which part of the need's weight the offer shares, whatever the length. But some needs are
// written in words everybody uses, and some offers hold a word for everything; so what chance gives is taken off, and
// chance is seen from both ends: the middle of the need's ratios with offers, and of the offer's ratios with needs of the
// survey, up to 200 each. The larger counts. Correcting from both ends is what cross-lingual retrieval does
// against hubs (CSLS: Conneau et al., ICLR 2018); here it also makes up for a language that few records are written in,
// whose everyday words look rare.
//
//   excess = score / self - max(background of need, of offer)
//   fit    = excess^2 / (excess^2 + h^2)     (Hill curve, exponent 2)
//
// The curve is flat near 0, where chance decides, steep where texts begin to speak of one thing, and saturates, since
// two different texts about one matter share far less than all their words. h = 0.06 comes from public collections with
// judged answers (English needs and awards, Vietnamese questions, Japanese trades), scored by the panel alone with the
// need's background alone taken off: 95 % of unrelated pairs lie below an excess of 0.04, 0.08 and 0.07, and 90 % of the awards above 0.09; so
// most unrelated pairs fall below the relevance gate of 0.20 and most answers above 0.5. A standard score (excess over
// the spread) would ask for as much more of a need whose words are rare, and depend on what else is in the survey.
//
// Languages. A need and an offer that share a language are compared in it, each language against the terms of that
// language alone, so that a record written twice is not half as good. Without a common language only concepts of the
// lexicon (and Latin words, formulas) can meet. Concepts are few and coarse, one of twelve meets by chance, hence their
// larger h; those of everyday language count less than those of a technical field. When either side holds fewer than
// three concepts, the lexicon does not cover the pair, and that nothing met says nothing: the signal is unknown. What
// does meet still counts: a fit above the gate is evidence whatever the coverage. What an unknown text does to the
// relevance gate, score.cpp says. Tested by match/text_fit_test.
#include "match/text_fit.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "base/parallel.hpp"
#include "index/record_text.hpp"

namespace caunoi {

namespace {

constexpr double positive_evidence = 0.20;    // the relevance gate's own threshold
constexpr std::size_t most_references = 200;  // needs an offer's background is taken over

constexpr std::size_t concept_channel = channel(Part::all, View::concepts);

std::size_t concept_count(const Panel& panel, std::uint32_t document) {
  std::size_t count = 0;
  panel.each_term(document, [&](std::uint32_t term, std::uint16_t) { count += panel.channel_of(term) == concept_channel ? 1 : 0; });
  return count;
}

Speech speech_with(CodeSet texts, bool concepts) { return static_cast<Speech>(texts >> 1 | (concepts ? speech_count / 2 : 0)); }
bool says_concepts(Speech speech) { return speech >= speech_count / 2; }

}  // namespace

double fit_of_excess(double excess, double half) {
  if (excess <= 0) return 0;
  if (std::isinf(excess)) return 1;  // a bound of which nothing is known
  return excess * excess / (excess * excess + half * half);
}

// The median, moved down and shrunk where there are few: of three offers the middle one may be the answer.
double background_of(std::span<double> ratios) {
  if (ratios.empty()) return 0;
  const auto n = static_cast<double>(ratios.size());
  const auto rank = ratios.begin() + static_cast<std::ptrdiff_t>(std::floor((n - 1) * 0.5 * n / (n + 10)));
  std::ranges::nth_element(ratios, rank);
  return *rank * n / (n + 3);
}

namespace {

// What the texts of a sample have in common with a need by chance.
double usual_in(const Sample& sample, std::span<const Panel::Query::Entry> entries, double self, std::vector<double>& scratch, std::vector<double>& shown) {
  sample.score(entries, scratch, shown);
  for (auto& score : shown) score /= self;
  return background_of(shown);
}

}  // namespace

TextFit::Ratios TextFit::ratios(const TermCounts& terms) const {
  Ratios out;
  std::array<std::vector<double>, 2> scores;
  for (const auto kind : {SupplyKind::technology, SupplyKind::expert}) {
    const auto& ranker = records(kind).ranker();
    auto& of_kind = scores[static_cast<std::size_t>(kind)];
    auto& asked = out.asked[static_cast<std::size_t>(kind)];
    of_kind.assign(ranker.size(), 0.0);
    if (records(kind).order().empty()) continue;
    const auto query = ranker.panel().prepare(terms);
    if (query.self <= 0) continue;
    asked = {ranker.score(query, of_kind), query.self};
    for (auto& score : of_kind) score /= query.self;
  }
  for (std::uint32_t i = 0; i < document_.size(); ++i) out.by_supply.push_back(scores[static_cast<std::size_t>(kind_of(i))][document_[i]]);
  return out;
}

Speech TextFit::speech_of(std::uint32_t supply) const {
  const auto [panel, document] = at(supply);
  return speech_with(supplies_[supply].texts, concepts_known_ && concept_count(*panel, document) >= least_concepts);
}

void TextFit::add(std::span<const SupplyTraits> supplies) {
  const auto known = static_cast<std::uint32_t>(document_.size());
  supplies_ = supplies;
  for (auto i = known; i < supplies.size(); ++i) {
    const auto kind = supplies[i].kind;
    const auto& ranker = records(kind).ranker();
    const auto document = *records(kind).find(supplies[i].id);
    auto& supply_of = supply_of_[static_cast<std::size_t>(kind)];
    supply_of.resize(ranker.size(), none);
    supply_of[document] = i;
    document_.push_back(document);
    speech_.push_back(speech_of(i));
    Panel::Exact exact;
    std::vector<double> seen;
    for (std::size_t form = 0; form < forms; ++form) {
      seen.clear();
      for (const auto& of_need : references_[form]) {
        const auto& asked = of_need[static_cast<std::size_t>(kind)];
        if (asked.self > 0) exact.reset(ranker.panel(), asked.entries);
        seen.push_back(asked.self > 0 ? ranker.neighbours().smoothed(document, exact) / asked.self : 0);
      }
      background_[form].push_back(background_of(seen));
    }
  }
}

void TextFit::remove(std::uint32_t supply) { supply_of_[static_cast<std::size_t>(kind_of(supply))][document_[supply]] = none; }

TextFit::Written TextFit::written(const AnalysedNeed& need) {
  Written out;
  for (std::size_t t = 0; t < need.texts.size(); ++t) {
    auto& terms = out.terms[static_cast<std::size_t>(need.texts[t].lang)];
    if (need.texts[t].title) terms.add(need.analyses[t], Part::title);
    terms.add(need.analyses[t], Part::all);
  }
  std::vector<std::string> concepts;
  for (const Lang lang : all_langs) {
    const auto form = static_cast<std::size_t>(lang);
    auto& terms = out.terms[form];
    terms.finish();
    if (std::ranges::all_of(terms.channels, [](const auto& c) { return c.empty(); })) continue;
    out.has[form] = true;
    out.languages |= lang_bit(lang);
    for (const auto& [term, count] : terms.channels[concept_channel]) concepts.push_back(term);
  }
  std::ranges::sort(concepts);
  out.concepts = static_cast<std::size_t>(std::ranges::unique(concepts).begin() - concepts.begin());
  return out;
}

TextFit::Comparison::Comparison(const Written& need) : languages(need.languages) {
  if (languages == 0) return;
  for (std::size_t speech = 0; speech < speech_count; ++speech) {
    const auto texts = texts_of(static_cast<Speech>(speech));
    auto& relation = relations[speech];
    relation.shares = (texts & languages) != 0;
    relation.strange = texts != 0 && !relation.shares;
    relation.hardly = relation.strange && !(need.concepts >= least_concepts && says_concepts(static_cast<Speech>(speech)));
  }
}

template <class Excess>
std::optional<double> TextFit::fit(const Comparison& comparison, std::uint32_t supply, Excess&& excess) const {
  const auto& relation = comparison.relations[speech_[supply]];
  if (!relation.may_be_known()) return std::nullopt;
  double best = 0;
  comparison.each_form(relation, texts_of(speech_[supply]), [&](std::size_t form) { best = std::max(best, fit_of_excess(excess(form, relation.shares), half_of_text)); });
  return relation.hardly && best < positive_evidence ? std::nullopt : std::optional(best);
}

bool TextFit::choose_peers(const Control& control) {
  std::vector<std::pair<ByKind*, std::function<bool(CodeSet texts)>>> wanted;
  for (const Lang lang : all_langs) {
    auto& [in, not_in] = in_language_[static_cast<std::size_t>(lang)];
    wanted.emplace_back(&in, [lang](CodeSet texts) { return (texts & lang_bit(lang)) != 0; });
    wanted.emplace_back(&not_in, [lang](CodeSet texts) { return (texts & lang_bit(lang)) == 0; });
  }
  return parallel_for(2 * wanted.size(), control, "compare", [] { return 0; }, [&](int, std::size_t n) {
    const auto kind = static_cast<SupplyKind>(n % 2);
    const auto& [into, among] = wanted[n / 2];
    const auto first = static_cast<std::uint32_t>(kind == SupplyKind::technology ? 0 : experts_begin_);
    const auto last = static_cast<std::uint32_t>(kind == SupplyKind::technology ? experts_begin_ : added_begin_);
    std::vector<std::uint32_t> all, documents;
    for (auto i = first; i < last; ++i)
      if (among(texts_of(speech_[i]))) all.push_back(i);
    const auto count = std::min(all.size(), most_references);
    for (std::size_t k = 0; k < count; ++k) documents.push_back(document_[all[k * all.size() / count]]);
    if (count > 0) (*into)[n % 2] = Sample(records(kind).ranker(), documents);
  });
}

std::optional<TextFit> TextFit::make(const Survey& survey, std::span<const SupplyTraits> supplies, const Texts& texts,
                                     const Lexicon* lexicon, const Control& control) {
  TextFit out;
  out.supplies_ = supplies;
  out.texts_ = texts;
  out.concepts_known_ = lexicon != nullptr && !lexicon->concepts().empty();
  out.experts_begin_ = texts.technologies->order().size();
  out.added_begin_ = supplies.size();
  for (const auto kind : {SupplyKind::technology, SupplyKind::expert}) {
    const auto& records = out.records(kind);
    auto& supply_of = out.supply_of_[static_cast<std::size_t>(kind)];
    supply_of.assign(records.ranker().size(), none);
    for (const auto document : records.order()) {
      const auto i = static_cast<std::uint32_t>(out.document_.size());
      supply_of[document] = i;
      out.document_.push_back(document);
      out.speech_.push_back(out.speech_of(i));
    }
  }
  if (!out.choose_peers(control)) return std::nullopt;
  const auto analyser = [&] { return Analyser(lexicon); };

  // Needs at equal steps through the survey, the same whichever needs are asked for.
  const auto needs = survey.needs();
  const auto count = std::min(needs.size(), most_references);
  std::vector<std::array<std::optional<Ratios>, forms>> reference(count);
  if (!parallel_for(count, control, "compare", analyser, [&](const Analyser& a, std::size_t k) {
        const auto need = written(analysed(needs[k * needs.size() / count], a));
        for (std::size_t form = 0; form < forms; ++form)
          if (need.has[form]) reference[k][form] = out.ratios(need.terms[form]);
      }))
    return std::nullopt;
  for (auto& background : out.background_) background.assign(supplies.size(), 0.0);
  constexpr std::size_t block = 1024;
  if (!parallel_for((supplies.size() + block - 1) / block, control, "compare", [] { return std::vector<double>(); }, [&](std::vector<double>& seen, std::size_t b) {
        for (std::size_t form = 0; form < forms; ++form)
          for (auto i = b * block; i < std::min((b + 1) * block, supplies.size()); ++i) {
            seen.clear();
            for (const auto& ratios : reference)
              if (ratios[form]) seen.push_back(ratios[form]->by_supply[i]);
            out.background_[form][i] = background_of(seen);
          }
      }))
    return std::nullopt;
  for (std::size_t form = 0; form < forms; ++form)
    for (auto& ratios : reference)
      if (ratios[form]) out.references_[form].push_back(std::move(ratios[form]->asked));
  return out;
}

std::vector<std::optional<double>> TextFit::operator()(const Need& need, const Analyser& analyser) const {
  const auto own = written(analysed(need, analyser));
  const Comparison comparison(own);
  std::array<Ratios, forms> ratio;
  std::array<std::array<std::array<double, 2>, 2>, forms> usual{};  // by form, kind, whether they share a language
  std::vector<double> scratch, shown;
  for (std::size_t form = 0; form < forms; ++form) {
    if (!own.has[form]) continue;
    ratio[form] = ratios(own.terms[form]);
    for (const bool shares : {false, true})
      for (std::size_t kind = 0; kind < 2; ++kind) {
        const auto& [entries, self] = ratio[form].asked[kind];
        if (self > 0) usual[form][kind][shares ? 1 : 0] = usual_in(peers(form, shares)[kind], entries, self, scratch, shown);
      }
  }
  std::vector<std::optional<double>> out(supplies_.size());
  for (std::uint32_t i = 0; i < out.size(); ++i)
    out[i] = fit(comparison, i, [&](std::size_t form, bool shares) {
      return ratio[form].by_supply[i] - std::max(usual[form][static_cast<std::size_t>(kind_of(i))][shares ? 1 : 0], background_[form][i]);
    });
  return out;
}

// -- one need, supply by supply -------------------------------------------------------------------------------------------------

void TextFit::OfNeed::reset(const TextFit& all, const AnalysedNeed& need) {
  all_ = &all;
  const auto own = written(need);
  comparison_ = Comparison(own);
  for (const auto kind : {SupplyKind::technology, SupplyKind::expert})
    for (std::size_t f = 0; f < forms; ++f) {
      auto& form = forms_with(kind)[f];
      form.self = 0;
      if (!own.has[f] || all.records(kind).order().empty()) continue;
      const auto& ranker = all.records(kind).ranker();
      const auto query = ranker.panel().prepare(own.terms[f]);
      form.self = query.self;
      form.usual = {};
      if (query.self <= 0) continue;
      form.lookup.reset(ranker, query);
      for (const bool shares : {false, true}) {
        const auto& sample = all.peers(f, shares)[static_cast<std::size_t>(kind)];
        form.usual[shares ? 1 : 0] = usual_in(sample, form.lookup.entries(), form.self, scratch_, shown_);
      }
    }
}

template <class Score>
std::optional<double> TextFit::OfNeed::fit_by(std::uint32_t supply, Score&& score_of) {
  const auto kind = all_->kind_of(supply);
  const auto document = all_->document_[supply];
  return all_->fit(comparison_, supply, [&](std::size_t f, bool shares) {
    auto& form = forms_with(kind)[f];
    const double ratio = form.self > 0 ? score_of(form.lookup, document) / form.self : 0;
    return ratio - std::max(form.usual[shares ? 1 : 0], all_->background_[f][supply]);
  });
}

std::optional<double> TextFit::OfNeed::operator()(std::uint32_t supply) {
  return fit_by(supply, [](Lookup& lookup, std::uint32_t document) { return lookup(document); });
}

double TextFit::OfNeed::most(std::uint32_t supply) {
  return fit_by(supply, [](const Lookup& lookup, std::uint32_t document) { return lookup.most(document); }).value_or(-1);
}

double TextFit::OfNeed::nearly(std::uint32_t supply) {
  return fit_by(supply, [](Lookup& lookup, std::uint32_t document) { return lookup.nearly(document); }).value_or(-1);
}

void TextFit::OfNeed::at_least(SupplyKind kind, std::span<const std::uint32_t> class_of, std::span<const Speech> speech, std::span<const double> lift, std::vector<Found>& out) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  const auto& supply_of = all_->supply_of_[static_cast<std::size_t>(kind)];
  const bool one_form = std::has_single_bit(comparison_.languages);
  for (std::size_t f = 0; f < forms; ++f) {
    auto& form = forms_with(kind)[f];
    if (form.self <= 0) continue;
    // What a supply of each class scores at least, if the text is unusual for it no more than for others.
    const double scale = form.self * (1 - 1e-12);
    least_.assign(lift.size() + 1, infinite);  // the last: of no supply
    std::array<double, speech_count> usual;
    usual.fill(infinite);
    for (std::size_t s = 0; s < speech_count; ++s) {
      const auto& relation = comparison_.relations[s];
      comparison_.each_form(relation, texts_of(static_cast<Speech>(s)), [&](std::size_t compared) {
        if (compared == f) usual[s] = form.usual[relation.shares ? 1 : 0];
      });
    }
    for (std::size_t c = 0; c < lift.size(); ++c) least_[c] = (usual[speech[c]] + half_of_text * lift[c]) * scale;
    const auto found = form.lookup.at_least(least_, [of = std::span(supply_of), classes = class_of.data(), nobody = static_cast<std::uint32_t>(lift.size())](std::uint32_t document) {
      return document >= of.size() || of[document] == none ? nobody : classes[of[document]];
    });
    // Backgrounds are too many for the caches; waiting for them was a fifth of the time here and in at_least().
    constexpr std::size_t ahead = 32;
    const auto& background = all_->background_[f];
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i + ahead < found.size()) __builtin_prefetch(&background[supply_of[found[i + ahead].document]]);
      const auto supply = supply_of[found[i].document];
      const double reach = found[i].reach;
      const double usually = std::max(usual[speech[class_of[supply]]], background[supply]);
      if (reach < (usually + half_of_text * lift[class_of[supply]]) * scale) continue;
      // Compared in one language alone, it can fit no better than that says. Rounded up.
      const double fit = one_form && reach < infinite ? fit_of_excess(reach / form.self - usually, half_of_text) + 1e-6 : 1;
      out.push_back({supply, static_cast<float>(fit)});
    }
  }
}

void TextFit::OfNeed::strongest(SupplyKind kind, std::size_t count, std::vector<std::uint32_t>& out) {
  for (auto& form : forms_with(kind)) {
    if (form.self <= 0) continue;
    form.lookup.strongest(count, found_);
    for (const auto document : found_)
      if (const auto supply = all_->supply_of_[static_cast<std::size_t>(kind)][document]; supply != none) out.push_back(supply);
  }
}

}  // namespace caunoi
