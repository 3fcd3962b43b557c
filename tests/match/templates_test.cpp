#include "match/templates.hpp"

#include <gtest/gtest.h>

#include <set>

#include "match/words.hpp"

namespace caunoi {
namespace {

std::set<std::string> keys_of(std::string_view text) {
  std::set<std::string> keys;
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string_view::npos;) {
    const auto close = text.find('}', at);
    keys.insert(std::string(text.substr(at + 1, close - at - 1)));
    at = close;
  }
  return keys;
}

TEST(Templates, EveryOneSpeaksThreeLanguagesWithTheSameKeys) {
  std::set<std::pair<int, std::string_view>> seen;
  for (const auto& t : templates()) {
    EXPECT_TRUE(seen.emplace(static_cast<int>(t.part), t.code).second) << t.code;
    EXPECT_EQ(find_template(t.part, t.code), &t);
    EXPECT_EQ(keys_of(t.vi), keys_of(t.ja)) << t.code;
    EXPECT_EQ(keys_of(t.vi), keys_of(t.en)) << t.code;
    EXPECT_TRUE(t.vi.ends_with('.') && t.en.ends_with('.') && t.ja.ends_with("。")) << t.code;
    for (const auto& key : keys_of(t.vi))
      EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string::npos) << t.code;
  }
}

TEST(Templates, EveryOneCanBeSaidAndLeavesNoHole) {
  for (const auto& t : templates()) {
    Reason reason{t.part, std::string(t.code), {}, 1};
    for (const auto& key : keys_of(t.vi)) reason.words[key] = "w";
    for (const Lang lang : all_langs) {
      const auto text = sentence(reason, lang);
      EXPECT_FALSE(text.empty()) << t.code;
      EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << text;
    }
    if (!reason.words.empty()) {
      reason.words.erase(reason.words.begin());
      for (const Lang lang : all_langs) EXPECT_EQ(sentence(reason, lang), "") << t.code;
    }
  }
  EXPECT_EQ(sentence({Reason::Part::reason, "no_such", {}, 0}, Lang::vi), "");
}

TEST(Fill, PrefersTheLanguageAskedFor) {
  const std::map<std::string, std::string> words{{"a", "any"}, {"a:ja", "日本"}, {"b:vi", "Việt"}};
  EXPECT_EQ(fill("{a}", words, Lang::ja), "日本");
  EXPECT_EQ(fill("{a}", words, Lang::en), "any");
  EXPECT_EQ(fill("<{b}>", words, Lang::en), "<Việt>");
  EXPECT_EQ(fill("{c}", words, Lang::en), "");
  EXPECT_EQ(fill("{a", words, Lang::en), "");
  EXPECT_EQ(fill("plain", words, Lang::en), "plain");
}

TEST(Words, NumbersAsEachLanguageWritesThem) {
  EXPECT_EQ(quantity_words({850, 1000, "m3/d"}, Lang::vi), "850–1.000 m³/ngày");
  EXPECT_EQ(quantity_words({850, 1000, "m3/d"}, Lang::ja), "850〜1000 m³/日");
  EXPECT_EQ(quantity_words({850, 1000, "m3/d"}, Lang::en), "850–1,000 m³/day");
  EXPECT_EQ(quantity_words({2.5, 2.5, "t/h"}, Lang::vi), "2,5 tấn/giờ");
  EXPECT_EQ(quantity_words({3, 3, "ao"}, Lang::en), "3 ao");
  EXPECT_EQ(money_words({4e9, 6.5e9, "VND", 0, ""}, Lang::vi), "4–6,5 tỷ VND");
  EXPECT_EQ(money_words({4e8, 6.5e9, "VND", 0, ""}, Lang::vi), "400 triệu–6,5 tỷ VND");
  EXPECT_EQ(money_words({3.2e7, 4.8e7, "JPY", 0, ""}, Lang::ja), "3200万〜4800万 JPY");
  EXPECT_EQ(money_words({4e9, 6.5e9, "VND", 0, ""}, Lang::en), "4–6.5 billion VND");
  EXPECT_EQ(money_words({98000, 98000, "VND", 0, ""}, Lang::en), "98,000 VND");
  EXPECT_EQ(list_words({"a", "b"}, Lang::ja), "a、b");
  EXPECT_EQ(list_words({}, Lang::vi), "");
  EXPECT_EQ(country_words("JP", Lang::ja), "日本");
  EXPECT_EQ(country_words("XX", Lang::vi), "XX");
}

}  // namespace
}  // namespace caunoi
