// Matrix products of the engine, in the place of libtorch's.
#pragma once

#include <ATen/ATen.h>

at::Tensor product(const at::Tensor& a, const at::Tensor& b);
at::Tensor affine(const at::Tensor& bias, const at::Tensor& a, const at::Tensor& b, const at::Scalar& beta, const at::Scalar& alpha);
at::Tensor batched_product(const at::Tensor& a, const at::Tensor& b);
