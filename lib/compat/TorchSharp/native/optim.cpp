// Fused optimiser steps: one call changes every parameter. Contiguous float and double tensors of the CPU take a vectorised
// loop; everything else takes libtorch's operators. The formulas and their order are PyTorch's.

#include "crew.h"
#include "engine.h"
#include "handles.h"
#include "pointwise.h"

#include <cmath>

namespace {

constexpr double kWorthSharing = 4096;     // parameters

struct AdamStep { double lr, beta1, beta2, eps, decay; bool decoupled, maximize; };

template <typename T>
inline __attribute__((always_inline)) void adam_loop(T* __restrict p, const T* __restrict g, T* __restrict m, T* __restrict v, T* __restrict top, int64_t n, const AdamStep& s, double step) {
  const T beta1 = s.beta1, beta2 = s.beta2, rest1 = 1 - s.beta1, rest2 = 1 - s.beta2, eps = s.eps;
  const T size = s.lr / (1 - std::pow(s.beta1, step)), root = std::sqrt(1 - std::pow(s.beta2, step));
  const T sign = s.maximize ? -1 : 1, l2 = s.decoupled ? 0 : s.decay, shrink = s.decoupled ? 1 - s.lr * s.decay : 1;
  if (top) {
    for (int64_t i = 0; i < n; i++) {
      const T was = p[i] * shrink, d = sign * g[i] + l2 * was;
      m[i] = m[i] * beta1 + rest1 * d;
      v[i] = v[i] * beta2 + rest2 * d * d;
      top[i] = top[i] > v[i] ? top[i] : v[i];
      p[i] = was - size * (m[i] / (std::sqrt(top[i]) / root + eps));
    }
  } else {
    for (int64_t i = 0; i < n; i++) {
      const T was = p[i] * shrink, d = sign * g[i] + l2 * was;
      m[i] = m[i] * beta1 + rest1 * d;
      v[i] = v[i] * beta2 + rest2 * d * d;
      p[i] = was - size * (m[i] / (std::sqrt(v[i]) / root + eps));
    }
  }
}

VECTORISED void adam_float(float* p, const float* g, float* m, float* v, float* top, int64_t n, const AdamStep& s, double step) { adam_loop(p, g, m, v, top, n, s, step); }
VECTORISED void adam_double(double* p, const double* g, double* m, double* v, double* top, int64_t n, const AdamStep& s, double step) { adam_loop(p, g, m, v, top, n, s, step); }

template <typename T>
inline __attribute__((always_inline)) void adamax_loop(T* __restrict p, const T* __restrict g, T* __restrict m, T* __restrict u, int64_t n, const AdamStep& s, double step) {
  const T beta1 = s.beta1, beta2 = s.beta2, rest1 = 1 - s.beta1, eps = s.eps, l2 = s.decay;
  const T size = s.lr / (1 - std::pow(s.beta1, step));
  for (int64_t i = 0; i < n; i++) {
    const T d = g[i] + l2 * p[i];
    m[i] = m[i] * beta1 + rest1 * d;
    const T old = u[i] * beta2, now = std::abs(d) + eps;
    u[i] = old > now ? old : now;
    p[i] = p[i] - size * (m[i] / u[i]);
  }
}

VECTORISED void adamax_float(float* p, const float* g, float* m, float* u, int64_t n, const AdamStep& s, double step) { adamax_loop(p, g, m, u, n, s, step); }
VECTORISED void adamax_double(double* p, const double* g, double* m, double* u, int64_t n, const AdamStep& s, double step) { adamax_loop(p, g, m, u, n, s, step); }

VECTORISED double sum_of_squares(const float* x, int64_t n) {
  return sum(n, [x](int64_t i) { return x[i] * x[i]; });
}

bool plain(const at::Tensor& t, c10::ScalarType type) {
  return t.is_cpu() && t.layout() == c10::kStrided && t.scalar_type() == type && t.is_contiguous();
}

bool all_plain(const at::Tensor& p, const at::Tensor& a, const at::Tensor& b, const at::Tensor& c) {
  const auto type = p.scalar_type();
  return (type == at::kFloat || type == at::kDouble) && plain(p, type) && plain(a, type) && plain(b, type) && (!c.defined() || plain(c, type));
}

void adam(const at::Tensor& p, at::Tensor g, at::Tensor m, at::Tensor v, at::Tensor top, double step, const AdamStep& s) {
  TORCH_CHECK(!g.is_sparse(), "Adam does not support sparse gradients");
  if (all_plain(p, m, v, top)) {
    g = g.to(p.scalar_type()).contiguous();
    const int64_t n = p.numel();
    const int pieces = pieces_of(static_cast<double>(n), kWorthSharing);
    if (p.scalar_type() == at::kFloat) {
      float *to = p.data_ptr<float>(), *first = m.data_ptr<float>(), *second = v.data_ptr<float>(), *most = top.defined() ? top.data_ptr<float>() : nullptr;
      const float* from = g.data_ptr<float>();
      share_range(n, 16, pieces, [&](int64_t i, int64_t end) { adam_float(to + i, from + i, first + i, second + i, most ? most + i : nullptr, end - i, s, step); });
    } else {
      adam_double(p.data_ptr<double>(), g.data_ptr<double>(), m.data_ptr<double>(), v.data_ptr<double>(), top.defined() ? top.data_ptr<double>() : nullptr, n, s, step);
    }
    return;
  }
  if (s.maximize) g = -g;
  if (s.decoupled) p.mul_(1 - s.lr * s.decay);
  else if (s.decay != 0) g = g.add(p, s.decay);
  m.mul_(s.beta1).add_(g, 1 - s.beta1);
  v.mul_(s.beta2).addcmul_(g, g.conj(), 1 - s.beta2);
  at::Tensor second = v;
  if (top.defined()) { at::maximum_out(top, top, v); second = top; }
  const auto below = (second.sqrt() / std::sqrt(1 - std::pow(s.beta2, step))).add_(s.eps);
  p.addcdiv_(m, below, -s.lr / (1 - std::pow(s.beta1, step)));
}

void adamax(const at::Tensor& p, at::Tensor g, at::Tensor m, at::Tensor u, double step, const AdamStep& s) {
  TORCH_CHECK(!g.is_sparse(), "Adamax does not support sparse gradients");
  if (all_plain(p, m, u, {})) {
    g = g.to(p.scalar_type()).contiguous();
    if (p.scalar_type() == at::kFloat)
      adamax_float(p.data_ptr<float>(), g.data_ptr<float>(), m.data_ptr<float>(), u.data_ptr<float>(), p.numel(), s, step);
    else
      adamax_double(p.data_ptr<double>(), g.data_ptr<double>(), m.data_ptr<double>(), u.data_ptr<double>(), p.numel(), s, step);
    return;
  }
  if (s.decay != 0) g = g.add(p, s.decay);
  m.mul_(s.beta1).add_(g, 1 - s.beta1);
  u.mul_(s.beta2);
  at::maximum_out(u, u, g.abs().add_(s.eps));
  p.addcdiv_(m, u, -s.lr / (1 - std::pow(s.beta1, step)));
}

}  // namespace

