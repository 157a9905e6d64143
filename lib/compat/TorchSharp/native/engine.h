// What the parts of the engine share.
#pragma once

#include <ATen/ATen.h>

#include <cstdint>

#define API extern "C" __attribute__((visibility("default")))

// Loops compiled for AVX-512, AVX2 and any processor; the loader picks.
#if defined(__x86_64__)
#define VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VECTORISED
#endif

// Takes over the memory of CPU tensors; returns where the bytes in use are counted.
int64_t* start_counting();

// Puts this engine's kernels in the place of libtorch's for dense floats of the CPU. All else stays with libtorch's.
void replace_kernels();

// The same for x Wᵀ + b and its gradients.
void replace_linear();

// And for group normalisation.
void replace_group_norm();
