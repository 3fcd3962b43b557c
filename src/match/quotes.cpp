// Quotes: of each record the few words in which it met the other.
//
// Both records are cut into clauses (a comma or full stop ends one), a window of at most 14 words (28 Japanese
// characters) slides within each, and the window whose different matched terms weigh most is taken; then words at its
// ends that met nothing are cut off, unless the clause begins right there. A window never crosses a clause, so a quote
// reads as the record reads. The weight of a term is what the panel would pay for it at most, so "nước thải dệt nhuộm"
// outweighs "nhà máy của chúng tôi".
//
// Where a need's terms stand is analysed once a need. Where a supply's stand the panel knows, which was made of the same texts: nothing is
// analysed to quote it.
//
// Needs are full of secrets people do not mark: words around an amount of money are not quoted ("giá dưới 160.000 đ/kg"
// is a limit for bargaining), nor a clause that names the organisation of a confidential need. Tested by
// match/quotes_test.
#include "match/quotes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <optional>
#include <tuple>

#include "index/record_text.hpp"

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

constexpr std::string_view wide_stops[] = {"。", "、", "，", "；", "：", "！", "？", "「", "」", "（", "）", "–", "—"};

std::size_t wide_stop_at(std::string_view s, std::size_t at) {
  for (const auto stop : wide_stops) {
    if (!s.substr(at).starts_with(stop)) continue;
    const bool latin_dash = stop == "–" || stop == "—";
    const auto after = at + stop.size();
    return latin_dash && !(at > 0 && s[at - 1] == ' ' && after < s.size() && s[after] == ' ') ? 0 : stop.size();
  }
  return 0;
}

// Length of the clause end that starts at `at`, 0 when none does. A mark within a number or word ("1.200", "Al–Zn")
// ends nothing.
std::size_t stop_at(std::string_view s, std::size_t at) {
  const char c = s[at];
  if (static_cast<unsigned char>(c) >= 0xE2) return wide_stop_at(s, at);  // no wide stop begins with less
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

void order(std::vector<Passage::Held>& terms) {
  std::ranges::sort(terms, {}, [](const auto& held) { return std::tuple(held.begin, held.end, held.term); });
}

// Whether folding may give a digit: ASCII, or a character with one for a compatibility form (², ①, ㊿, ７), told by its first bytes.
// Letters of Vietnamese begin with none of these, nor do kana, ideographs and most marks, so most texts need no folding.
bool may_hold_digit(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]), next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
    if ((byte >= '0' && byte <= '9') || byte == 0xC2 || byte >= 0xEF) return true;
    if ((byte == 0xE2 && next > 0x80) || (byte == 0xE3 && next >= 0x88 && next < 0x90)) return true;  // from U+2040; U+3200 to U+33FF
  }
  return false;
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

}  // namespace

// The different terms that lie within a window, window after window: a term met twice in a window is known by a mark.
class Quoter::Window {
 public:
  explicit Window(Quoter& quoter) : matched_(quoter.matched_), mark_(quoter.mark_), round_(quoter.round_), sum_(quoter.sum_) {
    sum_.assign(1, 0);
    for (const auto& m : matched_) sum_.push_back(sum_.back() + m.weight);
  }
  /// Moves to [begin, end): windows begin and end later and later.
  void move(std::uint32_t begin, std::uint32_t end) {
    while (first_ < matched_.size() && matched_[first_].begin < begin) ++first_;
    while (last_ < matched_.size() && matched_[last_].begin < end) ++last_;
    end_ = end;
  }
  /// No less than its terms weigh together: as if none were met twice.
  [[nodiscard]] double most() const { return sum_[last_] - sum_[first_]; }
  /// Calls use(matched) for the first of each term within it.
  template <class Use>
  void each(Use&& use) {
    ++round_;
    for (auto m = first_; m < last_; ++m) {
      if (matched_[m].end > end_ || mark_[matched_[m].term] == round_) continue;
      mark_[matched_[m].term] = round_;
      use(matched_[m]);
    }
  }

 private:
  const std::vector<Matched>& matched_;
  std::vector<std::uint64_t>& mark_;  ///< by term: the round it was last met in
  std::uint64_t& round_;
  std::vector<double>& sum_;  ///< of the weights before
  std::uint32_t end_ = 0;
  std::size_t first_ = 0, last_ = 0;
};

