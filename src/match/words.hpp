// words.hpp -- numbers, units, money and lists as each language writes them.
#pragma once
#include <string>
#include <vector>

#include "caunoi/survey.hpp"

namespace caunoi {

/// "850–1.000 m³/ngày", "850〜1000 m³/日", "850–1,000 m³/day".
[[nodiscard]] std::string quantity_words(const Quantity& quantity, Lang lang);
/// One bound of a quantity.
[[nodiscard]] std::string quantity_words(double value, const std::string& unit, Lang lang);
/// "4–6,5 tỷ VND", "3200万〜4800万 JPY", "4–6.5 billion VND".
[[nodiscard]] std::string money_words(const Money& money, Lang lang);
/// "a, b, c"; Japanese "a、b、c".
[[nodiscard]] std::string list_words(const std::vector<std::string>& items, Lang lang);
/// "tiếng Việt", "ベトナム語", "Vietnamese".
[[nodiscard]] std::string_view language_words(Lang of, Lang lang) noexcept;

/// "Nhật Bản", "日本", "Japan"; the code itself for countries that seldom come.
[[nodiscard]] std::string country_words(std::string_view code, Lang lang);

}  // namespace caunoi
