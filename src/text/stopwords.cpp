// Function words of English: articles, pronouns, prepositions, conjunctions, auxiliaries; written out from a grammar's closed classes.
// Vietnamese and Japanese have no such list here: the weight of a term falls with its frequency, and a list lost quality.
#include "text/stopwords.hpp"

#include <unordered_set>

namespace caunoi::text {

bool is_english_stop_word(std::string_view word) {
  static const std::unordered_set<std::string_view> words{
      "a",     "about",  "above",   "after",  "again",   "against", "all",     "also",   "am",     "an",      "and",    "any",     "are",    "as",     "at",
      "be",    "because", "been",   "before", "being",   "below",   "between", "both",   "but",    "by",      "can",    "cannot",  "could",  "did",    "do",
      "does",  "doing",  "down",    "during", "each",    "either",  "few",     "for",    "from",   "further", "had",    "has",     "have",   "having", "he",
      "her",   "here",   "hers",    "herself", "him",    "himself", "his",     "how",    "i",      "if",      "in",     "into",    "is",     "it",     "its",
      "itself", "may",   "me",      "might",  "more",    "most",    "must",    "my",     "myself", "neither", "no",     "nor",     "not",    "of",     "off",
      "on",    "once",   "only",    "or",     "other",   "ought",   "our",     "ours",   "ourselves", "out",  "over",   "own",     "same",   "shall",  "she",
      "should", "so",    "some",    "such",   "than",    "that",    "the",     "their",  "theirs", "them",    "themselves", "then", "there", "these",  "they",
      "this",  "those",  "through", "to",     "too",     "under",   "until",   "up",     "upon",   "very",    "was",    "we",      "were",   "what",   "when",
      "where", "which",  "while",   "who",    "whom",    "whose",   "why",     "will",   "with",   "within",  "without", "would",  "you",    "your",   "yours",
      "yourself", "yourselves"};
  return words.contains(word);
}

}  // namespace caunoi::text
