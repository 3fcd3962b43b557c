// try.hpp -- early return for Result, since std::expected of g++ 12 has no monadic members.
#pragma once
#include "caunoi/result.hpp"

#define CAUNOI_CONCAT_(a, b) a##b
#define CAUNOI_CONCAT(a, b) CAUNOI_CONCAT_(a, b)
#define CAUNOI_TRY_(tmp, declaration, expression)                       \
  auto tmp = (expression);                                              \
  if (!tmp) return std::unexpected(std::move(tmp).error());             \
  declaration = *std::move(tmp)

/// CAUNOI_TRY(auto value, call()); -- binds the value or returns the error.
#define CAUNOI_TRY(declaration, expression) CAUNOI_TRY_(CAUNOI_CONCAT(try_, __LINE__), declaration, expression)

/// CAUNOI_CHECK(call()); -- for Result<void>.
#define CAUNOI_CHECK(expression)                                        \
  do {                                                                  \
    if (auto check_ = (expression); !check_) return std::unexpected(std::move(check_).error()); \
  } while (false)
