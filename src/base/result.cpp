// Names of the codes. Tested by base/result_test.
#include "caunoi/result.hpp"

namespace caunoi {

std::string_view code_name(Code code) noexcept {
  switch (code) {
    case Code::invalid_argument: return "CAUNOI_INVALID_ARGUMENT";
    case Code::not_found: return "CAUNOI_NOT_FOUND";
    case Code::io: return "CAUNOI_IO";
    case Code::corrupt: return "CAUNOI_CORRUPT";
    case Code::bad_version: return "CAUNOI_BAD_VERSION";
    case Code::unsupported: return "CAUNOI_UNSUPPORTED";
    case Code::cancelled: return "CAUNOI_CANCELLED";
    case Code::out_of_memory: return "CAUNOI_OUT_OF_MEMORY";
    case Code::internal: return "CAUNOI_INTERNAL";
  }
  return "CAUNOI_UNKNOWN";
}

}  // namespace caunoi
