// Quotes: of each record the few words in which it met the other.
//
// Both records are cut into clauses (a comma or full stop ends one), a window of at most 14 words (28 Japanese
// characters) slides within each, and the window whose different matched terms weigh most is taken; then words at its
// ends that met nothing are cut off, unless the clause begins right there. A window never crosses a clause, so a quote
// reads as the record reads. The weight of a term is what the panel would pay for it at most, so "nước thải dệt nhuộm"
// outweighs "nhà máy của chúng tôi".
//
// Needs are full of secrets people do not mark: words around an amount of money are not quoted ("giá dưới 160.000 đ/kg"
// is a limit for bargaining), nor a clause that names the organisation of a confidential need. Tested by
// match/quotes_test.
#include "match/quotes.hpp"

#include <algorithm>
#include <bitset>
#include <map>
#include <optional>
#include <tuple>

namespace caunoi {

namespace {

// A title was written to be read alone, so it is quoted unless another passage is clearly more to the point.
constexpr double title_bonus = 1.3;
constexpr std::uint32_t money_margin = 2;
// Words weaker than this share of the strongest do not keep a quote from being cut before them ("… tự động cho").
constexpr double telling = 0.2;
// A quote in another language of the record that met much less than the best one would mislead; the best stands in for
// it.
constexpr double least_share = 0.5;

// FNV-1a over the view and the term.
std::uint64_t hash_of(View view, std::string_view term) {
  std::uint64_t hash = 0xcbf29ce484222325U ^ (static_cast<std::uint64_t>(view) + 1);
  for (const char c : term) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

// Single characters and mark-less syllables meet everywhere, and so do figures and, outside Vietnamese, Latin symbols
// of one or two letters ("mm", "kg"); they rank but do not make a quote.
bool quotable(const Term& term, Lang lang) {
  if (term.view == View::unigrams || term.view == View::folded || term.view == View::quantities) return false;
  if (term.view == View::concepts) return !term.text.starts_with('~');  // that two names sound alike convinces nobody
  if (std::ranges::all_of(term.text, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ' '; }))
    return false;
  const bool ascii = std::ranges::all_of(term.text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return lang == Lang::vi || !ascii || term.text.size() > 2;
}

constexpr std::string_view wide_stops[] = {"。", "、", "，", "；", "：", "！", "？", "「", "」", "（", "）", "–", "—"};

// Length of the clause end that starts at `at`, 0 when none does. A mark within a number or word ("1.200", "Al–Zn")
// ends nothing.
std::size_t stop_at(std::string_view s, std::size_t at) {
  for (const auto stop : wide_stops) {
    if (!s.substr(at).starts_with(stop)) continue;
    const bool latin_dash = stop == "–" || stop == "—";
    const auto after = at + stop.size();
    if (latin_dash && !(at > 0 && s[at - 1] == ' ' && after < s.size() && s[after] == ' ')) return 0;
    return stop.size();
  }
  const char c = s[at];
  if (c == '\n' || c == '(' || c == ')' || c == '"') return 1;
  const bool mark = c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?';
  return mark && (at + 1 == s.size() || s[at + 1] == ' ' || s[at + 1] == '\n') ? 1 : 0;
}

std::size_t sequence_length(char lead) {
  const auto c = static_cast<unsigned char>(lead);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

void cut(Passage& p) {
  const std::string_view s = p.text;
  std::uint32_t first = 0;
  const auto end_clause = [&] {
    if (p.words.size() > first) p.clauses.push_back({first, static_cast<std::uint32_t>(p.words.size())});
    first = static_cast<std::uint32_t>(p.words.size());
  };
  bool open = false;  // a word goes on
  for (std::size_t at = 0; at < s.size();) {
    if (const auto stop = stop_at(s, at); stop > 0) {
      end_clause();
      open = false;
      at += stop;
      continue;
    }
    const auto length = std::min(sequence_length(s[at]), s.size() - at);
    const bool blank = s[at] == ' ' || s[at] == '\t' || s[at] == '\r';
    const auto begin = static_cast<std::uint32_t>(at), end = static_cast<std::uint32_t>(at + length);
    if (blank) {
      open = false;
    } else if (open && (p.lang != Lang::ja || length == 1)) {
      p.words.back().end = end;  // the rest of a word, or of a Latin run within Japanese
    } else {
      p.words.push_back({begin, end});
      open = p.lang != Lang::ja || length == 1;
    }
    if (p.lang == Lang::ja && length > 1) open = false;
    at += length;
  }
  end_clause();
}

void add(Passages& out, const LangText& text, const Analyser& analyser, bool title = false, bool spelled = false) {
  for (const Lang lang : all_langs) {
    if (text.in(lang).empty()) continue;
    Passage p;
    p.lang = lang;
    p.title = title;
    p.text = text.in(lang);
    cut(p);
    for (auto& term : analyser.analyse(p.text, lang).terms) {
      if (!quotable(term, lang)) continue;
      p.terms.push_back({term.begin, term.end, hash_of(term.view, term.text)});
      if (spelled) p.spellings.emplace_back(term.view, std::move(term.text));
    }
    std::ranges::sort(p.terms, [](const auto& x, const auto& y) {
      return std::tie(x.begin, x.end, x.term) < std::tie(y.begin, y.end, y.term);
    });
    out.push_back(std::move(p));
  }
}

// Whether folding may give a digit: ASCII, or a byte that begins a character with one for a compatibility form (², ①, ㊿, ７).
// Letters of Vietnamese begin with none of these, so most texts need no folding.
bool may_hold_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte >= 0xEF;
  });
}

// A number with a word for money behind it, or with a currency sign anywhere.
bool names_money(std::string_view text) {
  if (!may_hold_digit(text)) return false;
  const std::string folded = fold(text);
  if (folded.find_first_of("0123456789") == std::string::npos) return false;
  for (const std::string_view sign : {"$", "¥", "₫", "€", "円", "vnd", "usd", "jpy", "eur"})
    if (folded.find(sign) != std::string::npos) return true;
  // A number and then a word for money: "1,9 trieu", "160.000 d/kg", "35 ty".
  std::string word;
  bool after_number = false, digits = false;
  for (std::size_t i = 0; i <= folded.size(); ++i) {
    const char c = i < folded.size() ? folded[i] : ' ';
    const bool digit = c >= '0' && c <= '9';
    if (digit || (c >= 'a' && c <= 'z')) {
      if (digit != digits && !word.empty()) {  // "160.000d": the number ends here
        after_number = digits;
        word.clear();
      }
      digits = digit;
      word += c;
      continue;
    }
    if (word.empty()) continue;
    for (const std::string_view money : {"trieu", "ty", "dong", "d", "yen", "million", "billion", "dollar", "dollars"})
      if (after_number && word == money) return true;
    after_number = digits;
    digits = false;
    word.clear();
  }
  return false;
}

bool holds_any(std::string_view text, std::span<const std::string> names) {
  if (names.empty()) return false;
  const std::string folded = fold(text);
  return std::ranges::any_of(names, [&](const std::string& name) { return folded.find(name) != std::string::npos; });
}

struct Matched {
  std::uint32_t begin, end;
  std::uint64_t term;
  double weight;
};

// The different terms that lie within a window, window after window. Terms are numbered, so that a term met twice in a window is known
// by a mark.
class Window {
 public:
  explicit Window(const std::vector<Matched>& matched) : matched_(matched) {
    std::vector<std::uint64_t> terms;
    for (const auto& m : matched) terms.push_back(m.term);
    std::ranges::sort(terms);
    terms.erase(std::ranges::unique(terms).begin(), terms.end());
    for (const auto& m : matched) number_.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(terms, m.term) - terms.begin()));
    mark_.resize(terms.size());
  }
  /// Calls use(matched) for the first of each term within [begin, end). Windows begin later and later.
  template <class Use>
  void each(std::uint32_t begin, std::uint32_t end, Use&& use) {
    ++round_;
    while (first_ < matched_.size() && matched_[first_].begin < begin) ++first_;
    for (auto m = first_; m < matched_.size() && matched_[m].begin < end; ++m) {
      if (matched_[m].end > end || mark_[number_[m]] == round_) continue;
      mark_[number_[m]] = round_;
      use(matched_[m]);
    }
  }

 private:
  const std::vector<Matched>& matched_;
  std::vector<std::uint32_t> number_, mark_;
  std::uint32_t round_ = 0;
  std::size_t first_ = 0;
};

