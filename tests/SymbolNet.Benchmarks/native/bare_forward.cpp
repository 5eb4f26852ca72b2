// A model's network as libtorch alone runs it: batch norm folded into the convolutions, activations and weights channels-last, random weights (time does not depend on them), no managed code.
// The layers are written in the words of src/SymbolNet.Learning/Networks/ConvolutionalEmbedding.cs.
#include "bare.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <dlfcn.h>

#include <cmath>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct Convolution {
  at::Tensor weight, bias;
  int64_t stride, padding;

  Convolution(int64_t input, int64_t output, int64_t kernel, int64_t stride) : stride(stride), padding(kernel / 2) {
    weight = (at::randn({output, input, kernel, kernel}) * std::sqrt(2.0 / static_cast<double>(input * kernel * kernel))).contiguous(at::MemoryFormat::ChannelsLast);
    bias = at::zeros({output});
  }

  at::Tensor operator()(const at::Tensor& pictures) const { return at::conv2d(pictures, weight, bias, stride, padding); }
};

struct Network {
  struct Layer {
    char kind;  // c, r or p
    std::vector<Convolution> convolutions;
  };

  std::vector<Layer> layers;
  at::Tensor weight, bias;
  int64_t size;

  Network(const char* words, int64_t size, int64_t dimension) : size(size) {
    int64_t channels = 1, side = size;
    std::istringstream stream(words);
    for (std::string word; stream >> word;) {
      Layer layer{word[0], {}};
      if (word[0] == 'p') {
        side /= 2;
      } else {
        const auto kernel_at = word.find('k'), stride_at = word.find('/');
        const int64_t output = std::stoll(word.substr(1));
        const int64_t kernel = kernel_at == std::string::npos ? 3 : std::stoll(word.substr(kernel_at + 1));
        const int64_t stride = stride_at == std::string::npos ? 1 : std::stoll(word.substr(stride_at + 1));
        layer.convolutions.emplace_back(channels, output, kernel, stride);
        if (word[0] == 'r')
          layer.convolutions.emplace_back(output, output, kernel, stride);
        channels = output;
        side = (side + stride - 1) / stride;
      }
      layers.push_back(std::move(layer));
    }
    weight = at::randn({dimension, channels * side * side}) * 0.01;
    bias = at::zeros({dimension});
  }

  at::Tensor operator()(const float* pictures, int64_t batch) const {
    auto x = at::from_blob(const_cast<float*>(pictures), {batch, size, size, 1}, at::kFloat).permute({0, 3, 1, 2});
    for (const auto& layer : layers)
      x = layer.kind == 'p' ? at::max_pool2d(x, 2)
          : layer.kind == 'c' ? layer.convolutions[0](x).relu_()
                              : layer.convolutions[1](layer.convolutions[0](x).relu_()).add_(x).relu_();
    return at::linear(x.flatten(1), weight, bias).contiguous();
  }
};

}  // namespace

// Builds a network; null on failure.
EXPORT void* bare_open(const char* words, int64_t size, int64_t dimension) {
  return guarded<void*>(nullptr, [&]() -> void* {
    c10::InferenceMode inference;
    return new Network(words, size, dimension);
  });
}

// Runs [batch, 1, size, size] pictures through it into a buffer of [batch, dimension]; 0 on success.
EXPORT int32_t bare_forward(const void* network, const float* pictures, int64_t batch, float* embeddings) {
  return guarded<int32_t>(1, [&] {
    c10::InferenceMode inference;
    const auto output = (*static_cast<const Network*>(network))(pictures, batch);
    std::memcpy(embeddings, output.data_ptr<float>(), sizeof(float) * static_cast<size_t>(output.numel()));
    return 0;
  });
}

// How many threads OpenBLAS may use, where libtorch computes with it: it starts threads of its own, whatever libtorch's number is.
EXPORT void bare_set_blas_threads(int32_t threads) {
  if (const auto set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
    set(threads);
}

// Frees it.
EXPORT void bare_close(void* network) { delete static_cast<Network*>(network); }
