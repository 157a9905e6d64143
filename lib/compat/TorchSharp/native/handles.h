// Tensors as the C interface hands them out, and errors as it reports them.
#pragma once

#include <ATen/ATen.h>

#include <string>
#include <utility>

using Impl = c10::TensorImpl;
using Pointer = c10::intrusive_ptr<Impl, c10::UndefinedTensorImpl>;

// A handle is an owned reference; null stands for an undefined tensor.
inline void* give(at::Tensor t) { return t.defined() ? t.unsafeReleaseTensorImpl() : nullptr; }
inline at::Tensor take(void* p) { return p ? at::Tensor(Pointer::reclaim(static_cast<Impl*>(p))) : at::Tensor(); }

// A tensor seen through its handle, without touching the reference count.
struct Seen {
  at::Tensor t;
  explicit Seen(void* p) : t(Pointer::reclaim(static_cast<Impl*>(p))) {}
  ~Seen() { t.unsafeReleaseTensorImpl(); }
};

inline at::Tensor share(void* p) {
  if (!p) return {};
  Seen s(p);
  return s.t;
}

// The first line of a message, kept until this thread's next failure.
inline const char* fail(const char* text) {
  static thread_local std::string message;
  message = text;
  message.resize(std::min(message.find('\n'), message.size()));
  if (message.empty()) message = "libtorch failed without a message";
  return message.c_str();
}

#define GUARD(...)                                                            \
  try { __VA_ARGS__; return nullptr; }                                         \
  catch (const c10::Error& e) { return fail(e.what_without_backtrace()); }     \
  catch (const std::exception& e) { return fail(e.what()); }                   \
  catch (...) { return fail("libtorch threw something that is no exception"); }
