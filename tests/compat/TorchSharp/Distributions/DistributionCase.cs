using static TorchSharp.torch;

namespace TorchSharp.Tests.Distributions;

/// <summary>
/// One distribution of ours beside PyTorch's, with the same parameters, at the same values; what TorchSharp lacks, or PyTorch
/// has wrong, is left out.
/// </summary>
internal sealed record DistributionCase(
    string Id,
    string Python,
    Func<Tensor[], distributions.Distribution> Make,
    Tensor[] Parameters,
    Tensor Value,
    string Without = ""
)
{
    private static readonly Tensor Quantile = tensor(new[] { 0.1, 0.5, 0.8 });

    public object Describe(Dictionary<string, Tensor> tensors)
    {
        for (var i = 0; i < Parameters.Length; i++)
            tensors[$"{Id}/parameter{i}"] = Parameters[i];
        tensors[$"{Id}/value"] = Value;
        tensors[$"{Id}/quantile"] = Quantile;
        return new
        {
            id = Id,
            python = Python,
            parameters = Parameters.Select((_, i) => $"{Id}/parameter{i}").ToArray(),
            value = $"{Id}/value",
            quantile = $"{Id}/quantile",
        };
    }

    /// <summary>A member by PyTorch's name.</summary>
    public Tensor Of(distributions.Distribution made, string member) =>
        member switch
        {
            "sample" => made.sample(3, 2),
            "log_prob" => made.log_prob(Value),
            "mean" => made.mean,
            "mode" => made.mode,
            "variance" => made.variance,
            "stddev" => made.stddev,
            "entropy" => made.entropy(),
            "cdf" => made.cdf(Value),
            "icdf" => made.icdf(Quantile),
            _ => throw new ArgumentException(member),
        };
}
