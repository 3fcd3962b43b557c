// Texts to terms. One walk over the normalised text cuts it into words by its language; the other views are made of the words.
//
// Vietnamese: syllables; a compound shows as a pair of neighbours, which in the literature is a strong baseline. Japanese: base
// forms of MeCab with IPADIC (content words only), or of ICU's dictionary where MeCab has none, with character n-grams beside
// them since word borders inside technical compounds are uncertain. English: Porter2 stems (Snowball through Xapian) without
// function words; pairs run over the words that remain. What neighbours would be as one word is a view of its own, so that
// "waste-water", "waste water" and "wastewater" meet.
// Tested by text/analyser_test.
#include <algorithm>
#include <unordered_map>

#include <mecab.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>
#include <xapian.h>

#include "caunoi/lexicon.hpp"
#include "caunoi/text.hpp"
#include "text/japanese.hpp"
#include "text/latin.hpp"
#include "text/quantities.hpp"
#include "text/senses.hpp"
#include "text/stopwords.hpp"
#include "text/unicode.hpp"
#include "text/word_map.hpp"

namespace caunoi {

namespace {

using text::Class;

// What is said of a word wherever it stands. Words repeat, so it is found out once.
struct Known {
  std::string text;     // as the words of a lexicon are written
  std::string spelled;  // with one spelling: the term
  std::string folded;   // without marks
  bool stop = false;
};

struct Word {
  const Known* known;
  std::uint32_t begin, end;  // bytes of the normalised text
  bool joined = false;       // directly after the word before it, so that a pair of both means something
};

struct Join {
  std::string text;
  std::uint32_t begin, end;
};

// What a text is cut into.
struct Cut {
  std::vector<Word> words;
  std::vector<Join> joins;  // neighbours as one word
};

// MeCab's dictionary is opened once and shared; taggers and lattices are one a thread.
MeCab::Model* japanese_model() {
  static const std::unique_ptr<MeCab::Model> model(MeCab::createModel("-C"));
  return model.get();
}

// Parts of speech that carry no topic: particles, auxiliaries, symbols, fillers, conjunctions, adnominals.
bool function_word(std::string_view feature) {
  for (const std::string_view part : {"助詞", "助動詞", "記号", "フィラー", "接続詞", "連体詞", "感動詞", "その他"})
    if (feature.starts_with(part)) return true;
  return feature.find("非自立") != std::string_view::npos || feature.starts_with("名詞,代名詞") || feature.starts_with("名詞,接尾,助動詞語幹");
}

// A base64 blob is no word, and the index limits the length of terms: the head stands for it.
constexpr std::size_t longest = 64;
std::string clipped(std::string word) {
  if (word.size() <= longest) return word;
  auto end = longest;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  word.resize(end);
  return word;
}

// IPADIC: the seventh field of a feature is the base form, "*" for a word it does not know. Empty: none.
std::string_view base_form(std::string_view feature) {
  for (int field = 0; field < 6; ++field) {
    const auto comma = feature.find(',');
    if (comma == std::string_view::npos) return {};
    feature.remove_prefix(comma + 1);
  }
  feature = feature.substr(0, feature.find(','));
  return feature == "*" ? std::string_view{} : feature;
}

}  // namespace

struct Analyser::Impl {
  const Lexicon* lexicon;
  Xapian::Stem stem{"english"};
  std::unique_ptr<MeCab::Tagger> tagger;
  std::unique_ptr<MeCab::Lattice> lattice;
  std::unique_ptr<icu::BreakIterator> breaks;
  // Pointers into them hold while a text is analysed.
  text::WordMap<Known> vietnamese_words, english_words, japanese_words;  // by what stands in the text
  text::WordMap<std::string> joins;                                      // stems
  struct Node {
    bool function = false, symbol = false;
    const Known* word = nullptr;  // of a base form
  };
  std::unordered_map<const char*, Node> nodes;  // by feature: MeCab's dictionary holds one string for each

