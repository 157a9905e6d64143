using GenerativeModels.Networks;

namespace GenerativeModels.Flows;

/// <summary>The flow of Durkan et al. 2019, arXiv:1906.04032, for vectors: spline couplings, with the coordinates reversed between them.</summary>
public static class NeuralSpline
{
    /// <summary>Couplings over a standard normal; data go through one actnorm first, so that they fill the splines' range.</summary>
    /// <param name="dim">D ≥ 2.</param>
    /// <param name="couplings">How many; at least two, for every coordinate to be transformed.</param>
    /// <param name="bins">K.</param>
    /// <param name="width">Of the conditioners' hidden layers.</param>
    /// <param name="hidden">Hidden layers of a conditioner.</param>
    /// <param name="range">R, in standard deviations of the data.</param>
    public static Flow Create(int dim, int couplings = 4, int bins = 8, int width = 64, int hidden = 2, double range = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(couplings, 2);
        var kept = Coupling.Kept(dim);
        var outputs = (dim - kept) * RationalQuadratic.Parameters(bins);
        var maps = new List<Bijection>();
        for (var i = 0; i < couplings; i++)
        {
            maps.Add(new SplineCoupling(Mlp.Create(kept, outputs, width, hidden), dim, range));
            maps.Add(Permutation.Reverse(dim));
        }
        maps.Add(new ActNorm(dim));
        return new Flow(new Composite([.. maps]), new StandardNormal(dim));
    }
}
