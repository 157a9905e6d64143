// Pointwise kernels that take the place of libtorch's where tensors are dense floats: registered with the dispatcher, so that
// forward, backward and double backward all find them. Every other case goes on to libtorch's own kernel.

#include "crew.h"
#include "engine.h"
#include "pointwise.h"
#include "products.h"

#include <ATen/CPUFunctions.h>
#include <ATen/CompositeExplicitAutogradFunctions.h>
#include <ATen/EmptyTensor.h>
#include <ATen/core/Reduction.h>
#include <torch/library.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace {

constexpr double kWorthSharing = 8192;              // numbers

bool dense(const at::Tensor& t) { return t.defined() && t.scalar_type() == at::kFloat && t.is_cpu() && t.is_contiguous(); }

template <typename Part>
void each(int64_t count, Part part) {
  share_range(count, 16, pieces_of(static_cast<double>(count), kWorthSharing), part);
}

at::Tensor like(const at::Tensor& t) { return at::detail::empty_cpu(t.sizes(), at::kFloat); }

// ---- functions of one number, in the vector unit

inline __attribute__((always_inline)) float power_of_two(int32_t n) {
  const int32_t bits = (n + 127) << 23;
  float result;
  std::memcpy(&result, &bits, sizeof result);
  return result;
}

// exp(x) = 2ⁿ (1 + q): n = round(x / ln 2), and q a polynomial of the rest, which is at most ln 2 / 2.
struct Reduced { float q; int32_t n; };

inline __attribute__((always_inline)) Reduced reduce(float x) {
  const float n = std::nearbyint(x * 1.44269504089f);
  float r = x - n * 0.693359375f;
  r = r + n * 2.12194440e-4f;
  float q = 1.0f / 5040;
  q = q * r + 1.0f / 720;
  q = q * r + 1.0f / 120;
  q = q * r + 1.0f / 24;
  q = q * r + 1.0f / 6;
  q = q * r + 0.5f;
  q = q * r + 1.0f;
  q = q * r;
  return {q, static_cast<int32_t>(n)};
}

// In two factors: a single 2ⁿ would overflow early.
inline __attribute__((always_inline)) float exp_of(float x) {
  x = x < -104.0f ? -104.0f : x;
  x = x > 89.0f ? 89.0f : x;
  const auto e = reduce(x);
  const int32_t half = e.n >> 1;
  return (e.q + 1.0f) * power_of_two(half) * power_of_two(e.n - half);
}

// exp(x) = scale + scale · q, in one factor: for what adds a number near one, to which exp(−87) is nothing. Infinite from 88.4.
struct Scaled { float scale, q; };

inline __attribute__((always_inline)) Scaled scaled_exp(float x) {
  x = x < -87.0f ? -87.0f : x;
  x = x > 89.0f ? 89.0f : x;
  const auto e = reduce(x);
  return {power_of_two(e.n), e.q};
}

inline __attribute__((always_inline)) float sigmoid_of(float x) {
  const auto e = scaled_exp(-x);
  return 1.0f / (1.0f + (e.q + 1.0f) * e.scale);
}

// By e = exp(−2|x|) − 1, which is exact to the last digits where x is small.
inline __attribute__((always_inline)) float tanh_of(float x) {
  const auto p = scaled_exp(-2.0f * std::fabs(x));
  const float e = p.scale * p.q + (p.scale - 1.0f);
  return std::copysign(-e / (e + 2.0f), x);
}

// Φ(x) and exp(−x²/2), by Abramowitz and Stegun 7.1.26: off by less than 1e-7.
struct Normal { float cdf, bell; };

inline __attribute__((always_inline)) Normal normal_of(float x) {
  const float z = std::fabs(x) * 0.70710678f;
  const float t = 1.0f / (1.0f + 0.3275911f * z);
  const float bell = exp_of(-z * z);
  const float tail = 0.5f * bell * t * (0.254829592f + t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f))));
  return {x < 0 ? tail : 1.0f - tail, bell};
}