  explicit Impl(const Lexicon* given) : lexicon(given) {
    if (auto* model = japanese_model()) {
      tagger.reset(model->createTagger());
      lattice.reset(model->createLattice());
    }
    if (!tagger) {
      UErrorCode status = U_ZERO_ERROR;
      breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getJapanese(), status));
    }
  }

  // Before each text: memory stays bounded on any input.
  void forget() {
    constexpr std::size_t most = 100'000;
    if (vietnamese_words.size() > most) vietnamese_words.clear();
    if (english_words.size() > most) english_words.clear();
    if (joins.size() > most) joins.clear();
    if (japanese_words.size() > most) {
      japanese_words.clear();
      nodes.clear();
    }
  }

  static Known known(const std::string& text) { return {text, text::one_spelling(text), text::strip(text)}; }
  // Long words are remembered by their heads, or blobs would fill the memory.
  const Known* vietnamese_word(std::string_view token) {
    if (token.size() > longest) return vietnamese_word(clipped(std::string(token)));
    return &vietnamese_words.get(token, [&] { return known(text::unify_iy(token)); });
  }
  const Known* english_word(std::string_view token) {
    if (token.size() > longest) return english_word(clipped(std::string(token)));
    return &english_words.get(token, [&] {
      if (text::is_english_stop_word(token)) return Known{.stop = true};
      return known(stem(std::string(token)));
    });
  }
  const Known* japanese_word(std::string_view base) {
    if (base.size() > longest) return japanese_word(clipped(text::lower(base)));
    return &japanese_words.get(base, [&] { return known(clipped(text::lower(base))); });
  }

  const Node& node_of(const char* feature) {
    const auto [found, added] = nodes.try_emplace(feature);
    if (added) {
      auto& node = found->second;
      node.function = function_word(feature);
      node.symbol = std::string_view(feature).starts_with("記号");
      if (!node.function)
        if (const auto base = base_form(feature); !base.empty()) node.word = japanese_word(base);
    }
    return found->second;
  }

  // Of words that are joined, hence short.
  const std::string& stemmed(const std::string& word) {
    return joins.get(word, [&] { return stem(word); });
  }

  // Words of Latin script in [from, to).
  void latin(std::string_view s, std::size_t from, std::size_t to, Lang lang, Cut& out) {
    s = s.substr(0, to);
    const bool vietnamese = lang == Lang::vi;
    bool joined = false;
    text::LatinToken before, token;
    bool before_stops = false;
    for (std::size_t at = from; at < to;) {
      text::latin_token(s, at, token);
      if (token.text.empty()) break;
      // A sentence border parts a pair; blanks, hyphens and slashes do not.
      if (joined && s.substr(at, token.begin - at).find_first_of(".;:?!\n") != std::string_view::npos) joined = false;
      at = token.end;
      const auto begin = static_cast<std::uint32_t>(token.begin), end = static_cast<std::uint32_t>(token.end);
      const Known* word = vietnamese ? vietnamese_word(token.text) : english_word(token.text);
      if (!before.text.empty())
        if (const auto one = text::joined(s, before, token, lang, before_stops || word->stop); !one.empty())
          out.joins.push_back({vietnamese ? text::strip(one) : stemmed(one), static_cast<std::uint32_t>(before.begin), end});
      if (!word->stop) {
        out.words.push_back({word, begin, end, joined});
        joined = true;
      }
      before_stops = word->stop;
      std::swap(before, token);
    }
  }

  void japanese(std::string_view s, std::size_t from, std::size_t to, Cut& out) {
    bool joined = false;
    const Known* loan = nullptr;  // the last word of katakana
    std::uint32_t loan_begin = 0, loan_end = 0;
    const auto add = [&](const Known* word, std::size_t begin, std::size_t end) {
      // データ・ベース and データベース: MeCab knows some compounds of loanwords and parts others.
      if (text::is_katakana(s.substr(begin, end - begin))) {
        const auto between = loan == nullptr ? std::string_view("?") : s.substr(loan_end, begin - loan_end);
        if (between.empty() || between == "・" || between == " ")
          out.joins.push_back({text::one_spelling(loan->text + word->text), loan_begin, static_cast<std::uint32_t>(end)});
        loan = word->text.empty() ? nullptr : word;
        loan_begin = static_cast<std::uint32_t>(begin);
        loan_end = static_cast<std::uint32_t>(end);
      }
      out.words.push_back({word, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), joined});
      joined = true;
    };
    if (tagger) {
      lattice->clear();
      lattice->set_sentence(s.data() + from, to - from);
      if (tagger->parse(lattice.get())) {
        for (const auto* node = lattice->bos_node(); node != nullptr; node = node->next) {
          if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE) continue;
          const auto& seen = node_of(node->feature);
          if (seen.function) {
            joined = joined && !seen.symbol;
            continue;
          }
          const auto begin = static_cast<std::size_t>(node->surface - s.data());
          add(seen.word != nullptr ? seen.word : japanese_word({node->surface, node->length}), begin, begin + node->length);
        }
      }
      return;
    }
    if (!breaks) return;
    const auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(s.data() + from, static_cast<std::int32_t>(to - from)));
    breaks->setText(unicode);
    std::size_t at = from;
    for (std::int32_t begin = breaks->first(), end = breaks->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
      std::string word;
      unicode.tempSubStringBetween(begin, end).toUTF8String(word);
      if (breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) add(japanese_word(word), at, at + word.size());
      at += word.size();
    }
  }
};