std::optional<Quote> best_of(const Passage& p, const std::vector<Matched>& matched,
                             std::span<const std::string> hidden) {
  const std::size_t limit = p.lang == Lang::ja ? quote_characters : quote_words;
  std::optional<Quote> best;
  Window window(matched);
  double strongest = 0;
  for (const auto& m : matched) strongest = std::max(strongest, m.weight);
  const auto touched = [&](const Passage::Span& word) {
    return std::ranges::any_of(matched, [&](const Matched& m) {
      return m.begin < word.end && word.begin < m.end && m.weight >= strongest * telling;
    });
  };
  const auto between = [&](std::uint32_t from, std::uint32_t to) {
    return std::string_view(p.text).substr(p.words[from].begin, p.words[to - 1].end - p.words[from].begin);
  };
  for (const auto& clause : p.clauses) {
    // A window could hold half a name, so a clause that holds one is left alone as a whole.
    if (holds_any(between(clause.first, clause.last), hidden)) continue;
    for (std::uint32_t first = clause.first; first < clause.last; ++first) {
      auto last = static_cast<std::uint32_t>(std::min<std::size_t>(clause.last, first + limit));
      double weight = 0;
      const auto begin = p.words[first].begin, end = p.words[last - 1].end;
      window.each(begin, end, [&](const Matched& m) { weight += m.weight; });
      if (weight > 0 && (!best || weight > best->weight + 1e-9)) {
        std::uint32_t from = first;
        while (last > from + 1 && last < clause.last && !touched(p.words[last - 1])) --last;
        while (from + 1 < last && from != clause.first && !touched(p.words[from])) ++from;
        // A window could also end between an amount and its unit.
        const auto wider =
            between(from - std::min(from - clause.first, money_margin), std::min(clause.last, last + money_margin));
        if (!names_money(wider)) {
          std::vector<std::uint64_t> seen;
          window.each(begin, end, [&](const Matched& m) { seen.push_back(m.term); });
          std::ranges::sort(seen);
          best = Quote{std::string(between(from, last)), p.lang, weight, seen};
        }
      }
      if (last == clause.last) break;  // what starts later holds less
    }
  }
  return best;
}

}  // namespace

