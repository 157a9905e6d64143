// Autograd functions written in C#: a node of libtorch's graph whose backward is a managed function, known by a number.

#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/torch.h>

#include <algorithm>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "engine.h"
#include "handles.h"

using torch::autograd::Node;
using torch::autograd::SavedVariable;
using torch::autograd::VariableInfo;
using torch::autograd::variable_list;

namespace {

// Gets the gradients of the outputs, gives those of the inputs; both may be null. Returns null or a message.
using Backward = const char* (*)(int64_t key, void* node, void** gradients, int n, void** results, int m);
using Forget = void (*)(int64_t key);

Backward backward_hook = nullptr;
Forget forget_hook = nullptr;

struct ManagedNode final : Node {
  const int64_t key;
  const bool materialise;
  std::vector<SavedVariable> saved;
  std::vector<VariableInfo> outputs;

  ManagedNode(int64_t key, bool materialise) : key(key), materialise(materialise) {}
  ~ManagedNode() override { forget_hook(key); }

  variable_list apply(variable_list&& gradients) override {
    at::OptionalDeviceGuard guard;
    std::vector<void*> in(gradients.size()), out(num_outputs(), nullptr);
    for (size_t i = 0; i < in.size(); i++)
      in[i] = give(gradients[i].defined() || !materialise || i >= outputs.size() ? gradients[i] : outputs[i].zeros(guard));
    const char* problem = backward_hook(key, this, in.data(), static_cast<int>(in.size()), out.data(), static_cast<int>(out.size()));
    variable_list results;
    for (void* p : out) results.push_back(take(p));
    TORCH_CHECK(problem == nullptr, problem);
    return results;
  }

  void release_variables() override {
    for (auto& variable : saved) variable.reset_data();
    saved.clear();
    released = true;
  }

  bool released = false;
};

// libtorch frees deep graphs by hand, so that destructors do not overflow the stack.
void free_node(Node* node) { torch::autograd::deleteNode(node); }

}  // namespace

API void engine_function_hooks(Backward backward, Forget forget) {
  backward_hook = backward;
  forget_hook = forget;
}

// The outputs of a forward pass, connected to its inputs. The node owns the number from here on, whatever happens.
API const char* engine_function_wrap(int64_t key, void** inputs, int n, void** outputs, int m, void** constant, int constants,
                                     void** dirty, int dirties, void** saved, int saveds, int materialise, void** results) {
  GUARD({
    std::shared_ptr<ManagedNode> node(new ManagedNode(key, materialise != 0), free_node);
    variable_list ins;
    for (int i = 0; i < n; i++) ins.push_back(share(inputs[i]));
    node->set_next_edges(torch::autograd::collect_next_edges(ins));
    node->clear_input_metadata();
    std::unordered_set<at::TensorImpl*> frozen, changed;
    for (int i = 0; i < constants; i++) frozen.insert(static_cast<at::TensorImpl*>(constant[i]));
    for (int i = 0; i < dirties; i++) changed.insert(static_cast<at::TensorImpl*>(dirty[i]));
    std::vector<c10::optional<at::Tensor>> raw;
    for (int i = 0; i < m; i++) raw.emplace_back(share(outputs[i]));
    auto wrapped = torch::autograd::_wrap_outputs(ins, frozen, changed, raw, node, {});
    for (int i = 0; i < m; i++) node->outputs.emplace_back(*wrapped[i]);
    for (int i = 0; i < saveds; i++) {
      // An output holds the node that holds what it saved: libtorch breaks that circle when it is told.
      int output = -1;
      for (int j = 0; j < m; j++) if (saved[i] && saved[i] == outputs[j]) output = j;
      if (!saved[i]) node->saved.emplace_back();
      else if (output >= 0) node->saved.emplace_back(*wrapped[output], true);
      else node->saved.emplace_back(share(saved[i]), false);
    }
    for (int i = 0; i < m; i++) results[i] = give(*wrapped[i]);
  })
}

API const char* engine_function_saved(void* p, void** results, int capacity, int* count) {
  GUARD({
    auto node = static_cast<ManagedNode*>(p);
    TORCH_CHECK(!node->released, "Trying to backward through the graph a second time: what it saved has been freed. Specify retain_graph.");
    *count = static_cast<int>(node->saved.size());
    for (int i = 0; i < *count && i < capacity; i++) results[i] = give(node->saved[i].unpack(node->shared_from_this()));
  })
}
