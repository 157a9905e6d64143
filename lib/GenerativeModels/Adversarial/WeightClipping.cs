using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>Keeps a critic Lipschitz by force: every weight and bias stays within ±c.</summary>
/// <remarks>
/// Arjovsky, Chintala, Bottou 2017, arXiv:1701.07875, algorithm 1, which calls it a clearly terrible way: the slope is bounded, but by
/// a number that depends on c and on the network's depth and width, and is not 1.
/// </remarks>
public static class WeightClipping
{
    /// <summary>w ← min(max(w, −c), c) for every parameter; call it after each of the critic's steps.</summary>
    /// <param name="critic">Its parameters are changed in place.</param>
    /// <param name="limit">c &gt; 0.</param>
    public static void Clip(Module critic, double limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        foreach (var parameter in critic.parameters())
            parameter.clamp_(-limit, limit);
    }

    /// <summary>The share of parameters at ±c, to one part in a thousand; 0 … 1.</summary>
    public static double ShareAtLimit(Module critic, double limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var all = cat([.. critic.parameters().Select(parameter => parameter.flatten())]);
        return all.abs().ge(0.999 * limit).to_type(ScalarType.Float64).mean().item<double>();
    }
}
