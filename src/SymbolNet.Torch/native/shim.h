// What every file of the shim shares: the shape of the C ABI and the way errors cross it.
// A handle is an `at::Tensor*` (or `at::Generator*`) that the caller owns. A call that can fail returns a status: 0 or more is success,
// -1 means that `sn_last_error` has libtorch's message. No C++ exception leaves the library.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>
#include <torch/version.h>

#include <cstdint>
#include <optional>
#include <string>

#define SN_API extern "C" __attribute__((visibility("default")))

namespace symbolnet {

using Handle = at::Tensor*;

// libtorch's own optional became the standard one in 2.4.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
template <class T>
using optional = std::optional<T>;
inline constexpr auto none = std::nullopt;
#else
template <class T>
using optional = c10::optional<T>;
inline constexpr auto none = c10::nullopt;
#endif

inline Handle own(at::Tensor tensor) { return new at::Tensor(std::move(tensor)); }

void remember_error(const char* message);

// Runs `body`, which returns a status or nothing, and turns an exception into status -1.
template <class Body>
int32_t guarded(Body body) {
  try {
    if constexpr (std::is_void_v<decltype(body())>) {
      body();
      return 0;
    } else {
      return body();
    }
  } catch (const c10::Error& error) {
    remember_error(error.what_without_backtrace());
  } catch (const std::exception& error) {
    remember_error(error.what());
  }
  return -1;
}

}  // namespace symbolnet
