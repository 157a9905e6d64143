// A C interface to libtorch's dispatcher: any ATen operator, autograd included, is looked up by name and overload and
// called with tagged values. Beside it only what the dispatcher lacks: metadata, backward, grad mode, generators.
// Every entry point that can fail returns null, or the first line of libtorch's message.

#include "engine.h"
#include "handles.h"
#include "threads.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/InferenceMode.h>
#include <dlfcn.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>
#include <atomic>
#include <string>
#include <vector>

namespace {

enum Tag : int32_t {
  kNone = 0, kTensor = 1, kInt = 2, kDouble = 3, kBool = 4, kInts = 5, kDoubles = 6, kTensors = 7, kOptionalTensors = 8,
  kString = 9, kDevice = 10, kGenerator = 11, kComplex = 12, kDefault = 13, kBools = 14,
};

struct Value {
  int32_t tag;
  int32_t count;
  union { int64_t i; double d; void* p; };
};

struct Op {
  c10::OperatorHandle handle;
  bool convolution;
  std::vector<c10::TypePtr> types;          // of the arguments, optional unwrapped
  std::vector<c10::IValue> defaults;
  std::vector<bool> nullable;
  std::vector<int32_t> counts;              // how many numbers a list takes where its schema says so
  size_t returns;
};

c10::Device device_of(int64_t code) {
  return c10::Device(static_cast<c10::DeviceType>(code >> 16), static_cast<c10::DeviceIndex>(static_cast<int16_t>(code & 0xffff)));
}

int64_t code_of(c10::Device d) { return (static_cast<int64_t>(d.type()) << 16) | (static_cast<uint16_t>(static_cast<int16_t>(d.index()))); }

// The schema decides what an integer means: a number, a one-element list, or a floating-point argument.
c10::IValue to_ivalue(const Value& v, const Op& op, size_t index) {
  switch (v.tag) {
    case kNone: return op.nullable[index] ? c10::IValue() : op.defaults[index];
    case kTensor: return v.p ? c10::IValue(share(v.p)) : c10::IValue(at::Tensor());
    case kInt: {
      const auto kind = op.types[index]->kind();
      if (kind == c10::TypeKind::FloatType) return static_cast<double>(v.i);
      if (kind == c10::TypeKind::ListType) return c10::IValue(std::vector<int64_t>(op.counts[index], v.i));
      if (kind == c10::TypeKind::BoolType) return v.i != 0;
      return v.i;
    }
    case kDouble: return v.d;
    case kBool: return v.i != 0;
    case kInts: {
      auto p = static_cast<const int64_t*>(v.p);
      return c10::IValue(std::vector<int64_t>(p, p + v.count));
    }
    case kDoubles: {
      auto p = static_cast<const double*>(v.p);
      return c10::IValue(std::vector<double>(p, p + v.count));
    }
    case kBools: {
      auto p = static_cast<const uint8_t*>(v.p);
      c10::List<bool> list;
      for (int i = 0; i < v.count; i++) list.push_back(p[i] != 0);
      return list;
    }
    case kTensors: {
      c10::List<at::Tensor> list;
      list.reserve(v.count);
      for (int i = 0; i < v.count; i++) list.push_back(share(static_cast<void**>(v.p)[i]));
      return list;
    }
    case kOptionalTensors: {
      c10::List<c10::optional<at::Tensor>> list;
      list.reserve(v.count);
      for (int i = 0; i < v.count; i++) {
        void* p = static_cast<void**>(v.p)[i];
        if (p) list.push_back(share(p)); else list.push_back(c10::nullopt);
      }
      return list;
    }
    case kString: return std::string(static_cast<const char*>(v.p), v.count);
    case kDevice: return device_of(v.i);
    case kGenerator: {
      if (!v.p) return {};
      return *static_cast<at::Generator*>(v.p);
    }
    case kComplex: {
      auto p = static_cast<const double*>(v.p);
      return c10::complex<double>(p[0], p[1]);
    }
    default: return op.defaults[index];
  }
}

Value from_ivalue(c10::IValue&& v) {
  Value r{kNone, 0, {0}};
  if (v.isTensor()) {
    r.tag = kTensor;
    r.p = give(std::move(v).toTensor());
  } else if (v.isInt()) {
    r.tag = kInt; r.i = v.toInt();
  } else if (v.isDouble()) {
    r.tag = kDouble; r.d = v.toDouble();
  } else if (v.isBool()) {
    r.tag = kBool; r.i = v.toBool();
  } else if (v.isTensorList()) {
    auto list = v.toTensorVector();
    r.tag = kTensors;
    r.count = static_cast<int32_t>(list.size());
    auto out = static_cast<void**>(malloc(sizeof(void*) * (list.size() + 1)));
    for (size_t i = 0; i < list.size(); i++) out[i] = give(list[i]);
    r.p = out;
  }
  return r;
}

std::vector<at::Tensor> share_all(void** p, int n) {
  std::vector<at::Tensor> v;
  v.reserve(n);
  for (int i = 0; i < n; i++) v.push_back(share(p[i]));
  return v;
}

}  // namespace

