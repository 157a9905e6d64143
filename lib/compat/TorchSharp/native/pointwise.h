// Activations of the engine, on plain memory.
#pragma once

#include <cstdint>

enum class Activation : int32_t { none = 0, silu = 1, relu = 2, tanh = 3, sigmoid = 4 };

// x ← f(x), n numbers.
void activate(Activation kind, float* x, int64_t n);
