namespace Benchmarks.Workloads;

/// <summary>What bound a workload's ratio has.</summary>
internal enum Family
{
    Small,
    Large,
    Sampling,
    Call,
}

/// <summary>One workload: how it is called on the command line, what it computes, and how to make it.</summary>
/// <param name="Name">The name of its twin in Python, without the ending.</param>
/// <param name="Title">What the table says.</param>
/// <param name="Family">Which goal it has.</param>
/// <param name="Flops">Floating-point operations of its matrix products and convolutions, a step.</param>
/// <param name="Calls">How many calls a step has: times are divided by it.</param>
/// <param name="Create">Makes it, in the common start.</param>
internal sealed record Entry(string Name, string Title, Family Family, double Flops, int Calls, Func<IWorkload> Create);
