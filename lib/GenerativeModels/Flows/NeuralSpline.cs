using GenerativeModels.Networks;
using TorchSharp.Modules;

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

    /// <summary>For images scaled to [−1, 1): a spline to each pixel, then couplings between the squares of a chessboard, over uniform noise.</summary>
    /// <param name="side">Height and width of an image, even.</param>
    /// <param name="couplings">How many.</param>
    /// <param name="bins">K of the couplings.</param>
    /// <param name="pixelBins">K of the pixels' own splines; as many as there are levels lets them learn every histogram.</param>
    /// <param name="width">Of the conditioners' hidden layers, of which there are two.</param>
    /// <param name="dropout">Of the conditioners.</param>
    /// <remarks>Every map keeps the box [−1, 1]ᴰ, so no mass is lost outside of what pixels can be.</remarks>
    public static Flow OnBox(int side, int couplings = 4, int bins = 8, int pixelBins = 17, int width = 128, double dropout = 0.2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(couplings, 2);
        var (dim, kept) = (side * side, Coupling.Kept(side * side));
        var towardsNoise = new List<Bijection>
        {
            new ElementwiseSpline(dim, pixelBins, range: 1),
            Permutation.Checkerboard(side),
        };
        for (var i = 0; i < couplings; i++)
        {
            towardsNoise.Add(new SplineCoupling(Conditioner(kept, dim - kept, bins, width, dropout), dim, range: 1));
            towardsNoise.Add(Permutation.Reverse(dim));
        }
        towardsNoise.Reverse();
        return new Flow(new Composite([.. towardsNoise]), new UniformBox(dim, range: 1));
    }

    /// <summary>An MLP that gives every spline parameter almost 0, hence almost the identity: [B, inputs] to [B, outputs · (3K − 1)].</summary>
    /// <param name="inputs">What is known.</param>
    /// <param name="outputs">Coordinates that are bent.</param>
    /// <param name="bins">K.</param>
    /// <param name="width">Of the two hidden layers.</param>
    /// <param name="dropout">Share of hidden features set to zero in training.</param>
    public static Sequential Conditioner(int inputs, int outputs, int bins, int width, double dropout = 0)
    {
        var conditioner = Mlp.Create(inputs, outputs * RationalQuadratic.Parameters(bins), width, dropout: dropout);
        var last = (Linear)conditioner.children().Last();
        using var off = no_grad();
        last.weight.mul_(0.1);
        last.bias!.zero_();
        return conditioner;
    }
}
