using GenerativeModels.Probability;

namespace GenerativeModels.Flows;

/// <summary>A density of real numbers as a model of counts: P(x) = ∫ p(x + u) du over the unit cell of x, bounded by sampling u.</summary>
/// <remarks>
/// log P(x) ≥ E_q[log p(y) + D log(2/n) − log q(u|x)] with y = 2 (level + u)/n − 1 in [−1, 1)ᴰ, on which the density lives. With k
/// draws the bound tightens as an IWAE's does. It is a probability of levels, comparable with every other discrete model.
/// </remarks>
public sealed class Dequantized : IGenerativeModel
{
    private const double BelowOne = 1 - 1.0 / (1 << 24); // in single precision the highest level and u can round up to the open end
    private readonly IExplicitModel density;
    private readonly IDequantizer dequantizer;
    private readonly int levels;

    /// <param name="density">p(y) on [−1, 1)ᴰ; stays the caller's.</param>
    /// <param name="dequantizer">q(u|x); stays the caller's.</param>
    /// <param name="levels">n ≥ 2.</param>
    public Dequantized(IExplicitModel density, IDequantizer dequantizer, int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        (this.density, this.dequantizer, this.levels) = (density, dequantizer, levels);
    }

    /// <summary>log w = log p(y) + D log(2/n) − log q(u|x) for one draw of u a row: [B]. Its mean bounds log P(x) from below.</summary>
    /// <param name="x">Pixels in 0 … 1, level/(n − 1), [B, D].</param>
    /// <param name="rng">Draws u.</param>
    public Tensor LogWeight(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        var (u, logQ) = dequantizer.Draw(x, rng);
        var y = (((x * (levels - 1)).round() + u) * (2.0 / levels) - 1).clamp(max: BelowOne);
        return (density.LogProb(y) + x.shape[1] * Math.Log(2.0 / levels) - logQ).MoveToOuterDisposeScope();
    }

    /// <summary>k draws to every row, without gradients: [k, B]. For <see cref="Autoencoding.Bounds"/>.</summary>
    public Tensor LogWeights(Tensor x, int count, Generator rng)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return stack([.. Enumerable.Range(0, count).Select(_ => LogWeight(x, rng))], 0).MoveToOuterDisposeScope();
    }

    /// <summary>y ~ p, rounded down to its level: [count, D], in 0 … 1.</summary>
    public Tensor Sample(int count, Generator rng)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var level = ((density.Sample(count, rng) + 1) * (levels / 2.0)).floor().clamp(0, levels - 1);
        return (level / (levels - 1)).MoveToOuterDisposeScope();
    }
}