Passages passages_of(const Need& need, const Analyser& analyser) {
  Passages out;
  add(out, need.title, analyser, true, true);
  for (const auto* text : {&need.problem, &need.requirements}) add(out, *text, analyser, false, true);
  return out;
}

Passages passages_of(const SupplyTraits& supply, const Analyser& analyser) {
  Passages out;
  if (const auto* t = supply.technology; t != nullptr) {
    add(out, t->title, analyser, true);
    for (const auto* text : {&t->problem, &t->summary, &t->advantage}) add(out, *text, analyser);
  }
  if (const auto* x = supply.expert; x != nullptr) {
    add(out, x->expertise, analyser);
    for (const auto& work : x->works)
      for (const auto* text : {&work.title, &work.text}) add(out, *text, analyser);
  }
  return out;
}

std::vector<std::string> hidden_names(const Need& need, const Organisation* organisation) {
  std::vector<std::string> out;
  if (!need.confidential || organisation == nullptr) return out;
  const auto hide = [&](const std::string& name) {
    std::string folded = fold(name);
    // What tells a Vietnamese organisation from another stands at the end ("Công ty Nhuộm Sông Cấm") and is often
    // written alone.
    if (const auto last = folded.rfind(' '); last != std::string::npos && last > 0)
      if (const auto before = folded.rfind(' ', last - 1); before != std::string::npos)
        out.push_back(folded.substr(before + 1));
    for (const std::string_view form : {"株式会社", "有限会社", "(株)", "(有)"})
      if (const auto at = folded.find(form); at != std::string::npos) folded.erase(at, form.size());
    out.push_back(std::move(folded));
  };
  for (const auto* name : {&organisation->name.vi, &organisation->name.ja, &organisation->name.en}) hide(*name);
  for (const auto& alias : organisation->aliases) hide(alias);
  std::erase_if(out, [](const std::string& name) { return name.size() < 3; });  // two letters hide half of every text
  return out;
}

