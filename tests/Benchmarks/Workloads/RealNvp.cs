using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Workloads;

/// <summary>Maximum likelihood of RealNVP on the plane: 8 couplings, each with an MLP of 2 × 64 ReLU, batch 256, Adam.</summary>
internal sealed class RealNvp : Module
{
    public const double Flops = 6.0 * 256 * 8 * (64 + 64 * 64 + 64 * 2);
    private readonly ModuleList<Sequential> couplings;
    private readonly Tensor data;

    public RealNvp()
        : base(nameof(RealNvp))
    {
        couplings = ModuleList(
            Enumerable.Range(0, 8).Select(_ => Sequential(Linear(1, 64), ReLU(), Linear(64, 64), ReLU(), Linear(64, 2))).ToArray()
        );
        register_module(nameof(couplings), couplings);
        Start.Same(this);
        data = randn(8192, 2);
    }

    public static IReadOnlyList<Turn> Turns()
    {
        var it = new RealNvp();
        return [new(it, it.Loss, Turn.Adam)];
    }

    private Tensor Loss()
    {
        var x = data.index_select(0, randint(0, 8192, [256L], ScalarType.Int64));
        var logDet = zeros(256);
        foreach (var net in couplings)
        {
            var halves = x.chunk(2, 1);
            var parts = net.call(halves[0]).chunk(2, 1);
            var s = parts[0].tanh();
            x = cat([halves[1] * s.exp() + parts[1], halves[0]], 1);
            logDet = logDet + s.sum(1);
        }
        var logProb = -0.5 * x.square().sum(1) - Math.Log(2 * Math.PI) + logDet;
        return -logProb.mean();
    }
}
