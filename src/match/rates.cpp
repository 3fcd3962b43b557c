// Exchange rates as the user states them: nothing is fetched, and the date is part of the answer. Tested by
// match/rates_test.
#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "caunoi/match.hpp"

namespace caunoi {

Result<Rates> parse_rates(std::string_view csv, std::string_view file) {
  Rates out;
  std::size_t line_number = 0;
  bool header = true;
  while (!csv.empty()) {
    ++line_number;
    const auto newline = std::min(csv.find('\n'), csv.size());
    auto line = csv.substr(0, newline);
    csv.remove_prefix(std::min(newline + 1, csv.size()));
    if (line_number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto place = fmt::format("{}:{}", file, line_number);
    if (header) {
      if (line != "date,currency,vnd")
        return fail(Code::invalid_argument, "the first line must be: date,currency,vnd", place);
      header = false;
      continue;
    }
    const auto first = line.find(','), second = first == std::string_view::npos ? first : line.find(',', first + 1);
    if (second == std::string_view::npos)
      return fail(Code::invalid_argument, "a line has three cells: date,currency,vnd", place);
    const auto date = line.substr(0, first), currency = line.substr(first + 1, second - first - 1),
               cell = line.substr(second + 1);
    double rate = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), rate);
    if (read.ec != std::errc{} || read.ptr != cell.data() + cell.size() || !std::isfinite(rate) || rate <= 0)
      return fail(Code::invalid_argument,
                  fmt::format("'{}' is no rate; write how many VND one {} costs, as in 209.5", cell, currency), place);
    if (currency.size() != 3)
      return fail(Code::invalid_argument, fmt::format("'{}' is no currency; write three letters as in JPY", currency),
                  place);
    if (!out.date.empty() && out.date != date)
      return fail(Code::invalid_argument,
                  fmt::format("rates of {} and {} are mixed; a table has one date", out.date, date), place);
    out.date = date;
    if (!out.per_unit.emplace(currency, rate).second)
      return fail(Code::invalid_argument, fmt::format("{} is given twice", currency), place);
  }
  if (header)
    return fail(Code::invalid_argument, "the file is empty; its first line must be: date,currency,vnd",
                std::string(file));
  return out;
}

}  // namespace caunoi
