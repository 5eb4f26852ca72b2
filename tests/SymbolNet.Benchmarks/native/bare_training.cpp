// The training loop of SymbolNet as somebody would write it in C++ over the same libtorch: three blocks of convolutions, signed difference, evaluator, cross entropy, Adam. Pictures lie channels-last.
// The sizes are those of src/SymbolNet.Learning/Networks/SymbolNetwork.cs and PairEvaluator.cs.
#include "bare.h"

#include <torch/torch.h>

#include <vector>

namespace {

namespace nn = torch::nn;

constexpr int64_t size = 28;

struct SymbolNetImpl : nn::Module {
  nn::Sequential first{nn::Conv2d(1, 20, 5), nn::ReLU(), nn::Conv2d(20, 40, 5), nn::ReLU(), nn::Conv2d(40, 60, 3), nn::ReLU()};
  nn::Sequential second{nn::MaxPool2d(2), nn::Conv2d(60, 80, 3), nn::ReLU(), nn::Conv2d(80, 100, 3), nn::ReLU()};
  nn::Sequential third{nn::Conv2d(100, 150, 3), nn::ReLU(), nn::Conv2d(150, 200, 3), nn::ReLU()};
  nn::Linear part1{60 * 18 * 18, 50}, part2{100 * 5 * 5, 50}, part3{200, 50}, hidden{150, 50}, output{50, 2};

  SymbolNetImpl() {
    register_module("first", first);
    register_module("second", second);
    register_module("third", third);
    register_module("part1", part1);
    register_module("part2", part2);
    register_module("part3", part3);
    register_module("hidden", hidden);
    register_module("output", output);
  }

  // [2 pairs, 1, 28, 28] to [pairs, 2]; pictures 2i and 2i + 1 are a pair.
  torch::Tensor forward(torch::Tensor pictures) {
    const auto one = first->forward(pictures), two = second->forward(one), three = third->forward(two);
    const auto part = [](nn::Linear& layer, const torch::Tensor& maps) {
      const auto flat = maps.flatten(1).view({maps.size(0) / 2, 2, -1});
      return torch::relu(layer(flat.select(1, 0) - flat.select(1, 1)));
    };
    return output(torch::relu(hidden(torch::cat({part(part1, one), part(part2, two), part(part3, three)}, 1))));
  }
};
TORCH_MODULE(SymbolNet);

struct Training {
  SymbolNet network;
  torch::optim::Adam optimizer{network->parameters(), torch::optim::AdamOptions(1e-4).weight_decay(1e-4)};

  double step(float* ink, int64_t pairs, int64_t* same) {
    const auto pictures = torch::from_blob(ink, {2 * pairs, size, size, 1}).permute({0, 3, 1, 2});
    const auto labels = torch::from_blob(same, {pairs}, torch::kInt64);
    optimizer.zero_grad();
    const auto loss = torch::nn::functional::cross_entropy(network->forward(pictures), labels);
    loss.backward();
    optimizer.step();
    return loss.item<double>();
  }
};

}  // namespace

// Starts a training with random weights; null on failure.
EXPORT void* bare_training_open() {
  return guarded<void*>(nullptr, []() -> void* { return new Training(); });
}

// One step on pictures [2 pairs, 1, 28, 28], of which 2i and 2i + 1 show the same symbol where same[i] is 1; gives the loss, or -1 on failure.
EXPORT double bare_training_step(void* training, float* pictures, int64_t pairs, int64_t* same) {
  return guarded(-1.0, [&] { return static_cast<Training*>(training)->step(pictures, pairs, same); });
}

// Frees it.
EXPORT void bare_training_close(void* training) { delete static_cast<Training*>(training); }
