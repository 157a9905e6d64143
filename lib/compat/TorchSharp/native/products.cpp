// Matrix products by oneDNN's own sgemm, which libtorch brings along: at the sizes of small networks it is faster than OpenBLAS,
// and it shares its threads with libtorch's other operators, where those of OpenBLAS spin against them. Narrow products, and
// everything that is not a dense float matrix, stay with libtorch.

#include "products.h"
#include "crew.h"
#include "engine.h"

#include <ATen/CPUFunctions.h>
#include <ATen/EmptyTensor.h>
#include <dlfcn.h>
#include <torch/library.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace {

using Sgemm = int (*)(char, char, int64_t, int64_t, int64_t, float, const float*, int64_t, const float*, int64_t, float, float*, int64_t);

Sgemm sgemm() {
  static const auto found = reinterpret_cast<Sgemm>(dlsym(RTLD_DEFAULT, "dnnl_sgemm"));
  return found;
}

constexpr int64_t kNarrow = 16;                     // below this OpenBLAS has the better kernels
constexpr int64_t kBlock = 16;                      // pieces end at multiples of it
constexpr double kWorthSharing = 5e5;               // multiplications

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

double work(const Matrix& a, const Matrix& b) {
  return static_cast<double>(a.rows) * static_cast<double>(a.columns) * static_cast<double>(b.columns);
}

// Without bias: out ← a b; with: out ← a b + bias. It fails only where a size makes no sense, which was checked before.
void run(const Matrix& a, const Matrix& b, const float* bias, float* out, int64_t leading) {
  if (bias)
    for (int64_t i = 0; i < a.rows; i++) std::memcpy(out + i * leading, bias, sizeof(float) * b.columns);
  sgemm()(a.transposed, b.transposed, a.rows, b.columns, a.columns, 1.0f, a.data, a.leading, b.data, b.leading, bias ? 1.0f : 0.0f, out, leading);
}

Matrix rows(const Matrix& m, int64_t from, int64_t to) { return {m.data + (m.transposed == 'N' ? from * m.leading : from), to - from, m.columns, m.leading, m.transposed}; }

Matrix columns(const Matrix& m, int64_t from, int64_t to) { return {m.data + (m.transposed == 'N' ? from : from * m.leading), m.rows, to - from, m.leading, m.transposed}; }

// One product, of which the pieces are rows or columns of the result.
struct Product {
  Matrix a, b;
  const float* bias;
  float* out;
  int pieces;

  Product(const Matrix& a, const Matrix& b, const float* bias, float* out) : a(a), b(b), bias(bias), out(out), pieces(pieces_of(work(a, b), kWorthSharing)) {}

  void operator()(int piece) const {
    const int64_t n = b.columns;
    const bool by_rows = a.rows >= n;
    const auto [from, to] = part(by_rows ? a.rows : n, kBlock, piece, pieces);
    if (from == to) return;
    if (by_rows) run(rows(a, from, to), b, bias, out + from * n, n);
    else run(a, columns(b, from, to), bias ? bias + from : nullptr, out + from, n);
  }
};

Matrix transposed(const Matrix& m) { return {m.data, m.columns, m.rows, m.leading, m.transposed == 'N' ? 'T' : 'N'}; }

// Both matrices, the first perhaps transposed, and whether this engine multiplies them.
bool read(const at::Tensor& a, bool turn_a, const at::Tensor& b, bool turn_b, Matrix& left, Matrix& right) {
  if (!is_float(a, 2) || !is_float(b, 2) || !read(a, 0, left) || !read(b, 0, right)) return false;
  if (turn_a) left = transposed(left);
  if (turn_b) right = transposed(right);
  return left.columns == right.rows && fits(left.rows, right.columns, left.columns);
}

at::Tensor multiply(const Matrix& left, const Matrix& right, const float* bias = nullptr) {
  auto out = at::detail::empty_cpu({left.rows, right.columns}, at::kFloat);
  const Product product(left, right, bias, out.data_ptr<float>());
  share_out(product.pieces, product);
  return out;
}

bool is_bias(const at::Tensor& bias, int64_t size) { return is_float(bias, 1) && bias.is_contiguous() && bias.size(0) == size; }

// Few outputs: a sum over a row for each. Sixteen partial sums, for the vector unit.
VECTORISED void narrow_rows(const float* a, const float* w, float* out, int64_t rows, int64_t inputs, int64_t outputs) {
  constexpr int64_t kLanes = 16;
  for (int64_t i = 0; i < rows; i++)
    for (int64_t j = 0; j < outputs; j++) {
      const float *x = a + i * inputs, *y = w + j * inputs;
      float lanes[kLanes] = {};
      int64_t k = 0;
      for (; k + kLanes <= inputs; k += kLanes)
        for (int64_t l = 0; l < kLanes; l++) lanes[l] += x[k + l] * y[k + l];
      float sum = 0;
      for (int64_t l = 0; l < kLanes; l++) sum += lanes[l];
      for (; k < inputs; k++) sum += x[k] * y[k];
      out[i * outputs + j] = sum;
    }
}

