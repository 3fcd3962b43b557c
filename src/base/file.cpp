// Whole files in and out; see file.hpp. Tested by base/file_test.
#include "base/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

namespace caunoi {

namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path, std::uintmax_t limit) {
  std::error_code ec;
  const auto status = fs::status(path, ec);
  if (!fs::exists(status)) return fail(Code::not_found, "there is no such file", path.string());
  if (fs::is_directory(status)) return fail(Code::invalid_argument, "this is a folder, a file was expected", path.string());
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(Code::io, fmt::format("cannot be opened: {}", std::strerror(errno)), path.string());
  std::string bytes;
  if (const auto size = fs::file_size(path, ec); !ec) {
    if (size > limit) return fail(Code::invalid_argument, fmt::format("{} bytes, more than the {} this reader takes", size, limit), path.string());
    bytes.resize(size);
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad()) return fail(Code::io, "reading stopped before the end", path.string());
    return bytes;
  }
  char block[1 << 16];  // a pipe has no size
  while (in.read(block, sizeof block), in.gcount() > 0) {
    bytes.append(block, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) return fail(Code::invalid_argument, fmt::format("more than the {} bytes this reader takes", limit), path.string());
  }
  return bytes;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  std::error_code ec;
  // A device or pipe (/dev/stdout) cannot be renamed over: write straight into it.
  const auto status = fs::status(path, ec);
  if (fs::is_directory(status)) return fail(Code::io, "this is a folder, a file name was expected", path.string());
  const bool plain = !fs::exists(status) || fs::is_regular_file(status);
  const fs::path target = plain ? fs::path(path.string() + fmt::format(".tmp{}", ::getpid())) : path;
  const auto error = [&](const char* what) {
    const int code = errno;
    if (plain) fs::remove(target, ec);
    return fail(Code::io, fmt::format("{}: {}", what, std::strerror(code)), path.string());
  };
  std::ofstream out(target, std::ios::binary | std::ios::trunc);
  if (!out) return error("cannot be written");
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return error("cannot be written whole");
  if (plain && std::rename(target.c_str(), path.c_str()) != 0) return error("cannot be put in place");
  return {};
}

}  // namespace caunoi
