// Matrix products by oneDNN's own sgemm, which libtorch brings along: at the sizes of small networks it is faster than OpenBLAS,
// and it shares its threads with libtorch's other operators, where those of OpenBLAS spin against them. Narrow products, and
// everything that is not a dense float matrix, stay with libtorch.

#include "products.h"
#include "engine.h"
#include "threads.h"

#include <ATen/CPUFunctions.h>
#include <ATen/EmptyTensor.h>
#include <ATen/Parallel.h>
#include <dlfcn.h>
#include <torch/library.h>

#include <algorithm>
#include <cstring>

namespace {

using Sgemm = int (*)(char, char, int64_t, int64_t, int64_t, float, const float*, int64_t, const float*, int64_t, float, float*, int64_t);

Sgemm sgemm() {
  static const auto found = reinterpret_cast<Sgemm>(dlsym(RTLD_DEFAULT, "dnnl_sgemm"));
  return found;
}

constexpr int64_t kNarrow = 16;                     // below this OpenBLAS has the better kernels
constexpr double kWide = 3e7;                       // multiplications that are worth waking another thread

// A matrix whose rows or columns are contiguous, as sgemm wants it.
struct Matrix {
  const float* data;
  int64_t rows, columns, leading;
  char transposed;
};

bool read(const at::Tensor& t, int64_t first, Matrix& m) {
  const auto sizes = t.sizes();
  const auto strides = t.strides();
  m.rows = sizes[first];
  m.columns = sizes[first + 1];
  const int64_t down = strides[first], right = strides[first + 1];
  if (right == 1 && down >= m.columns) {
    m.transposed = 'N';
    m.leading = down;
  } else if (down == 1 && right >= m.rows) {
    m.transposed = 'T';
    m.leading = right;
  } else {
    return false;
  }
  m.data = t.data_ptr<float>();
  return true;
}

bool is_float(const at::Tensor& t, int64_t dimensions) {
  return t.dim() == dimensions && t.scalar_type() == at::kFloat && t.is_cpu() && t.layout() == c10::kStrided;
}

bool fits(int64_t m, int64_t n, int64_t k) { return m >= kNarrow && n >= kNarrow && k > 0 && sgemm(); }

void run(const Matrix& a, const Matrix& b, float beta, float* out) {
  const int status = sgemm()(a.transposed, b.transposed, a.rows, b.columns, a.columns, 1.0f, a.data, a.leading, b.data, b.leading, beta, out, b.columns);
  TORCH_CHECK(status == 0, "oneDNN's matrix product failed with status ", status);
}

double work(const Matrix& a, const Matrix& b) {
  return static_cast<double>(a.rows) * static_cast<double>(a.columns) * static_cast<double>(b.columns);
}

Matrix transposed(const Matrix& m) { return {m.data, m.columns, m.rows, m.leading, m.transposed == 'N' ? 'T' : 'N'}; }

// Both matrices, the first perhaps transposed, and whether this engine multiplies them.
bool read(const at::Tensor& a, bool turn_a, const at::Tensor& b, bool turn_b, Matrix& left, Matrix& right) {
  if (!is_float(a, 2) || !is_float(b, 2) || !read(a, 0, left) || !read(b, 0, right)) return false;
  if (turn_a) left = transposed(left);
  if (turn_b) right = transposed(right);
  return left.columns == right.rows && fits(left.rows, right.columns, left.columns);
}

at::Tensor multiply(const Matrix& left, const Matrix& right) {
  auto out = at::detail::empty_cpu({left.rows, right.columns}, at::kFloat);
  const auto threads = Threads::for_work(work(left, right) >= kWide);
  run(left, right, 0, out.data_ptr<float>());
  return out;
}

at::Tensor add_and_multiply(const at::Tensor& bias, const Matrix& left, const Matrix& right) {
  auto out = at::detail::empty_cpu({left.rows, right.columns}, at::kFloat);
  float* to = out.data_ptr<float>();
  const float* from = bias.data_ptr<float>();
  for (int64_t i = 0; i < left.rows; i++) std::memcpy(to + i * right.columns, from, sizeof(float) * right.columns);
  const auto threads = Threads::for_work(work(left, right) >= kWide);
  run(left, right, 1, to);
  return out;
}

bool is_bias(const at::Tensor& bias, int64_t size) { return is_float(bias, 1) && bias.is_contiguous() && bias.size(0) == size; }

// Few outputs: a sum over a row for each. Sixteen partial sums, for the vector unit.
VECTORISED void narrow_rows(const float* a, const float* w, const float* bias, float* out, int64_t rows, int64_t inputs, int64_t outputs) {
  constexpr int64_t kLanes = 16;
  for (int64_t i = 0; i < rows; i++)
    for (int64_t j = 0; j < outputs; j++) {
      const float *x = a + i * inputs, *y = w + j * inputs;
      float lanes[kLanes] = {};
      int64_t k = 0;
      for (; k + kLanes <= inputs; k += kLanes)
        for (int64_t l = 0; l < kLanes; l++) lanes[l] += x[k + l] * y[k + l];
      float sum = bias ? bias[j] : 0;
      for (int64_t l = 0; l < kLanes; l++) sum += lanes[l];
      for (; k < inputs; k++) sum += x[k] * y[k];
      out[i * outputs + j] = sum;
    }
}

at::Tensor mm(const at::Tensor& a, const at::Tensor& b) { return product(a, b); }

at::Tensor addmm(const at::Tensor& bias, const at::Tensor& a, const at::Tensor& b, const at::Scalar& beta, const at::Scalar& alpha) {
  Matrix left, right;
  return beta.toDouble() == 1 && alpha.toDouble() == 1 && read(a, false, b, false, left, right) && is_bias(bias, right.columns)
             ? add_and_multiply(bias, left, right)
             : at::cpu::addmm(bias, a, b, beta, alpha);
}

at::Tensor bmm(const at::Tensor& a, const at::Tensor& b) {
  Matrix left, right;
  if (!is_float(a, 3) || !is_float(b, 3) || a.size(0) != b.size(0) || a.size(2) != b.size(1) || !fits(a.size(1), b.size(2), a.size(2)) || !read(a, 1, left) || !read(b, 1, right))
    return at::cpu::bmm(a, b);
  const int64_t batch = a.size(0), step_a = a.stride(0), step_b = b.stride(0);
  auto out = at::detail::empty_cpu({batch, left.rows, right.columns}, at::kFloat);
  float* to = out.data_ptr<float>();
  const auto threads = Threads::for_work(static_cast<double>(batch) * work(left, right) >= kWide);
  at::parallel_for(0, batch, std::max<int64_t>(1, static_cast<int64_t>(kWide / 8 / work(left, right))), [&](int64_t from, int64_t end) {
    for (int64_t i = from; i < end; i++)
      run({left.data + i * step_a, left.rows, left.columns, left.leading, left.transposed},
          {right.data + i * step_b, right.rows, right.columns, right.leading, right.transposed}, 0, to + i * left.rows * right.columns);
  });
  return out;
}

}  // namespace

