// Numbers as people write them. Tested by report/page_test.
#include "report/words.hpp"

namespace caunoi::report {

std::string number(std::int64_t value, Lang lang) {
  std::string out = std::to_string(value);
  const std::ptrdiff_t first = value < 0 ? 1 : 0;
  for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > first; at -= 3)
    out.insert(static_cast<std::size_t>(at), 1, lang == Lang::vi ? '.' : ',');
  return out;
}

}  // namespace caunoi::report
