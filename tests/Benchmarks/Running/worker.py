"""The PyTorch side of the benchmark: reads commands from its input, a line each, and answers with a line of numbers.

load NAME      -> the losses of the first steps, from the common start
run SECONDS    -> the median of a step's time, in microseconds
cpu SECONDS    -> the processor's time for a step, a mean, in microseconds
gemm SECONDS   -> the rate of a matrix product, in GFLOP/s
version        -> of PyTorch, its BLAS, and its number of threads
"""

import importlib
import math
import os
import statistics
import sys
import time

CHECKED_STEPS = 5


def same(model):
    """The twin of Start.Same: matrices and kernels uniform in ± 1/sqrt(fan in), biases zero."""
    import torch

    torch.manual_seed(1)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() > 1:
                parameter.copy_((torch.rand(parameter.shape) * 2 - 1) / math.sqrt(parameter.numel() / parameter.shape[0]))
            elif name.endswith("bias"):
                parameter.zero_()
    return model


def times_of(step, seconds):
    times = []
    end = time.perf_counter() + seconds
    while True:
        start = time.perf_counter()
        step()
        now = time.perf_counter()
        times.append((now - start) * 1e6)
        if now >= end and len(times) >= 3:
            return times


def run(step, seconds):
    return statistics.median(times_of(step, seconds))


def cpu(step, seconds):
    before = time.process_time()
    count = len(times_of(step, seconds))
    return (time.process_time() - before) * 1e6 / count


def blas(torch):
    torch.rand(64, 64) @ torch.rand(64, 64)
    with open("/proc/self/maps") as maps:
        files = {os.path.basename(line.split()[-1]) for line in maps if "blas" in line or "mkl" in line}
    return " and ".join(sorted(files)) or "libtorch's own BLAS"


def serve(threads):
    import torch

    if threads == "all-cores":
        torch.set_num_threads(os.cpu_count())
    workload = None
    for line in sys.stdin:
        command, _, argument = line.strip().partition(" ")
        if command == "load":
            torch.manual_seed(1)
            workload = importlib.import_module(argument).Workload()
            print(*(repr(float(workload.step())) for _ in range(CHECKED_STEPS)), flush=True)
        elif command == "run":
            print(run(workload.step, float(argument)), flush=True)
        elif command == "cpu":
            print(cpu(workload.step, float(argument)), flush=True)
        elif command == "gemm":
            a, b = torch.rand(1024, 1024), torch.rand(1024, 1024)
            print(2e-3 * 1024**3 / run(lambda: a.mm(b), float(argument)), flush=True)
        elif command == "version":
            print(f"PyTorch {torch.__version__}, {blas(torch)}, {torch.get_num_threads()} threads", flush=True)


if __name__ == "__main__":
    sys.modules["worker"] = sys.modules["__main__"]
    folder, threads = sys.argv[1:]
    sys.path.insert(0, folder)
    serve(threads)
