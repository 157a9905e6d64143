// Helpers for work that is too short for OpenMP, whose threads must all come before any of them may go on. Here a helper takes
// a piece when it is there; if it is late, asleep, or its core is busy with somebody else's program, the caller does the whole.
// Handing over a piece costs a quarter of a microsecond, so a product of 20 µs is worth sharing. What a piece computes does not
// depend on who does it, so a number of threads gives the same bits again. Another number of threads cuts other pieces, and the
// last digits of a product may depend on its size.

#include "crew.h"

#include <sched.h>

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr int kMost = 8;                                 // threads, the caller's among them
constexpr double kOpenMp = 16;                           // how much more work is worth one of its threads
constexpr double kLong = 8;                              // work that is so many times worth a helper is cut finer,
constexpr int kParts = 4;                                // for no two threads are equally fast
constexpr int kTurns = 32;                               // of waiting, between two looks at the clock
constexpr auto kPatience = microseconds(1000);           // how long a helper waits for more: the gap between two operators
constexpr auto kInterruption = microseconds(500);        // nothing but another program holds a thread up for so long
constexpr int kRest = 20;                                // times as long the helpers are left alone after that

thread_local bool sharing = false;                       // a piece is not cut again

struct Sharing {
  Sharing() { sharing = true; }
  ~Sharing() { sharing = false; }
};

inline void breathe() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#else
  std::this_thread::yield();
#endif
}

int threads() { return std::min<int>(kMost, std::max<int>(allowed_threads, at::get_num_threads())); }

class Crew {
 public:
  // False where the helpers are not to be had: another thread works with them, or another program needs their cores.
  bool work(int pieces, void (*f)(const void*, int), const void* with) {
    std::unique_lock<std::mutex> mine(owner, std::try_to_lock);
    if (!mine || resting()) return false;
    const int wanted = std::min(pieces, threads()) - 1;
    if (!hire(wanted)) return false;
    run = f;
    context = with;
    where.store(sched_getcpu(), std::memory_order_relaxed);
    unfinished.store(pieces, std::memory_order_relaxed);
    open.store(((open.load(std::memory_order_relaxed) >> kBits) + 1) << kBits | static_cast<uint64_t>(pieces), std::memory_order_seq_cst);
    const int awake = helpers - asleep.load(std::memory_order_seq_cst);
    if (awake < wanted) wake(wanted - awake);
    const auto began = Clock::now();
    while (take()) {}
    finish(began);
    if (failure) std::rethrow_exception(std::exchange(failure, nullptr));
    return true;
  }

 private:
  static constexpr int kBits = 16;

  // Does one piece that nobody has taken. A claim is a claim on this job alone: its number is part of what is compared.
  bool take() {
    auto seen = open.load(std::memory_order_relaxed);
    do {
      if ((seen & ((1 << kBits) - 1)) == 0) return false;
    } while (!open.compare_exchange_weak(seen, seen - 1, std::memory_order_acquire, std::memory_order_relaxed));
    try {
      run(context, static_cast<int>(seen & ((1 << kBits) - 1)) - 1);
    } catch (...) {
      std::lock_guard<std::mutex> lock(bed);
      failure = std::current_exception();
    }
    unfinished.fetch_sub(1, std::memory_order_release);
    return true;
  }

  // Until the helpers have done what they took: that takes as long as the caller's own pieces did, or they are held up.
  void finish(Clock::time_point began) {
    if (unfinished.load(std::memory_order_acquire) == 0) return;
    const auto start = Clock::now();
    const auto most = std::max<Clock::duration>(kInterruption, start - began);
    bool late = false;
    for (int turn = 1; unfinished.load(std::memory_order_acquire) > 0; turn++) {
      breathe();
      if (turn % kTurns != 0) continue;
      late = late || Clock::now() - start > most;
      if (late) std::this_thread::yield();
    }
    if (late) interrupted(Clock::now() - start);
  }

