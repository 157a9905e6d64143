// How many of OpenMP's threads an operator may use. Usually as many as the user asked for, one by default: small networks lose
// more by waking a second core in this way than it gives (crew.h has another). Large convolutions take all that are allowed.
#pragma once

#include <ATen/Parallel.h>
#include <omp.h>

#include <algorithm>
#include <atomic>

inline std::atomic<int> allowed_threads{1};

// Large convolutions of this thread: they are libtorch's, which shares them out by OpenMP. While such a network is at work its
// other operators take OpenMP's threads too, for waiting helpers would keep those from their cores.
class Convolutions {
 public:
  static void seen() { since_backward = at_work = true; }
  static bool are_at_work() { return at_work; }
  // True for the backward of a graph with one.
  static bool end_of_graph() {
    at_work = since_backward;
    since_backward = false;
    return at_work;
  }

 private:
  inline static thread_local bool since_backward = false, at_work = false;
};

// at::set_num_threads would also stop and start the threads of another pool, which costs more than most operators.
class Threads {
 public:
  ~Threads() { if (changed) omp_set_num_threads(before); }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  // All for large work, and one for small.
  static Threads for_work(bool large) { return Threads(large ? all() : 1); }

  // All for large work, else the usual number.
  static Threads at_least_usual(bool large) { return Threads(large ? all() : at::get_num_threads()); }

 private:
  explicit Threads(int wanted) : before(at::get_num_threads()), changed(wanted != before) { if (changed) omp_set_num_threads(wanted); }
  static int all() { return std::max<int>(allowed_threads, at::get_num_threads()); }

  const int before;
  const bool changed;
};