// Blocks of rows keep the rounding error of long columns small.
VECTORISED void sum_rows(const float* in, float* __restrict out, float* __restrict part, int64_t rows, int64_t columns) {
  constexpr int64_t kRows = 64;
  std::fill(out, out + columns, 0.0f);
  for (int64_t start = 0; start < rows; start += kRows) {
    std::fill(part, part + columns, 0.0f);
    for (int64_t i = start; i < std::min(rows, start + kRows); i++)
      for (int64_t j = 0; j < columns; j++) part[j] += in[i * columns + j];
    for (int64_t j = 0; j < columns; j++) out[j] += part[j];
  }
}

at::Tensor mm(const at::Tensor& a, const at::Tensor& b) {
  Matrix left, right;
  return read(a, false, b, false, left, right) ? multiply(left, right) : at::cpu::mm(a, b);
}

at::Tensor addmm(const at::Tensor& bias, const at::Tensor& a, const at::Tensor& b, const at::Scalar& beta, const at::Scalar& alpha) {
  Matrix left, right;
  return beta.toDouble() == 1 && alpha.toDouble() == 1 && read(a, false, b, false, left, right) && is_bias(bias, right.columns)
             ? multiply(left, right, bias.data_ptr<float>())
             : at::cpu::addmm(bias, a, b, beta, alpha);
}

at::Tensor bmm(const at::Tensor& a, const at::Tensor& b) {
  Matrix left, right;
  if (!is_float(a, 3) || !is_float(b, 3) || a.size(0) != b.size(0) || a.size(2) != b.size(1) || !fits(a.size(1), b.size(2), a.size(2)) || !read(a, 1, left) || !read(b, 1, right))
    return at::cpu::bmm(a, b);
  const int64_t batch = a.size(0), step_a = a.stride(0), step_b = b.stride(0);
  auto out = at::detail::empty_cpu({batch, left.rows, right.columns}, at::kFloat);
  float* to = out.data_ptr<float>();
  share_range(batch, 1, pieces_of(static_cast<double>(batch) * work(left, right), kWorthSharing), [&](int64_t from, int64_t end) {
    for (int64_t i = from; i < end; i++)
      run({left.data + i * step_a, left.rows, left.columns, left.leading, left.transposed},
          {right.data + i * step_b, right.rows, right.columns, right.leading, right.transposed}, nullptr, to + i * left.rows * right.columns, right.columns);
  });
  return out;
}

}  // namespace

void gradients_of_affine(const at::Tensor& g, const at::Tensor& x, const at::Tensor& w, at::Tensor* dx, at::Tensor* dw, at::Tensor* db) {
  std::vector<Product> products;
  const auto add = [&](at::Tensor* to, const at::Tensor& a, bool turned, const at::Tensor& b) {
    Matrix left, right;
    if (read(a, turned, b, false, left, right)) {
      *to = at::detail::empty_cpu({left.rows, right.columns}, at::kFloat);
      products.emplace_back(left, right, nullptr, to->data_ptr<float>());
    } else {
      *to = at::cpu::mm(turned ? a.t() : a, b);
    }
  };
  if (dx) add(dx, g, false, w);
  if (dw) add(dw, g, true, x);
  if (db) *db = at::detail::empty_cpu({g.size(1)}, at::kFloat);
  int pieces = db ? 1 : 0;
  for (const auto& product : products) pieces += product.pieces;
  const bool worth = std::any_of(products.begin(), products.end(), [](const Product& product) { return product.pieces > 1; });
  const auto run = [&](int piece) {
    for (const auto& product : products) {
      if (piece < product.pieces) return product(piece);
      piece -= product.pieces;
    }
    std::vector<float> part(g.size(1));
    sum_rows(g.data_ptr<float>(), db->data_ptr<float>(), part.data(), g.size(0), g.size(1));
  };
  if (worth) return share_out(pieces, run);
  const auto one = Threads::for_work(false);
  for (int piece = 0; piece < pieces; piece++) run(piece);
}

at::Tensor affine(const at::Tensor& bias, const at::Tensor& a, const at::Tensor& w) {
  Matrix left, right;
  const bool ours = read(a, false, w, true, left, right);
  if (!bias.defined()) return ours ? multiply(left, right) : at::cpu::mm(a, w.t());
  return ours && is_bias(bias, right.columns) ? multiply(left, right, bias.data_ptr<float>()) : at::cpu::addmm(bias, a, w.t(), 1, 1);
}

void times_rows(const float* a, const float* w, float* out, int64_t rows, int64_t inputs, int64_t outputs) {
  if (outputs < kNarrow) return narrow_rows(a, w, out, rows, inputs, outputs);
  run({a, rows, inputs, inputs, 'N'}, {w, inputs, outputs, inputs, 'T'}, nullptr, out, outputs);
}

void replace_products() {
  static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
  library.impl("mm", TORCH_FN(mm));
  library.impl("addmm", TORCH_FN(addmm));
  library.impl("bmm", TORCH_FN(bmm));
}
