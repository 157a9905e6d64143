// x Wᵀ + b as one node of the graph. libtorch records five for it, with a view and a dispatch for each transposition; here the
// gradients of x, W and b are computed in one call. Double backward goes through differentiable operators.

#include "engine.h"
#include "products.h"

#include <ATen/ops/linear_native.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/library.h>

namespace {

using torch::autograd::SavedVariable;
using torch::autograd::variable_list;

at::Tensor rows_of(const at::Tensor& t) { return t.dim() == 2 ? t : t.reshape({-1, t.size(-1)}); }

struct LinearBackward final : torch::autograd::Node {
  SavedVariable input, weight;

  std::string name() const override { return "LinearBackward"; }

  void release_variables() override {
    std::lock_guard<std::mutex> lock(mutex_);
    input.reset_data();
    weight.reset_data();
  }

  variable_list apply(variable_list&& gradients) override {
    std::lock_guard<std::mutex> lock(mutex_);
    variable_list results(3);
    if (!gradients[0].defined()) return results;
    const bool differentiable = at::GradMode::is_enabled();
    const auto& given = gradients[0];
    const auto g = rows_of(differentiable ? given : given.contiguous());
    const bool direct = !differentiable && g.is_cpu() && g.scalar_type() == at::kFloat && g.is_contiguous();
    const bool wants_x = task_should_compute_output(0), wants_w = task_should_compute_output(1), wants_b = task_should_compute_output(2);
    const auto w = wants_x ? weight.unpack() : at::Tensor();
    const auto x = wants_w ? rows_of(input.unpack()) : at::Tensor();
    if (direct) {
      gradients_of_affine(g, x, w, wants_x ? &results[0] : nullptr, wants_w ? &results[1] : nullptr, wants_b ? &results[2] : nullptr);
    } else {
      if (wants_x) results[0] = g.mm(w);
      if (wants_w) results[1] = g.t().mm(x);
      if (wants_b) results[2] = g.sum(0);
    }
    if (wants_x && given.dim() != 2) {
      auto shape = given.sizes().vec();
      shape.back() = w.size(1);
      results[0] = results[0].view(shape);
    }
    return results;
  }
};

bool dense(const at::Tensor& t) { return t.scalar_type() == at::kFloat && t.is_cpu() && t.layout() == c10::kStrided && t.is_contiguous(); }

at::Tensor linear(const at::Tensor& x, const at::Tensor& w, const c10::optional<at::Tensor>& given) {
  const at::Tensor bias = given.value_or(at::Tensor());
  if (x.dim() < 2 || x.numel() == 0 || w.dim() != 2 || w.size(0) == 0 || x.size(-1) != w.size(1) || !dense(x) || !dense(w) ||
      (bias.defined() && (bias.dim() != 1 || bias.size(0) != w.size(0) || !dense(bias))) || torch::autograd::isFwGradDefined(x) ||
      torch::autograd::isFwGradDefined(w) || torch::autograd::isFwGradDefined(bias))
    return at::native::linear(x, w, given);
  at::Tensor out;
  {
    at::AutoDispatchBelowADInplaceOrView below;
    out = affine(bias, rows_of(x), w);
    if (x.dim() != 2) {
      auto shape = x.sizes().vec();
      shape.back() = w.size(0);
      out = out.view(shape);
    }
  }
  if (torch::autograd::compute_requires_grad(x, w, bias)) {
    auto node = std::shared_ptr<LinearBackward>(new LinearBackward(), torch::autograd::deleteNode);
    node->set_next_edges(torch::autograd::collect_next_edges(x, w, bias));
    if (node->should_compute_output(1)) node->input = SavedVariable(x, false);
    if (node->should_compute_output(0)) node->weight = SavedVariable(w, false);
    torch::autograd::set_history(out, node);
  }
  return out;
}

}  // namespace

void replace_linear() {
  static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::AutogradCPU, __FILE__, __LINE__);
  library.impl("linear", TORCH_FN(linear));
}
