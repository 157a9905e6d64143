// Linear maps and activations one after the other where no gradient is asked for: a few rows at a time go through all of them,
// so that what lies between two layers never leaves the cache, and blocks of rows are shared out between the threads.

#include "crew.h"
#include "engine.h"
#include "handles.h"
#include "pointwise.h"
#include "products.h"
#include "threads.h"

#include <ATen/EmptyTensor.h>

#include <algorithm>
#include <vector>

namespace {

constexpr int64_t kRows = 256;                      // of a block
constexpr double kWorthSharing = 1e6;               // multiplications

struct Layer {
  at::Tensor weight, bias;
  Activation activation;
  int64_t inputs() const { return weight.size(1); }
  int64_t outputs() const { return weight.size(0); }
};

bool dense(const at::Tensor& t, int64_t dimensions) {
  return t.defined() && t.dim() == dimensions && t.scalar_type() == at::kFloat && t.is_cpu() && t.layout() == c10::kStrided && t.is_contiguous() && t.numel() > 0;
}

bool fits(const at::Tensor& x, const std::vector<Layer>& layers) {
  if (x.dim() < 1 || !dense(x, x.dim())) return false;
  int64_t width = x.size(-1);
  for (const auto& layer : layers) {
    if (!dense(layer.weight, 2) || layer.inputs() != width) return false;
    width = layer.outputs();
    if (layer.bias.defined() && (!dense(layer.bias, 1) || layer.bias.size(0) != width)) return false;
  }
  return true;
}

at::Tensor run(const at::Tensor& x, const std::vector<Layer>& layers) {
  int64_t widest = 0;
  double work = 0;
  const int64_t rows = x.numel() / x.size(-1);
  for (const auto& layer : layers) {
    widest = std::max(widest, layer.outputs());
    work += static_cast<double>(rows) * static_cast<double>(layer.weight.numel());
  }
  auto shape = x.sizes().vec();
  shape.back() = layers.back().outputs();
  auto out = at::detail::empty_cpu(shape, at::kFloat);
  const float* from = x.data_ptr<float>();
  float* to = out.data_ptr<float>();
  share_range((rows + kRows - 1) / kRows, 1, pieces_of(work, kWorthSharing), [&](int64_t first, int64_t end) {
    std::vector<float> before(widest * kRows), after(widest * kRows);
    for (int64_t block = first; block < end; block++) {
      const int64_t start = block * kRows, count = std::min(kRows, rows - start);
      const float* in = from + start * x.size(-1);
      for (size_t i = 0; i < layers.size(); i++) {
        const auto& layer = layers[i];
        float* result = i + 1 < layers.size() ? after.data() : to + start * layer.outputs();
        times_rows(in, layer.weight.data_ptr<float>(), result, count, layer.inputs(), layer.outputs());
        activate(layer.activation, result, layer.bias.defined() ? layer.bias.data_ptr<float>() : nullptr, count, layer.outputs());
        before.swap(after);
        in = before.data();
      }
    }
  });
  return out;
}

}  // namespace

// *result stays null where this engine leaves the layers to libtorch.
API const char* engine_feed_forward(void* input, void** weights, void** biases, const int32_t* activations, int count, void** result) {
  GUARD({
    const auto x = share(input);
    std::vector<Layer> layers;
    for (int i = 0; i < count; i++) layers.push_back({share(weights[i]), share(biases[i]), static_cast<Activation>(activations[i])});
    *result = !at::GradMode::is_enabled() && fits(x, layers) ? give(run(x, layers)) : nullptr;
  })
}
