namespace Benchmarks.Workloads;

/// <summary>Something to measure. Its twin in Python does the same.</summary>
internal interface IWorkload
{
    /// <summary>One training step, or one sampling run, or one call. Returns the loss, or another number that all sides share.</summary>
    public double Step();
}
