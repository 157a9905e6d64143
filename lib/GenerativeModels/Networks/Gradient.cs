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

    /// <summary>Σ_k ⟨∂(Σ y)/∂x_k, v_k⟩, one element, differentiable; an x that y does not depend on adds nothing.</summary>
    /// <exception cref="ArgumentException">y depends on none of them as far as autograd can see.</exception>
    public static Tensor Along(Tensor y, params (Tensor X, Tensor V)[] directions)
    {
        var slopes = All(y, [.. directions.Select(d => d.X)], keepGraph: true, differentiable: true);
        var terms = slopes
            .Zip(directions)
            .Where(pair => !pair.First.IsInvalid)
            .Select(pair => (pair.First * pair.Second.V).sum());
        return terms.ToArray() is { Length: > 0 } some ? some.Aggregate((a, b) => a + b) : throw Independent();
    }

    private static Tensor By(Tensor y, Tensor x, bool keepGraph, bool differentiable) =>
        All(y, [x], keepGraph, differentiable)[0] is { IsInvalid: false } slope ? slope : throw Independent();

    /// <summary>An invalid tensor where y does not depend on an x.</summary>
    private static IList<Tensor> All(Tensor y, Tensor[] x, bool keepGraph, bool differentiable) =>
        y.requires_grad
            ? autograd.grad([y.sum()], x, null, keepGraph, differentiable, allow_unused: true)
            : throw new ArgumentException(
                "expected a function that autograd can follow, got a value that is detached or made under no_grad"
            );

    private static ArgumentException Independent() => new("expected a function of x, got one that does not depend on it");
}