// ---- start

API const char* engine_start(int64_t** live_bytes) {
  GUARD({
    *live_bytes = start_counting();
    replace_kernels();
  })
}

namespace {

// Multiplications of a convolution, nearly: outputs are about as many as inputs over their channels.
bool is_large(const torch::jit::Stack& stack) {
  if (stack.size() < 2 || !stack[0].isTensor() || !stack[1].isTensor()) return false;
  const auto& x = stack[0].toTensor();
  const auto& w = stack[1].toTensor();
  return x.defined() && w.defined() && x.dim() > 1 && w.dim() > 1 &&
         static_cast<double>(x.numel()) * static_cast<double>(w.numel()) / static_cast<double>(x.size(1)) > 4e6;
}

}  // namespace

API void engine_threads(int usual, int allowed) {
  allowed_threads = allowed;
  at::set_num_threads(usual);
  static auto blas = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
  if (blas) blas(usual);
}

API int engine_get_threads() { return at::get_num_threads(); }
API const char* engine_interop_threads(int n) { GUARD({ at::set_num_interop_threads(n); }) }
API int engine_get_interop_threads() { return at::get_num_interop_threads(); }
API int engine_cuda_devices() { try { return at::globalContext().hasCUDA() ? static_cast<int>(at::detail::getCUDAHooks().getNumGPUs()) : 0; } catch (...) { return 0; } }

// ---- the dispatcher

API const char* engine_find(const char* name, const char* overload, Op** result) {
  GUARD({
    auto found = c10::Dispatcher::singleton().findSchema({std::string("aten::") + name, overload});
    TORCH_CHECK(found.has_value(), "this libtorch has no operator aten::", name, overload[0] ? "." : "", overload);
    auto op = new Op{*found, std::string(name).compare(0, 4, "conv") == 0, {}, {}, {}, {}, found->schema().returns().size()};
    for (const auto& argument : found->schema().arguments()) {
      auto type = argument.real_type();
      op->nullable.push_back(type->kind() == c10::TypeKind::OptionalType || !argument.default_value());
      if (type->kind() == c10::TypeKind::OptionalType) type = type->expectRef<c10::OptionalType>().getElementType();
      op->counts.push_back(argument.N().value_or(1));
      op->types.push_back(type);
      op->defaults.push_back(argument.default_value().value_or(c10::IValue()));
    }
    *result = op;
  })
}

API const char* engine_call(Op* op, const Value* args, int count, Value* results, int capacity) {
  GUARD({
    torch::jit::Stack stack;
    const size_t n = op->types.size();
    stack.reserve(n + 2);
    for (size_t i = 0; i < n; i++) stack.push_back(i < static_cast<size_t>(count) ? to_ivalue(args[i], *op, i) : op->defaults[i]);
    const bool wide = op->convolution && is_large(stack);
    if (wide) Convolutions::seen();
    {
      const auto threads = Threads::at_least_usual(wide);
      op->handle.callBoxed(&stack);
    }
    const int got = static_cast<int>(stack.size());
    for (int i = 0; i < got && i < capacity; i++) results[i] = from_ivalue(std::move(stack[i]));
  })
}

API void engine_free(void* p) { free(p); }

// ---- tensors

API void engine_release(void* p) { if (p) Pointer::reclaim(static_cast<Impl*>(p)); }
API void* engine_share(void* p) { return give(share(p)); }
API int engine_dtype(void* p) { Seen s(p); return static_cast<int>(s.t.scalar_type()); }
API int64_t engine_device(void* p) { Seen s(p); return code_of(s.t.device()); }
API int64_t engine_numel(void* p) { Seen s(p); return s.t.numel(); }
API int64_t engine_storage_offset(void* p) { Seen s(p); return s.t.storage_offset(); }
// Null where the bytes are not the numbers: lazily conjugated, negated or all-zero tensors.
API void* engine_data(void* p) {
  Seen s(p);
  try { return s.t.is_conj() || s.t.is_neg() || s.t._is_zerotensor() ? nullptr : s.t.data_ptr(); } catch (...) { return nullptr; }
}
API int engine_requires_grad(void* p) { Seen s(p); return s.t.requires_grad(); }
API int engine_is_leaf(void* p) { Seen s(p); return s.t.is_leaf(); }
API int engine_layout(void* p) { Seen s(p); return static_cast<int>(s.t.layout()); }
API int engine_is_contiguous(void* p) { Seen s(p); return s.t.is_contiguous(); }
API int engine_is_inference(void* p) { Seen s(p); return s.t.is_inference(); }