// log(1 + y) = 2 artanh(y / (2 + y)) for 0 ≤ y ≤ 1, by the series of the right-hand side.
inline __attribute__((always_inline)) float log_one_plus(float y) {
  const float s = y / (2.0f + y), q = s * s;
  return 2.0f * s * (1.0f + q * (1.0f / 3 + q * (1.0f / 5 + q * (1.0f / 7 + q * (1.0f / 9 + q * (1.0f / 11 + q * (1.0f / 13)))))));
}

#define UNARY(name, expression)                                                             \
  VECTORISED void name##_loop(const float* in, float* out, int64_t n) {                                  \
    _Pragma("GCC ivdep") for (int64_t i = 0; i < n; i++) { const float x = in[i]; out[i] = expression; } \
  }
// The same in place, of rows to which a bias is added first.
#define OF_ROWS(name, expression)                                                           \
  VECTORISED void name##_rows(float* __restrict rows, const float* __restrict bias, int64_t count, int64_t columns) {     \
    for (int64_t i = 0; i < count; i++, rows += columns)                                    \
      for (int64_t j = 0; j < columns; j++) { const float x = rows[j] + bias[j]; rows[j] = expression; }                 \
  }
#define BINARY(name, expression)                                                            \
  VECTORISED void name##_loop(const float* in, const float* other, float* __restrict out, int64_t n, float alpha) { \
    for (int64_t i = 0; i < n; i++) { const float x = in[i], y = other[i]; (void)alpha; out[i] = expression; }        \
  }
#define SCALAR(name, expression)                                                            \
  VECTORISED void name##_loop(const float* in, float* __restrict out, int64_t n, float y) {   \
    for (int64_t i = 0; i < n; i++) { const float x = in[i]; out[i] = expression; }            \
  }

UNARY(silu, x* sigmoid_of(x))
UNARY(sigmoid, sigmoid_of(x))
UNARY(tanh, tanh_of(x))
UNARY(gelu, x* normal_of(x).cdf)
UNARY(exp, exp_of(x))

UNARY(relu, x < 0.0f ? 0.0f : x)

OF_ROWS(biased, x)
OF_ROWS(silu, x* sigmoid_of(x))
OF_ROWS(sigmoid, sigmoid_of(x))
OF_ROWS(tanh, tanh_of(x))
OF_ROWS(relu, x < 0.0f ? 0.0f : x)

BINARY(add, x + alpha * y)
BINARY(mul, x* y)
BINARY(div, x / y)
BINARY(logits_cross_entropy, (x > 0.0f ? x : 0.0f) - x * y + log_one_plus(exp_of(-std::fabs(x))))
SCALAR(add_number, x + y)
SCALAR(mul_number, x* y)
SCALAR(div_number, x / y)
SCALAR(number_minus, y - x)
SCALAR(leaky_relu, x > 0.0f ? x : x * y)

// Gradients: x is what came from above, y the input (or the output, where the formula has it).
BINARY(silu_backward, [&] { const float s = sigmoid_of(y); return x * s * (1.0f + y * (1.0f - s)); }())
BINARY(gelu_backward, [&] { const auto p = normal_of(y); return x * (p.cdf + y * p.bell * 0.39894228f); }())
BINARY(sigmoid_backward, x * (1.0f - y) * y)
BINARY(tanh_backward, x * (1.0f - y * y))
BINARY(threshold_backward, y <= alpha ? 0.0f : x)
BINARY(leaky_relu_backward, y > 0.0f ? x : x * alpha)

VECTORISED void add_to_loop(float* __restrict x, const float* __restrict y, int64_t n, float alpha) {
  for (int64_t i = 0; i < n; i++) x[i] += alpha * y[i];
}

VECTORISED void scale_loop(float* x, int64_t n, float factor, float term) {
  for (int64_t i = 0; i < n; i++) x[i] = x[i] * factor + term;
}

