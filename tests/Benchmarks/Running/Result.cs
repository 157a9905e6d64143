using System.Text.Json.Serialization;
using Benchmarks.Workloads;

namespace Benchmarks.Running;

/// <summary>What is made of several measurements.</summary>
internal static class Numbers
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    public static double GeometricMean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));
}

/// <summary>Times of one side over those of another, turn by turn.</summary>
/// <param name="Values">One a turn.</param>
/// <param name="Goal">The largest median aimed at; null: none.</param>
internal sealed record Ratio(IReadOnlyList<double> Values, double? Goal)
{
    public double Median { get; } = Numbers.Median(Values);

    public static Ratio? Of(IReadOnlyList<double> over, IReadOnlyList<double> under, double? goal) =>
        over.Count == 0 || under.Count == 0 ? null : new([.. over.Zip(under, (a, b) => a / b)], goal);
}

/// <summary>What was measured of one workload. Times in µs, one a turn.</summary>
/// <param name="Name">The workload.</param>
/// <param name="Title">What the table says.</param>
/// <param name="Family">Which goals it has.</param>
/// <param name="Ours">This library; plain TorchSharp's where it has no part in it.</param>
/// <param name="Plain">Plain TorchSharp.</param>
/// <param name="PyTorch">PyTorch; empty where there is none.</param>
/// <param name="Floor">Its floating-point operations at this library's measured rate of matrix products; null where it has none.</param>
/// <param name="OverPlain">This library ÷ plain TorchSharp; null where the library has no part in it.</param>
/// <param name="OverPyTorch">This library ÷ PyTorch.</param>
/// <param name="Beside">This library beside two busy loops ÷ alone.</param>
/// <param name="Difference">How far the first losses of this library lie from plain TorchSharp's, relative to their size.</param>
/// <param name="DifferenceFromPyTorch">The same from PyTorch's.</param>
internal sealed record Result(
    string Name,
    string Title,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Family>))] Family Family,
    IReadOnlyList<double> Ours,
    IReadOnlyList<double> Plain,
    IReadOnlyList<double> PyTorch,
    double? Floor,
    Ratio? OverPlain,
    Ratio? OverPyTorch,
    Ratio? Beside,
    double? Difference,
    double? DifferenceFromPyTorch
);
