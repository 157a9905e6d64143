using System.Text.Json.Serialization;
using Benchmarks.Workloads;

namespace Benchmarks.Running;

/// <summary>What was measured of one workload. Times in µs: one a pair, medians of all steps of its run.</summary>
/// <param name="Name">The workload.</param>
/// <param name="Title">What the table says.</param>
/// <param name="Family">Which goal it has.</param>
/// <param name="Ours">C#, a pair each.</param>
/// <param name="PyTorch">PyTorch, a pair each; empty where there is none.</param>
/// <param name="Floor">Its floating-point operations at the measured rate of matrix products; null where it has none.</param>
/// <param name="Goal">Largest ratio aimed at; null: none in this setting.</param>
/// <param name="Difference">How far the losses of the first steps lie apart, relative to their size.</param>
internal sealed record Result(
    string Name,
    string Title,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Family>))] Family Family,
    IReadOnlyList<double> Ours,
    IReadOnlyList<double> PyTorch,
    double? Floor,
    double? Goal,
    double? Difference
)
{
    /// <summary>Ours ÷ PyTorch's, pair by pair.</summary>
    public IReadOnlyList<double> Ratios { get; } = [.. Ours.Zip(PyTorch, (ours, other) => ours / other)];

    public double? Ratio => Ratios.Count == 0 ? null : Numbers.Median(Ratios);
}