VECTORISED double sum_loop(const float* x, int64_t n) { return sum(n, [x](int64_t i) { return x[i]; }); }

at::Tensor scalar_tensor(double value) {
  auto out = at::detail::empty_cpu({}, at::kFloat);
  *out.data_ptr<float>() = static_cast<float>(value);
  return out;
}

template <typename Loop>
at::Tensor unary(Loop loop, const at::Tensor& x) {
  auto out = like(x);
  const float* in = x.data_ptr<float>();
  float* to = out.data_ptr<float>();
  each(x.numel(), [&](int64_t from, int64_t end) { loop(in + from, to + from, end - from); });
  return out;
}

template <typename Loop>
at::Tensor binary(Loop loop, const at::Tensor& x, const at::Tensor& y, float alpha = 1) {
  auto out = like(x);
  const float *a = x.data_ptr<float>(), *b = y.data_ptr<float>();
  float* to = out.data_ptr<float>();
  each(x.numel(), [&](int64_t from, int64_t end) { loop(a + from, b + from, to + from, end - from, alpha); });
  return out;
}

template <typename Loop>
at::Tensor scalar(Loop loop, const at::Tensor& x, float y) {
  auto out = like(x);
  const float* in = x.data_ptr<float>();
  float* to = out.data_ptr<float>();
  each(x.numel(), [&](int64_t from, int64_t end) { loop(in + from, to + from, end - from, y); });
  return out;
}

bool same(const at::Tensor& x, const at::Tensor& y) { return dense(x) && dense(y) && x.sizes() == y.sizes(); }

// A number, or a tensor without dimensions: it has no say in the result's type, and may be read at once.
bool number(const at::Tensor& x, const at::Tensor& y, float& value) {
  if (y.dim() != 0 || x.dim() == 0 || !y.is_cpu() || !dense(x)) return false;
  switch (y.scalar_type()) {
    case at::kDouble: value = static_cast<float>(*y.data_ptr<double>()); return true;
    case at::kFloat: value = *y.data_ptr<float>(); return true;
    case at::kLong: value = static_cast<float>(*y.data_ptr<int64_t>()); return true;
    default: return false;
  }
}

// ---- what the dispatcher calls

at::Tensor dense_silu(const at::Tensor& x) { return dense(x) ? unary(silu_loop, x) : at::cpu::silu(x); }
at::Tensor dense_sigmoid(const at::Tensor& x) { return dense(x) ? unary(sigmoid_loop, x) : at::cpu::sigmoid(x); }
at::Tensor dense_tanh(const at::Tensor& x) { return dense(x) ? unary(tanh_loop, x) : at::cpu::tanh(x); }
at::Tensor dense_exp(const at::Tensor& x) { return dense(x) ? unary(exp_loop, x) : at::cpu::exp(x); }

at::Tensor dense_gelu(const at::Tensor& x, c10::string_view approximate) {
  return dense(x) && approximate == "none" ? unary(gelu_loop, x) : at::cpu::gelu(x, approximate);
}

at::Tensor dense_silu_backward(const at::Tensor& g, const at::Tensor& x) {
  return same(g, x) ? binary(silu_backward_loop, g, x) : at::cpu::silu_backward(g, x);
}

at::Tensor dense_sigmoid_backward(const at::Tensor& g, const at::Tensor& y) {
  return same(g, y) ? binary(sigmoid_backward_loop, g, y) : at::cpu::sigmoid_backward(g, y);
}

at::Tensor dense_tanh_backward(const at::Tensor& g, const at::Tensor& y) {
  return same(g, y) ? binary(tanh_backward_loop, g, y) : at::cpu::tanh_backward(g, y);
}

at::Tensor dense_gelu_backward(const at::Tensor& g, const at::Tensor& x, c10::string_view approximate) {
  return same(g, x) && approximate == "none" ? binary(gelu_backward_loop, g, x) : at::cpu::gelu_backward(g, x, approximate);
}

