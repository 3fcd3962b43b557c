// Words out of syllables. A rank is first permuted (multiplied by a number without a common divisor), so that
// neighbours in rank do not share their beginnings and a sorted vocabulary is not sorted by frequency. Tested by
// bench_test.
#include "bench/spelling.hpp"

#include <algorithm>
#include <array>

namespace caunoi::bench {

namespace {

using std::string_view;

constexpr std::uint64_t prime = 104'729;
std::uint64_t permuted(std::uint64_t number, std::uint64_t size) { return (number % size) * prime % size; }

constexpr string_view english_function_words[] = {
    "the",     "of",      "and",    "to",    "in",    "a",       "is",    "for",   "that",   "with",  "on",
    "as",      "by",      "are",    "be",    "from",  "at",      "this",  "or",    "it",     "an",    "which",
    "was",     "not",     "we",     "have",  "has",   "can",     "were",  "these", "their",  "also",  "than",
    "its",     "but",     "such",   "been",  "may",   "other",   "will",  "our",   "all",    "more",  "they",
    "into",    "when",    "one",    "there", "both",  "some",    "only",  "any",   "each",   "no",    "if",
    "then",    "most",    "about",  "those", "where", "who",     "how",   "what",  "over",   "so",    "very",
    "between", "through", "during", "under", "while", "because", "could", "would", "should", "must",  "might",
    "do",      "does",    "did",    "had",   "he",    "she",     "his",   "her",   "you",    "your",  "i",
    "my",      "me",      "us",     "them",  "out",   "up",      "down",  "off",   "again",  "once",  "here",
    "why",     "few",     "own",    "same",  "too",   "just",    "now",   "after", "before", "until", "against"};
constexpr string_view vietnamese_function_words[] = {
    "và",    "của",  "các",  "là",   "có",  "cho", "được", "trong", "với", "không", "những", "một", "để",   "người",
    "khi",   "đã",   "này",  "từ",   "đến", "ở",   "tại",  "ra",    "vào", "về",    "theo",  "như", "thì",  "mà",
    "nhưng", "hoặc", "cũng", "phải", "bị",  "do",  "vì",   "nên",   "nếu", "rất",   "còn",   "đó",  "trên", "dưới"};
constexpr string_view japanese_function_words[] = {"の",   "は",   "を",   "に",   "が",   "と",   "で", "も", "から",
                                                   "まで", "する", "ある", "いる", "など", "より", "へ", "や", "ため"};

constexpr string_view onsets[] = {"b", "c", "d", "f", "g", "h", "j", "k",  "l",  "m",
                                  "n", "p", "r", "s", "t", "v", "w", "st", "sp", "br"};
constexpr string_view nuclei[] = {"a", "e", "i", "o", "u"};
constexpr string_view codas[] = {"", "n", "r", "l", "m"};  // none begins an onset of two letters: words stay apart

std::string english(std::uint64_t number) {
  constexpr std::uint64_t syllables = std::size(onsets) * std::size(nuclei) * std::size(codas);
  int length = 2;
  for (std::uint64_t size = syllables * syllables; number >= size; size *= syllables) number -= size, ++length;
  std::uint64_t size = 1;
  for (int i = 0; i < length; ++i) size *= syllables;
  number = permuted(number, size);
  std::string out;
  for (int i = 0; i < length; ++i, number /= syllables) {
    const auto s = number % syllables;
    out += onsets[s % std::size(onsets)];
    out += nuclei[s / std::size(onsets) % std::size(nuclei)];
    out += codas[s / std::size(onsets) / std::size(nuclei)];
  }
  return out;
}

constexpr string_view vietnamese_onsets[] = {"b",  "c", "d", "đ", "g", "h", "l",  "m",  "n",
                                             "ph", "r", "s", "t", "v", "x", "th", "tr", "nh"};
constexpr string_view vietnamese_vowels[] = {
    "a", "à", "á", "ả", "ã", "ạ", "ă", "ằ", "ắ", "ẳ", "ẵ", "ặ", "â", "ầ", "ấ", "ẩ", "ẫ", "ậ", "e", "è", "é", "ẻ",
    "ẽ", "ẹ", "ê", "ề", "ế", "ể", "ễ", "ệ", "i", "ì", "í", "ỉ", "ĩ", "ị", "o", "ò", "ó", "ỏ", "õ", "ọ", "ô", "ồ",
    "ố", "ổ", "ỗ", "ộ", "ơ", "ờ", "ớ", "ở", "ỡ", "ợ", "u", "ù", "ú", "ủ", "ũ", "ụ", "ư", "ừ", "ứ", "ử", "ữ", "ự"};
constexpr string_view vietnamese_codas[] = {"n", "ng", "m", ""};

std::string vietnamese(std::uint64_t number) {
  constexpr std::uint64_t vowels = std::size(vietnamese_vowels), heads = std::size(vietnamese_onsets);
  constexpr std::uint64_t syllables = heads * vowels * std::size(vietnamese_codas);
  constexpr std::uint64_t alone = 2'000;  // of the syllables, words by themselves
  const auto syllable = [](std::uint64_t s) {
    return std::string(vietnamese_onsets[s % heads]) + std::string(vietnamese_vowels[s / heads % vowels]) +
           std::string(vietnamese_codas[s / heads / vowels]);
  };
  if (number < alone) return syllable(permuted(number, syllables));
  const auto pair = permuted(number - alone, syllables * syllables);
  return syllable(pair % syllables) + ' ' + syllable(pair / syllables);
}

constexpr string_view kanji =
    "水処理排気電力機械製造工場設備技術品質管環境廃棄物再利用発熱冷却加圧縮空燃料炉化学反応分離膜浮沈殿殺菌食肉魚野菜果"
    "乾燥保存包装"
    "輸送計測制御自動監視検査溶接切断研磨金属鋼鉄銅樹脂繊維紙木材石灰粉末粒液体固気相高温低速回転軸受歯車油潤滑塗料表面"
    "被覆腐食防止"
    "農業畜産飼養殖種苗土壌肥病害虫除草収穫米麦豆茶糖酒乳卵医薬衛生光太陽風波潮地震海河川湖森林都市建築橋道路船航港鉱山"
    "炭素酸窒硫黄";
constexpr string_view katakana =
    "アイウエオカキクケコサシスセソタチツテトナニノハヒフヘホマミムメモラリルレロガギグゴザジダデドバビブベボパピプポ";

std::vector<string_view> characters(string_view text) {  // all of three bytes; one that is there twice counts once
  std::vector<string_view> out;
  for (std::size_t i = 0; i < text.size(); i += 3)
    if (const auto c = text.substr(i, 3); std::ranges::find(out, c) == out.end()) out.push_back(c);
  return out;
}

std::string japanese(std::uint64_t number) {
  static const auto han = characters(kanji), kana = characters(katakana);
  const bool loanword = number % 3 == 2;
  const auto& set = loanword ? kana : han;
  number = loanword ? number / 3 : number / 3 * 2 + number % 3;
  std::size_t length = loanword ? 3 : 2;
  std::uint64_t size = loanword ? set.size() * set.size() * set.size() : set.size() * set.size();
  for (; number >= size; size *= set.size()) number -= size, ++length;
  std::string out;
  for (number = permuted(number, size); length > 0; --length, number /= set.size()) out += set[number % set.size()];
  return out;
}

// Pairs where there are too few.
template <std::size_t n>
std::string one_of(const string_view (&words)[n], std::uint32_t rank, string_view between) {
  std::string out(words[rank % n]);
  if (rank >= n) (out += between) += words[rank / n];
  return out;
}

// A word of syllables may happen to be a function word; `mark` is a letter that no syllable ends with.
template <std::size_t n>
std::string unlike(const string_view (&words)[n], std::string word, char mark) {
  if (std::ranges::find(words, word) != std::end(words)) word += mark;
  return word;
}

}  // namespace

Spelling::Spelling(const Lexicon* lexicon) {
  if (lexicon == nullptr) return;
  for (const auto& c : lexicon->concepts())
    if (!c.field.empty() && !c.vi.empty() && !c.ja.empty() && !c.en.empty()) concepts_.push_back(&c);
}

std::string Spelling::word(Lang lang, std::uint32_t rank) const {
  if (rank < Generator::function_words) {
    if (lang == Lang::vi) return one_of(vietnamese_function_words, rank, " ");
    if (lang == Lang::ja) return one_of(japanese_function_words, rank, "");
    return one_of(english_function_words, rank, " ");
  }
  const auto number = rank - Generator::function_words;
  constexpr std::uint32_t first = 40,
                          every = 3;  // the terms of the lexicon are neither the rarest nor the most frequent words
  if (number >= first && number % every == 0 && (number - first) / every < concepts_.size())
    return concepts_[(number - first) / every]->terms(lang).front();
  if (lang == Lang::vi) return unlike(vietnamese_function_words, vietnamese(number), 'p');
  if (lang == Lang::ja) return japanese(number);
  return unlike(english_function_words, english(number), 'x');
}

std::string Spelling::sentences(const GeneratedText& text, std::size_t first, std::size_t count) const {
  constexpr std::size_t of_sentence = 14;
  const bool japanese = text.lang == Lang::ja;
  std::string out;
  const auto end = std::min(first + count, text.ranks.size());
  for (auto i = first; i < end; ++i) {
    if (!out.empty() && !japanese) out += ' ';
    out += word(text.lang, text.ranks[i]);
    if (i + 1 == end || (i - first) % of_sentence == of_sentence - 1) out += japanese ? "。" : ".";
  }
  return out;
}

}  // namespace caunoi::bench
