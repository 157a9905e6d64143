using GenerativeModels.Sampling;
using TorchSharp.Modules;

namespace GenerativeModels.InverseProblems;

/// <summary>p(z|y) ∝ N(z; 0, I) p(y | f(z)): an inverse problem moved to the noise of a flow x = f(z), where the prior is simple.</summary>
/// <remarks>
/// f is invertible, so draws of p(z|y) pushed through f are draws of p(x|y) under the flow's density, exactly. The mode over z is not
/// the mode over x: the two densities differ by the Jacobian. Bora et al. 2017, arXiv:1703.03208, do it with a GAN's generator,
/// Asim et al. 2020, arXiv:1905.11672, with flows.
/// </remarks>
public sealed class LatentPosterior
{
    private readonly Func<Tensor, Tensor> decode;
    private readonly Measurement measurement;
    private readonly Tensor y;

    /// <param name="decode">f: z [B, L] → x [B, D], differentiable.</param>
    /// <param name="measurement">p(y|x).</param>
    /// <param name="y">[B, M], one for every chain; stays the caller's.</param>
    public LatentPosterior(Func<Tensor, Tensor> decode, Measurement measurement, Tensor y)
    {
        (this.decode, this.measurement, this.y) = (decode, measurement, y);
    }

    /// <summary>log N(z; 0, I) + log p(y | f(z)), nats, with log p(y) missing: [B, L] → [B], differentiable. For <c>Langevin.Adjusted</c>.</summary>
    public Tensor LogProb(Tensor z)
    {
        using var scope = NewDisposeScope();
        var prior = z.square().sum(1) * -0.5 - 0.5 * z.shape[1] * Math.Log(2 * Math.PI);
        return (prior + measurement.LogProb(decode(z), y)).MoveToOuterDisposeScope();
    }

    /// <summary>The mode over z, by Adam from where z stands: maximum a posteriori. [B, L] → [B, L], without gradients.</summary>
    /// <param name="z">Where to start; left as it is.</param>
    /// <param name="steps">≥ 1; each passes forward and back through f once.</param>
    /// <param name="rate">Of Adam, in units of z; it falls to zero linearly.</param>
    public Tensor Maximise(Tensor z, int steps = 200, double rate = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        using var whole = NewDisposeScope();
        var code = new Parameter(z.detach().clone());
        using var optimizer = optim.Adam([code], rate);
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            foreach (var group in optimizer.ParamGroups)
                group.LearningRate = rate * (1 - step / (double)steps);
            code.grad = -ScoreFunction.At(LogProb, code).Score; // the network behind f gets no gradients
            optimizer.step();
        }
        return code.detach().clone().MoveToOuterDisposeScope();
    }
}
