// Group normalisation of dense floats: the numbers of a group, which fit into the cache, are read from memory once forward and
// once backward. Every other case goes on to libtorch's own kernel.

#include "crew.h"
#include "engine.h"
#include "pointwise.h"

#include <ATen/CPUFunctions.h>
#include <ATen/EmptyTensor.h>
#include <torch/library.h>

#include <array>
#include <cmath>
#include <tuple>
#include <vector>

namespace {

using Optional = c10::optional<at::Tensor>;
using Three = std::tuple<at::Tensor, at::Tensor, at::Tensor>;

constexpr double kWorthSharing = 8192;              // numbers

bool dense(const at::Tensor& t, int64_t count) {
  return t.defined() && t.scalar_type() == at::kFloat && t.is_cpu() && t.is_contiguous() && t.numel() == count;
}

bool dense_or_none(const Optional& t, int64_t count) { return !t.has_value() || !t->defined() || dense(*t, count); }

const float* data_of(const Optional& t) { return t.has_value() && t->defined() ? t->data_ptr<float>() : nullptr; }

VECTORISED double sum_of(const float* x, int64_t n) { return sum(n, [x](int64_t i) { return x[i]; }); }

VECTORISED double squares_about(const float* x, int64_t n, float mean) {
  return sum(n, [x, mean](int64_t i) { return (x[i] - mean) * (x[i] - mean); });
}

VECTORISED double products_about(const float* g, const float* x, int64_t n, float mean) {
  return sum(n, [g, x, mean](int64_t i) { return g[i] * (x[i] - mean); });
}

VECTORISED void scale_and_shift(const float* x, float* __restrict out, int64_t n, float mean, float scale, float shift) {
  for (int64_t i = 0; i < n; i++) out[i] = (x[i] - mean) * scale + shift;
}

// out ← a g + b (x − mean) + c
VECTORISED void combine(const float* g, const float* x, float* __restrict out, int64_t n, float a, float mean, float b, float c) {
  for (int64_t i = 0; i < n; i++) out[i] = a * g[i] + (b * (x[i] - mean) + c);
}

// Of a channel: Σ g and Σ g (x − mean).
struct Sums { double g, gx; };

at::Tensor floats(at::IntArrayRef shape) { return at::detail::empty_cpu(shape, at::kFloat); }

// run(row, group) for all pairs
template <typename Run>
void each_group(int64_t rows, int64_t groups, int64_t count, const Run& run) {
  share_range(rows * groups, 1, pieces_of(static_cast<double>(count), kWorthSharing), [&](int64_t from, int64_t end) {
    for (int64_t i = from; i < end; i++) run(i / groups, i % groups);
  });
}

// y = (x − mean) / √(variance + eps) · weight + bias; x: [rows, channels, pixels], statistics over a row's channels of a group.
Three group_norm(const at::Tensor& x, const Optional& weight, const Optional& bias, int64_t rows, int64_t channels, int64_t pixels, int64_t groups, double eps) {
  const int64_t count = rows * channels * pixels;
  if (count == 0 || !dense(x, count) || !dense_or_none(weight, channels) || !dense_or_none(bias, channels))
    return at::cpu::native_group_norm(x, weight, bias, rows, channels, pixels, groups, eps);
  at::Tensor y = floats(x.sizes()), means = floats({rows, groups}), inverses = floats({rows, groups});
  const float *in = x.data_ptr<float>(), *scales = data_of(weight), *shifts = data_of(bias);
  float *out = y.data_ptr<float>(), *mean = means.data_ptr<float>(), *inverse = inverses.data_ptr<float>();
  const int64_t wide = channels / groups, size = wide * pixels;
  each_group(rows, groups, count, [&](int64_t row, int64_t group) {
    const int64_t at = row * groups + group;
    const float* from = in + at * size;
    mean[at] = static_cast<float>(sum_of(from, size) / static_cast<double>(size));
    inverse[at] = static_cast<float>(1 / std::sqrt(squares_about(from, size, mean[at]) / static_cast<double>(size) + eps));
    for (int64_t c = group * wide; c < (group + 1) * wide; c++, from += pixels)
      scale_and_shift(from, out + (row * channels + c) * pixels, pixels, mean[at], inverse[at] * (scales ? scales[c] : 1), shifts ? shifts[c] : 0);
  });
  return {y, means, inverses};
}

Three group_norm_backward(const at::Tensor& g, const at::Tensor& x, const at::Tensor& means, const at::Tensor& inverses, const Optional& weight, int64_t rows, int64_t channels, int64_t pixels, int64_t groups, std::array<bool, 3> wanted) {
  const int64_t count = rows * channels * pixels;
  if (count == 0 || !dense(g, count) || !dense(x, count) || !dense(means, rows * groups) || !dense(inverses, rows * groups) || !dense_or_none(weight, channels))
    return at::cpu::native_group_norm_backward(g, x, means, inverses, weight, rows, channels, pixels, groups, wanted);
  at::Tensor dx, dweight, dbias;
  if (wanted[0]) dx = floats(x.sizes());
  const float *above = g.data_ptr<float>(), *in = x.data_ptr<float>(), *mean = means.data_ptr<float>(), *inverse = inverses.data_ptr<float>(), *scales = data_of(weight);
  float* out = wanted[0] ? dx.data_ptr<float>() : nullptr;
  const int64_t wide = channels / groups;
  std::vector<Sums> sums(rows * channels);
  each_group(rows, groups, count, [&](int64_t row, int64_t group) {
    const int64_t at = row * groups + group, first = row * channels + group * wide;
    const double r = inverse[at];
    Sums all{0, 0};
    for (int64_t c = 0; c < wide; c++) {
      const int64_t start = (first + c) * pixels;
      auto& own = sums[first + c] = Sums{sum_of(above + start, pixels), products_about(above + start, in + start, pixels, mean[at])};
      const double scale = scales ? scales[group * wide + c] : 1;
      all.g += scale * own.g;
      all.gx += scale * own.gx;
    }
    if (!out) return;
    const double size = static_cast<double>(wide * pixels), b = -all.gx * r * r * r / size, shift = -all.g * r / size;
    for (int64_t c = 0; c < wide; c++) {
      const int64_t start = (first + c) * pixels;
      combine(above + start, in + start, out + start, pixels, static_cast<float>(r) * (scales ? scales[group * wide + c] : 1), mean[at], static_cast<float>(b), static_cast<float>(shift));
    }
  });
  if (wanted[1] || wanted[2]) {
    if (wanted[1]) dweight = floats({channels});
    if (wanted[2]) dbias = floats({channels});
    for (int64_t c = 0; c < channels; c++) {
      Sums all{0, 0};
      for (int64_t row = 0; row < rows; row++) {
        const auto& own = sums[row * channels + c];
        all.g += own.g;
        all.gx += own.gx * inverse[row * groups + c / wide];
      }
      if (wanted[1]) dweight.data_ptr<float>()[c] = static_cast<float>(all.gx);
      if (wanted[2]) dbias.data_ptr<float>()[c] = static_cast<float>(all.g);
    }
  }
  return {dx, dweight, dbias};
}

}  // namespace

void replace_group_norm() {
  static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
  library.impl("native_group_norm", TORCH_FN(group_norm));
  library.impl("native_group_norm_backward", TORCH_FN(group_norm_backward));
}
