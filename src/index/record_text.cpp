// Which texts of a record are matched; see record_text.hpp. Tested by index/store_test.
#include "index/record_text.hpp"

#include <algorithm>
#include <utility>

#include <xxhash.h>

namespace caunoi {

namespace {

void add(TermCounts& out, const LangText& text, Part part, const Analyser& analyser) {
  for (const Lang lang : all_langs)
    if (!text.in(lang).empty()) out.add(analyser.analyse(text.in(lang), lang), part);
}

void add_title(TermCounts& out, const LangText& title, const Analyser& analyser) {
  for (const Lang lang : all_langs) {
    if (title.in(lang).empty()) continue;
    auto analysis = analyser.analyse(title.in(lang), lang);
    out.add(analysis, Part::title);
    out.add(std::move(analysis), Part::all);
  }
}

void append(std::vector<RecordText>& out, const LangText& text, bool title) {
  for (const Lang lang : all_langs)
    if (!text.in(lang).empty()) out.push_back({text.in(lang), lang, title});
}

// Not finished yet.
TermCounts placed_terms(std::span<const RecordText> texts, const Analyser& analyser) {
  TermCounts out;
  out.digest = digest_of(texts);
  std::uint32_t at = 0;
  for (const auto& [text, lang, title] : texts) {
    auto analysis = analyser.analyse(text, lang);
    if (title) out.add(analysis, Part::title);
    out.add(std::move(analysis), at);
    at += static_cast<std::uint32_t>(text.size());
  }
  return out;
}

}  // namespace

std::vector<RecordText> texts_of(const Technology& technology) {
  std::vector<RecordText> out;
  append(out, technology.title, true);
  for (const auto* text : {&technology.problem, &technology.summary, &technology.advantage}) append(out, *text, false);
  return out;
}

std::vector<RecordText> texts_of(const Expert& expert) {
  std::vector<RecordText> out;
  append(out, expert.expertise, false);
  for (const auto& work : expert.works) {
    append(out, work.title, true);
    append(out, work.text, false);
  }
  return out;
}

std::vector<RecordText> texts_of(const Need& need) {
  std::vector<RecordText> out;
  append(out, need.title, true);
  for (const auto* text : {&need.problem, &need.requirements}) append(out, *text, false);
  return out;
}

AnalysedNeed analysed(const Need& need, const Analyser& analyser) {
  AnalysedNeed out{texts_of(need), {}};
  for (const auto& [text, lang, title] : out.texts) out.analyses.push_back(analyser.analyse(text, lang));
  return out;
}

std::uint64_t digest_of(std::span<const RecordText> texts) {
  std::uint64_t digest = texts.size();
  for (const auto& t : texts) digest = XXH3_64bits_withSeed(t.text.data(), t.text.size(), digest ^ static_cast<std::uint64_t>(t.lang));
  return std::max<std::uint64_t>(digest, 1);
}

TermCounts terms_of(const Technology& technology, const Analyser& analyser) {
  TermCounts out = placed_terms(texts_of(technology), analyser);
  for (const auto& keyword : technology.keywords) out.add(analyser.analyse(keyword), Part::all);
  out.finish();
  return out;
}

TermCounts terms_of(const Need& need, const Analyser& analyser) {
  TermCounts out;
  add_title(out, need.title, analyser);
  for (const auto* text : {&need.problem, &need.requirements}) add(out, *text, Part::all, analyser);
  out.finish();
  return out;
}

TermCounts terms_of(const Expert& expert, const Analyser& analyser) {
  TermCounts out = placed_terms(texts_of(expert), analyser);
  out.finish();
  return out;
}

TermCounts terms_of(const Organisation& organisation, const Analyser& analyser) {
  TermCounts out;
  add_title(out, organisation.name, analyser);
  add(out, organisation.products, Part::all, analyser);
  out.finish();
  return out;
}

}  // namespace caunoi
