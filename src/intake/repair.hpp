// repair.hpp -- the sheet of findings in a repair workbook, so that intake knows it again.
#pragma once
#include <string_view>

namespace caunoi::intake {

/// Whether a sheet is the list of findings that write_repair() puts first: it holds no records.
[[nodiscard]] bool is_findings_sheet(std::string_view name);

}  // namespace caunoi::intake
