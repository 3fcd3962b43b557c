// Names across scripts by their consonants.
#include "text/names.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace caunoi {
namespace {

TEST(Names, MeetAcrossScripts) {
  for (const auto& [katakana, latin] :
       std::vector<std::pair<const char*, const char*>>{{"コンピュータ", "computer"},
                                                        {"インターネット", "internet"},
                                                        {"フィリピン", "philippin"},
                                                        {"オーストラリア", "australia"},
                                                        {"アメリカ", "america"},
                                                        {"ベトナム", "vietnam"},
                                                        {"モンゴル", "mongol"},
                                                        {"クリントン", "clinton"},
                                                        {"マイクロソフト", "microsoft"}})
    EXPECT_EQ(text::skeleton_of_katakana(katakana), text::skeleton_of_latin(latin)) << katakana;
  EXPECT_NE(text::skeleton_of_katakana("カメラ"), text::skeleton_of_latin("market"));
}

TEST(Names, AreOfOneScript) {
  EXPECT_EQ(text::skeleton_of_katakana("排水"), "");
  EXPECT_EQ(text::skeleton_of_katakana("カメラ屋"), "");
  EXPECT_EQ(text::skeleton_of_latin("m3"), "");
  EXPECT_EQ(text::skeleton_of_latin("nước"), "");
  Random random(1);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes;
    for (auto n = random.below(12); n > 0; --n) bytes += static_cast<char>(random.below(256));
    EXPECT_LE(text::skeleton_of_katakana(bytes).size(), bytes.size() + 1);
    EXPECT_LE(text::skeleton_of_latin(bytes).size(), 2 * bytes.size() + 1);
  }
}

}  // namespace
}  // namespace caunoi
