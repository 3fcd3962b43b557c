// Who is told what after a repair: for the screen, and as a page to print and cut. Everything is in the ledger already;
// here it becomes words. Tested by report/notices_test.
#include <fmt/format.h>

#include <map>
#include <set>

#include "caunoi/report.hpp"
#include "report/clock.hpp"
#include "report/html.hpp"
#include "report/names.hpp"
#include "report/words.hpp"

namespace caunoi {

namespace {

using namespace report;

class Notices {
 public:
  Notices(const Repair& repair, Lang lang) : repair_(repair), lang_(lang), clock_(repair.fair) {
    for (const auto& person : repair.fair.participants)
      names_[person.id] = person.name.empty() ? person.id : person.name;
    std::set<std::string> dates;
    for (int s = 0; s < repair.fair.slot_count(); ++s) dates.insert(clock_.date(s).in(lang));
    several_days_ = dates.size() > 1;
    for (const auto& pair : repair.fair.pairs) pairs_[pair.id] = &pair;
    std::set<std::pair<bool, std::string_view>> told;
    for (const auto& notice : repair.ledger) told.emplace(notice.interprets, notice.who);
    told_ = told.size();
  }

  [[nodiscard]] std::string head() const {
    if (repair_.ledger.empty()) return in(words::notices_none);
    return say(words::notices_count, told_, repair_.disturbed).in(lang_);
  }

  [[nodiscard]] std::vector<std::string> relaxed() const {
    std::vector<std::string> lines;
    for (const auto& [rule, id, was, is] : repair_.relaxed)
      lines.push_back(say(rule == "min_meetings" ? words::relaxed_least
                          : rule == "required"   ? words::relaxed_required
                                                 : words::relaxed_spread,
                          rule == "required" ? pair(id) : name(id), was, is)
                          .in(lang_));
    return lines;
  }

  /// "J-02 · 門司浜リサイクル機器"
  [[nodiscard]] std::string who(const std::string& id) const {
    const auto text = name(id);
    return text == id ? id : fmt::format("{} · {}", id, text);
  }

  [[nodiscard]] std::string line(const Repair::Notice& notice) const {
    const auto with = notice.with.empty() ? pair(notice.pair) : name(notice.with);
    std::string text;
    switch (notice.what) {
      case Repair::What::cancelled:
        text = say(words::notice_cancelled, with, place(notice.was)).in(lang_);
        break;
      case Repair::What::placed:
        text = say(words::notice_new, with, place(notice.is)).in(lang_);
        break;
      case Repair::What::moved:
        text = say(words::notice_moved, with, place(notice.was), place(notice.is)).in(lang_);
        break;
      case Repair::What::table:
        text = say(words::notice_table, with, place(notice.was), place(notice.is)).in(lang_);
        break;
      case Repair::What::interpreter:
        text = say(words::notice_interpreter, with, place(notice.was), place(notice.is)).in(lang_);
        break;
    }
    // Why somebody else's interpreter is not there is nothing to the one who steps in.
    const auto why = notice.interprets && notice.what == Repair::What::placed ? std::string() : because(notice);
    return why.empty() ? text : fmt::format("{} – {}", text, why);
  }

  [[nodiscard]] std::string time(int slot) const {
    const auto range = clock_.range(slot).in(lang_);
    return several_days_ ? fmt::format("{} {}", clock_.date(slot).in(lang_), range) : range;
  }

  /// The two of a pair that is in the fair, else its id: "E-01 × J-02".
  [[nodiscard]] std::string pair(const std::string& id) const {
    const auto found = pairs_.find(id);
    return found == pairs_.end() ? id : fmt::format("{} × {}", name(found->second->a), name(found->second->b));
  }
  [[nodiscard]] std::string other(const std::string& id, const std::string& host) const {
    const auto& two = *pairs_.at(id);
    return name(two.a == host ? two.b : two.a);
  }
  [[nodiscard]] std::string name(const std::string& id) const {
    const auto found = names_.find(id);
    return found == names_.end() ? id : found->second;
  }
  [[nodiscard]] std::string in(const Words& words) const { return std::string(words.in(lang_)); }

 private:
  [[nodiscard]] std::string place(const Repair::Place& place) const {
    if (place.interpreter.empty()) return say(words::notice_place, time(place.slot), place.table).in(lang_);
    return say(words::notice_place_interpreted, time(place.slot), place.table, place.interpreter).in(lang_);
  }

