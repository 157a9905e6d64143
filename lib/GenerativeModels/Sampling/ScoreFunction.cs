using GenerativeModels.Networks;

namespace GenerativeModels.Sampling;

/// <summary>The score of a density, ∇ₓ log p(x): which way, and how steeply, it grows. Z does not matter to it.</summary>
public static class ScoreFunction
{
    /// <summary>Differentiates a log-density by autograd.</summary>
    /// <param name="logProb">x [B, D] → [B], each row of x on its own; a constant offset (−log Z) may be missing.</param>
    /// <returns>x [B, D] → ∇ₓ log p(x) [B, D], detached: neither x nor any parameter gets a gradient through it.</returns>
    public static Func<Tensor, Tensor> Of(Func<Tensor, Tensor> logProb)
    {
        return x =>
        {
            var (value, score) = At(logProb, x);
            value.Dispose();
            return score;
        };
    }

    /// <summary>The same, and differentiable once more: by x and by what log p depends on. For losses that need ∇s.</summary>
    /// <param name="logProb">x [B, D] → [B], each row of x on its own.</param>
    /// <returns>x [B, D] → ∇ₓ log p(x) [B, D], a part of the graph that x is in.</returns>
    public static Func<Tensor, Tensor> Differentiable(Func<Tensor, Tensor> logProb)
    {
        return x =>
        {
            using var scope = NewDisposeScope();
            using var on = enable_grad();
            var leaf = x.requires_grad ? x : x.detach().clone().requires_grad_();
            var slope = Gradient.Differentiable(logProb(leaf), leaf);
            return slope.MoveToOuterDisposeScope();
        };
    }

    /// <summary>log p(x) [B] and ∇ₓ log p(x) [B, D] from one pass forward and one back; both detached.</summary>
    /// <exception cref="ArgumentException">log p is not one number a row.</exception>
    public static (Tensor LogProb, Tensor Score) At(Func<Tensor, Tensor> logProb, Tensor x)
    {
        using var scope = NewDisposeScope();
        using var on = enable_grad();
        var leaf = x.detach().clone().requires_grad_();
        var value = logProb(leaf);
        if (value.dim() != 1 || value.shape[0] != x.shape[0])
            throw new ArgumentException(
                $"expected log p: [{x.shape[0]}], got [{string.Join(", ", value.shape)}]",
                nameof(logProb)
            );
        var score = Gradient.Of(value, leaf);
        return scope.MoveToOuter(value.detach(), score.contiguous());
    }
}
