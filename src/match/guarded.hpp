// guarded.hpp -- the one place of this stage where exceptions end.
#pragma once
#include <exception>
#include <new>

#include "caunoi/result.hpp"

namespace caunoi {

template <class Call>
auto guarded(Call&& call) -> decltype(call()) {
  try {
    return call();
  } catch (const std::bad_alloc&) {
    return fail(Code::out_of_memory, "there is not enough memory to match this survey");
  } catch (const std::exception& e) {
    return fail(Code::internal, e.what());
  }
}

}  // namespace caunoi
