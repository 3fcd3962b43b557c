// archive.hpp -- the parts of a zipped workbook, unfolded within limits.
#pragma once
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "intake/grid.hpp"

namespace caunoi::intake {

class Archive {
 public:
  /// corrupt when the archive is cut off or damaged. `bytes` must outlive it.
  [[nodiscard]] static Result<Archive> open(const Input& input);
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) = delete;

  [[nodiscard]] bool has(std::string_view part) const;
  /// invalid_argument when it unfolds beyond the limit, corrupt when it is damaged or not there.
  [[nodiscard]] Result<std::string> read(std::string_view part) const;
  [[nodiscard]] Result<pugi::xml_document> xml(std::string_view part) const;

 private:
  struct Impl;
  explicit Archive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The name without its namespace prefix: some writers say x:row.
[[nodiscard]] inline std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}
[[nodiscard]] pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
[[nodiscard]] pugi::xml_attribute attribute(const pugi::xml_node& node, std::string_view name);

}  // namespace caunoi::intake
