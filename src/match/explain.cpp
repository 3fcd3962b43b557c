// From reasons to a few sentences that fit on the slip an enterprise is handed.
//
// There is room for about 90 words, so sentences are admitted by what a reader can do least without: why at all, how
// sure, what is wrong, the next best reason, what to ask, what the other side sees in it, then more of each. They are
// printed in one fixed order whatever the order of admission. A sentence that does not fit is passed over for a shorter
// one behind it. Tested by match/explain_test.
#include <algorithm>

#include "match/quotes.hpp"
#include "match/templates.hpp"

namespace caunoi {

namespace {

using Section = Reason::Part;

// Blank-separated words; Japanese: characters.
std::size_t length_of(std::string_view text, Lang lang) {
  std::size_t count = 0;
  if (lang == Lang::ja) {
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
  }
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank && !inside) ++count;
    inside = !blank;
  }
  return count;
}

// The order of admission: nth sentence of a part.
constexpr std::pair<Section, std::size_t> admission[] = {
    {Section::reason, 0}, {Section::legal, 0}, {Section::confidence, 0}, {Section::caution, 0},
    {Section::reason, 1}, {Section::ask, 0},   {Section::benefit, 0},    {Section::caution, 1},
    {Section::reason, 2}, {Section::legal, 1}, {Section::caution, 2}};
// The order of printing.
constexpr Section printed[] = {Section::reason, Section::caution, Section::benefit,
                               Section::ask,    Section::legal,   Section::confidence};

}  // namespace

std::string sentence(const Reason& reason, Lang lang) {
  const auto* found = find_template(reason.part, reason.code);
  return found == nullptr ? std::string() : fill(found->in(lang), reason.words, lang);
}

std::string explain(const Match& match, const Survey& survey, Lang lang, std::size_t words) {
  if (lang == Lang::unknown) lang = Lang::vi;
  // Reasons are made without the names of a confidential need's organisation; this is the second lock.
  const auto* need = survey.need(match.need);
  const auto hidden =
      need == nullptr ? std::vector<std::string>{} : hidden_names(*need, survey.organisation(need->organisation));
  struct Said {
    Section part;
    std::size_t nth;
    std::string text;
  };
  std::vector<Said> sentences;
  for (const auto& reason : match.reasons) {
    auto text = sentence(reason, lang);
    if (text.empty()) continue;
    if (!hidden.empty()) {
      const auto folded = fold(text);
      if (std::ranges::any_of(hidden, [&](const std::string& name) { return folded.find(name) != std::string::npos; }))
        continue;
    }
    const auto nth = static_cast<std::size_t>(std::ranges::count(sentences, reason.part, &Said::part));
    sentences.push_back({reason.part, nth, std::move(text)});
  }
  std::size_t room = lang == Lang::ja ? 2 * words : words;
  std::vector<const Said*> admitted;
  for (const auto& [part, nth] : admission) {
    const auto found = std::ranges::find_if(sentences, [&](const Said& s) { return s.part == part && s.nth == nth; });
    if (found == sentences.end()) continue;
    if (const auto length = length_of(found->text, lang); length <= room) {
      room -= length;
      admitted.push_back(&*found);
    }
  }
  std::string out;
  for (const Section part : printed) {
    std::vector<const Said*> of_part;
    std::ranges::copy_if(admitted, std::back_inserter(of_part), [&](const Said* s) { return s->part == part; });
    std::ranges::sort(of_part, {}, &Said::nth);
    for (const auto* said : of_part) {
      if (!out.empty() && lang != Lang::ja) out += ' ';
      out += said->text;
    }
  }
  return out;
}

}  // namespace caunoi