std::optional<Quote> Quoter::best_of(const Passage& p, double to_beat, std::span<const std::string> hidden) {
  const std::size_t limit = p.lang == Lang::ja ? quote_characters : quote_words;
  struct Best { std::uint32_t from, last, begin, end; double weight; };  // words of the quote, bytes of the window
  std::optional<Best> best;
  Window window(*this);
  double strongest = 0;
  for (const auto& m : matched_) strongest = std::max(strongest, m.weight);
  const auto touched = [&](const Passage::Span& word) {
    return std::ranges::any_of(matched_, [&](const Matched& m) {
      return m.begin < word.end && word.begin < m.end && m.weight >= strongest * telling;
    });
  };
  const auto between = [&](std::uint32_t from, std::uint32_t to) {
    return p.text.substr(p.words[from].begin, p.words[to - 1].end - p.words[from].begin);
  };
  for (auto clause : p.clauses) {
    // A window could hold half a name, so a clause that holds one is left alone as a whole.
    if (holds_any(between(clause.first, clause.last), hidden)) continue;
    for (std::uint32_t first = clause.first; first < clause.last; ++first) {
      auto last = static_cast<std::uint32_t>(std::min<std::size_t>(clause.last, first + limit));
      double weight = 0;
      const auto begin = p.words[first].begin, end = p.words[last - 1].end;
      window.move(begin, end);
      if (window.most() > (best ? best->weight : 0)) window.each([&](const Matched& m) { weight += m.weight; });
      if (weight > 0 && (!best || weight > best->weight + 1e-9)) {
        std::uint32_t from = first;
        while (last > from + 1 && last < clause.last && !touched(p.words[last - 1])) --last;
        while (from + 1 < last && from != clause.first && !touched(p.words[from])) ++from;
        // A window could also end between an amount and its unit. Most clauses name no money at all.
        if (!clause.names_money) clause.names_money = names_money(between(clause.first, clause.last));
        const auto wider =
            between(from - std::min(from - clause.first, money_margin), std::min(clause.last, last + money_margin));
        if (!*clause.names_money || !names_money(wider)) best = Best{from, last, begin, end, weight};
      }
      if (last == clause.last) break;  // what starts later holds less
    }
  }
  if (!best) return std::nullopt;
  const double weight = best->weight * (p.title ? title_bonus : 1);
  if (weight <= to_beat + 1e-9) return std::nullopt;
  Quote out{std::string(between(best->from, best->last)), p.lang, weight, {}};
  for (const auto& m : matched_)
    if (m.begin >= best->begin && m.end <= best->end) out.terms.push_back(m.term);
  std::ranges::sort(out.terms);
  out.terms.erase(std::ranges::unique(out.terms).begin(), out.terms.end());
  return out;
}

