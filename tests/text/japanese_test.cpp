// One spelling for Japanese words.
#include "text/japanese.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "text/unicode.hpp"

namespace caunoi {
namespace {

TEST(OneSpelling, MeetsWhatIsWrittenInSeveralWays) {
  for (const auto& [word, other] :
       std::vector<std::pair<const char*, const char*>>{{"取り扱い", "取扱"},
                                                        {"取扱い", "取扱"},
                                                        {"取り扱う", "取扱"},
                                                        {"打ち合わせ", "打合せ"},
                                                        {"受け付け", "受付"},
                                                        {"コンピューター", "コンピュータ"},
                                                        {"サーバー", "サーバ"},
                                                        {"インターフェース", "インタフェース"},
                                                        {"ヴァルブ", "バルブ"},
                                                        {"ディジタル", "デジタル"},
                                                        {"プラスティック", "プラスチック"},
                                                        {"ウィルス", "ウイルス"}})
    EXPECT_EQ(text::one_spelling(word), text::one_spelling(other)) << word;
}

TEST(OneSpelling, LeavesOtherWordsAlone) {
  for (const char* word : {"洗う", "洗い", "キー", "カー", "コピー機", "お金", "排水", "m3", "ひらがな", "一般", "",
                           "ビール", "ー", "ーーーー", "ーーーーーーー"})
    EXPECT_EQ(text::one_spelling(word), word);
}

TEST(OneSpelling, IsItsOwnSpelling) {
  Random random(1);
  const std::vector<char32_t> signs{U'ヴ', U'ァ', U'ー', U'テ', U'ィ', U'カ', U'取', U'り', U'扱', U'x', 0xFFFD};
  for (int i = 0; i < 20'000; ++i) {
    std::string word;
    for (auto n = random.below(9); n > 0; --n) text::append(word, signs[random.below(signs.size())]);
    const auto once = text::one_spelling(word);
    EXPECT_LE(once.size(), word.size());
    EXPECT_EQ(once.empty(), word.empty()) << word;
    if (!text::is_katakana(word)) EXPECT_EQ(text::one_spelling(once), once) << word;
  }
}

}  // namespace
}  // namespace caunoi
