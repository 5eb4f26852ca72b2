// Optimizer steps over all parameters of a group in one call. CPU parameters of float or double with plain memory take one fused pass over their
// elements; everything else (CUDA, views) the same formula in tensor operations.
#include "shim.h"

#include <ATen/Functions.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <vector>

using namespace symbolnet;

namespace {

constexpr int64_t kGrain = 16384;  // elements worth a thread

bool fused(std::initializer_list<const at::Tensor*> tensors) {
  const at::Tensor& first = **tensors.begin();
  if (first.scalar_type() != at::kFloat && first.scalar_type() != at::kDouble) return false;
  for (const at::Tensor* tensor : tensors) {
    if (!tensor->device().is_cpu() || tensor->layout() != at::kStrided || !tensor->is_contiguous() || tensor->scalar_type() != first.scalar_type() || tensor->sizes() != first.sizes()) return false;
  }
  return true;
}

// Calls `body` with a value of the element type of `tensor`, which is float or double.
template <class Body>
void by_element_type(const at::Tensor& tensor, Body body) {
  if (tensor.scalar_type() == at::kFloat) {
    body(float());
  } else {
    body(double());
  }
}

struct AdamOptions {
  double lr, beta1, beta2, eps, weight_decay;
  int32_t amsgrad, maximize, decoupled_weight_decay;
};

// Compiled once per instruction set; the best the machine has is chosen when the library is loaded.
#if defined(__x86_64__) && defined(__GNUC__) && __GNUC__ >= 12 && !defined(__clang__)
#define SN_VECTORIZED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SN_VECTORIZED
#endif

template <class T>
struct AdamStep {
  T beta1, rest1, beta2, rest2, eps, decay, penalty, rate, root, sign;
};

template <class T>
inline __attribute__((always_inline)) void adam_elements(T* __restrict w, const T* __restrict g, T* __restrict m, T* __restrict v, T* __restrict top, int64_t count, const AdamStep<T> s) {
  const auto step = [&](int64_t i) {
    const T gradient = s.sign * g[i] + s.penalty * w[i];
    m[i] = s.beta1 * m[i] + s.rest1 * gradient;
    v[i] = s.beta2 * v[i] + s.rest2 * gradient * gradient;
  };
  if (top) {
    for (int64_t i = 0; i < count; i++) {
      step(i);
      top[i] = std::max(top[i], v[i]);
      w[i] = w[i] * s.decay - s.rate * m[i] / (std::sqrt(top[i]) / s.root + s.eps);
    }
  } else {
    for (int64_t i = 0; i < count; i++) {
      step(i);
      w[i] = w[i] * s.decay - s.rate * m[i] / (std::sqrt(v[i]) / s.root + s.eps);
    }
  }
}

SN_VECTORIZED void adam_range(float* w, const float* g, float* m, float* v, float* top, int64_t count, const AdamStep<float>& step) { adam_elements(w, g, m, v, top, count, step); }
SN_VECTORIZED void adam_range(double* w, const double* g, double* m, double* v, double* top, int64_t count, const AdamStep<double>& step) { adam_elements(w, g, m, v, top, count, step); }

template <class T>
void adam_fused(at::Tensor& parameter, const at::Tensor& grad, at::Tensor& average, at::Tensor& average_square, at::Tensor* maximum,
                const AdamOptions& o, double step_size, double correction2_root) {
  T* w = parameter.data_ptr<T>();
  const T* g = grad.data_ptr<T>();
  T* m = average.data_ptr<T>();
  T* v = average_square.data_ptr<T>();
  T* top = maximum ? maximum->data_ptr<T>() : nullptr;
  const AdamStep<T> step{T(o.beta1), T(1 - o.beta1), T(o.beta2), T(1 - o.beta2), T(o.eps), T(o.decoupled_weight_decay ? 1 - o.lr * o.weight_decay : 1),
                         T(o.decoupled_weight_decay ? 0 : o.weight_decay), T(step_size), T(correction2_root), T(o.maximize ? -1 : 1)};
  at::parallel_for(0, parameter.numel(), kGrain, [&](int64_t begin, int64_t end) {
    adam_range(w + begin, g + begin, m + begin, v + begin, top ? top + begin : nullptr, end - begin, step);
  });
}

void adam_operations(at::Tensor& parameter, const at::Tensor& grad, at::Tensor& average, at::Tensor& average_square, at::Tensor* maximum,
                     const AdamOptions& o, double step_size, double correction2_root) {
  at::Tensor gradient = o.maximize ? grad.neg() : grad;
  if (o.decoupled_weight_decay) {
    parameter.mul_(1 - o.lr * o.weight_decay);
  } else if (o.weight_decay != 0) {
    gradient = gradient.add(parameter, o.weight_decay);
  }
  average.mul_(o.beta1).add_(gradient, 1 - o.beta1);
  average_square.mul_(o.beta2).addcmul_(gradient, gradient, 1 - o.beta2);
  if (maximum) maximum->copy_(at::maximum(*maximum, average_square));
  const at::Tensor& square = maximum ? *maximum : average_square;
  parameter.addcdiv_(average, square.sqrt().div_(correction2_root).add_(o.eps), -step_size);
}

}  // namespace

