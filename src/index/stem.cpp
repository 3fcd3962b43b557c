// The remembering stemmer; see stem.hpp. Tested by index/search_test (against Xapian's own).
#include "index/stem.hpp"

#include <unordered_map>

#include "text/unicode.hpp"

namespace caunoi {

namespace {

class Remembering : public Xapian::StemImplementation {
 public:
  std::string operator()(const std::string& word) override {
    if (!may_have_ending(word)) return word;
    if (const auto known = stems_.find(word); known != stems_.end()) return known->second;
    if (stems_.size() == most_words) stems_.clear();
    return stems_.emplace(word, stemmer_(word)).first->second;
  }
  [[nodiscard]] std::string get_description() const override { return "Remembering(" + stemmer_.get_description() + ")"; }

 private:
  static constexpr std::size_t most_words = 16'384;  // about 2 MB
  Xapian::Stem stemmer_{"english"};
  std::unordered_map<std::string, std::string> stems_;
};

}  // namespace

bool may_have_ending(const std::string& word) noexcept {
  return !word.empty() && ((word.back() >= 'a' && word.back() <= 'z') || word.back() == '\'') && text::is_ascii(word);
}

Xapian::Stem remembering_stem() { return Xapian::Stem(new Remembering); }

}  // namespace caunoi
