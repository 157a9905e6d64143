using GenerativeModels.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

/// <summary>A dense network whose output i depends only on the inputs before i: [B, D] to [B, D · P].</summary>
/// <remarks>
/// Germain et al. 2015, arXiv:1502.03509. Input i has degree i, hidden units take the degrees 1 … D − 1 in turn; a connection is
/// kept where the degree does not fall, and to output i only from smaller degrees. One pass gives all D conditionals.
/// </remarks>
public sealed class Made : Module<Tensor, Tensor>
{
    private readonly Sequential net;
    private readonly int dim;

    /// <summary>Hidden layers of equal width with SiLU between.</summary>
    /// <param name="dim">D ≥ 2.</param>
    /// <param name="parameters">P, the numbers that a conditional takes.</param>
    /// <param name="width">Hidden units of a layer.</param>
    /// <param name="hidden">Hidden layers, ≥ 1.</param>
    /// <param name="order">order[k] is the coordinate that comes k-th; null: 0 … D − 1.</param>
    /// <param name="dropout">Share of hidden units set to zero in training.</param>
    public Made(int dim, int parameters, int width = 128, int hidden = 2, int[]? order = null, double dropout = 0)
        : base(nameof(Made))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dim, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hidden);
        this.dim = dim;
        var inputs = new int[dim]; // degree 1 … D: the place in the order
        for (var k = 0; k < dim; k++)
            inputs[order?[k] ?? k] = k + 1;
        int[] units = [.. Enumerable.Range(0, width).Select(j => 1 + j % (dim - 1))];
        int[] outputs = [.. inputs.SelectMany(degree => Enumerable.Repeat(degree, parameters))];
        var layers = new List<Module<Tensor, Tensor>>();
        for (var layer = 0; layer < hidden; layer++)
        {
            layers.Add(new MaskedLinear(Mask(units, layer == 0 ? inputs : units, strict: false)));
            layers.Add(SiLU());
            if (dropout > 0)
                layers.Add(Dropout(dropout));
        }
        layers.Add(new MaskedLinear(Mask(outputs, units, strict: true)));
        net = Sequential(layers);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        Shape.Rows(input, dim, "x");
        return net.call(input);
    }

    private static bool[,] Mask(int[] to, int[] from, bool strict)
    {
        var mask = new bool[to.Length, from.Length];
        for (var o = 0; o < to.Length; o++)
        for (var i = 0; i < from.Length; i++)
            mask[o, i] = strict ? from[i] < to[o] : from[i] <= to[o];
        return mask;
    }
}

/// <summary>y = (W ⊙ M) x + b: a linear map of which M says what may depend on what. [..., I] to [..., O].</summary>
public sealed class MaskedLinear : Module<Tensor, Tensor>
{
    private readonly Linear linear;
    private readonly Tensor mask; // [O, I]

    /// <summary>A linear map with the usual initial weights, masked.</summary>
    /// <param name="mask">M, [O, I]: whether output o may see input i.</param>
    public MaskedLinear(bool[,] mask)
        : base(nameof(MaskedLinear))
    {
        linear = Linear(mask.GetLength(1), mask.GetLength(0));
        this.mask = tensor(mask).to(ScalarType.Float32);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return functional.linear(input, linear.weight * mask, linear.bias).MoveToOuterDisposeScope();
    }
}