// Adam (Kingma and Ba 2015) and, with decoupled weight decay, AdamW (Loshchilov and Hutter 2019). Every list has `count` entries;
// `maxima` counts only with amsgrad. A parameter without a gradient is left alone; the others count one step more.
SN_API int32_t sn_adam_step(int32_t count, const Handle* parameters, const Handle* averages, const Handle* average_squares, const Handle* maxima,
                            int64_t* steps, const AdamOptions* options) {
  return guarded([&] {
    const c10::AutoGradMode no_grad(false);
    for (int32_t i = 0; i < count; i++) {
      const at::Tensor grad = parameters[i]->grad();
      if (!grad.defined()) continue;
      steps[i]++;
      const double correction1 = 1 - std::pow(options->beta1, steps[i]), correction2_root = std::sqrt(1 - std::pow(options->beta2, steps[i]));
      const double step_size = options->lr / correction1;
      at::Tensor *w = parameters[i], *m = averages[i], *v = average_squares[i], *top = options->amsgrad ? maxima[i] : nullptr;
      if (fused({w, &grad, m, v}) && (!top || fused({w, top}))) {
        by_element_type(*w, [&](auto type) { adam_fused<decltype(type)>(*w, grad, *m, *v, top, *options, step_size, correction2_root); });
        w->unsafeGetTensorImpl()->bump_version();
      } else {
        adam_operations(*w, grad, *m, *v, top, *options, step_size, correction2_root);
      }
    }
  });
}

struct SgdOptions {
  double lr, momentum, dampening, weight_decay;
  int32_t nesterov, maximize;
};

// Stochastic gradient descent. `buffers[i]` is null without momentum; `filled[i]` says whether it has been
// filled. A parameter without a gradient is left alone.
SN_API int32_t sn_sgd_step(int32_t count, const Handle* parameters, const Handle* buffers, const int32_t* filled, const SgdOptions* options) {
  return guarded([&] {
    const c10::AutoGradMode no_grad(false);
    for (int32_t i = 0; i < count; i++) {
      at::Tensor& parameter = *parameters[i];
      if (!parameter.grad().defined()) continue;
      at::Tensor gradient = options->maximize ? parameter.grad().neg() : parameter.grad();
      if (options->weight_decay != 0) gradient = gradient.add(parameter, options->weight_decay);
      if (buffers[i]) {
        at::Tensor& buffer = *buffers[i];
        if (filled[i]) {
          buffer.mul_(options->momentum).add_(gradient, 1 - options->dampening);
        } else {
          buffer.copy_(gradient);
        }
        gradient = options->nesterov ? gradient.add(buffer, options->momentum) : buffer;
      }
      parameter.add_(gradient, -options->lr);
    }
  });
}

// Scales the gradients so that their common norm is at most `max_norm`; gives the norm they had.
SN_API int32_t sn_clip_grad_norm(int32_t count, const Handle* parameters, double max_norm, double norm_type, double* norm) {
  return guarded([&] {
    const c10::AutoGradMode no_grad(false);
    std::vector<at::Tensor> grads, norms;
    for (int32_t i = 0; i < count; i++) {
      const at::Tensor grad = parameters[i]->grad();
      if (!grad.defined()) continue;
      grads.push_back(grad);
      norms.push_back(at::linalg_vector_norm(grad, norm_type));
    }
    *norm = 0;
    if (grads.empty()) return;
    *norm = at::linalg_vector_norm(at::stack(norms), norm_type).item<double>();
    const double coefficient = max_norm / (*norm + 1e-6);
    if (coefficient < 1) {
      for (at::Tensor& grad : grads) grad.mul_(coefficient);
    }
  });
}
