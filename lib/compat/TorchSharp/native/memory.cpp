// The allocator of CPU tensors. Every byte in use is counted, so that managed code can press its collector; blocks that were
// freed are kept by the thread that freed them and given out again, for aligned allocation costs as much as a small operator.

#include "engine.h"

#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>

namespace {

std::atomic<int64_t> live{0};

constexpr size_t kHeader = 64;                      // keeps the alignment that libtorch's vector code wants
constexpr int kClasses = 80;                        // four a power of two: 64, 80, 96, 112, 128, 160 … bytes
constexpr size_t kLargest = size_t{16} << 20;       // larger blocks go back to the system at once
constexpr size_t kKept = size_t{96} << 20;          // bytes a thread keeps

struct Block { Block* next; int32_t size_class; };
static_assert(sizeof(Block) <= kHeader, "the header holds the block's description");

size_t bytes_of(int size_class) { return static_cast<size_t>(64 + 16 * (size_class & 3)) << (size_class >> 2); }

int class_of(size_t bytes) {
  if (bytes <= 64) return 0;
  const int power = 63 - __builtin_clzll(bytes - 1) - 6;              // 64 · 2^power < bytes ≤ 128 · 2^power
  const size_t base = size_t{64} << power, quarter = base / 4;
  return 4 * power + static_cast<int>((bytes - base + quarter - 1) / quarter);
}

struct Kept {
  Block* first[kClasses] = {};
  size_t bytes = 0;
  void clear() {
    for (auto& head : first)
      while (head) { auto* block = head; head = block->next; std::free(block); }
    bytes = 0;
  }
};

// Tensors may be freed by destructors that run after this one: from then on nothing is kept.
thread_local bool gone = false;
struct KeptUntilExit : Kept { ~KeptUntilExit() { clear(); gone = true; } };
thread_local KeptUntilExit kept;

Block* fresh(size_t bytes, int size_class) {
  void* p = nullptr;
  TORCH_CHECK(posix_memalign(&p, kHeader, kHeader + bytes) == 0 && p, "not enough memory: a tensor of ", bytes, " bytes was asked for");
  auto* block = static_cast<Block*>(p);
  block->size_class = size_class;
  return block;
}

void give_back(void* data) {
  if (!data) return;
  auto* block = reinterpret_cast<Block*>(static_cast<char*>(data) - kHeader);
  if (block->size_class < 0) {
    live.fetch_sub(static_cast<int64_t>(malloc_usable_size(block)), std::memory_order_relaxed);
    std::free(block);
    return;
  }
  const size_t bytes = bytes_of(block->size_class);
  live.fetch_sub(static_cast<int64_t>(bytes), std::memory_order_relaxed);
  if (gone || kept.bytes + bytes > kKept) { std::free(block); return; }
  block->next = kept.first[block->size_class];
  kept.first[block->size_class] = block;
  kept.bytes += bytes;
}

struct KeepingAllocator final : c10::Allocator {
  c10::DataPtr allocate(size_t wanted) const override {
    if (wanted == 0) return {nullptr, nullptr, &give_back, c10::Device(c10::kCPU)};
    Block* block;
    if (wanted > kLargest) {
      block = fresh(wanted, -1);
      live.fetch_add(static_cast<int64_t>(malloc_usable_size(block)), std::memory_order_relaxed);
    } else {
      const int size_class = class_of(wanted);
      const size_t bytes = bytes_of(size_class);
      block = gone ? nullptr : kept.first[size_class];
      if (block) {
        kept.first[size_class] = block->next;
        kept.bytes -= bytes;
      } else {
        block = fresh(bytes, size_class);
      }
      live.fetch_add(static_cast<int64_t>(bytes), std::memory_order_relaxed);
    }
    void* data = reinterpret_cast<char*>(block) + kHeader;
    return {data, data, &give_back, c10::Device(c10::kCPU)};
  }
  c10::DeleterFnPtr raw_deleter() const override { return &give_back; }
};

KeepingAllocator allocator;

}  // namespace

int64_t* start_counting() {
  c10::SetCPUAllocator(&allocator, 100);
  return reinterpret_cast<int64_t*>(&live);
}

API void engine_trim() {
  if (!gone) kept.clear();
  malloc_trim(0);
}
