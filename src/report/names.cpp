// Who may be named. An organisation that stated one of its needs in confidence is not named anywhere on a paper that
// many people read: a name shown beside its other needs or in the timetable, next to an anonymous need of the same
// trade, would give it away. Its stand-in is numbered by its first confidential need, so that the number says nothing
// about the spelling of the name. Tested by report/page_test.
#include "report/names.hpp"

#include <algorithm>
#include <cstring>

#include "report/words.hpp"

namespace caunoi::report {

namespace {
// Shorter spellings are ordinary syllables too ("An", "VN"): replacing them would garble texts and hide nothing.
constexpr std::size_t shortest_spelling = 4;

// Names of enterprises begin alike and end differently, so they are looked for by their last four bytes.
std::uint32_t ending_at(std::string_view text, std::size_t end) {
  std::uint32_t out = 0;
  std::memcpy(&out, text.data() + end - sizeof out, sizeof out);
  return out;
}
std::size_t slot_of(std::uint32_t ending) { return ending * 0x9e3779b1U >> 16; }
}  // namespace

LangText same(std::string_view text) { return {std::string(text), std::string(text), std::string(text)}; }

Names::Names(const Survey& survey) : survey_(survey) {
  for (const auto& need : survey.needs()) {
    if (!need.confidential || need.organisation.empty() || stand_ins_.contains(need.organisation)) continue;
    stand_ins_.emplace(need.organisation, say(words::undisclosed, stand_ins_.size() + 1));
  }
  for (const auto& [id, stand_in] : stand_ins_) {
    const auto* organisation = survey.organisation(id);
    if (organisation == nullptr) continue;
    for (const Lang lang : all_langs)
      if (organisation->name.in(lang).size() >= shortest_spelling)
        secrets_.emplace_back(organisation->name.in(lang), stand_in.in(lang));
    for (const auto& alias : organisation->aliases)
      if (alias.size() >= shortest_spelling)
        secrets_.emplace_back(
            alias, stand_in.in(detect_language(alias)).empty() ? stand_in.vi : stand_in.in(detect_language(alias)));
  }
  std::ranges::sort(secrets_, [](const auto& a, const auto& b) {
    return a.first.size() != b.first.size() ? a.first.size() > b.first.size() : a < b;
  });
  for (std::uint32_t s = 0; s < secrets_.size(); ++s) {
    const auto ending = ending_at(secrets_[s].first, secrets_[s].first.size());
    by_ending_[ending].push_back(s);
    endings_.set(slot_of(ending));
  }
}

bool Names::holds_secret(std::string_view text) const {
  for (std::size_t end = shortest_spelling; end <= text.size(); ++end) {
    const auto ending = ending_at(text, end);
    if (!endings_[slot_of(ending)]) continue;
    const auto found = by_ending_.find(ending);
    if (found != by_ending_.end() &&
        std::ranges::any_of(found->second, [&](std::uint32_t s) { return text.substr(0, end).ends_with(secrets_[s].first); }))
      return true;
  }
  return false;
}

bool Names::hidden(std::string_view organisation) const { return stand_ins_.contains(organisation); }

LangText Names::organisation(std::string_view id) const {
  if (const auto at = stand_ins_.find(id); at != stand_ins_.end()) return at->second;
  const auto* organisation = survey_.organisation(id);
  return organisation != nullptr && !organisation->name.empty() ? organisation->name : same(id);
}

LangText Names::participant(const Fair::Participant& participant) const {
  if (hidden(participant.id) || survey_.organisation(participant.id) != nullptr) return organisation(participant.id);
  return same(participant.name.empty() ? participant.id : participant.name);
}

std::string Names::redact(std::string_view text) const {
  std::string out(text);
  if (!holds_secret(text)) return out;
  for (const auto& [spelling, stand_in] : secrets_)
    for (std::size_t at = out.find(spelling); at != std::string::npos; at = out.find(spelling, at + stand_in.size()))
      out.replace(at, spelling.size(), stand_in);
  return out;
}

LangText Names::redact(const LangText& text) const { return {redact(text.vi), redact(text.ja), redact(text.en)}; }

}  // namespace caunoi::report
