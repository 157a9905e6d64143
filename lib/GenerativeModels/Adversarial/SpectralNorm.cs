using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>A linear map divided by its largest singular value: y = W x / σ(W) + b. A linear layer's slope is then 1 at most.</summary>
/// <remarks>
/// Miyato, Kataoka, Koyama, Yoshida 2018, arXiv:1802.05957, algorithm 1. σ = uᵀ W v comes from power iteration, one step in every
/// forward pass of training; u and v are constants of the gradient. A convolution's W is its kernel as a matrix
/// [outputs, inputs · k · k], as in the paper: its slope is then bounded too, but not by 1.
/// </remarks>
public sealed class SpectralNorm : Module<Tensor, Tensor>
{
    private const int FirstIterations = 15;
    private const double Smallest = 1e-12; // W = 0 has no direction, and gives b
    private readonly Module<Tensor, Tensor> map;
    private readonly Parameter bias;
    private readonly Tensor left; // u, [outputs], of length 1
    private readonly Func<Tensor> matrix; // W, [outputs, all the rest]
    private readonly long[] biasShape;

    private SpectralNorm(Module<Tensor, Tensor> map, Func<Parameter> weight)
        : base(nameof(SpectralNorm))
    {
        this.map = map;
        matrix = () => weight().flatten(1);
        biasShape = [-1, .. Enumerable.Repeat(1L, (int)weight().dim() - 2)];
        bias = new Parameter(zeros(weight().shape[0], dtype: weight().dtype));
        using (no_grad())
            left = functional.normalize(randn(weight().shape[0], dtype: weight().dtype), dim: 0);
        register_buffer(nameof(left), left);
        RegisterComponents();
        for (var i = 0; i < FirstIterations; i++)
            Iterate().Dispose();
    }

    /// <summary>x: [..., inputs] → [..., outputs].</summary>
    /// <param name="inputs">Features in.</param>
    /// <param name="outputs">Features out.</param>
    /// <param name="dtype">Null: single precision.</param>
    public static SpectralNorm Linear(long inputs, long outputs, ScalarType? dtype = null)
    {
        var map = nn.Linear(inputs, outputs, hasBias: false, dtype: dtype);
        return new SpectralNorm(map, () => map.weight!);
    }

    /// <summary>x: [B, inputs, H, W] → [B, outputs, H', W'].</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="kernel">Pixels along an axis.</param>
    /// <param name="stride">Pixels from one output to the next.</param>
    /// <param name="padding">Rows and columns of zeros at every side.</param>
    public static SpectralNorm Conv2d(long inputs, long outputs, long kernel, long stride = 1, long padding = 0)
    {
        var map = nn.Conv2d(inputs, outputs, kernel, stride: stride, padding: padding, bias: false);
        return new SpectralNorm(map, () => map.weight!);
    }

    /// <summary>The present estimate of σ(W), without a step of the iteration.</summary>
    public double Sigma
    {
        get
        {
            using var scope = NewDisposeScope();
            using var off = no_grad();
            return Estimate().ToDouble();
        }
    }

    /// <summary>W x / σ(W) + b.</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var sigma = training ? Iterate() : Estimate();
        return (map.call(input) / sigma.clamp_min(Smallest) + bias.view(biasShape)).MoveToOuterDisposeScope();
    }

    /// <summary>One step of power iteration; then uᵀ W v, differentiable by W.</summary>
    private Tensor Iterate()
    {
        using var scope = NewDisposeScope();
        var w = matrix();
        Tensor u,
            v;
        using (no_grad())
            v = functional.normalize(w.t().mv(left), dim: 0);
        var image = w.mv(v);
        using (no_grad())
        {
            u = functional.normalize(image, dim: 0);
            left.copy_(u); // the gradient keeps u itself: the next forward pass may come before backward
        }
        return u.dot(image).MoveToOuterDisposeScope();
    }

    /// <summary>uᵀ W v with v = Wᵀu / ‖Wᵀu‖, differentiable by W.</summary>
    private Tensor Estimate()
    {
        using var scope = NewDisposeScope();
        var (w, u) = (matrix(), left.clone());
        Tensor v;
        using (no_grad())
            v = functional.normalize(w.t().mv(u), dim: 0);
        return u.dot(w.mv(v)).MoveToOuterDisposeScope();
    }
}
