// Zip archives through libzip, XML through pugixml. A part says how large it unfolds before it is unfolded, and it is
// also counted while it unfolds, because a zip bomb may lie about the first. All parts together stay within twice the
// limit of one file. Tested by intake/formats_test.
#include "intake/archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>

namespace caunoi::intake {

struct Archive::Impl {
  zip_t* zip = nullptr;
  std::string name;
  std::uintmax_t limit = 0;
  mutable std::uintmax_t unfolded = 0;
  ~Impl() {
    if (zip != nullptr) zip_discard(zip);
  }
};

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;

Result<Archive> Archive::open(const Input& input) {
  auto impl = std::make_unique<Impl>();
  impl->name = input.name;
  impl->limit = input.options.max_bytes;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* bytes = zip_source_buffer_create(input.bytes.data(), input.bytes.size(), 0, &error);
  if (bytes != nullptr) {
    impl->zip = zip_open_from_source(bytes, ZIP_RDONLY, &error);
    if (impl->zip == nullptr) zip_source_free(bytes);
  }
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (impl->zip == nullptr)
    return fail(
        Code::corrupt,
        fmt::format(
            "the workbook is cut off or damaged ({}); open it in a spreadsheet program and save it again as XLSX", why),
        input.name);
  return Archive(std::move(impl));
}

bool Archive::has(std::string_view part) const {
  return zip_name_locate(impl_->zip, std::string(part).c_str(), 0) >= 0;
}

Result<std::string> Archive::read(std::string_view part) const {
  const auto damaged = [&](std::string_view what) {
    return fail(Code::corrupt,
                fmt::format("the part {} of the workbook {}; save the workbook again as XLSX or ODS", part, what),
                impl_->name);
  };
  const auto too_large = [&] {
    return fail(Code::invalid_argument,
                fmt::format("the part {} unfolds to more than the {} bytes this reader takes; split the workbook", part,
                            impl_->limit),
                impl_->name);
  };
  const zip_int64_t index = zip_name_locate(impl_->zip, std::string(part).c_str(), 0);
  if (index < 0) return damaged("is missing");
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(impl_->zip, static_cast<zip_uint64_t>(index), 0, &stat) == 0 &&
      (stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > impl_->limit)
    return too_large();
  zip_file_t* file = zip_fopen_index(impl_->zip, static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return damaged("cannot be opened (a password?)");
  std::string bytes;
  char block[1 << 16];
  zip_int64_t got = 0;
  while ((got = zip_fread(file, block, sizeof block)) > 0) {
    bytes.append(block, static_cast<std::size_t>(got));
    impl_->unfolded += static_cast<std::uintmax_t>(got);
    if (bytes.size() > impl_->limit || impl_->unfolded > 2 * impl_->limit) {
      zip_fclose(file);
      return too_large();
    }
  }
  zip_fclose(file);
  if (got < 0) return damaged("is damaged");
  return bytes;
}

Result<pugi::xml_document> Archive::xml(std::string_view part) const {
  auto bytes = read(part);
  if (!bytes) return std::unexpected(std::move(bytes).error());
  pugi::xml_document document;
  // Spaces inside <t> and <text:p> are text; entities other than the five of XML are never expanded by pugixml.
  const auto parsed = document.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!parsed)
    return fail(Code::corrupt,
                fmt::format("the part {} of the workbook is not XML ({}); save the workbook again as XLSX or ODS", part,
                            parsed.description()),
                impl_->name);
  return document;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& one : node.children())
    if (local_name(one) == name) return one;
  return {};
}

pugi::xml_attribute attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& one : node.attributes()) {
    std::string_view full = one.name();
    if (const auto colon = full.find(':'); colon != std::string_view::npos) full.remove_prefix(colon + 1);
    if (full == name) return one;
  }
  return {};
}

}  // namespace caunoi::intake
