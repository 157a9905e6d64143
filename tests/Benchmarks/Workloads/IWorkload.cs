namespace Benchmarks.Workloads;

/// <summary>Something to measure, written as any user of TorchSharp would write it. Its twin in Python does the same.</summary>
internal interface IWorkload
{
    /// <summary>One training step, or one sampling run, or one call. Returns the loss, or another number that both sides share.</summary>
    public double Step();
}
