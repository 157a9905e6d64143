using TorchSharp.Modules;

namespace GenerativeModels.Flows;

/// <summary>f = f_K ∘ … ∘ f_1: the first map is nearest to the noise, and log-determinants add up.</summary>
public sealed class Composite : Bijection
{
    private readonly ModuleList<Bijection> maps;

    /// <summary>f_1 … f_K, in the order in which they act on noise; at least one. The composite owns them.</summary>
    public Composite(params Bijection[] maps)
        : base(nameof(Composite))
    {
        ArgumentOutOfRangeException.ThrowIfZero(maps.Length);
        this.maps = new ModuleList<Bijection>(maps);
        RegisterComponents();
    }

    /// <summary>f_1 … f_K.</summary>
    public IReadOnlyList<Bijection> Maps => [.. maps];

    /// <inheritdoc/>
    public override (Tensor X, Tensor LogDet) Forward(Tensor z) => Chain(z, maps, (map, value) => map.Forward(value));

    /// <inheritdoc/>
    public override (Tensor Z, Tensor LogDet) Inverse(Tensor x) => Chain(x, maps.Reverse(), (map, value) => map.Inverse(value));

    private static (Tensor, Tensor) Chain(
        Tensor value,
        IEnumerable<Bijection> maps,
        Func<Bijection, Tensor, (Tensor, Tensor)> apply
    )
    {
        using var scope = NewDisposeScope();
        Tensor? sum = null;
        foreach (var map in maps)
        {
            (value, var logDet) = apply(map, value);
            sum = sum is null ? logDet : sum + logDet;
        }
        return scope.MoveToOuter(value, sum!);
    }
}