Analyser::Analyser(const Lexicon* lexicon) : impl_(std::make_unique<Impl>(lexicon)) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

Analysis Analyser::analyse(std::string_view utf8, Lang lang) const {
  Analysis out;
  impl_->forget();
  if (lang == Lang::unknown) lang = detect_language(utf8);
  out.lang = lang;
  const auto mapped = text::normalise_mapped(utf8);
  const std::string_view s = mapped.text;

  // Runs of Japanese script and runs of anything else, whatever the language of the text: a Vietnamese sheet may hold 排水処理.
  struct Character { std::uint32_t begin, end; };
  Cut cut;
  std::vector<Character> characters;
  std::size_t run = 0, last_cjk = 0;
  bool cjk = false;
  const auto end_run = [&](std::size_t end) {
    if (cjk) impl_->japanese(s, run, end, cut);
    else impl_->latin(s, run, end, lang == Lang::vi ? Lang::vi : Lang::en, cut);
    run = end;
  };
  for (std::size_t at = 0; at < s.size();) {
    if (!cjk && static_cast<unsigned char>(s[at]) < 0xE3) {  // Japanese script begins at U+3005
      ++at;
      continue;
    }
    const std::size_t here = at;
    const char32_t c = text::next(s, at);
    const Class kind = text::class_of(c);
    const bool script = text::is_cjk(kind);
    if (script) characters.push_back({static_cast<std::uint32_t>(here), static_cast<std::uint32_t>(at)});
    // Latin inside Japanese ends the run; Japanese punctuation does not, MeCab likes whole sentences.
    const bool is_latin = kind == Class::letter || kind == Class::digit;
    if (script && !cjk) {
      end_run(here);
      cjk = true;
    } else if (is_latin && cjk) {
      end_run(last_cjk);
      cjk = false;
    }
    if (script) last_cjk = at;
  }
  end_run(s.size());

  const auto& words = cut.words;
  out.terms.reserve(4 * words.size() + 2 * characters.size());
  std::uint32_t positions[view_count] = {};
  const auto add = [&](View view, std::string text, std::uint32_t begin, std::uint32_t end, float weight = 1) {
    out.terms.push_back({view, std::move(text), positions[static_cast<std::size_t>(view)]++, mapped.from(begin), mapped.from(end), weight});
  };
  for (const auto& w : words) add(View::words, w.known->spelled, w.begin, w.end);
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!words[i].joined) continue;
    const std::string &first = words[i - 1].known->spelled, &second = words[i].known->spelled;
    std::string pair;
    pair.reserve(first.size() + 1 + second.size());
    ((pair += first) += ' ') += second;
    add(View::pairs, std::move(pair), words[i - 1].begin, words[i].end);
  }
  for (std::size_t i = 1; i < characters.size(); ++i)
    if (characters[i - 1].end == characters[i].begin)
      add(View::bigrams, std::string(s.substr(characters[i - 1].begin, characters[i].end - characters[i - 1].begin)), characters[i - 1].begin, characters[i].end);
  for (const auto& c : characters) add(View::unigrams, std::string(s.substr(c.begin, c.end - c.begin)), c.begin, c.end);
  if (lang == Lang::vi)
    for (const auto& w : words) add(View::folded, w.known->folded, w.begin, w.end);

  if (impl_->lexicon != nullptr && !impl_->lexicon->concepts().empty()) {
    std::vector<text::Token> word_tokens, character_tokens;
    word_tokens.reserve(words.size());
    character_tokens.reserve(characters.size());
    for (const auto& w : words) word_tokens.push_back({w.known->text, w.begin, w.end});
    for (const auto& c : characters) character_tokens.push_back({s.substr(c.begin, c.end - c.begin), c.begin, c.end});
    for (auto& sense : text::senses_of(*impl_->lexicon, s, word_tokens, character_tokens, lang))
      add(View::concepts, std::move(sense.id), sense.begin, sense.end, sense.weight);
  }
  for (const auto& quantity : text::quantities_in(s, lang))
    for (auto& term : text::terms_of(quantity)) add(View::quantities, std::move(term), quantity.begin, quantity.end);
  for (auto& join : cut.joins) add(View::joined, clipped(std::move(join.text)), join.begin, join.end);
  return out;
}

}  // namespace caunoi
