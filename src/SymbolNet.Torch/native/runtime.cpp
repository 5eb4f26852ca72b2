// Errors, threads, random number generators, grad modes, devices.
#include "shim.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>

#include <mutex>

using namespace symbolnet;

namespace {
thread_local std::string last_error;

at::Generator& default_generator(int32_t device_type, int32_t device_index, at::Generator& holder) {
  holder = at::globalContext().defaultGenerator(at::Device(static_cast<at::DeviceType>(device_type), static_cast<at::DeviceIndex>(device_index)));
  return holder;
}
}  // namespace

void symbolnet::remember_error(const char* message) { last_error = message; }

// This thread's last error in UTF-8; valid until its next failing call.
SN_API const char* sn_last_error() { return last_error.c_str(); }

SN_API const char* sn_version() { return TORCH_VERSION; }

SN_API int32_t sn_get_num_threads() { return at::get_num_threads(); }
SN_API int32_t sn_get_num_interop_threads() { return at::get_num_interop_threads(); }
SN_API int32_t sn_set_num_threads(int32_t count) { return guarded([&] { at::set_num_threads(count); }); }
SN_API int32_t sn_set_num_interop_threads(int32_t count) { return guarded([&] { at::set_num_interop_threads(count); }); }

SN_API int32_t sn_cuda_device_count() {
  return guarded([&]() -> int32_t { return at::hasCUDA() ? static_cast<int32_t>(at::getNumGPUs()) : 0; });
}

SN_API int32_t sn_cuda_has_cudnn() { return at::globalContext().hasCuDNN(); }

SN_API int32_t sn_cuda_synchronize(int32_t device_index) {
  return guarded([&] {
    TORCH_CHECK(at::hasCUDA(), "this libtorch has no CUDA");
    at::detail::getCUDAHooks().deviceSynchronize(static_cast<at::DeviceIndex>(device_index));
  });
}

SN_API int32_t sn_grad_enabled() { return c10::GradMode::is_enabled(); }
SN_API void sn_set_grad_enabled(int32_t enabled) { c10::GradMode::set_enabled(enabled != 0); }
SN_API int32_t sn_inference_mode_enabled() { return c10::InferenceMode::is_enabled(); }
SN_API void* sn_inference_mode_enter(int32_t enabled) { return new c10::InferenceMode(enabled != 0); }
SN_API void sn_inference_mode_leave(void* mode) { delete static_cast<c10::InferenceMode*>(mode); }

SN_API int32_t sn_manual_seed(int64_t seed) { return guarded([&] { at::manual_seed(static_cast<uint64_t>(seed)); }); }

// The CPU's default generator, shared with every operator that is given none.
SN_API int32_t sn_generator_default(int32_t device_type, int32_t device_index, at::Generator** out) {
  return guarded([&] {
    at::Generator generator;
    *out = new at::Generator(default_generator(device_type, device_index, generator));
  });
}

SN_API int32_t sn_generator_new(int32_t device_type, int32_t device_index, int64_t seed, at::Generator** out) {
  return guarded([&] {
    at::Generator generator;
    if (static_cast<at::DeviceType>(device_type) == at::kCPU) {
      generator = at::make_generator<at::CPUGeneratorImpl>(static_cast<uint64_t>(seed));
    } else {
      generator = default_generator(device_type, device_index, generator).clone();
      generator.set_current_seed(static_cast<uint64_t>(seed));
    }
    *out = new at::Generator(std::move(generator));
  });
}

SN_API void sn_generator_free(at::Generator* generator) { delete generator; }

SN_API int32_t sn_generator_set_seed(at::Generator* generator, int64_t seed) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_current_seed(static_cast<uint64_t>(seed));
  });
}

SN_API int64_t sn_generator_current_seed(at::Generator* generator) { return static_cast<int64_t>(generator->current_seed()); }

// Seeds from the machine's entropy and says with what.
SN_API int32_t sn_generator_seed(at::Generator* generator, int64_t* seed) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *seed = static_cast<int64_t>(generator->seed());
  });
}

SN_API int32_t sn_generator_get_state(at::Generator* generator, Handle* out) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    *out = own(generator->get_state());
  });
}

SN_API int32_t sn_generator_set_state(at::Generator* generator, const at::Tensor* state) {
  return guarded([&] {
    std::lock_guard<std::mutex> lock(generator->mutex());
    generator->set_state(*state);
  });
}
