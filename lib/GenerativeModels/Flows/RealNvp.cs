using GenerativeModels.Networks;

namespace GenerativeModels.Flows;

/// <summary>The flow of Dinh et al. 2017, arXiv:1605.08803, for vectors: affine couplings, with the coordinates reversed between them.</summary>
public static class RealNvp
{
    /// <summary>Couplings with actnorm before each, over a standard normal.</summary>
    /// <param name="dim">D ≥ 2.</param>
    /// <param name="couplings">How many; at least two, for every coordinate to be transformed.</param>
    /// <param name="width">Of the conditioners' hidden layers.</param>
    /// <param name="hidden">Hidden layers of a conditioner.</param>
    public static Flow Create(int dim, int couplings = 8, int width = 64, int hidden = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(couplings, 2);
        var kept = Coupling.Kept(dim);
        var outputs = (dim - kept) * AffineCoupling.ParametersPerDim;
        var maps = new List<Bijection>();
        for (var i = 0; i < couplings; i++)
        {
            maps.Add(new AffineCoupling(Mlp.Create(kept, outputs, width, hidden), dim));
            maps.Add(Permutation.Reverse(dim));
            maps.Add(new ActNorm(dim));
        }
        return new Flow(new Composite([.. maps]), new StandardNormal(dim));
    }
}
