// Texts to terms. One walk over the normalised text cuts it into words by its language; the other views are made of the words.
//
// Vietnamese: syllables; a compound shows as a pair of neighbours, which in the literature is a strong baseline. Japanese: base
// forms of MeCab with IPADIC (content words only), or of ICU's dictionary where MeCab has none, with character n-grams beside
// them since word borders inside technical compounds are uncertain. English: Porter2 stems (Snowball through Xapian) without
// function words; pairs run over the words that remain. What neighbours would be as one word is a view of its own, so that
// "waste-water", "waste water" and "wastewater" meet.
// Tested by text/analyser_test.
#include <algorithm>
#include <optional>
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

namespace caunoi {

namespace {

using text::Class;

struct Word {
  std::string text;
  std::uint32_t begin, end;  // bytes of the normalised text
  bool joined = false;       // directly after the word before it, so that a pair of both means something
};

// What a text is cut into.
struct Cut {
  std::vector<Word> words;
  std::vector<Word> joins;  // neighbours as one word
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
std::string clipped(std::string word) {
  constexpr std::size_t longest = 64;
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
  std::unordered_map<std::string, std::string> stems;  // stemming dominates English analysis, and words repeat

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

  // Of words that are clipped or joined, hence short.
  const std::string& stemmed(const std::string& word) {
    if (const auto found = stems.find(word); found != stems.end()) return found->second;
    if (stems.size() > 100'000) stems.clear();  // memory stays bounded on any input
    return stems.emplace(word, stem(word)).first->second;
  }

  // Words of Latin script in [from, to).
  void latin(std::string_view s, std::size_t from, std::size_t to, Lang lang, Cut& out) {
    s = s.substr(0, to);
    bool joined = false;
    text::LatinToken before;
    for (std::size_t at = from; at < to;) {
      auto token = text::latin_token(s, at);
      if (token.text.empty()) break;
      // A sentence border parts a pair; blanks, hyphens and slashes do not.
      if (s.substr(at, token.begin - at).find_first_of(".;:?!\n") != std::string_view::npos) joined = false;
      at = token.end;
      const auto begin = static_cast<std::uint32_t>(token.begin), end = static_cast<std::uint32_t>(token.end);
      if (!before.text.empty())
        if (auto one = text::joined(s, before, token, lang); !one.empty())
          out.joins.push_back({lang == Lang::vi ? text::strip(one) : stemmed(one), static_cast<std::uint32_t>(before.begin), end});
      if (lang == Lang::vi || !text::is_english_stop_word(token.text)) {
        out.words.push_back({lang == Lang::vi ? clipped(text::unify_iy(token.text)) : stemmed(clipped(token.text)), begin, end, joined});
        joined = true;
      }
      before = std::move(token);
    }
  }

  void japanese(std::string_view s, std::size_t from, std::size_t to, Cut& out) {
    bool joined = false;
    std::string loan;  // the last word of katakana
    std::uint32_t loan_begin = 0, loan_end = 0;
    const auto add = [&](std::string_view base, std::size_t begin, std::size_t end) {
      const Word word{clipped(text::lower(base)), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), joined};
      // データ・ベース and データベース: MeCab knows some compounds of loanwords and parts others.
      if (text::is_katakana(s.substr(begin, end - begin))) {
        const auto between = loan.empty() ? std::string_view("?") : s.substr(loan_end, begin - loan_end);
        if (between.empty() || between == "・" || between == " ")
          out.joins.push_back({text::one_spelling(loan + word.text), loan_begin, word.end});
        loan = word.text;
        loan_begin = word.begin;
        loan_end = word.end;
      }
      out.words.push_back(word);
      joined = true;
    };
    if (tagger) {
      lattice->clear();
      lattice->set_sentence(s.data() + from, to - from);
      if (tagger->parse(lattice.get())) {
        for (const auto* node = lattice->bos_node(); node != nullptr; node = node->next) {
          if (node->stat == MECAB_BOS_NODE || node->stat == MECAB_EOS_NODE) continue;
          const std::string_view feature(node->feature);
          const auto begin = static_cast<std::size_t>(node->surface - s.data());
          if (function_word(feature)) {
            joined = joined && !feature.starts_with("記号");
            continue;
          }
          std::string_view base(node->surface, node->length);
          if (const auto form = base_form(feature); !form.empty()) base = form;
          add(base, begin, begin + node->length);
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
      if (breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) add(word, at, at + word.size());
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

  std::uint32_t positions[view_count] = {};
  const auto add = [&](View view, std::string text, std::uint32_t begin, std::uint32_t end, float weight = 1) {
    out.terms.push_back({view, std::move(text), positions[static_cast<std::size_t>(view)]++, mapped.from(begin), mapped.from(end), weight});
  };
  const auto& words = cut.words;
  std::vector<std::string> spelled;
  for (const auto& w : words) spelled.push_back(text::one_spelling(w.text));
  for (std::size_t i = 0; i < words.size(); ++i) add(View::words, spelled[i], words[i].begin, words[i].end);
  for (std::size_t i = 1; i < words.size(); ++i)
    if (words[i].joined) add(View::pairs, spelled[i - 1] + ' ' + spelled[i], words[i - 1].begin, words[i].end);
  for (std::size_t i = 1; i < characters.size(); ++i)
    if (characters[i - 1].end == characters[i].begin)
      add(View::bigrams, std::string(s.substr(characters[i - 1].begin, characters[i].end - characters[i - 1].begin)), characters[i - 1].begin, characters[i].end);
  for (const auto& c : characters) add(View::unigrams, std::string(s.substr(c.begin, c.end - c.begin)), c.begin, c.end);
  if (lang == Lang::vi)
    for (const auto& w : words) add(View::folded, text::strip(w.text), w.begin, w.end);

  if (impl_->lexicon != nullptr && !impl_->lexicon->concepts().empty()) {
    std::vector<text::Token> word_tokens, character_tokens;
    for (const auto& w : words) word_tokens.push_back({w.text, w.begin, w.end});
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
