// Which texts of a record are matched; see record_text.hpp. Tested by index/store_test.
#include "index/record_text.hpp"

#include <utility>

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

}  // namespace

TermCounts terms_of(const Technology& technology, const Analyser& analyser) {
  TermCounts out;
  add_title(out, technology.title, analyser);
  for (const auto* text : {&technology.summary, &technology.problem, &technology.advantage}) add(out, *text, Part::all, analyser);
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
  TermCounts out;
  add(out, expert.expertise, Part::all, analyser);
  for (const auto& work : expert.works) {
    add_title(out, work.title, analyser);
    add(out, work.text, Part::all, analyser);
  }
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
