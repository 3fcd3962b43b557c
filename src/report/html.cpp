// Records to HTML. Names and sentences come from workbooks that strangers filled in, so nothing reaches the page
// unescaped, and a text is isolated from its neighbours' writing direction (page.css: unicode-bidi) rather than
// searched for direction marks. Tested by report/page_test.
#include "report/html.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <nlohmann/json.hpp>

#include "report/names.hpp"

namespace caunoi::report {

std::string clean(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
    const bool nothing = c >= 0xfdd0 && ((c & 0xfffe) == 0xfffe || c <= 0xfdef);  // noncharacters
    if (c < 0 || control || nothing) {
      out += "\uFFFD";
    } else {
      out.append(utf8.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
  }
  return out;
}

std::string escape(std::string_view utf8) {
  std::string out;
  const std::string text = clean(utf8);
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string for_script(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '<') {
      out += "\\u003c";
    } else if (json.substr(i, 3) == "\u2028" || json.substr(i, 3) == "\u2029") {
      out += json[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += json[i];
    }
  }
  return out;
}

std::string link(std::string_view path) {
  std::string out = "./";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool safe = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                      c == '.' || c == '-' || c == '_';
    out += safe ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

const std::string& legible(const LangText& text, Lang lang) noexcept {
  return lang == Lang::vi && text.vi.empty() && !text.en.empty() ? text.en : text.best(lang);
}

std::string Texts::span(const LangText& text, std::string_view css, std::string_view tag) {
  if (text.empty()) return {};
  const auto css_class = css.empty() ? std::string{} : fmt::format(" class=\"{}\"", css);
  const std::string& shown = legible(text, lang_);
  Lang spoken = Lang::unknown;
  int languages = 0;
  bool same = true;
  for (const Lang lang : all_langs) {
    if (text.in(lang).empty()) continue;
    ++languages;
    same = same && text.in(lang) == shown;
    if (spoken == Lang::unknown && &text.in(lang) == &shown) spoken = lang;
  }
  const auto content = escape(names_.redact(shown));
  // One text in all three languages has none of its own; one text in one language keeps it whatever the page is
  // switched to.
  if (same && languages == 3) return fmt::format("<{0}{1}>{2}</{0}>", tag, css_class, content);
  if (languages == 1) return fmt::format("<{0}{1} lang=\"{2}\">{3}</{0}>", tag, css_class, lang_name(spoken), content);
  return fmt::format("<{0}{1} data-t=\"{2}\" lang=\"{3}\">{4}</{0}>", tag, css_class, entry(text, false),
                     lang_name(spoken), content);
}

std::string Texts::attribute(std::string_view name, const LangText& text) {
  return fmt::format(" {0}=\"{1}\" data-a=\"{0}:{2}\"", name, escape(names_.redact(legible(text, lang_))),
                     entry(text, true));
}

std::string Texts::plain(std::string_view text, std::string_view css) const {
  const auto css_class = css.empty() ? std::string{} : fmt::format(" class=\"{}\"", css);
  return fmt::format("<bdi{}>{}</bdi>", css_class, escape(names_.redact(text)));
}

std::size_t Texts::entry(const LangText& text, bool whole) {
  Entry entry;
  for (std::size_t i = 0; i < 3; ++i) entry[i] = clean(names_.redact(text.in(all_langs[i])));
  const auto [at, fresh] = numbers_.try_emplace({entry, whole}, entries_.size());
  if (fresh) entries_.emplace_back(std::move(entry), whole);
  return at->second;
}

std::string Texts::table() const {
  auto rows = nlohmann::ordered_json::array();
  for (const auto& [entry, whole] : entries_) {
    auto row = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < 3; ++i) {
      const bool in_the_page = !whole && all_langs[i] == lang_ && !entry[i].empty();
      if (in_the_page)
        row.push_back(0);
      else
        row.push_back(entry[i]);
    }
    rows.push_back(std::move(row));
  }
  return rows.dump();
}

}  // namespace caunoi::report
