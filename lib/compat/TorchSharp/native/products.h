// Matrix products of the engine, in the place of libtorch's.
#pragma once

#include <ATen/ATen.h>

// a b.
at::Tensor product(const at::Tensor& a, const at::Tensor& b);

// aᵀ b.
at::Tensor transposed_product(const at::Tensor& a, const at::Tensor& b);

// a wᵀ + bias, which may be undefined.
at::Tensor affine(const at::Tensor& bias, const at::Tensor& a, const at::Tensor& w);

// out ← a wᵀ + bias for dense rows of floats; a: [rows, inputs], w: [outputs, inputs], bias: [outputs] or null.
void affine_rows(const float* a, const float* w, const float* bias, float* out, int64_t rows, int64_t inputs, int64_t outputs);

// Puts all of these in the place of libtorch's kernels.
void replace_products();
