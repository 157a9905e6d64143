// Pieces of one operator's work, shared out between the calling thread and helpers.
#pragma once

#include "threads.h"

#include <algorithm>
#include <cstdint>

// Into how many pieces to cut work of which `least` is worth a helper: as many as there are threads, or one.
int pieces_of(double work, double least);

// Calls run(context, 0) … run(context, pieces − 1), each once; returns when all have been, or throws what one of
// them threw.
void share_out(int pieces, void (*run)(const void*, int), const void* context);

template <typename Run>
void share_out(int pieces, const Run& run) {
  if (pieces <= 1) {
    const auto one = Threads::for_work(false);
    return run(0);
  }
  share_out(pieces, [](const void* f, int piece) { (*static_cast<const Run*>(f))(piece); }, static_cast<const void*>(&run));
}

struct Range { int64_t from, to; };

// The part of [0, count) that belongs to a piece; parts begin at multiples of `step`.
inline Range part(int64_t count, int64_t step, int piece, int pieces) {
  const int64_t size = ((count + pieces - 1) / pieces + step - 1) / step * step;
  return {std::min(count, piece * size), std::min(count, (piece + 1) * size)};
}

// run(from, to) over the parts of [0, count).
template <typename Run>
void share_range(int64_t count, int64_t step, int pieces, const Run& run) {
  share_out(pieces, [&](int piece) {
    const auto [from, to] = part(count, step, piece, pieces);
    if (from < to) run(from, to);
  });
}
