// The signal of the texts: raw scores of the ranker made comparable between needs.
//
// A raw score grows with the length of the need and the rarity of its words. Divided by what the need's own text would
// score as a document it says which part of the need's weight the offer shares, whatever the length. But some needs are
// written in words everybody uses, and some offers hold a word for everything; so what chance gives is taken off, and
// chance is seen from both ends: the middle of the need's ratios with all offers, and of the offer's ratios with (up to
// 200 of) the needs of the survey. The larger counts. Correcting from both ends is what cross-lingual retrieval does
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
#include <cmath>

#include "base/parallel.hpp"
#include "index/record_text.hpp"

namespace caunoi {

namespace {

constexpr double positive_evidence = 0.20;    // the relevance gate's own threshold
constexpr std::size_t most_references = 200;  // needs an offer's background is taken over
constexpr float common_share = 0.4F;          // of an everyday concept beside a technical one

LangText only(const LangText& text, Lang lang) {
  LangText out;
  out.in(lang) = text.in(lang);
  return out;
}

TermCounts terms_in(const Need& need, Lang lang, const Analyser& analyser) {
  Need part;
  part.title = only(need.title, lang);
  part.problem = only(need.problem, lang);
  part.requirements = only(need.requirements, lang);
  return terms_of(part, analyser);
}

constexpr std::size_t concept_channel = channel(Part::all, View::concepts);

std::size_t concept_count(const TermCounts& terms) { return terms.channels[concept_channel].size(); }
std::size_t concept_count(const Panel& panel, std::uint32_t document) {
  std::size_t count = 0;
  panel.each_term(document, [&](std::uint32_t term, std::uint16_t) { count += panel.channel_of(term) == concept_channel ? 1 : 0; });
  return count;
}

}  // namespace

double fit_of_excess(double excess, double half) {
  if (excess <= 0) return 0;
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

std::vector<double> TextFit::ratios(const TermCounts& terms) const {
  std::vector<double> out;
  for (const auto* records : {texts_.technologies, texts_.experts}) {
    if (records->order().empty()) continue;
    const auto& ranker = records->ranker();
    std::vector<double> scores(ranker.size(), 0.0);
    const auto query = ranker.panel().prepare(terms);
    if (query.self > 0) ranker.score(query, scores);
    for (const auto document : records->order()) out.push_back(query.self > 0 ? scores[document] / query.self : 0.0);
  }
  return out;
}

bool TextFit::strangers_to(CodeSet languages) const {
  return std::ranges::any_of(strangers_[languages], [](const auto& numbers) { return !numbers.empty(); });
}

TextFit::Ratios TextFit::ratios(const Need& need, bool concepts, const Analyser& analyser) const {
  Ratios out;
  TermCounts all;
  CodeSet languages = 0;
  for (const Lang lang : all_langs) {
    const auto terms = terms_in(need, lang, analyser);
    if (std::ranges::all_of(terms.channels, [](const auto& c) { return c.empty(); })) continue;
    languages |= lang_bit(lang);
    out.of[static_cast<std::size_t>(lang)] = ratios(terms);
    const auto& from = terms.channels[concept_channel];
    all.channels[concept_channel].insert(all.channels[concept_channel].end(), from.begin(), from.end());
    if (all.lang == Lang::unknown) all.lang = lang;
  }
  all.finish();
  out.concepts = concept_count(all);
  for (auto& [id, count] : all.channels[concept_channel])
    if (common_.contains(id)) count *= common_share;
  if (out.concepts > 0 && (concepts || strangers_to(languages))) out.of[0] = ratios(all);
  return out;
}

std::optional<TextFit> TextFit::make(const Survey& survey, std::span<const SupplyTraits> supplies, const Texts& texts,
                                     const Lexicon* lexicon, const Control& control) {
  TextFit out;
  out.supplies_ = supplies;
  out.texts_ = texts;
  out.concepts_.assign(supplies.size(), 0);
  for (std::uint32_t i = 0; i < supplies.size(); ++i) {
    const auto kind = static_cast<std::size_t>(supplies[i].kind);
    for (const Lang lang : all_langs) {
      auto& written = out.written_[static_cast<std::size_t>(lang)];
      ((supplies[i].texts & lang_bit(lang)) != 0 ? written.in : written.not_in)[kind].push_back(i);
    }
    for (CodeSet set = 0; set < out.strangers_.size(); ++set)
      if (supplies[i].texts != 0 && (supplies[i].texts & set) == 0) out.strangers_[set][kind].push_back(i);
  }
  const auto analyser = [&] { return Analyser(lexicon); };

  if (lexicon != nullptr && !lexicon->concepts().empty()) {
    for (const auto& c : lexicon->concepts())
      if (c.field.empty()) out.common_.insert(c.id);
    std::size_t i = 0;
    for (const auto* records : {texts.technologies, texts.experts})
      for (const auto document : records->order()) out.concepts_[i++] = concept_count(records->ranker().panel(), document);
  }

  // Needs at equal steps through the survey, the same whichever needs are asked for.
  const auto needs = survey.needs();
  const auto count = std::min(needs.size(), most_references);
  std::vector<Ratios> reference(count);
  // Concepts are compared only where a need and a supply have no language in common; then their background is that of all needs.
  const bool concepts = std::ranges::any_of(needs, [&](const Need& need) { return out.strangers_to(traits_of(need, survey, {}).texts); });
  if (!parallel_for(count, control, "compare", analyser, [&](const Analyser& a, std::size_t k) {
        reference[k] = out.ratios(needs[k * needs.size() / count], concepts, a);
      }))
    return std::nullopt;
  for (std::size_t form = 0; form < out.background_.size(); ++form) {
    out.background_[form].assign(supplies.size(), 0.0);
    for (std::size_t i = 0; i < supplies.size(); ++i) {
      std::vector<double> seen;
      for (const auto& r : reference)
        if (!r.of[form].empty()) seen.push_back(r.of[form][i]);
      out.background_[form][i] = background_of(seen);
    }
  }
  return out;
}

std::vector<std::optional<double>> TextFit::operator()(const Need& need, const Analyser& analyser) const {
  const Ratios own = ratios(need, false, analyser);
  std::vector<std::optional<double>> out(supplies_.size());
  std::vector<double> elsewhere(supplies_.size(), 0.0);  // best fit with supplies that lack the language
  CodeSet languages = 0;
  // Raises the fits of the supplies that one form of the need concerns. `fits`: by supply.
  std::vector<double> around;
  const auto compare = [&](std::size_t form, double half, const Numbers& concerns, auto&& take) {
    for (const auto& numbers : concerns) {
      around.clear();
      for (const auto i : numbers) around.push_back(own.of[form][i]);
      const double usual = background_of(around);
      for (const auto i : numbers) take(i, fit_of_excess(own.of[form][i] - std::max(usual, background_[form][i]), half));
    }
  };
  for (const Lang lang : all_langs) {
    const auto form = static_cast<std::size_t>(lang);
    if (own.of[form].empty()) continue;
    languages |= lang_bit(lang);
    const auto& written = written_[form];
    compare(form, half_of_text, written.in, [&](std::uint32_t i, double fit) { out[i] = std::max(out[i].value_or(0), fit); });
    compare(form, half_of_text, written.not_in, [&](std::uint32_t i, double fit) { elsewhere[i] = std::max(elsewhere[i], fit); });
  }
  if (languages == 0) return out;
  const bool covered = own.concepts >= least_concepts;
  if (covered && !own.of[0].empty())
    compare(0, half_of_concepts, strangers_[languages], [&](std::uint32_t i, double fit) { elsewhere[i] = std::max(elsewhere[i], fit); });
  for (const auto& numbers : strangers_[languages])
    for (const auto i : numbers)
      if ((covered && concepts_[i] >= least_concepts) || elsewhere[i] >= positive_evidence) out[i] = elsewhere[i];
  return out;
}

}  // namespace caunoi
