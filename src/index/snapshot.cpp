// Writing, mapping and checking snapshots; see snapshot.hpp for the format. Tested by index/snapshot_test.
#include "index/snapshot.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <sstream>
#include <system_error>
#include <thread>

#include <boost/archive/binary_iarchive.hpp>
#include <boost/archive/binary_oarchive.hpp>
#include <boost/serialization/array.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/vector.hpp>
#include <fmt/format.h>
#include <xxhash.h>

#include "base/parallel.hpp"
#include "base/try.hpp"

namespace caunoi {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t magic = 0x314c504e5541430aU;  // also tells the order of bytes
constexpr std::uint32_t format = 4;  // raised whenever the meaning of an array changes
constexpr std::size_t alignment = 64;

struct Array {
  std::uint64_t offset = 0, bytes = 0, checksum = 0, element = 0;  ///< element: bytes of one
  template <class Archive>
  void serialize(Archive& archive, unsigned) {
    archive & offset & bytes & checksum & element;
  }
};

struct Prelude {
  std::uint64_t magic, format, header_bytes, header_checksum;
};

struct FileHeader {
  std::string database;
  std::uint64_t update = 0, width = 0;
  PanelData::Header panel;
  std::vector<Array> arrays;

  template <class Archive>
  void serialize(Archive& archive, unsigned) {
    archive & database & update & width & panel.documents;
    for (auto& c : panel.channels) archive & c.total & c.documents & c.first_term & c.levels & c.factor_row;
    archive & arrays;
  }
};

// All arrays of a snapshot, in the order of the file.
struct Arrays {
  PanelData panel;
  std::span<const std::uint64_t> id_begin;
  std::span<const char> ids;
  std::span<const float> scales;
  std::span<const Neighbours::Near> nearest;
  std::span<const std::uint64_t> reverse_begin;
  std::span<const std::uint32_t> reverse;

  void each(auto&& use) {
    use(panel.key_begin), use(panel.keys), use(panel.slots), use(panel.frequency), use(panel.best);
    use(panel.posting_begin), use(panel.posting_document), use(panel.posting_impact), use(panel.posting_count);
    use(panel.plane_begin), use(panel.plane_level), use(panel.plane_count), use(panel.planes);
    use(panel.text_begin), use(panel.text_term), use(panel.text_count), use(panel.lengths), use(panel.factors);
    use(panel.digest), use(panel.place_begin), use(panel.place_count), use(panel.place_at), use(panel.place_length);
    use(id_begin), use(ids), use(scales), use(nearest), use(reverse_begin), use(reverse);
  }
};

std::uint64_t checksum(const void* data, std::size_t bytes) { return XXH3_64bits(data, bytes); }

// What an array must sum up to.
struct Sum {
  const char* data;
  std::size_t bytes;
  std::uint64_t expected;
};

// A large file is gone through by several threads, piece by piece of about the same size; which array is wrong matters to nobody.
bool all_right(std::span<const Sum> sums) {
  std::size_t bytes = 0;
  for (const auto& sum : sums) bytes += sum.bytes;
  constexpr std::size_t a_thread = 32U << 20;
  Control control;
  control.threads = static_cast<unsigned>(std::clamp<std::size_t>(bytes / a_thread, 1, std::max(1U, std::thread::hardware_concurrency())));
  std::atomic<bool> right{true};
  std::vector<std::uint32_t> largest_first(sums.size());
  std::iota(largest_first.begin(), largest_first.end(), 0U);
  std::ranges::stable_sort(largest_first, std::greater<>(), [&](std::uint32_t i) { return sums[i].bytes; });
  std::atomic<std::size_t> next{0};
  parallel_for(std::size_t{control.threads} * 4, control, "check", [] { return 0; }, [&](int, std::size_t) {
    for (std::size_t i; (i = next.fetch_add(1)) < sums.size();)
      if (const auto& sum = sums[largest_first[i]]; checksum(sum.data, sum.bytes) != sum.expected) right = false;
  });
  return right;
}

std::string reason() { return std::generic_category().message(errno); }

class File {
 public:
  File(const fs::path& path, int flags) : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int get() const noexcept { return descriptor_; }
  [[nodiscard]] bool write(const void* data, std::size_t bytes) const {
    const auto* at = static_cast<const char*>(data);
    while (bytes > 0) {
      const auto written = ::write(descriptor_, at, bytes);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      at += written;
      bytes -= static_cast<std::size_t>(written);
    }
    return true;
  }

 private:
  int descriptor_;
};

// A file mapped for reading as long as anything refers to it.
struct Mapping {
  void* data = MAP_FAILED;
  std::size_t bytes = 0;
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (data != MAP_FAILED) ::munmap(data, bytes);
  }
};

constexpr std::size_t padded(std::size_t bytes) { return (bytes + alignment - 1) / alignment * alignment; }

}  // namespace

