namespace GenerativeModels.Probability;

/// <summary>P(X = k) = w_k for the K integers from <see cref="First"/> on.</summary>
public sealed class CategoricalLaw : Discrete
{
    private readonly double[] weights;

    /// <param name="weights">w, [K], positive; divided by their sum.</param>
    /// <param name="first">The integer that the first weight belongs to.</param>
    public CategoricalLaw(IReadOnlyList<double> weights, int first = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        (this.weights, First) = (Mixing.Normalise(weights), first);
    }

    /// <summary>A fair die with the faces 1 … faces.</summary>
    public static CategoricalLaw Die(int faces = 6) => new([.. Enumerable.Repeat(1.0, faces)], first: 1);

    /// <summary>The least integer.</summary>
    public int First { get; }

    /// <summary>w, [K], sums to 1.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <inheritdoc/>
    public override double Mean => Expect(k => k);

    /// <inheritdoc/>
    public override double StdDev => Math.Sqrt(Expect(k => (k - Mean) * (k - Mean)));

    /// <inheritdoc/>
    public override (int Low, int High) Support => (First, First + weights.Length - 1);

    /// <inheritdoc/>
    public override double LogMass(int k) =>
        k >= First && k < First + weights.Length ? Math.Log(weights[k - First]) : double.NegativeInfinity;
}
