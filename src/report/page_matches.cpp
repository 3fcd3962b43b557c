// Matches by enterprise. An enterprise opens into its needs, a need into its best offers, an offer into what both sides
// wrote, the reasons, and what does not fit: the order in which a person decides. All of it is HTML before any script
// runs; <details> opens without one. Undisclosed organisations stand last, so that their place in the list tells
// nothing. Tested by report/page_test.
#include <algorithm>
#include <map>

#include "report/sections.hpp"

namespace caunoi::report {

namespace {

// With many needs the page would grow past what a laptop opens quickly; the workbook has the rest.
constexpr std::size_t needs_at_full_length = 300;

// Of reasons and of cautions: what a person reads before deciding. They come strongest first; the workbook has the
// rest.
constexpr std::size_t sentences_shown = 4;

struct Limits {
  std::size_t technologies, experts;
};

Limits limits(const Context& c) {
  const std::size_t needs = std::max<std::size_t>(c.facts.total.needs, 1);
  const auto fewer = [&](std::size_t most) {
    return needs <= needs_at_full_length
               ? most
               : std::min(most, std::max<std::size_t>(1, most * needs_at_full_length / needs));
  };
  return {fewer(c.in.technologies_shown), fewer(c.in.experts_shown)};
}

LangText words_of(const Reason& reason, const std::string& key) {
  LangText text;
  for (const Lang lang : all_langs)
    if (const auto at = reason.words.find(fmt::format("{}:{}", key, lang_name(lang))); at != reason.words.end())
      text.in(lang) = at->second;
  if (const auto at = reason.words.find(key); text.empty() && at != reason.words.end()) {
    const Lang lang = detect_language(at->second);
    text.in(lang == Lang::unknown ? Lang::en : lang) = at->second;
  }
  return text;
}

std::string quotes(Context& c, const Reason& reason) {
  const LangText need = words_of(reason, "need_phrase"), offer = words_of(reason, "tech_phrase");
  if (need.empty() || offer.empty()) return {};
  const auto quote = [&](const Words& label, const LangText& text) {
    return fmt::format("<figure><figcaption>{}</figcaption><blockquote>{}</blockquote></figure>",
                       c.texts.span(say(label)), c.texts.span(text));
  };
  return "<div class=\"quotes\">" + quote(words::their_need, need) + quote(words::their_offer, offer) + "</div>\n";
}

std::string reasons(Context& c, const Match& match) {
  struct Group {
    Reason::Part part;
    std::string_view css;
    const Words* label;
  };
  static constexpr Group groups[] = {
      {Reason::Part::reason, "why", nullptr},        {Reason::Part::caution, "caution", &words::caution},
      {Reason::Part::legal, "legal", &words::legal}, {Reason::Part::benefit, "benefit", &words::benefit},
      {Reason::Part::ask, "ask", &words::ask},       {Reason::Part::confidence, "conf", nullptr},
  };
  std::string out;
  for (const Group& group : groups) {
    std::string items;
    std::size_t shown = 0;
    for (const Reason& reason : match.reasons) {
      if (reason.part != group.part || shown == sentences_shown) continue;
      ++shown;
      if (group.part == Reason::Part::reason) {
        // What both sides wrote is shown as quotations rather than inside a sentence.
        if (auto quoted = quotes(c, reason); !quoted.empty()) {
          out += quoted;
          continue;
        }
      }
      LangText text;
      for (const Lang lang : all_langs) text.in(lang) = sentence(reason, lang);
      if (!text.empty()) items += c.texts.span(text, {}, "li") + "\n";
    }
    if (items.empty()) continue;
    // The label is a heading only where the sentences do not open with the same word.
    const bool labelled = group.label != nullptr && group.part == Reason::Part::caution;
    out += fmt::format("<ul class=\"{}\"{}>\n{}</ul>\n", group.css,
                       labelled ? c.texts.attribute("aria-label", say(*group.label)) : std::string{}, items);
  }
  return out;
}

struct Offer {
  LangText title;
  std::string provider;
  std::string about;  ///< what an expert can do; a technology's title says it
};

Offer offer_of(Context& c, const Match& match) {
  if (match.kind == SupplyKind::expert) {
    const auto* expert = c.survey.expert(match.supply);
    if (expert == nullptr) return {same(match.supply), {}, {}};
    return {expert->name,
            expert->organisation.empty() ? std::string{} : c.texts.span(c.names.organisation(expert->organisation)),
            c.texts.span(expert->expertise, "about", "p")};
  }
  const auto* technology = c.survey.technology(match.supply);
  if (technology == nullptr) return {same(match.supply), {}, {}};
  return {technology->title,
          technology->provider.empty() ? c.texts.span(say(words::no_provider))
                                       : c.texts.span(c.names.organisation(technology->provider)),
          {}};
}

std::string offer(Context& c, const Match& match) {
  const Offer offer = offer_of(c, match);
  const bool is_expert = match.kind == SupplyKind::expert;
  std::string kind;
  if (is_expert) kind = c.texts.span(say(words::expert), "tag");
  return fmt::format(
      "<li><details class=\"offer{}\"><summary><span class=\"score\"{}>{}<b>{}</b></span>"
      "<span class=\"what\"><span class=\"title\">{}{}</span><span class=\"by\">{}</span></span><span "
      "class=\"trust\">{}</span></summary>\n"
      "<div class=\"reasons\">{}</div></details></li>\n",
      good(match, c.in.good_score) ? "" : " weak", c.texts.attribute("title", say(words::score)),
      score_bar(match.score), percent(match.score), kind, c.texts.span(offer.title), offer.provider,
      c.texts.span(say(words::confidence, percent(match.confidence))), offer.about + reasons(c, match));
}

std::string need_block(Context& c, const Need& need, const std::vector<const Match*>& matches, const Limits& most) {
  const auto field = main_field(need.fields);
  std::string out = fmt::format("<article class=\"need\">\n<h4>{}</h4>\n<p class=\"meta\">{}{}{}</p>\n",
                                c.texts.span(need.title), field ? field_chip(c, *field) : std::string{},
                                need.confidential ? c.texts.span(say(words::confidential), "tag") : std::string{},
                                c.texts.plain(need.id, "id"));
  if (!need.problem.empty()) out += c.texts.span(need.problem, "problem", "p") + "\n";
  if (!need.requirements.empty())
    out += fmt::format("<p class=\"problem\"><b>{}.</b> {}</p>\n", c.texts.span(say(words::required)),
                       c.texts.span(need.requirements));
  std::size_t technologies = 0, experts = 0;
  std::string list;
  for (const Match* match : matches) {
    auto& shown = match->kind == SupplyKind::expert ? experts : technologies;
    if (shown == (match->kind == SupplyKind::expert ? most.experts : most.technologies)) continue;
    ++shown;
    list += offer(c, *match);
  }
  out += list.empty() ? fmt::format("<p class=\"none\">{}</p>\n", c.texts.span(say(words::no_offer)))
                      : fmt::format("<ol class=\"offers\">\n{}</ol>\n", list);
  return out + "</article>\n";
}

std::string firm(Context& c, std::string_view id, const std::vector<const Need*>& needs,
                 const std::map<std::string_view, std::vector<const Match*>>& matches, const Limits& most) {
  std::string body, chips, codes;
  std::size_t answers = 0;
  std::set<Field> fields;
  for (const Need* need : needs) {
    static const std::vector<const Match*> none;
    const auto at = matches.find(need->id);
    const auto& list = at != matches.end() ? at->second : none;
    answers += static_cast<std::size_t>(
        std::ranges::count_if(list, [&](const Match* m) { return good(*m, c.in.good_score); }));
    if (const auto field = main_field(need->fields)) fields.insert(*field);
    body += need_block(c, *need, list, most);
  }
  for (const Field field : fields) {
    codes += fmt::format("{}{}", codes.empty() ? "" : " ", field_code(field));
    chips +=
        fmt::format("<i class=\"dot f-{}\"{}></i>", field_code(field), c.texts.attribute("title", field_text(field)));
  }
  const LangText asked = needs.size() == 1 ? say(words::need_count_one) : say(words::need_count, needs.size());
  const LangText answered = answers == 0   ? say(words::good_count_none)
                            : answers == 1 ? say(words::good_count_one)
                                           : say(words::good_count, answers);
  return fmt::format(
      "<details class=\"firm\" data-f=\"{}\"><summary><span class=\"name\"><h3>{}</h3></span><span "
      "class=\"dots\">{}</span>"
      "<span class=\"counts\">{}<span class=\"{}\">{}</span></span></summary>\n{}</details>\n",
      codes, c.texts.span(c.names.organisation(id)), chips, c.texts.span(asked), answers == 0 ? "bad" : "good",
      c.texts.span(answered), body);
}

}  // namespace

std::string matches_section(Context& c) {
  if (c.in.matches == nullptr || c.survey.needs().empty()) return {};
  std::map<std::string_view, std::vector<const Match*>> by_need;
  for (const Match& match : c.in.matches->matches) by_need[match.need].push_back(&match);
  std::map<std::string_view, std::vector<const Need*>> named;
  std::vector<std::pair<std::string_view, std::vector<const Need*>>> undisclosed;  // in the order of their stand-ins
  for (const Need& need : c.survey.needs()) {
    if (!c.names.hidden(need.organisation)) {
      named[need.organisation].push_back(&need);
      continue;
    }
    auto at = std::ranges::find(undisclosed, std::string_view(need.organisation),
                                [](const auto& entry) { return entry.first; });
    if (at == undisclosed.end()) at = undisclosed.insert(at, {need.organisation, {}});
    at->second.push_back(&need);
  }
  std::ranges::sort(undisclosed, {}, [](const auto& entry) {
    return std::ranges::find_if(entry.second, [](const Need* need) { return need->confidential; })[0]->id;
  });

  const Limits most = limits(c);
  std::string out = fmt::format("<p class=\"lead\">{}</p>\n",
                                c.texts.span(say(words::matches_lead, most.technologies, most.experts)));
  out += fmt::format(
      "<div class=\"tools js\" role=\"search\"><input type=\"search\" id=\"find\" autocomplete=\"off\"{}{}>\n<div "
      "class=\"filter\" role=\"group\"{}>"
      "<button type=\"button\" aria-pressed=\"true\" data-field=\"\">{}</button>",
      c.texts.attribute("placeholder", say(words::search)), c.texts.attribute("aria-label", say(words::search_label)),
      c.texts.attribute("aria-label", say(words::filter_label)), c.texts.span(say(words::every_field)));
  for (const Field field : all_fields)
    out += fmt::format(
        "<button type=\"button\" aria-pressed=\"false\" data-field=\"{0}\" class=\"f-{0}\"><i "
        "class=\"dot\"></i>{1}</button>",
        field_code(field), c.texts.span(field_text(field)));
  out += fmt::format(
      "</div>\n<p class=\"state\"><span id=\"shown\" aria-live=\"polite\"></span>"
      "<button type=\"button\" class=\"quiet\" data-open=\"1\">{}</button><button type=\"button\" class=\"quiet\" "
      "data-open=\"0\">{}</button></p></div>\n",
      c.texts.span(say(words::open_all)), c.texts.span(say(words::close_all)));
  out += "<div class=\"firms\" id=\"firms\">\n";
  for (const auto& [id, needs] : named) out += firm(c, id, needs, by_need, most);
  for (const auto& [id, needs] : undisclosed) out += firm(c, id, needs, by_need, most);
  out +=
      fmt::format("</div>\n<p class=\"none\" id=\"nothing\" hidden>{}</p>\n", c.texts.span(say(words::nothing_found)));
  return section(c, "matches", words::matches_title, out);
}

std::string gaps_section(Context& c) {
  if (c.in.matches == nullptr || c.survey.needs().empty()) return {};
  std::map<std::string_view, const Match*> best;
  for (const Match& match : c.in.matches->matches) {
    auto [at, fresh] = best.try_emplace(match.need, &match);
    if (!fresh && match.score > at->second->score) at->second = &match;
  }
  std::map<int, std::vector<const Need*>> gaps;  // by field; needs without one last
  std::size_t count = 0;
  for (const Need& need : c.survey.needs()) {
    if (c.facts.answered.contains(need.id)) continue;
    const auto field = main_field(need.fields);
    gaps[field ? static_cast<int>(*field) : static_cast<int>(all_fields.size())].push_back(&need);
    ++count;
  }
  if (count == 0)
    return section(
        c, "gaps", words::gaps_title,
        fmt::format("<p class=\"lead\">{}</p>\n", c.texts.span(say(words::gaps_none, percent(c.in.good_score)))));
  std::string out =
      fmt::format("<p class=\"lead\">{}</p>\n",
                  c.texts.span(say(words::gaps_lead, count, c.facts.total.needs, percent(c.in.good_score))));
  for (const auto& [field, needs] : gaps) {
    if (field < static_cast<int>(all_fields.size()))
      out += fmt::format("<h3>{} <span class=\"tally\">{}</span></h3>\n",
                         field_chip(c, all_fields[static_cast<std::size_t>(field)]),
                         c.texts.span(number_text(needs.size())));
    out += "<ul class=\"gaps\">\n";
    for (const Need* need : needs) {
      const auto at = best.find(need->id);
      std::string nearest = c.texts.span(say(words::nothing_near));
      if (at != best.end())
        nearest = fmt::format("{} <span class=\"n\">{} %</span>", c.texts.span(offer_of(c, *at->second).title),
                              percent(at->second->score));
      out += fmt::format(
          "<li><span class=\"title\">{}</span><span class=\"by\">{}</span><span class=\"near\">{}: {}</span></li>\n",
          c.texts.span(need->title), c.texts.span(c.names.organisation(need->organisation)),
          c.texts.span(say(words::nearest)), nearest);
    }
    out += "</ul>\n";
  }
  return section(c, "gaps", words::gaps_title, out);
}

}  // namespace caunoi::report
