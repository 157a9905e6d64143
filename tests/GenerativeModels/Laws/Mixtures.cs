namespace GenerativeModels.Tests.Laws;

/// <summary>Exact mixtures as functions of tensors, so that autograd can differentiate them.</summary>
internal static class Mixtures
{
    /// <summary>log p(x) for x [B]: [B].</summary>
    public static Tensor LogProb(GaussianMixture p, Tensor x)
    {
        var (w, m, s) = (
            tensor(p.Weights.ToArray()),
            tensor(p.Components.Select(c => c.Mean).ToArray()),
            tensor(p.Components.Select(c => c.StdDev).ToArray())
        );
        var z = (x.unsqueeze(1) - m) / s;
        return (w.log() - 0.5 * z.square() - s.log() - 0.5 * Math.Log(2 * Math.PI)).logsumexp(1);
    }
}