  // False where the system has no thread left.
  bool hire(int wanted) try {
    for (; helpers < wanted; helpers++) std::thread([this] { help(); }).detach();
    return true;
  } catch (const std::system_error&) {
    return false;
  }

  void wake(int wanted) {
    std::lock_guard<std::mutex> lock(bed);
    called++;
    if (wanted > 1) bell.notify_all(); else bell.notify_one();
  }

  void help() {
    omp_set_num_threads(1);
    sharing = true;
    auto worked = Clock::now(), looked = worked;
    for (int turn = 1;; turn++) {
      if (take()) {
        worked = looked = Clock::now();
        continue;
      }
      breathe();
      if (turn % kTurns != 0) continue;
      const auto now = Clock::now();
      if (now - looked > kInterruption) interrupted(now - looked);
      else if (sched_getcpu() == where.load(std::memory_order_relaxed)) interrupted(kPatience);   // the caller waits for this core
      looked = now;
      if (now - worked < kPatience && !rest.load(std::memory_order_relaxed)) continue;
      sleep();
      worked = looked = Clock::now();
    }
  }

  void sleep() {
    std::unique_lock<std::mutex> lock(bed);
    const auto before = called;
    asleep.fetch_add(1, std::memory_order_seq_cst);
    bell.wait(lock, [&] { return called != before; });
    asleep.fetch_sub(1, std::memory_order_relaxed);
  }

  // Another program has one of the cores: leave it alone for so long that such waits cost a twentieth at most.
  void interrupted(Clock::duration held_up) {
    std::lock_guard<std::mutex> lock(bed);
    until = Clock::now() + kRest * held_up;
    rest.store(true, std::memory_order_relaxed);
  }

  bool resting() {
    if (!rest.load(std::memory_order_relaxed)) return false;
    std::lock_guard<std::mutex> lock(bed);
    if (Clock::now() < until) return true;
    rest.store(false, std::memory_order_relaxed);
    return false;
  }

  std::mutex owner;                                      // held by the thread whose job it is
  int helpers = 0;
  void (*run)(const void*, int) = nullptr;
  const void* context = nullptr;
  std::atomic<int> where{-1};                            // the caller's core
  alignas(64) std::atomic<uint64_t> open{0};             // the job's number, then how many of its pieces are not yet taken
  alignas(64) std::atomic<int> unfinished{0};
  alignas(64) std::atomic<int> asleep{0};
  std::atomic<bool> rest{false};
  std::mutex bed;                                        // for what follows
  std::condition_variable bell;
  uint64_t called = 0;
  std::exception_ptr failure;                            // of a piece; the caller gets it when all are done
  Clock::time_point until{};                             // when they may be called again
};

// Where the user asked for more than one thread, or convolutions did.
bool by_openmp() { return at::get_num_threads() > 1 || Convolutions::are_at_work(); }

// Never destroyed: helpers live as long as the process.
Crew& crew() {
  static auto* one = new Crew();
  return *one;
}

}  // namespace

int pieces_of(double work, double least) {
  const int most = threads();
  if (most <= 1 || sharing || omp_in_parallel()) return 1;
  if (by_openmp()) least *= kOpenMp;
  if (work < 2 * least) return 1;
  return work < kLong * most * least ? static_cast<int>(std::min<double>(most, work / least)) : kParts * most;
}

void share_out(int pieces, void (*run)(const void*, int), const void* context) {
  if (by_openmp()) {
    const auto all = Threads::for_work(true);
    at::parallel_for(0, pieces, 1, [&](int64_t piece, int64_t end) {
      for (; piece < end; piece++) run(context, static_cast<int>(piece));
    });
    return;
  }
  const auto one = Threads::for_work(false);
  if (!sharing) {
    const Sharing now;
    if (crew().work(pieces, run, context)) return;
  }
  for (int piece = 0; piece < pieces; piece++) run(context, piece);
}
