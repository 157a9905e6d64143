using GenerativeModels.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>A layer through which a critic sees how near each example lies to the rest of its batch: h → (h, o(h)).</summary>
/// <remarks>
/// o(h_i)_k = Σ_{j ≠ i} exp(−‖M_ik − M_jk‖₁) with M_i = h_i T, [K, C]. Salimans et al. 2016, arXiv:1606.03498, section 3.2, where the
/// sum includes the constant j = i. A batch must hold only data or only fakes; a penalty on single rows' slopes does not go with it.
/// </remarks>
public sealed class MinibatchDiscrimination : Module<Tensor, Tensor>
{
    private readonly Parameter projection; // T, [A, K · C]
    private readonly long kernels;
    private readonly long features;

    /// <param name="features">A, of h.</param>
    /// <param name="kernels">K, the features added.</param>
    /// <param name="dim">C, over which a kernel measures distance. B² · K · C numbers are held.</param>
    public MinibatchDiscrimination(long features, long kernels = 4, long dim = 2)
        : base(nameof(MinibatchDiscrimination))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(kernels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        (this.features, this.kernels) = (features, kernels);
        projection = new Parameter(randn(features, kernels * dim) / Math.Sqrt(features));
        RegisterComponents();
    }

    /// <summary>h: [B, A] → [B, A + K].</summary>
    /// <exception cref="ArgumentException">h has another shape.</exception>
    public override Tensor forward(Tensor input)
    {
        Shape.Rows(input, features, "h");
        using var scope = NewDisposeScope();
        var m = input.mm(projection).view(input.shape[0], kernels, -1).permute(1, 2, 0).contiguous(); // [K, C, B]: long rows
        var distance = (m.unsqueeze(3) - m.unsqueeze(2)).abs().sum(1); // [K, B, B]
        var near = (-distance).exp().sum(dim: 2).t() - 1; // [B, K]
        return cat([input, near], dim: 1).MoveToOuterDisposeScope();
    }
}
