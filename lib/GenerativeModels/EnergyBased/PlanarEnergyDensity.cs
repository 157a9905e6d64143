using GenerativeModels.Probability;

namespace GenerativeModels.EnergyBased;

/// <summary>An energy model on ℝ² as an explicit one: Z is a sum over a grid, which in two dimensions is still to be had.</summary>
/// <remarks>Every <see cref="LogProb"/> costs count² energies; in D dimensions it would be countᴰ.</remarks>
public sealed class PlanarEnergyDensity : IExplicitModel
{
    private readonly EnergyModel model;
    private readonly double range;
    private readonly int count;
    private readonly double stepSize;
    private readonly int steps;

    /// <param name="model">Of two dimensions; stays the caller's.</param>
    /// <param name="stepSize">ε of the Langevin chains that <see cref="Sample"/> runs.</param>
    /// <param name="steps">Their steps.</param>
    /// <param name="range">R: Z is taken over [−R, R]²; outside of it should lie no mass. 0: four times the model's s.</param>
    /// <param name="count">Cells along each axis; a cell should be no wider than the narrowest mode's standard deviation.</param>
    public PlanarEnergyDensity(EnergyModel model, double stepSize, int steps, double range = 0, int count = 256)
    {
        if (model.Dim != 2)
            throw new ArgumentException($"expected an energy on 2 dimensions, got {model.Dim}", nameof(model));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(range);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        (this.model, this.stepSize, this.steps, this.count) = (model, stepSize, steps, count);
        this.range = range > 0 ? range : 4 * model.StdDev;
    }

    /// <summary>log Z = log ∫ exp(−E) by the midpoint rule, in nats; one element, with gradients.</summary>
    public Tensor LogZ()
    {
        using var scope = NewDisposeScope();
        var parameter = model.parameters().First();
        var cell = 2 * range / count;
        var axis = linspace(-range + cell / 2, range - cell / 2, count, dtype: parameter.dtype, device: parameter.device);
        var grid = stack([axis.repeat_interleave(count), axis.repeat(count)], dim: 1);
        return (model.LogUnnormalised(grid).logsumexp(0) + 2 * Math.Log(cell)).MoveToOuterDisposeScope();
    }

    /// <summary>log p(x) = −E(x) − log Z, nats: [B, 2] to [B].</summary>
    public Tensor LogProb(Tensor x)
    {
        using var scope = NewDisposeScope();
        return (model.LogUnnormalised(x) - LogZ()).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng) => model.Sample(count, stepSize, steps, rng);
}
