using GenerativeModels.Sampling;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Benchmarks.Workloads;

/// <summary>4 096 points of the plane along 200 Euler steps of the flow-matching MLP.</summary>
internal sealed class EulerSampling(bool ours) : IWorkload
{
    public const double Flops = 200 * 2.0 * 4096 * (3 * 128 + 2 * 128 * 128 + 128 * 2);
    private const int Steps = 200;
    private readonly Sequential net = Start.Same(FlowMatching.Velocity());

    public double Step()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var x = randn(4096, 2);
        x = ours ? Ode.Solve((y, t) => net.call(cat([y, t.unsqueeze(1)], 1)), x, RungeKutta.Euler, Steps) : Plain(x);
        return x.square().mean().item<float>();
    }

    private Tensor Plain(Tensor x)
    {
        for (var i = 0; i < Steps; i++)
        {
            using var inner = NewDisposeScope();
            var t = full([4096L, 1], (double)i / Steps);
            x = (x + net.call(cat([x, t], 1)) / Steps).MoveToOuterDisposeScope();
        }
        return x;
    }
}
