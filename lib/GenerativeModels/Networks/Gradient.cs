using static TorchSharp.torch;

namespace GenerativeModels.Networks;

/// <summary>Gradients by autograd of what a caller's function gave; <c>autograd.grad</c> of TorchSharp 0.107 ends the process on any error.</summary>
internal static class Gradient
{
    /// <summary>∂(Σ y)/∂x, in x's shape, without a graph.</summary>
    /// <param name="y">Any shape.</param>
    /// <param name="x">What y was computed from; it requires a gradient.</param>
    /// <param name="keepGraph">Whether y is differentiated once more; else its graph is freed.</param>
    /// <exception cref="ArgumentException">y does not depend on x as far as autograd can see.</exception>
    public static Tensor Of(Tensor y, Tensor x, bool keepGraph = false) => By(y, x, keepGraph, differentiable: false);

    /// <summary>The same, itself differentiable. TorchSharp 0.107 frees y's graph even then unless it is told to retain it.</summary>
    /// <inheritdoc cref="Of"/>
    public static Tensor Differentiable(Tensor y, Tensor x) => By(y, x, keepGraph: true, differentiable: true);

    /// <summary>Σ_k ⟨∂(Σ y)/∂x_k, v_k⟩, one element, differentiable; what y does not depend on adds nothing.</summary>
    /// <inheritdoc cref="Of"/>
    public static Tensor Along(Tensor y, params ReadOnlySpan<(Tensor X, Tensor V)> directions)
    {
        var slopes = All(y, [.. directions.ToArray().Select(d => d.X)], keepGraph: true, differentiable: true);
        var terms = slopes.Zip(directions.ToArray(), (slope, d) => slope.IsInvalid ? null : (slope * d.V).sum()).OfType<Tensor>();
        return terms.Aggregate((a, b) => a + b);
    }

    private static Tensor By(Tensor y, Tensor x, bool keepGraph, bool differentiable) =>
        All(y, [x], keepGraph, differentiable)[0] is { IsInvalid: false } slope
            ? slope
            : throw new ArgumentException("expected a function of x, got one that does not depend on it");

    /// <summary>An invalid tensor where y does not depend on an x.</summary>
    private static IList<Tensor> All(Tensor y, Tensor[] x, bool keepGraph, bool differentiable) =>
        y.requires_grad
            ? autograd.grad([y.sum()], x, null, keepGraph, differentiable, allow_unused: true)
            : throw new ArgumentException(
                "expected a function that autograd can follow, got a value that is detached or made under no_grad"
            );
}
