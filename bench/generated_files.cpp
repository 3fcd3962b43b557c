// Sheets and runs. Tested by bench_test.
#include "bench/generated_files.hpp"

#include <fmt/format.h>

#include "base/random.hpp"

namespace caunoi::bench {

std::string technologies_csv(const Survey& survey) {
  std::string out = "Mã,Tên công nghệ,Đơn vị,Mô tả,Lĩnh vực,TRL,Giá\n";
  for (const auto& t : survey.technologies())
    out += fmt::format("{},\"{}\",{},\"{}\",{},{},{}\n", t.id, t.title.best(Lang::vi), t.provider,
                       t.summary.best(Lang::vi), field_label(t.fields.front().field, Lang::vi),
                       t.trl ? fmt::format("TRL {}", *t.trl) : "",
                       t.price ? fmt::format("{:.0f} triệu", t.price->min / 1e6) : "");
  return out;
}

RunFiles generated_run(std::uint64_t seed, std::size_t queries, std::size_t depth) {
  Random random(seed);
  RunFiles out;
  out.judgments = "query-id\tcorpus-id\tscore\n";
  for (std::size_t q = 0; q < queries; ++q)
    for (std::size_t d = 0; d < depth; ++d) {
      out.run += fmt::format("q{}\tQ0\td{}\t{}\t{:.4f}\tcaunoi\n", q, d, d + 1, 100.0 / static_cast<double>(d + 1));
      if (random.unit() < 0.1)
        out.judgments += fmt::format("q{}\td{}\t{}\n", q, d, random.unit() < 5.0 / static_cast<double>(d + 5) ? 2 : 0);
    }
  return out;
}

}  // namespace caunoi::bench