// A parameter without a gradient is left alone, and its step does not count.
API const char* engine_adam(int n, void** params, void** m, void** v, void** top, int64_t* steps, double lr, double beta1, double beta2, double eps, double decay, int decoupled, int maximize) {
  GUARD({
    const AdamStep s{lr, beta1, beta2, eps, decay, decoupled != 0, maximize != 0};
    for (int i = 0; i < n; i++) {
      Seen p(params[i]);
      const auto& g = p.t.grad();
      if (!g.defined()) continue;
      steps[i]++;
      adam(p.t, g, share(m[i]), share(v[i]), share(top ? top[i] : nullptr), static_cast<double>(steps[i]), s);
      p.t.unsafeGetTensorImpl()->bump_version();
    }
  })
}

API const char* engine_adamax(int n, void** params, void** m, void** u, int64_t* steps, double lr, double beta1, double beta2, double eps, double decay) {
  GUARD({
    const AdamStep s{lr, beta1, beta2, eps, decay, false, false};
    for (int i = 0; i < n; i++) {
      Seen p(params[i]);
      const auto& g = p.t.grad();
      if (!g.defined()) continue;
      steps[i]++;
      adamax(p.t, g, share(m[i]), share(u[i]), static_cast<double>(steps[i]), s);
      p.t.unsafeGetTensorImpl()->bump_version();
    }
  })
}

// The joint 2-norm of the gradients, which are scaled where it is above the limit: torch.nn.utils.clip_grad_norm_ in one call.
API const char* engine_clip(int n, void** params, double limit, double* norm) {
  GUARD({
    double squares = 0;
    for (int i = 0; i < n; i++) {
      Seen p(params[i]);
      const auto& g = p.t.grad();
      if (!g.defined()) continue;
      const double own = plain(g, at::kFloat) ? sum_of_squares(g.data_ptr<float>(), g.numel()) : std::pow(at::norm(g).item<double>(), 2);
      squares += own;
    }
    *norm = std::sqrt(squares);
    const double factor = limit / (*norm + 1e-6);
    if (factor >= 1) return nullptr;
    at::NoGradGuard off;
    for (int i = 0; i < n; i++) {
      Seen p(params[i]);
      if (p.t.grad().defined()) p.t.mutable_grad().mul_(factor);
    }
  })
}

API void engine_zero_grad(int n, void** params) {
  for (int i = 0; i < n; i++) {
    Seen p(params[i]);
    p.t.mutable_grad() = at::Tensor();
  }
}