at::Tensor product(const at::Tensor& a, const at::Tensor& b) {
  Matrix left, right;
  return read(a, false, b, false, left, right) ? multiply(left, right) : at::cpu::mm(a, b);
}

at::Tensor transposed_product(const at::Tensor& a, const at::Tensor& b) {
  Matrix left, right;
  return read(a, true, b, false, left, right) ? multiply(left, right) : at::cpu::mm(a.t(), b);
}

at::Tensor affine(const at::Tensor& bias, const at::Tensor& a, const at::Tensor& w) {
  Matrix left, right;
  const bool ours = read(a, false, w, true, left, right);
  if (!bias.defined()) return ours ? multiply(left, right) : at::cpu::mm(a, w.t());
  return ours && is_bias(bias, right.columns) ? add_and_multiply(bias, left, right) : at::cpu::addmm(bias, a, w.t(), 1, 1);
}

void affine_rows(const float* a, const float* w, const float* bias, float* out, int64_t rows, int64_t inputs, int64_t outputs) {
  if (outputs < kNarrow) return narrow_rows(a, w, bias, out, rows, inputs, outputs);
  if (bias) for (int64_t i = 0; i < rows; i++) std::memcpy(out + i * outputs, bias, sizeof(float) * outputs);
  run({a, rows, inputs, inputs, 'N'}, {w, inputs, outputs, inputs, 'T'}, bias ? 1.0f : 0.0f, out);
}

void replace_products() {
  static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
  library.impl("mm", TORCH_FN(mm));
  library.impl("addmm", TORCH_FN(addmm));
  library.impl("bmm", TORCH_FN(bmm));
}
