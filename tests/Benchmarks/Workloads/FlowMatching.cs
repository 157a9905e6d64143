using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Workloads;

/// <summary>Conditional flow matching on the plane: an MLP of 3 × 128 SiLU, batch 256, Adam.</summary>
internal sealed class FlowMatching
{
    public const double Flops = 6.0 * 256 * (3 * 128 + 2 * 128 * 128 + 128 * 2);
    private readonly Sequential net = Start.Same(Velocity());
    private readonly Tensor data = randn(8192, 2);

    public static IReadOnlyList<Turn> Turns()
    {
        var it = new FlowMatching();
        return [new(it.net, it.Loss, Turn.Adam)];
    }

    public static Sequential Velocity() =>
        Sequential(Linear(3, 128), SiLU(), Linear(128, 128), SiLU(), Linear(128, 128), SiLU(), Linear(128, 2));

    private Tensor Loss()
    {
        var x1 = data.index_select(0, randint(0, 8192, [256L], ScalarType.Int64));
        var x0 = randn(256, 2);
        var t = rand(256, 1);
        var velocity = net.call(cat([t * x1 + (1 - t) * x0, t], 1));
        return (velocity - (x1 - x0)).square().sum(1).mean();
    }
}
