// Matrix products of the engine, in the place of libtorch's.
#pragma once

#include <ATen/ATen.h>

// a wᵀ + bias, which may be undefined.
at::Tensor affine(const at::Tensor& bias, const at::Tensor& a, const at::Tensor& w);

// Of y = x wᵀ + bias, given g = ∂L/∂y as dense floats: dx ← g w, dw ← gᵀ x and db ← the sum of the rows of g, those of them
// that are wanted, all shared out together.
void gradients_of_affine(const at::Tensor& g, const at::Tensor& x, const at::Tensor& w, at::Tensor* dx, at::Tensor* dw, at::Tensor* db);

// out ← a wᵀ for dense rows of floats; a: [rows, inputs], w: [outputs, inputs].
void times_rows(const float* a, const float* w, float* out, int64_t rows, int64_t inputs, int64_t outputs);

// Puts all of these in the place of libtorch's kernels.
void replace_products();