Result<void> save_snapshot(const fs::path& file, const Ranker& ranker, std::span<const std::string> ids, const SnapshotSource& source) {
  Arrays arrays;
  arrays.panel = ranker.panel().data();
  std::vector<std::uint64_t> id_begin{0};
  std::string all_ids;
  for (const auto& id : ids) id_begin.push_back((all_ids += id).size());
  arrays.id_begin = id_begin;
  arrays.ids = all_ids;
  arrays.scales = ranker.vectors().scales();
  arrays.nearest = ranker.neighbours().nearest();
  arrays.reverse_begin = ranker.neighbours().reverse_begin();
  arrays.reverse = ranker.neighbours().reverse();

  FileHeader header{source.database, source.update, ranker.neighbours().width(), arrays.panel.header, {}};
  std::uint64_t offset = 0;  // from the end of the header
  arrays.each([&](auto span) {
    header.arrays.push_back({offset, span.size_bytes(), checksum(span.data(), span.size_bytes()), sizeof(typename decltype(span)::element_type)});
    offset += padded(span.size_bytes());
  });
  std::ostringstream text;
  boost::archive::binary_oarchive(text, boost::archive::no_header) << header;
  std::string head = text.str();
  const Prelude prelude{magic, format, head.size(), checksum(head.data(), head.size())};
  head.resize(padded(sizeof prelude + head.size()) - sizeof prelude);

  fs::path part = file;
  part += fmt::format(".{}.part", ::getpid());  // two processes may find that there is none
  bool written = false;
  {
    const File out(part, O_WRONLY | O_CREAT | O_TRUNC);
    written = out.get() >= 0 && out.write(&prelude, sizeof prelude) && out.write(head.data(), head.size());
    arrays.each([&](auto span) {
      static constexpr char zeros[alignment] = {};
      written = written && out.write(span.data(), span.size_bytes()) && out.write(zeros, padded(span.size_bytes()) - span.size_bytes());
    });
    if (!written) {
      auto error = fail(Code::io, "the panel cannot be written: " + reason(), part.string());
      ::unlink(part.c_str());
      return error;
    }
  }
  std::error_code ec;
  fs::rename(part, file, ec);
  if (ec) return fail(Code::io, "the panel cannot be put in its place: " + ec.message(), file.string());
  return {};
}

Result<Snapshot> open_snapshot(const fs::path& file) {
  const auto corrupt = [&](std::string_view what) { return fail(Code::corrupt, fmt::format("the panel is {}", what), file.string()); };
  auto mapping = std::make_shared<Mapping>();
  {
    const File in(file, O_RDONLY);
    if (in.get() < 0) return fail(errno == ENOENT ? Code::not_found : Code::io, "the panel cannot be opened: " + reason(), file.string());
    struct stat status{};
    if (::fstat(in.get(), &status) != 0) return fail(Code::io, reason(), file.string());
    mapping->bytes = static_cast<std::size_t>(status.st_size);
    if (mapping->bytes < sizeof(Prelude)) return corrupt("cut short");
    mapping->data = ::mmap(nullptr, mapping->bytes, PROT_READ, MAP_SHARED | MAP_POPULATE, in.get(), 0);
    if (mapping->data == MAP_FAILED) return fail(Code::io, "the panel cannot be mapped: " + reason(), file.string());
  }
  const auto* bytes = static_cast<const char*>(mapping->data);
  Prelude prelude{};
  std::memcpy(&prelude, bytes, sizeof prelude);
  if (prelude.magic != magic) return corrupt("no panel of this kind of machine");
  if (prelude.format != format) return fail(Code::bad_version, fmt::format("the panel has format {}, this caunoi reads {}", prelude.format, format), file.string());
  if (prelude.header_bytes > mapping->bytes - sizeof prelude) return corrupt("cut short");
  if (checksum(bytes + sizeof prelude, prelude.header_bytes) != prelude.header_checksum) return corrupt("damaged");
  FileHeader header;
  try {
    std::istringstream text(std::string(bytes + sizeof prelude, prelude.header_bytes));
    boost::archive::binary_iarchive(text, boost::archive::no_header) >> header;
  } catch (const boost::archive::archive_exception& e) {
    return corrupt(e.what());
  }
  const auto begin = padded(sizeof prelude + prelude.header_bytes);
  Arrays arrays;
  std::size_t at = 0;
  std::string_view wrong;
  std::vector<Sum> sums;
  arrays.each([&](auto& span) {
    using Element = typename std::remove_reference_t<decltype(span)>::element_type;
    if (!wrong.empty()) return;
    if (at == header.arrays.size()) return void(wrong = "of another layout");
    const auto& array = header.arrays[at++];
    if (array.element != sizeof(Element)) return void(wrong = "of another layout");
    if (array.bytes % sizeof(Element) != 0 || begin > mapping->bytes || array.offset > mapping->bytes - begin || array.bytes > mapping->bytes - begin - array.offset)
      return void(wrong = "cut short");
    const auto* data = bytes + begin + array.offset;
    sums.push_back({data, array.bytes, array.checksum});
    span = {reinterpret_cast<Element*>(data), array.bytes / sizeof(Element)};
  });
  if (!wrong.empty()) return corrupt(wrong);
  if (!all_right(sums)) return corrupt("damaged");
  arrays.panel.header = header.panel;
  arrays.panel.owner = mapping;
  Snapshot out{{header.database, header.update}, {}, nullptr};
  for (std::size_t d = 0; d + 1 < arrays.id_begin.size(); ++d)
    out.ids.emplace_back(arrays.ids.data() + arrays.id_begin[d], arrays.id_begin[d + 1] - arrays.id_begin[d]);
  out.ranker = std::make_unique<Ranker>(std::move(arrays.panel), arrays.scales, Neighbours(header.width, arrays.nearest, arrays.reverse_begin, arrays.reverse));
  return out;
}

}  // namespace caunoi
