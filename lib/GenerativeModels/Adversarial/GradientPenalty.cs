using GenerativeModels.Networks;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>Penalties on the critic's slope ∇ₓ f(x). They differentiate through a gradient: backward runs twice.</summary>
public static class GradientPenalty
{
    /// <summary>E(‖∇f(x̂)‖ − 1)² at x̂ = u x + (1 − u) G(z), u ~ U(0, 1): the slope of the best critic between data and fakes is 1.</summary>
    /// <param name="critic">f: [B, …] → [B, 1], each row on its own.</param>
    /// <param name="real">Data, [B, …].</param>
    /// <param name="fake">Fakes, [B, …].</param>
    /// <param name="rng">Draws u, one a row.</param>
    /// <exception cref="ArgumentException">Data and fakes of different shapes.</exception>
    /// <returns>One element, differentiable by the critic's parameters. Usual weight: 10.</returns>
    /// <remarks>WGAN-GP, Gulrajani et al. 2017, arXiv:1704.00028, eq. 3.</remarks>
    public static Tensor BetweenSamples(Module<Tensor, Tensor> critic, Tensor real, Tensor fake, Generator rng)
    {
        if (!real.shape.SequenceEqual(fake.shape))
            throw new ArgumentException(
                $"expected fakes: [{string.Join(", ", real.shape)}], got [{string.Join(", ", fake.shape)}]",
                nameof(fake)
            );
        using var scope = NewDisposeScope();
        long[] rows = [real.shape[0], .. Enumerable.Repeat(1L, (int)real.dim() - 1)];
        var u = rand(rows, dtype: real.dtype, generator: rng).to(real.device);
        var slope = Slope(critic, u * real.detach() + (1 - u) * fake.detach());
        return ((slope + 1e-12).sqrt() - 1).square().mean().MoveToOuterDisposeScope();
    }

    /// <summary>R₁: ½ E‖∇f(x)‖² at the data. It makes the equilibrium of the game one that gradient steps converge to.</summary>
    /// <param name="critic">f: [B, …] → [B, 1], each row on its own.</param>
    /// <param name="real">Data, [B, …].</param>
    /// <returns>One element, differentiable by the critic's parameters. Its weight is γ.</returns>
    /// <remarks>Mescheder, Geiger, Nowozin 2018, arXiv:1801.04406, eq. 9.</remarks>
    public static Tensor R1(Module<Tensor, Tensor> critic, Tensor real)
    {
        using var scope = NewDisposeScope();
        return (Slope(critic, real.detach()).mean() * 0.5).MoveToOuterDisposeScope();
    }

    /// <summary>‖∇f‖², [B], with the graph of its own derivative.</summary>
    private static Tensor Slope(Module<Tensor, Tensor> critic, Tensor at)
    {
        var leaf = at.clone().requires_grad_();
        var gradient = Gradient.Differentiable(critic.call(leaf), leaf);
        return gradient.square().flatten(1).sum(1);
    }
}
