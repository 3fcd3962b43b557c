// stopwords.hpp -- words too common to tell texts apart.
#pragma once
#include <string_view>

namespace caunoi::text {

/// Function words of English, lower case.
bool is_english_stop_word(std::string_view lower_case_word);

}  // namespace caunoi::text
