#include "base/json_numbers.hpp"

#include <gtest/gtest.h>

namespace caunoi {
namespace {

TEST(MendNumbers, NullForWhatIsNoNumber) {
  for (const char* word : {"NaN", "nan", "-NaN", "Infinity", "-Infinity", "+inf", "1e999", "-1e999", "1.", ".5", "+1",
                           "01", "1e", "0x1F"}) {
    const auto mended = mend_numbers(std::string(R"({"a": [1, )") + word + "], \"b\":" + word + "}");
    ASSERT_TRUE(mended) << word;
    EXPECT_EQ(mended->text, R"({"a": [1, null], "b":null})") << word;
    EXPECT_EQ(mended->first, word);
    EXPECT_EQ(mended->count, 2U);
  }
}

TEST(MendNumbers, LeavesTheRestAlone) {
  for (const char* json : {R"({"a": [1, -2.5e-3, 1e-999, 0], "b": true, "c": null, "d": "NaN 1e999", "e\" NaN": "\\"})",
                           "", "{", "\"NaN", "\"\\", "None", "-", R"({"a": None})", R"({"nano": "x", nanometre: 1})"})
    EXPECT_FALSE(mend_numbers(json)) << json;
}

}  // namespace
}  // namespace caunoi
