namespace GenerativeModels.EnergyBased;

/// <summary>What lowers the energy of data and raises that of the model's own samples.</summary>
public static class ContrastiveLoss
{
    /// <summary>E(x⁺) − E(x⁻) + α (E(x⁺)² + E(x⁻)²), each a mean: one element.</summary>
    /// <param name="model">E.</param>
    /// <param name="data">x⁺, [B, D].</param>
    /// <param name="samples">x⁻ ~ p, [M, D], held fixed.</param>
    /// <param name="anchor">α ≥ 0, which keeps energies near zero where the constant is free.</param>
    /// <remarks>
    /// −∇ log p averaged over data = ∇E(x⁺) − E_p[∇E(x⁻)]: the gradient of the likelihood without Z. The value itself is no
    /// likelihood. The square terms are those of arXiv:1903.08689, eq. 4.
    /// </remarks>
    public static Tensor Of(EnergyModel model, Tensor data, Tensor samples, double anchor = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(anchor);
        using var scope = NewDisposeScope();
        var both = model.Energy(cat([data, samples.detach()], dim: 0));
        var (real, own) = (both.narrow(0, 0, data.shape[0]), both.narrow(0, data.shape[0], samples.shape[0]));
        var loss = real.mean() - own.mean();
        if (anchor > 0)
            loss += anchor * (real.square().mean() + own.square().mean());
        return loss.MoveToOuterDisposeScope();
    }
}