TermWeights term_weights(const Passages& passages, const Panel& panel) {
  TermWeights out;
  TermCounts one;
  std::map<std::tuple<View, Lang, std::string>, double, std::less<>> known;  // pairs ask for their words again
  const auto weight_of = [&](View view, std::string_view text, Lang lang) {
    const auto [at, added] = known.try_emplace({view, lang, std::string(text)}, 0.0);
    if (!added) return at->second;
    auto& terms = one.channels[channel(Part::all, view)];
    one.lang = lang;
    terms.assign(1, {std::string(text), 1.0F});
    at->second = panel.prepare(one).bound;
    terms.clear();
    return at->second;
  };
  for (const auto& passage : passages) {
    for (const auto& [view, term] : passage.spellings) {
      double weight = weight_of(view, term, passage.lang);
      // A pair of everyday words ("tay trên") is rare by chance in a small collection: it is worth no more than its
      // words.
      if (const auto blank = term.find(' '); weight > 0 && view == View::pairs && blank != std::string::npos) {
        const std::string_view pair = term;
        weight = std::min(weight, 2 * std::min(weight_of(View::words, pair.substr(0, blank), passage.lang),
                                               weight_of(View::words, pair.substr(blank + 1), passage.lang)));
      }
      if (weight > 0) out.emplace_back(hash_of(view, term), weight);
    }
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out, {}, &TermWeights::value_type::first).begin(), out.end());
  return out;
}

std::vector<std::uint64_t> terms_in(const Passages& passages) {
  std::vector<std::uint64_t> out;
  for (const auto& p : passages)
    for (const auto& term : p.terms) out.push_back(term.term);
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

TermWeights in_common(const TermWeights& weights, std::span<const std::uint64_t> terms) {
  TermWeights out;
  std::ranges::copy_if(weights, std::back_inserter(out),
                       [&](const auto& w) { return std::ranges::binary_search(terms, w.first); });
  return out;
}

std::vector<Quote> quotes(const Passages& passages, const TermWeights& weights,
                          std::span<const std::uint64_t> preferred, std::span<const std::string> hidden) {
  std::array<std::optional<Quote>, 4> by_lang;
  constexpr std::size_t bits = 2048;  // of hashes: most terms of a passage are in common with nobody
  std::bitset<bits> some;
  for (const auto& [term, weight] : weights) some.set(term % bits);
  for (const auto& p : passages) {
    std::vector<Matched> matched;
    for (const auto& held : p.terms) {
      if (!some[held.term % bits]) continue;
      const auto found = std::ranges::lower_bound(weights, held.term, {}, &TermWeights::value_type::first);
      if (found == weights.end() || found->first != held.term) continue;
      const bool twice = std::ranges::binary_search(preferred, held.term);
      matched.push_back({held.begin, held.end, held.term, found->second * (twice ? 2 : 1)});
    }
    if (matched.empty()) continue;
    auto quote = best_of(p, matched, hidden);
    if (quote && p.title) quote->weight *= title_bonus;
    auto& best = by_lang[static_cast<std::size_t>(p.lang)];
    if (quote && (!best || quote->weight > best->weight + 1e-9)) best = std::move(quote);
  }
  std::vector<Quote> out;
  double heaviest = 0;
  for (const auto& quote : by_lang)
    if (quote) heaviest = std::max(heaviest, quote->weight);
  for (auto& quote : by_lang)
    if (quote && quote->weight >= heaviest * least_share) out.push_back(*std::move(quote));
  return out;
}

}  // namespace caunoi
