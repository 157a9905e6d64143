// Matrix products by oneDNN's own sgemm, which libtorch brings along: at the sizes of small networks it is faster than OpenBLAS,
// and it shares its threads with libtorch's other operators, where those of OpenBLAS spin against them. Narrow products, and
// everything that is not a dense float matrix, stay with libtorch.

#include "products.h"
#include "engine.h"

#include <ATen/CPUFunctions.h>
#include <ATen/EmptyTensor.h>
#include <ATen/Parallel.h>
#include <dlfcn.h>

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

// One thread where more would cost more than they bring.
struct OneThread {
  const int before;
  explicit OneThread(double work) : before(work < kWide ? at::get_num_threads() : 1) { if (before > 1) at::set_num_threads(1); }
  ~OneThread() { if (before > 1) at::set_num_threads(before); }
};

void run(const Matrix& a, const Matrix& b, float beta, float* out) {
  const int status = sgemm()(a.transposed, b.transposed, a.rows, b.columns, a.columns, 1.0f, a.data, a.leading, b.data, b.leading, beta, out, b.columns);
  TORCH_CHECK(status == 0, "oneDNN's matrix product failed with status ", status);
}

double work(const Matrix& a, const Matrix& b) {
  return static_cast<double>(a.rows) * static_cast<double>(a.columns) * static_cast<double>(b.columns);
}

}  // namespace

at::Tensor product(const at::Tensor& a, const at::Tensor& b) {
  Matrix left, right;
  if (!is_float(a, 2) || !is_float(b, 2) || a.size(1) != b.size(0) || !fits(a.size(0), b.size(1), a.size(1)) || !read(a, 0, left) || !read(b, 0, right))
    return at::cpu::mm(a, b);
  auto out = at::detail::empty_cpu({left.rows, right.columns}, at::kFloat);
  OneThread threads(work(left, right));
  run(left, right, 0, out.data_ptr<float>());
  return out;
}

at::Tensor affine(const at::Tensor& bias, const at::Tensor& a, const at::Tensor& b, const at::Scalar& beta, const at::Scalar& alpha) {
  Matrix left, right;
  if (!is_float(bias, 1) || !bias.is_contiguous() || beta.toDouble() != 1 || alpha.toDouble() != 1 || !is_float(a, 2) || !is_float(b, 2) ||
      a.size(1) != b.size(0) || bias.size(0) != b.size(1) || !fits(a.size(0), b.size(1), a.size(1)) || !read(a, 0, left) || !read(b, 0, right))
    return at::cpu::addmm(bias, a, b, beta, alpha);
  auto out = at::detail::empty_cpu({left.rows, right.columns}, at::kFloat);
  float* to = out.data_ptr<float>();
  const float* from = bias.data_ptr<float>();
  for (int64_t i = 0; i < left.rows; i++) std::memcpy(to + i * right.columns, from, sizeof(float) * right.columns);
  OneThread threads(work(left, right));
  run(left, right, 1, to);
  return out;
}

at::Tensor batched_product(const at::Tensor& a, const at::Tensor& b) {
  Matrix left, right;
  if (!is_float(a, 3) || !is_float(b, 3) || a.size(0) != b.size(0) || a.size(2) != b.size(1) || !fits(a.size(1), b.size(2), a.size(2)) || !read(a, 1, left) || !read(b, 1, right))
    return at::cpu::bmm(a, b);
  const int64_t batch = a.size(0), step_a = a.stride(0), step_b = b.stride(0);
  auto out = at::detail::empty_cpu({batch, left.rows, right.columns}, at::kFloat);
  float* to = out.data_ptr<float>();
  const auto each = [&](int64_t from, int64_t end) {
    for (int64_t i = from; i < end; i++)
      run({left.data + i * step_a, left.rows, left.columns, left.leading, left.transposed},
          {right.data + i * step_b, right.rows, right.columns, right.leading, right.transposed}, 0, to + i * left.rows * right.columns);
  };
  at::parallel_for(0, batch, std::max<int64_t>(1, static_cast<int64_t>(kWide / 8 / work(left, right))), each);
  return out;
}
