// What the engine does to plain memory.
#pragma once

#include <algorithm>
#include <cstdint>

enum class Activation : int32_t { none = 0, silu = 1, relu = 2, tanh = 3, sigmoid = 4 };

// x ← f(x + bias) for every row; without one, f(x).
void activate(Activation kind, float* x, const float* bias, int64_t rows, int64_t columns);

// Σ term(i), i < n: partial sums in single precision, as long as a vector register is wide; their sum in double.
template <typename Term>
inline __attribute__((always_inline)) double sum(int64_t n, Term term) {
  constexpr int64_t kBlock = 1024, kLanes = 16;
  double total = 0;
  for (int64_t start = 0; start < n; start += kBlock) {
    float lanes[kLanes] = {};
    const int64_t end = std::min(n, start + kBlock);
    int64_t i = start;
    for (; i + kLanes <= end; i += kLanes)
      for (int64_t j = 0; j < kLanes; j++) lanes[j] += term(i + j);
    for (; i < end; i++) lanes[0] += term(i);
    for (const float lane : lanes) total += static_cast<double>(lane);
  }
  return total;
}