at::Tensor dense_add(const at::Tensor& x, const at::Tensor& y, const at::Scalar& alpha) {
  float value;
  if (!alpha.isFloatingPoint() && !alpha.isIntegral(false)) return at::cpu::add(x, y, alpha);
  if (same(x, y)) return binary(add_loop, x, y, alpha.toFloat());
  if (number(x, y, value)) return scalar(add_number_loop, x, alpha.toFloat() * value);
  return at::cpu::add(x, y, alpha);
}

at::Tensor dense_sub(const at::Tensor& x, const at::Tensor& y, const at::Scalar& alpha) {
  float value;
  if (!alpha.isFloatingPoint() && !alpha.isIntegral(false)) return at::cpu::sub(x, y, alpha);
  if (same(x, y)) return binary(add_loop, x, y, -alpha.toFloat());
  if (number(x, y, value)) return scalar(add_number_loop, x, -alpha.toFloat() * value);
  return at::cpu::sub(x, y, alpha);
}

at::Tensor dense_mul(const at::Tensor& x, const at::Tensor& y) {
  float value;
  if (same(x, y)) return binary(mul_loop, x, y);
  if (number(x, y, value)) return scalar(mul_number_loop, x, value);
  if (number(y, x, value)) return scalar(mul_number_loop, y, value);
  return at::cpu::mul(x, y);
}

at::Tensor dense_div(const at::Tensor& x, const at::Tensor& y) {
  float value;
  if (same(x, y)) return binary(div_loop, x, y);
  if (number(x, y, value)) return scalar(div_number_loop, x, value);
  return at::cpu::div(x, y);
}

at::Tensor dense_rsub(const at::Tensor& x, const at::Scalar& number, const at::Scalar& alpha) {
  return dense(x) && alpha.equal(1) && !number.isComplex() ? scalar(number_minus_loop, x, number.toFloat()) : at::compositeexplicitautograd::rsub(x, number, alpha);
}

at::Tensor dense_mean(const at::Tensor& x, c10::optional<at::ScalarType> type) {
  return dense(x) && x.numel() > 0 && type.value_or(at::kFloat) == at::kFloat
             ? scalar_tensor(sum_loop(x.data_ptr<float>(), x.numel()) / static_cast<double>(x.numel()))
             : at::compositeexplicitautograd::mean(x, type);
}

// Of numbers before the sigmoid, in one pass where none is weighted.
at::Tensor dense_cross_entropy(const at::Tensor& x, const at::Tensor& target, const c10::optional<at::Tensor>& weight, const c10::optional<at::Tensor>& positive, int64_t reduction) {
  const auto given = [](const c10::optional<at::Tensor>& t) { return t.has_value() && t->defined(); };
  if (!same(x, target) || x.numel() == 0 || given(weight) || given(positive)) return at::compositeexplicitautograd::binary_cross_entropy_with_logits(x, target, weight, positive, reduction);
  const auto each_one = binary(logits_cross_entropy_loop, x, target);
  if (reduction == at::Reduction::None) return each_one;
  const double sum = sum_loop(each_one.data_ptr<float>(), each_one.numel());
  return scalar_tensor(reduction == at::Reduction::Mean ? sum / static_cast<double>(x.numel()) : sum);
}

at::Tensor dense_relu(const at::Tensor& x) { return dense(x) ? unary(relu_loop, x) : at::cpu::relu(x); }

at::Tensor dense_threshold_backward(const at::Tensor& g, const at::Tensor& x, const at::Scalar& threshold) {
  return same(g, x) ? binary(threshold_backward_loop, g, x, threshold.toFloat()) : at::cpu::threshold_backward(g, x, threshold);
}

at::Tensor dense_leaky_relu(const at::Tensor& x, const at::Scalar& slope) {
  return dense(x) ? scalar(leaky_relu_loop, x, slope.toFloat()) : at::cpu::leaky_relu(x, slope);
}

