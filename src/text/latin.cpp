// Tokens of Latin text: runs of letters and digits, with the signs that are part of a word.
//
// A sign is part of a word where leaving it out would cut a name to single letters, which mean nothing: the points of
// "U.S.", the & of "R&D", the plus signs of "C++", the mark within "1.000". A number that its unit is stuck to stays
// one word: "200m3" and "200 m3" meet as quantities, and figures parted from their units are chance matches (measured).
// Tested by text/latin_test.
#include "text/latin.hpp"

#include "text/unicode.hpp"

namespace caunoi::text {

namespace {

constexpr std::size_t most_initials = 8;  // each letter of a longer chain would look through the rest of it
constexpr std::size_t longest_join = 20;  // longer words are written in parts, or the join is chance

bool ascii_letter(std::string_view s, std::size_t at) {
  return at < s.size() && ((s[at] >= 'a' && s[at] <= 'z') || (s[at] >= 'A' && s[at] <= 'Z'));
}
bool upper(std::string_view s, std::size_t at) { return at < s.size() && s[at] >= 'A' && s[at] <= 'Z'; }
bool digit(std::string_view s, std::size_t at) { return at < s.size() && s[at] >= '0' && s[at] <= '9'; }

// "U.S.": single letters with a point between them; the last point belongs to it, or a sentence would seem to end.
std::size_t initials_end(std::string_view s, std::size_t at) {
  std::size_t end = at, letters = 0;
  while (letters < most_initials && ascii_letter(s, end) && end + 1 < s.size() && s[end + 1] == '.')
    end += 2, ++letters;
  if (letters > 0 && ascii_letter(s, end) && !wordlike(class_at(s, end + 1))) ++end, ++letters;  // "U.S"
  return letters > 1 && !wordlike(class_at(s, end)) ? end : at;
}

// "R&D", "R & D", "AT&T": capitals on both sides.
std::size_t ampersand_end(std::string_view s, std::size_t at, std::size_t end) {
  std::size_t look = end;
  const bool blank = look < s.size() && s[look] == ' ';
  if (blank) ++look;
  if (look >= s.size() || s[look] != '&' || end - at > (blank ? 1 : 3) || !upper(s, at) || !upper(s, end - 1))
    return end;
  ++look;
  if (blank && look < s.size() && s[look] == ' ') ++look;
  const std::size_t right = look;
  while (upper(s, look)) ++look;
  return look > right && look - right <= (blank ? 1U : 3U) && !wordlike(class_at(s, look)) ? look : end;
}

}  // namespace

LatinToken latin_token(std::string_view s, std::size_t at) {
  LatinToken out;
  latin_token(s, at, out);
  return out;
}

void latin_token(std::string_view s, std::size_t at, LatinToken& out) {
  out.text.clear();
  out.begin = out.end = 0;
  out.number = false;
  while (at < s.size()) {
    std::size_t look = at;
    if (const Class kind = class_of(next(s, look)); kind == Class::letter || kind == Class::digit) break;
    at = look;
  }
  if (at >= s.size()) return;
  out.begin = at;
  out.number = digit(s, at);
  std::size_t end = at;
  for (bool number = out.number; end < s.size();) {
    std::size_t look = end;
    const Class kind = class_of(next(s, look));
    const bool inner = number && (s[end] == '.' || s[end] == ',') && digit(s, end + 1);  // 1.000 and 1,5 are one number
    if (!wordlike(kind) && !inner) break;
    number = number && (kind == Class::digit || inner);
    end = look;
  }
  if (end - at == 1 && ascii_letter(s, at)) {
    if (const auto initials = initials_end(s, at); initials > at) {
      out.text = lower(s.substr(at, initials - at));
      std::erase(out.text, '.');
      out.end = initials;
      return;
    }
    if (s.substr(end).starts_with("++") && !wordlike(class_at(s, end + 2)))
      end += 2;
    else if (end < s.size() && s[end] == '#' && upper(s, at) && !wordlike(class_at(s, end + 1)))
      ++end;
  }
  end = ampersand_end(s, at, end);
  lower(s.substr(at, end - at), out.text);
  std::erase(out.text, ' ');
  out.end = end;
}

std::string joined(std::string_view s, const LatinToken& first, const LatinToken& second, Lang lang,
                   bool stops) {
  const auto between = s.substr(first.end, second.begin - first.end);
  const bool hyphen = between == "-" || between == "‐";
  if (!hyphen && (lang == Lang::vi || between != " ")) return {};
  if (first.number && second.number) return {};
  if (!hyphen && stops) return {};
  const auto size = first.text.size() + second.text.size();
  if (size > longest_join) return {};
  return first.text + second.text;
}

}  // namespace caunoi::text
