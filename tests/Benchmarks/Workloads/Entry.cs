using Benchmarks.Running;

namespace Benchmarks.Workloads;

/// <summary>What bound a workload's ratios have.</summary>
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
/// <param name="Family">Which goals it has.</param>
/// <param name="Flops">Floating-point operations of its matrix products and convolutions, a step.</param>
/// <param name="Plain">Makes it with nothing but TorchSharp, in the common start.</param>
/// <param name="Ours">Makes it with this library, in the common start; null where the library has no part in it.</param>
/// <param name="Calls">How many calls a step has: times are divided by it.</param>
internal sealed record Entry(
    string Name,
    string Title,
    Family Family,
    double Flops,
    Func<IRepeated> Plain,
    Func<IRepeated>? Ours,
    int Calls = 1
)
{
    public static Entry Training(string name, string title, Family family, double flops, Func<IReadOnlyList<Turn>> turns) =>
        new(name, title, family, flops, () => new Repeated(new PlainTraining(turns())), () => new FitTraining(turns()));
}