at::Tensor dense_leaky_relu_backward(const at::Tensor& g, const at::Tensor& x, const at::Scalar& slope, bool self_is_result) {
  return same(g, x) ? binary(leaky_relu_backward_loop, g, x, slope.toFloat()) : at::cpu::leaky_relu_backward(g, x, slope, self_is_result);
}

// In place: x and y do not share memory, or libtorch decides what that means.
at::Tensor& dense_add_(at::Tensor& x, const at::Tensor& y, const at::Scalar& alpha) {
  float value;
  if (same(x, y) && !x.is_alias_of(y)) {
    add_to_loop(x.data_ptr<float>(), y.data_ptr<float>(), x.numel(), alpha.toFloat());
    return x;
  }
  if (number(x, y, value)) {
    scale_loop(x.data_ptr<float>(), x.numel(), 1, alpha.toFloat() * value);
    return x;
  }
  return at::cpu::add_(x, y, alpha);
}

at::Tensor& dense_mul_(at::Tensor& x, const at::Tensor& y) {
  float value;
  if (!number(x, y, value)) return at::cpu::mul_(x, y);
  scale_loop(x.data_ptr<float>(), x.numel(), value, 0);
  return x;
}

// libtorch warns of every replaced kernel; these are meant.
struct Quiet final : c10::WarningHandler {
  void process(const c10::SourceLocation&, const std::string&, const bool) override {}
};

}  // namespace

void activate(Activation kind, float* x, const float* bias, int64_t rows, int64_t columns) {
  const int64_t n = rows * columns;
  switch (kind) {
    case Activation::none: return bias ? biased_rows(x, bias, rows, columns) : void();
    case Activation::silu: return bias ? silu_rows(x, bias, rows, columns) : silu_loop(x, x, n);
    case Activation::relu: return bias ? relu_rows(x, bias, rows, columns) : relu_loop(x, x, n);
    case Activation::tanh: return bias ? tanh_rows(x, bias, rows, columns) : tanh_loop(x, x, n);
    case Activation::sigmoid: return bias ? sigmoid_rows(x, bias, rows, columns) : sigmoid_loop(x, x, n);
  }
}

void replace_kernels() {
  Quiet quiet;
  c10::Warning::WarningHandlerGuard guard(&quiet);
  static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
  library.impl("silu", TORCH_FN(dense_silu));
  library.impl("silu_backward", TORCH_FN(dense_silu_backward));
  library.impl("sigmoid", TORCH_FN(dense_sigmoid));
  library.impl("sigmoid_backward", TORCH_FN(dense_sigmoid_backward));
  library.impl("tanh", TORCH_FN(dense_tanh));
  library.impl("tanh_backward", TORCH_FN(dense_tanh_backward));
  library.impl("gelu", TORCH_FN(dense_gelu));
  library.impl("gelu_backward", TORCH_FN(dense_gelu_backward));
  library.impl("exp", TORCH_FN(dense_exp));
  library.impl("add.Tensor", TORCH_FN(dense_add));
  library.impl("sub.Tensor", TORCH_FN(dense_sub));
  library.impl("mul.Tensor", TORCH_FN(dense_mul));
  library.impl("div.Tensor", TORCH_FN(dense_div));
  library.impl("rsub.Scalar", TORCH_FN(dense_rsub));
  library.impl("mean", TORCH_FN(dense_mean));
  library.impl("binary_cross_entropy_with_logits", TORCH_FN(dense_cross_entropy));
  library.impl("relu", TORCH_FN(dense_relu));
  library.impl("threshold_backward", TORCH_FN(dense_threshold_backward));
  library.impl("leaky_relu", TORCH_FN(dense_leaky_relu));
  library.impl("leaky_relu_backward", TORCH_FN(dense_leaky_relu_backward));
  library.impl("add_.Tensor", TORCH_FN(dense_add_));
  library.impl("mul_.Tensor", TORCH_FN(dense_mul_));
  replace_products();
  replace_linear();
  replace_group_norm();
}