NeedText text_of(const AnalysedNeed& need) {
  NeedText out;
  std::size_t count = 0;
  for (const auto& analysis : need.analyses) count += analysis.terms.size();
  // The numbers of the terms met so far, in a table that is never more than half full.
  constexpr auto free = ~std::uint32_t{0};
  std::vector<std::uint32_t> numbers(std::bit_ceil(2 * count + 1), free);
  const auto number_of = [&](View view, std::string_view term) -> std::uint32_t& {
    auto at = std::hash<std::string_view>()(term) + static_cast<std::size_t>(view);
    while (true) {
      auto& number = numbers[at++ & (numbers.size() - 1)];
      if (number == free || out.terms[number] == std::pair(view, term)) return number;
    }
  };
  for (std::size_t t = 0; t < need.texts.size(); ++t) {
    const auto& [text, lang, title] = need.texts[t];
    auto& p = out.passages.emplace_back(Passage{lang, title, text, {}, {}, {}});
    cut(p);
    for (auto& clause : p.clauses)  // each supply asks
      clause.names_money = names_money(p.text.substr(p.words[clause.first].begin, p.words[clause.last - 1].end - p.words[clause.first].begin));
    for (const auto& term : need.analyses[t].terms) {
      if (!quotable(term, lang)) continue;
      auto& number = number_of(term.view, term.text);
      if (number == free) {
        number = static_cast<std::uint32_t>(out.terms.size());
        out.terms.emplace_back(term.view, term.text);
        out.langs.push_back(0);
      }
      out.langs[number] |= lang_bit(lang);
      p.terms.push_back({term.begin, term.end, number});
    }
    order(p.terms);
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

TermWeights::TermWeights(const NeedText& need, const Panel& panel) : need_(&need), panel_(&panel), weights_(need.terms.size(), -1.0) {
  std::vector<std::string> concepts;  // once a language
  for (const auto& [view, term] : need.terms)
    if (view == View::concepts)
      for (const Lang lang : all_langs) concepts.push_back(concept_term(lang, term));
  std::vector<Panel::Key> keys;
  std::vector<std::uint32_t> of_key;
  for (std::uint32_t n = 0, next = 0; n < need.terms.size(); ++n) {
    const auto& [view, term] = need.terms[n];
    const bool once = view != View::concepts;
    for (std::size_t i = 0; i < (once ? 1 : all_langs.size()); ++i) {
      keys.push_back({channel(Part::all, view), once ? term : std::string_view(concepts[next++])});
      of_key.push_back(n);
    }
  }
  panel.prefetch(keys);
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (const auto in_panel = panel.find(keys[i].channel, keys[i].term); in_panel != Panel::none) held_.push_back({in_panel, of_key[i]});
  std::ranges::sort(held_, {}, &Held::in_panel);
}

double TermWeights::weight_in(View view, std::string_view term, Lang lang) {
  auto& terms = one_.channels[channel(Part::all, view)];
  one_.lang = lang;
  terms.resize(1);
  terms.front().first.assign(term);
  terms.front().second = 1;
  panel_->prepare(one_, query_);
  terms.clear();
  return query_.bound;
}

double TermWeights::operator()(std::uint32_t term) {
  auto& least = weights_[term];
  if (least >= 0) return least;
  least = 0;
  const auto& [view, text] = need_->terms[term];
  for (const Lang lang : all_langs) {
    if ((need_->langs[term] & lang_bit(lang)) == 0) continue;
    double weight = weight_in(view, text, lang);
    // A pair of everyday words ("tay trên") is rare by chance in a small collection: it is worth no more than its
    // words.
    if (const auto blank = text.find(' '); weight > 0 && view == View::pairs && blank != std::string::npos) {
      weight = std::min(weight, 2 * std::min(weight_in(View::words, text.substr(0, blank), lang), weight_in(View::words, text.substr(blank + 1), lang)));
    }
    if (weight > 0 && (least == 0 || weight < least)) least = weight;
  }
  return least;
}

void in_common(const NeedText& need, TermWeights& weights, const SupplyTraits& supply, const Panel& panel, std::uint32_t document, const Analyser& analyser, Common& out) {
  out.weights.assign(weights.size(), 0);
  const auto texts = supply.technology != nullptr ? texts_of(*supply.technology) : texts_of(*supply.expert);
  out.passages.resize(texts.size());
  for (std::size_t t = 0; t < texts.size(); ++t) {
    auto& p = out.passages[t];
    p.lang = texts[t].lang;
    p.title = texts[t].title && supply.technology != nullptr;  // of an expert, what he or she says stands before what papers are called
    p.text = texts[t].text;
    p.words.clear();
    p.clauses.clear();
    p.terms.clear();
  }
  const auto hold = [&](std::size_t passage, std::uint32_t begin, std::uint32_t end, std::uint32_t term) {
    if ((out.weights[term] = weights(term)) > 0) out.passages[passage].terms.push_back({begin, end, term});
  };
  if (const auto places = panel.places_of(document); places.digest == digest_of(texts)) {
    std::vector<std::uint32_t> begins;  // of the texts, in their bytes one after the other
    std::uint32_t size = 0;
    for (const auto& t : texts) {
      begins.push_back(size);
      size += static_cast<std::uint32_t>(t.text.size());
    }
    const auto terms = panel.terms_of(document).terms;
    auto held = weights.held().begin();
    for (std::size_t i = 0, place = 0; i < terms.size() && held != weights.held().end(); place += places.counts[i++]) {
      while (held != weights.held().end() && held->in_panel < terms[i]) ++held;
      if (held == weights.held().end() || held->in_panel != terms[i]) continue;
      for (auto p = place; p < place + places.counts[i]; ++p) {
        const auto passage = static_cast<std::size_t>(std::ranges::upper_bound(begins, places.at[p]) - begins.begin() - 1);
        const auto begin = places.at[p] - begins[passage];
        hold(passage, begin, begin + places.lengths[p], held->term);
      }
    }
  } else {
    std::map<std::pair<View, std::string_view>, std::uint32_t> numbers;
    for (std::uint32_t n = 0; n < need.terms.size(); ++n) numbers.emplace(need.terms[n], n);
    for (std::size_t t = 0; t < texts.size(); ++t)
      for (const auto& term : analyser.analyse(texts[t].text, texts[t].lang).terms) {
        if (!quotable(term, texts[t].lang)) continue;
        if (const auto known = numbers.find(std::pair<View, std::string_view>(term.view, term.text)); known != numbers.end()) hold(t, term.begin, term.end, known->second);
      }
  }
  for (auto& p : out.passages) {
    if (p.terms.empty()) continue;  // nothing of it is quoted
    order(p.terms);
    cut(p);
  }
}

std::vector<Quote> Quoter::operator()(const Passages& passages, std::span<const double> weights,
                                      std::span<const std::uint32_t> preferred, std::span<const std::string> hidden) {
  std::array<std::optional<Quote>, 4> by_lang;
  mark_.resize(weights.size());
  for (const auto& p : passages) {
    matched_.clear();
    for (const auto& [begin, end, term] : p.terms)
      if (const double weight = weights[term]; weight > 0) matched_.push_back({begin, end, term, weight * (std::ranges::binary_search(preferred, term) ? 2 : 1)});
    if (matched_.empty()) continue;
    auto& best = by_lang[static_cast<std::size_t>(p.lang)];
    if (auto quote = best_of(p, best ? best->weight : -1, hidden)) best = std::move(quote);
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
