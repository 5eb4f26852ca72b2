// A tensor's life, its properties, its memory and its place in the autograd graph.
#include "shim.h"

#include <ATen/Functions.h>
#include <ATen/core/Generator.h>

#include <cstring>
#include <vector>

using namespace symbolnet;

SN_API void sn_tensor_free(Handle tensor) { delete tensor; }

SN_API int32_t sn_tensor_dim(const at::Tensor* tensor) { return static_cast<int32_t>(tensor->dim()); }
SN_API int64_t sn_tensor_numel(const at::Tensor* tensor) { return tensor->numel(); }
SN_API int64_t sn_tensor_element_size(const at::Tensor* tensor) { return tensor->element_size(); }
SN_API int64_t sn_tensor_storage_offset(const at::Tensor* tensor) { return tensor->storage_offset(); }
SN_API int32_t sn_tensor_dtype(const at::Tensor* tensor) { return static_cast<int32_t>(tensor->scalar_type()); }
SN_API int32_t sn_tensor_device_type(const at::Tensor* tensor) { return static_cast<int32_t>(tensor->device().type()); }
SN_API int32_t sn_tensor_device_index(const at::Tensor* tensor) { return tensor->device().index(); }
SN_API int32_t sn_tensor_is_contiguous(const at::Tensor* tensor) { return tensor->is_contiguous(); }
SN_API int32_t sn_tensor_requires_grad(const at::Tensor* tensor) { return tensor->requires_grad(); }
SN_API int32_t sn_tensor_is_leaf(const at::Tensor* tensor) { return tensor->is_leaf(); }

SN_API void sn_tensor_sizes(const at::Tensor* tensor, int64_t* sizes) {
  std::memcpy(sizes, tensor->sizes().data(), tensor->dim() * sizeof(int64_t));
}

SN_API void sn_tensor_strides(const at::Tensor* tensor, int64_t* strides) {
  std::memcpy(strides, tensor->strides().data(), tensor->dim() * sizeof(int64_t));
}

// The address of a CPU tensor's first element.
SN_API int32_t sn_tensor_data(const at::Tensor* tensor, void** data) {
  return guarded([&] {
    TORCH_CHECK(tensor->device().is_cpu(), "the elements of a tensor on ", tensor->device(), " cannot be read directly: copy it with cpu() first");
    *data = tensor->data_ptr();
  });
}

// A tensor with a copy of `data`, in C order, on the CPU.
SN_API int32_t sn_tensor_copy_of(void* data, const int64_t* sizes, int32_t dimensions, int32_t dtype, Handle* out) {
  return guarded([&] {
    *out = own(at::from_blob(data, {sizes, static_cast<size_t>(dimensions)}, static_cast<at::ScalarType>(dtype)).clone());
  });
}

// A tensor over memory that the caller lends until `release(context)`.
SN_API int32_t sn_tensor_over(void* data, const int64_t* sizes, int32_t dimensions, int32_t dtype, void (*release)(void*), void* context, Handle* out) {
  return guarded([&] {
    *out = own(at::from_blob(data, {sizes, static_cast<size_t>(dimensions)}, [=](void*) { release(context); }, static_cast<at::ScalarType>(dtype)));
  });
}

// The only element, as a double and as an integer (whole numbers above 2^53 need the latter).
SN_API int32_t sn_tensor_item(const at::Tensor* tensor, double* real, int64_t* integer) {
  return guarded([&] {
    const auto value = tensor->item();
    if (value.isFloatingPoint()) {
      *real = value.toDouble();
    } else {
      *integer = value.toLong();
      *real = static_cast<double>(*integer);
    }
  });
}

// 1 where both handles name one tensor.
SN_API int32_t sn_tensor_same(const at::Tensor* left, const at::Tensor* right) { return left->is_same(*right); }

SN_API int32_t sn_tensor_set_requires_grad(at::Tensor* tensor, int32_t requires_grad) {
  return guarded([&] { tensor->set_requires_grad(requires_grad != 0); });
}

SN_API int32_t sn_tensor_retain_grad(const at::Tensor* tensor) {
  return guarded([&] { tensor->retain_grad(); });
}

// The gradient, or null where there is none.
SN_API int32_t sn_tensor_grad(const at::Tensor* tensor, Handle* out) {
  return guarded([&] {
    const at::Tensor& grad = tensor->grad();
    *out = grad.defined() ? own(grad) : nullptr;
  });
}

SN_API int32_t sn_tensor_set_grad(at::Tensor* tensor, const at::Tensor* grad) {
  return guarded([&] { tensor->mutable_grad() = grad ? *grad : at::Tensor(); });
}

SN_API int32_t sn_tensor_backward(const at::Tensor* tensor, const at::Tensor* gradient, int32_t retain_graph, int32_t create_graph,
                                  const at::Tensor* const* inputs, int32_t count) {
  return guarded([&] {
    std::vector<at::Tensor> leaves;
    for (int32_t i = 0; i < count; i++) leaves.push_back(*inputs[i]);
    tensor->backward(gradient ? *gradient : at::Tensor(), retain_graph != 0, create_graph != 0,
                     count > 0 ? symbolnet::optional<at::TensorList>(leaves) : symbolnet::none);
  });
}
