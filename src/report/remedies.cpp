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
  if (step == "add one table") return {"thêm một bàn", "卓を1つ増やす", "add one table"};
  if (step == "add one interpreter") return {"thêm một phiên dịch", "通訳を1名増やす", "add one interpreter"};
  if (between(step, "add one interpreter for ", "", what, number)) {
    std::string languages(what);
    if (const auto at = languages.find(" and "); at != std::string::npos) languages.replace(at, 5, "–");
    return {fmt::format("thêm một phiên dịch {}", languages), fmt::format("通訳({})を1名増やす", languages), std::string(step)};
  }
  if (between(step, "add one slot to session ", "", what, number))
    return {fmt::format("thêm một khung giờ vào phiên {}", what), fmt::format("セッション{}に枠を1つ増やす", what), std::string(step)};
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
