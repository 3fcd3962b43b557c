// Causes and remedies in the reader's language. programme.json holds one language, English, as a format for programs does; the few
// shapes its steps have are told apart here by their words. Tested by report/remedies_test.
#include "report/remedies.hpp"

#include <fmt/format.h>

#include <string>

namespace caunoi::report {

namespace {

// What stands between `before` and `after` (or the end); false when the step is not of this shape.
bool between(std::string_view step, std::string_view before, std::string_view after, std::string_view& inside, std::string_view& rest) {
  if (!step.starts_with(before)) return false;
  step.remove_prefix(before.size());
  const auto end = after.empty() ? step.size() : step.rfind(after);
  if (end == std::string_view::npos) return false;
  inside = step.substr(0, end);
  rest = step.substr(std::min(step.size(), end + after.size()));
  return true;
}

// "add one interpreter for ja and vi in slots 3 to 5 and 8 (places 7 more)": what, for whom, when, how many it brings.
LangText addition_text(std::string_view step) {
  const std::string whole(step);
  std::string_view number, languages, session;
  LangText gain, when;
  if (const auto at = step.find(" (places "); at != std::string_view::npos) {
    number = step.substr(at + 9, step.find(' ', at + 9) - at - 9);
    step = step.substr(0, at);
    gain = {fmt::format(" (xếp thêm được {} cuộc)", number), fmt::format("(面談が{}件増える)", number), fmt::format(" (places {} more)", number)};
  }
  for (const std::string_view word : {" in slots ", " in slot "}) {
    const auto at = step.find(word);
    if (at == std::string_view::npos) continue;
    const std::string slots(step.substr(at + word.size()));
    step = step.substr(0, at);
    const auto spelled = [&](std::string_view to, std::string_view list) {
      std::string text = slots;
      for (const auto& [from, into] : {std::pair<std::string_view, std::string_view>{" to ", to}, {" and ", list}})
        for (auto found = text.find(from); found != std::string::npos; found = text.find(from)) text.replace(found, from.size(), into);
      return text;
    };
    when = {" ở khung giờ " + spelled("–", ", "), "枠" + spelled("–", "・") + "に", std::string(word) + slots};
    break;
  }
  if (step == "add one table") return {"thêm một bàn" + when.vi + gain.vi, when.ja + "卓を1つ増やす" + gain.ja, whole};
  if (step == "add one interpreter") return {"thêm một phiên dịch" + when.vi + gain.vi, when.ja + "通訳を1名増やす" + gain.ja, whole};
  if (std::string_view rest; between(step, "add one interpreter for ", "", languages, rest)) {
    std::string pair(languages);
    if (const auto at = pair.find(" and "); at != std::string::npos) pair.replace(at, 5, "–");
    return {fmt::format("thêm một phiên dịch {}{}{}", pair, when.vi, gain.vi), fmt::format("{}通訳({})を1名増やす{}", when.ja, pair, gain.ja), whole};
  }
  if (std::string_view rest; between(step, "add one slot to session ", "", session, rest))
    return {fmt::format("thêm một khung giờ vào phiên {}{}", session, gain.vi), fmt::format("セッション{}に枠を1つ増やす{}", session, gain.ja), whole};
  return {whole, whole, whole};
}

LangText step_text(std::string_view step, const std::function<LangText(std::string_view)>& name) {
  std::string_view what, number;
  if (between(step, "raise max_meetings of ", " to ", what, number)) {
    const LangText who = name(what);
    return {fmt::format("nâng số cuộc gặp tối đa của {} lên {}", who.best(Lang::vi), number), fmt::format("{}の最大面談数を{}に増やす", who.best(Lang::ja), number),
            fmt::format("raise the most meetings of {} to {}", who.best(Lang::en), number)};
  }
  if (between(step, "make ", " available in slot ", what, number)) {
    const LangText who = name(what);
    return {fmt::format("để {} có mặt ở khung giờ {}", who.best(Lang::vi), number), fmt::format("{}が枠{}に参加できるようにする", who.best(Lang::ja), number),
            fmt::format("make {} available in slot {}", who.best(Lang::en), number)};
  }
  if (step.starts_with("add one ")) return addition_text(step);
  return {std::string(step), std::string(step), std::string(step)};
}

constexpr Cause all_causes[] = {
    {"participant_full", &words::why_full, &words::fix_full},
    {"no_table", &words::why_table, &words::fix_table},
    {"no_interpreter", &words::why_interpreter, &words::fix_interpreter},
    {"no_common_slot", &words::why_slot, &words::fix_slot},
    {"less_valuable", &words::why_value, &words::fix_value},
    {"rules", &words::why_rules, &words::fix_rules},
};

}  // namespace

std::span<const Cause> causes() noexcept { return all_causes; }

std::string_view why(std::string_view code, Lang lang) noexcept {
  for (const Cause& cause : all_causes)
    if (cause.code == code) return cause.why->in(lang);
  return {};
}

LangText remedy_text(std::string_view remedy, const std::function<LangText(std::string_view)>& name) {
  constexpr std::string_view separator = "; ";
  LangText out;
  for (std::size_t begin = 0; begin <= remedy.size() && !remedy.empty();) {
    const auto end = std::min(remedy.find(separator, begin), remedy.size());
    const LangText step = step_text(remedy.substr(begin, end - begin), name);
    for (const Lang lang : all_langs) {
      if (!out.in(lang).empty()) out.in(lang) += separator;
      out.in(lang) += step.in(lang);
    }
    begin = end + separator.size();
  }
  return out;
}

}  // namespace caunoi::report