API int engine_shape(void* p, const int64_t** sizes) {
  Seen s(p);
  try {
    auto view = s.t.sizes();
    *sizes = view.data();
    return static_cast<int>(view.size());
  } catch (...) { return -1; }
}

API int engine_strides(void* p, const int64_t** strides) {
  Seen s(p);
  try {
    auto view = s.t.strides();
    *strides = view.data();
    return static_cast<int>(view.size());
  } catch (...) { return -1; }
}

API const char* engine_storage(void* p, void** data, int64_t* bytes) {
  GUARD({ Seen s(p); *data = s.t.storage().data(); *bytes = static_cast<int64_t>(s.t.storage().nbytes()); })
}

API const char* engine_set_requires_grad(void* p, int on) { GUARD({ Seen s(p); s.t.requires_grad_(on != 0); }) }
API const char* engine_retain_grad(void* p) { GUARD({ Seen s(p); s.t.retain_grad(); }) }
API const char* engine_grad(void* p, void** result) { GUARD({ Seen s(p); *result = give(s.t.grad()); }) }
API const char* engine_set_grad(void* p, void* grad) { GUARD({ Seen s(p); s.t.mutable_grad() = share(grad); }) }
API const char* engine_set_data(void* p, void* data) { GUARD({ Seen s(p); s.t.set_data(share(data)); }) }

// ---- autograd

API const char* engine_backward(void** tensors, int n, void** gradients, int retain, int create, void** inputs, int inputCount) {
  GUARD({
    auto seeds = gradients ? share_all(gradients, n) : std::vector<at::Tensor>{};
    const auto threads = Threads::at_least_usual(Convolutions::end_of_graph());
    torch::autograd::backward(share_all(tensors, n), seeds, retain != 0, create != 0, share_all(inputs, inputCount));
  })
}

API const char* engine_grads(void** outputs, int n, void** inputs, int m, void** gradients, int retain, int create, int unused, void** results) {
  GUARD({
    auto seeds = gradients ? share_all(gradients, n) : std::vector<at::Tensor>{};
    const auto threads = Threads::at_least_usual(Convolutions::are_at_work());
    auto found = torch::autograd::grad(share_all(outputs, n), share_all(inputs, m), seeds, retain != 0, create != 0, unused != 0);
    for (int i = 0; i < m; i++) results[i] = give(found[i]);
  })
}

API int engine_anomaly_mode() { return torch::autograd::AnomalyMode::is_enabled() + 2 * torch::autograd::AnomalyMode::should_check_nan(); }
API void engine_set_anomaly_mode(int on, int check_nan) { torch::autograd::AnomalyMode::set_enabled(on != 0, check_nan != 0); }
API int engine_grad_mode() { return c10::GradMode::is_enabled(); }
API void engine_set_grad_mode(int on) { c10::GradMode::set_enabled(on != 0); }
API int engine_inference_mode() { return c10::InferenceMode::is_enabled(); }
API void* engine_enter_inference(int on) { return new c10::InferenceMode(on != 0); }
API void engine_leave_inference(void* p) { delete static_cast<c10::InferenceMode*>(p); }

// ---- generators

API void* engine_generator(uint64_t seed) { return new at::Generator(at::detail::createCPUGenerator(seed)); }
API void* engine_default_generator() { return new at::Generator(at::detail::getDefaultCPUGenerator()); }
API void engine_release_generator(void* p) { delete static_cast<at::Generator*>(p); }

API void engine_seed(void* p, uint64_t seed) {
  auto& g = *static_cast<at::Generator*>(p);
  std::lock_guard<std::mutex> lock(g.mutex());
  g.set_current_seed(seed);
}

API uint64_t engine_current_seed(void* p) { return static_cast<at::Generator*>(p)->current_seed(); }
API void* engine_generator_state(void* p) { return give(static_cast<at::Generator*>(p)->get_state()); }
API const char* engine_set_generator_state(void* p, void* state) { GUARD({ static_cast<at::Generator*>(p)->set_state(share(state)); }) }
API const char* engine_manual_seed(uint64_t seed) { GUARD({ at::manual_seed(seed); }) }

// ---- defaults

API void engine_set_default_dtype(int type) { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(type))); }
