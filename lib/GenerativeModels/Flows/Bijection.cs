using GenerativeModels.Networks;

namespace GenerativeModels.Flows;

/// <summary>An invertible, differentiable map f from noise z to data x, both [B, D], that knows the volume it makes.</summary>
/// <remarks>
/// Change of variables: log p(x) = log π(f⁻¹(x)) + log |det ∂f⁻¹/∂x|. By the inverse function theorem the two log-determinants of a
/// pair (z, x) are each other's negative. Both directions are differentiable in their argument and in the parameters.
/// </remarks>
public abstract class Bijection : nn.Module
{
    /// <summary>A module of the name given.</summary>
    protected Bijection(string name)
        : base(name) { }

    /// <summary>x = f(z), [B, D], and log |det ∂f/∂z|, [B], in nats.</summary>
    public abstract (Tensor X, Tensor LogDet) Forward(Tensor z);

    /// <summary>z = f⁻¹(x), [B, D], and log |det ∂f⁻¹/∂x|, [B], in nats.</summary>
    public abstract (Tensor Z, Tensor LogDet) Inverse(Tensor x);

    /// <summary>Throws unless the argument is [B, D].</summary>
    private protected static void Check(Tensor x, long dim, string name) => Shape.Rows(x, dim, name);
}