  [[nodiscard]] std::string because(const Repair::Notice& notice) const {
    switch (notice.because) {
      case Repair::Because::wish:
        return {};
      case Repair::Because::withdrawn:
        return in(words::because_withdrawn);
      case Repair::Because::absent:
        return say(words::because_absent, name(notice.cause)).in(lang_);
      case Repair::Because::table:
        return say(words::because_table, notice.cause).in(lang_);
      case Repair::Because::interpreter:
        return say(words::because_interpreter, notice.cause).in(lang_);
      case Repair::Because::locked:
        return in(words::because_locked);
      case Repair::Because::room:
        return in(words::because_room);
    }
    return {};
  }

  const Repair& repair_;
  Lang lang_;
  Clock clock_;
  bool several_days_ = false;
  std::size_t told_ = 0;
  std::map<std::string_view, std::string> names_;
  std::map<std::string_view, const Fair::Pair*> pairs_;
};

/// Calls `begin` where the next person's notices begin, then `each` with the line of a notice.
template <typename Begin, typename Each>
void walk(const Repair& repair, const Notices& notices, Begin begin, Each each) {
  const Repair::Notice* last = nullptr;
  for (const auto& notice : repair.ledger) {
    if (last == nullptr || last->who != notice.who || last->interprets != notice.interprets) begin(notice);
    each(notices.line(notice));
    last = &notice;
  }
}

constexpr std::string_view style =
    "body{font:15px/1.5 \"Noto Sans\",\"Noto Sans CJK JP\",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b2733}h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}article{border:1px dashed #9aa7b3;"
    "padding:.6rem .9rem;margin:0 0 .8rem;break-inside:avoid}h3{font-size:1rem;margin:0 0 "
    ".3rem}ul{margin:0;padding-left:1.2rem}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #d5dbe1;padding:.25rem "
    ".5rem;text-align:left;"
    "vertical-align:top}tr{break-inside:avoid}.note{background:#fff4d6;padding:.4rem .7rem}@media "
    "print{body{margin:0}}";

}  // namespace

std::string notices_text(const Repair& repair, Lang lang) {
  const Notices notices(repair, lang);
  std::string text = notices.head() + "\n";
  for (const auto& line : notices.relaxed()) text += "! " + line + "\n";
  walk(
      repair, notices, [&](const auto& notice) { text += notices.who(notice.who) + "\n"; },
      [&](const std::string& line) { text += "  - " + line + "\n"; });
  return text;
}

std::string notices_page(const Repair& repair, Lang lang) {
  const Notices notices(repair, lang);
  const auto title = notices.in(words::notices_title);
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width, "
      "initial-scale=1\"><title>{}</title><style>{}</style></head>\n<body>\n<h1>{}</h1>\n",
      lang_name(lang), escape(title), style, escape(title));
  if (!repair.fair.name.empty()) out += fmt::format("<p>{}</p>\n", escape(repair.fair.name));
  out += fmt::format("<p>{}</p>\n", escape(notices.head()));
  for (const auto& line : notices.relaxed()) out += fmt::format("<p class=\"note\">{}</p>\n", escape(line));
  bool open = false, interpreters = false, people = false;
  const auto close = [&] {
    if (open) out += "</ul></article>\n";
    open = true;
  };
  walk(
      repair, notices,
      [&](const Repair::Notice& notice) {
        close();
        if (!notice.interprets && !people)
          out += fmt::format("<h2>{}</h2>\n", escape(notices.in(words::notices_people)));
        if (notice.interprets && !interpreters)
          out += fmt::format("<h2>{}</h2>\n", escape(notices.in(words::notices_interpreters)));
        (notice.interprets ? interpreters : people) = true;
        out += fmt::format("<article><h3>{}</h3><ul>\n", escape(notices.who(notice.who)));
      },
      [&](const std::string& line) { out += fmt::format("<li>{}</li>\n", escape(line)); });
  if (open) out += "</ul></article>\n";
  if (!repair.standby.empty()) {
    out += fmt::format("<h2>{}</h2>\n<table><tr>", escape(notices.in(words::standby_title)));
    for (const auto* head :
         {&words::time, &words::table, &words::standby_missing, &words::standby_host, &words::standby_pairs})
      out += fmt::format("<th>{}</th>", escape(notices.in(*head)));
    out += "</tr>\n";
    for (const auto& entry : repair.standby) {
      std::string others;
      for (const auto& pair : entry.pairs) others += (others.empty() ? "" : " · ") + notices.other(pair, entry.host);
      out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                         escape(notices.time(entry.slot)), escape(entry.table), escape(notices.name(entry.missing)),
                         escape(notices.name(entry.host)), escape(others));
    }
    out += "</table>\n";
  }
  return out + "</body>\n</html>\n";
}

}  // namespace caunoi
