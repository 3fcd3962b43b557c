// The page: one HTML file that needs nothing else. Numbers, lists and the grid are HTML made here; page.js adds search,
// filters and the change of language over the table of texts. The policy in page.html forbids every request, so that a
// mistake cannot make one. The style, the script and the frame are the files of report/page/, put into the library when
// it is built. Tested by report/page_test and, in a browser, by report/browser_test.py.
#include <exception>

#include "caunoi/report.hpp"
#include "report/page_files.hpp"
#include "report/sections.hpp"

namespace caunoi {

namespace {

using namespace report;

std::string navigation(Context& c, const std::vector<std::pair<std::string_view, const Words*>>& links) {
  std::string out;
  for (const auto& [id, words] : links) out += fmt::format("<a href=\"#{}\">{}</a>", id, c.texts.span(say(*words)));
  return out;
}

std::string languages(Context& c) {
  static constexpr std::pair<Lang, std::string_view> names[] = {
      {Lang::vi, "Tiếng Việt"}, {Lang::ja, "日本語"}, {Lang::en, "English"}};
  std::string out;
  for (const auto& [lang, name] : names)
    out += fmt::format("<button type=\"button\" lang=\"{0}\" data-lang=\"{0}\" aria-pressed=\"{1}\">{2}</button>",
                       lang_name(lang), lang == c.in.lang ? "true" : "false", name);
  return out;
}

/// Fills {{name}} of the frame; what is filled in is never looked at again, so a record may hold braces too.
std::string fill(std::string_view frame, const std::vector<std::pair<std::string_view, std::string_view>>& values) {
  std::string out;
  for (std::size_t at = 0; at < frame.size();) {
    const auto open = frame.find("{{", at), close = frame.find("}}", open);
    if (open == std::string_view::npos || close == std::string_view::npos) {
      out += frame.substr(at);
      break;
    }
    out += frame.substr(at, open - at);
    const auto name = frame.substr(open + 2, close - open - 2);
    for (const auto& [key, value] : values)
      if (key == name) out += value;
    at = close + 2;
  }
  return out;
}

std::string build(const ReportInput& input) {
  static const Survey no_survey;
  Context c(input, input.survey != nullptr ? *input.survey : no_survey);
  struct Part {
    std::string_view id;
    const Words* title;
    std::string (*make)(Context&);
  };
  static constexpr Part parts[] = {
      {"overview", &words::nav_overview, overview_section},
      {"programme", &words::nav_programme, programme_section},
      {"matches", &words::nav_matches, matches_section},
      {"gaps", &words::nav_gaps, gaps_section},
      {"shortlist", &words::nav_shortlist, shortlist_section},
      {"findings", &words::nav_findings, findings_section},
      {"files", &words::nav_files, files_section},
  };
  std::string main;
  std::vector<std::pair<std::string_view, const Words*>> links;
  for (const Part& part : parts) {
    const std::string made = part.make(c);
    if (made.empty()) continue;
    main += made;
    links.emplace_back(part.id, part.title);
  }
  const LangText title =
      input.fair != nullptr && !input.fair->name.empty() ? same(input.fair->name) : say(words::untitled);
  std::string when;
  if (input.fair != nullptr)
    if (const LangText date = Clock(*input.fair).date(0); !date.empty()) when = c.texts.span(date, "when");
  const std::string head = fmt::format(
      "<p class=\"kicker\">{}{}</p>\n<h1>{}</h1>\n", c.texts.span(say(words::kicker)), when,
      input.fair != nullptr && !input.fair->name.empty() ? c.texts.plain(input.fair->name) : c.texts.span(title));
  const std::string nav = navigation(c, links), switcher = languages(c);
  const std::string labels_nav = c.texts.attribute("aria-label", say(words::contents));
  const std::string labels_lang = c.texts.attribute("aria-label", say(words::language));
  const std::string skip = c.texts.span(say(words::skip)), print = c.texts.span(say(words::print));
  const std::string foot = c.texts.span(say(words::offline), {}, "p");
  // What the script says by itself; its texts are whole entries, so that it need not read them from the page.
  const auto script_words = [&](std::string_view key, const Words& words) {
    return fmt::format("\"{}\":[\"{}\",\"{}\",\"{}\"]", key, words.vi, words.ja, words.en);
  };
  const std::string data =
      fmt::format("{{\"lang\":\"{}\",\"texts\":{},\"words\":{{{},{}}}}}", lang_name(input.lang), c.texts.table(),
                  script_words("shown", words::shown_count), script_words("copied", words::copied));
  return fill(page_frame(), {{"lang", lang_name(input.lang)},
                             {"title", escape(c.names.redact(title.best(input.lang)))},
                             {"style", page_style()},
                             {"skip", skip},
                             {"head", head},
                             {"nav", nav},
                             {"nav-label", labels_nav},
                             {"languages", switcher},
                             {"languages-label", labels_lang},
                             {"print", print},
                             {"main", main},
                             {"foot", foot},
                             {"version", CAUNOI_VERSION},
                             {"data", for_script(data)},
                             {"script", page_script()}});
}

}  // namespace

Result<std::string> page(const ReportInput& input) {
  if (input.lang == Lang::unknown)
    return fail(Code::invalid_argument, "the language of the page must be vi, ja or en", "lang");
  if (!(input.good_score >= 0 && input.good_score <= 1))
    return fail(Code::invalid_argument, "must be from 0 to 1", "good_score");
  try {
    return build(input);
  } catch (const std::bad_alloc&) {
    return fail(Code::out_of_memory, "there is not enough memory for the page");
  } catch (const std::exception& e) {
    return fail(Code::internal, e.what(), "index.html");
  }
}

}  // namespace caunoi
