// helpers.hpp -- a folder that goes away, workbooks made in the test, and short ways to look at an intake.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "caunoi/intake.hpp"

namespace caunoi::test {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    static int number = 0;
    path_ =
        fs::temp_directory_path() / ("caunoi-intake-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

inline fs::path write(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

inline std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

using Rows = std::vector<std::vector<std::string>>;

/// An XLSX of one sheet of texts.
inline fs::path write_xlsx(const fs::path& path, const Rows& rows, const char* sheet_name = "S") {
  lxw_workbook* book = workbook_new(path.c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, sheet_name);
  for (std::size_t r = 0; r < rows.size(); ++r)
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      if (!rows[r][c].empty())
        worksheet_write_string(sheet, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(c), rows[r][c].c_str(),
                               nullptr);
  workbook_close(book);
  return path;
}

inline fs::path fixture(const std::string& name) {
  return fs::path(CAUNOI_SOURCE_DIR) / "tests" / "intake" / "fixtures" / name;
}

inline const Finding* finding(const std::vector<Finding>& findings, std::string_view code,
                              std::string_view place_end = "") {
  for (const Finding& f : findings)
    if (f.code == code && f.place().ends_with(place_end)) return &f;
  return nullptr;
}

}  // namespace caunoi::test
