using GenerativeModels.Networks;

namespace GenerativeModels.FlowMatching;

/// <summary>Derivatives along a direction, by autograd.</summary>
public static class Tangent
{
    /// <summary>f(x, t) and its rate of change d/dε f(x + ε ẋ, t + ε ṫ) at ε = 0.</summary>
    /// <param name="f">x [B, …], t [B] → [B, …], twice differentiable.</param>
    /// <param name="x">[B, …].</param>
    /// <param name="t">[B].</param>
    /// <param name="xDot">ẋ, in x's shape.</param>
    /// <param name="tDot">ṫ, in t's shape.</param>
    /// <returns>f(x, t), with gradients to f's parameters, and the derivative, detached, in the same shape.</returns>
    /// <remarks>
    /// Two backward passes make a forward one: g(w) = wᵀJ is linear in w, and its derivative by w along (ẋ, ṫ) is J (ẋ, ṫ).
    /// </remarks>
    public static (Tensor Value, Tensor Derivative) Along(
        Func<Tensor, Tensor, Tensor> f,
        Tensor x,
        Tensor t,
        Tensor xDot,
        Tensor tDot
    )
    {
        using var scope = NewDisposeScope();
        using var on = enable_grad();
        var (leaf, time) = (x.detach().clone().requires_grad_(), t.detach().clone().requires_grad_());
        var value = f(leaf, time);
        var w = zeros_like(value).requires_grad_();
        var along = Gradient.Along(value * w, (leaf, xDot), (time, tDot));
        return scope.MoveToOuter(value, Gradient.Of(along, w, keepGraph: true));
    }
}
