using GenerativeModels.Sampling;

namespace Benchmarks.Workloads;

/// <summary>Models of points on the plane.</summary>
internal static class Plane
{
    private const int Batch = 256;
    private const int EulerSteps = 200;
    private const double Mlp = 3 * 128 + 2 * 128 * 128 + 128 * 2;
    private const double Critic = 2 * 128 + 2 * 128 * 128 + 128;
    private const double Generator = 16 * 128 + 2 * 128 * 128 + 128 * 2;

    public const double FlowMatchingFlops = 6.0 * Batch * Mlp;
    public const double RealNvpFlops = 6.0 * Batch * 8 * (64 + 64 * 64 + 64 * 2);

    // The critic sees the data, the fakes and the points between them (those forwards and backwards twice), and the fakes again.
    public const double WganGpFlops = 2.0 * Batch * (Critic * (3 + 3 + 6 + 2) + Generator * (1 + 3));
    public const double EulerSamplingFlops = EulerSteps * 2.0 * 4096 * Mlp;

    /// <summary>Conditional flow matching: an MLP of 3 × 128 SiLU, batch 256, Adam.</summary>
    public static IReadOnlyList<Turn> FlowMatching()
    {
        var net = Start.Same(Velocity());
        var data = randn(8192, 2);
        return [new(net, Loss, Turn.Adam)];

        Tensor Loss()
        {
            var x1 = Rows(data);
            var x0 = randn(Batch, 2);
            var t = rand(Batch, 1);
            var velocity = net.call(cat([t * x1 + (1 - t) * x0, t], 1));
            return (velocity - (x1 - x0)).square().sum(1).mean();
        }
    }

    /// <summary>Maximum likelihood of RealNVP: 8 couplings, each with an MLP of 2 × 64 ReLU, batch 256, Adam.</summary>
    public static IReadOnlyList<Turn> RealNvp()
    {
        static Sequential Coupling() => Sequential(Linear(1, 64), ReLU(), Linear(64, 64), ReLU(), Linear(64, 2));
        Sequential[] couplings = [.. Enumerable.Range(0, 8).Select(_ => Coupling())];
        var model = Start.Same(new Parts(couplings));
        var data = randn(8192, 2);
        return [new(model, Loss, Turn.Adam)];

        Tensor Loss()
        {
            var x = Rows(data);
            var logDet = zeros(Batch);
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

    /// <summary>WGAN-GP: MLPs of 3 × 128 LeakyReLU, batch 256; one step of the critic with its penalty, one of the generator.</summary>
    public static IReadOnlyList<Turn> WganGp()
    {
        var (generator, critic) = (Start.Same(Net(16, 2)), Start.Same(Net(2, 1)));
        var data = randn(8192, 2);
        return [new(critic, CriticLoss, Adam, 1e-4), new(generator, GeneratorLoss, Adam, 1e-4, Opponent: critic)];

        Tensor CriticLoss()
        {
            var real = Rows(data);
            var fake = generator.call(randn(Batch, 16)).detach();
            var mix = rand(Batch, 1);
            var between = (mix * real + (1 - mix) * fake).requires_grad_();
            var slope = autograd.grad([critic.call(between).sum()], [between], create_graph: true, retain_graph: true)[0];
            var penalty = 10 * (slope.norm(1) - 1).square().mean();
            return critic.call(fake).mean() - critic.call(real).mean() + penalty;
        }

        Tensor GeneratorLoss() => -critic.call(generator.call(randn(Batch, 16))).mean();

        static Sequential Net(int inputs, int outputs)
        {
            var (first, second, third) = (Linear(inputs, 128), Linear(128, 128), Linear(128, 128));
            return Sequential(first, LeakyReLU(0.2), second, LeakyReLU(0.2), third, LeakyReLU(0.2), Linear(128, outputs));
        }

        static optim.Optimizer Adam(IEnumerable<Parameter> parameters, double rate) => optim.Adam(parameters, rate, 0.5, 0.9);
    }

    /// <summary>4 096 points along 200 Euler steps of the flow-matching MLP.</summary>
    public static Func<double> EulerSampling(bool ours)
    {
        var net = Start.Same(Velocity());
        return () =>
        {
            using var scope = NewDisposeScope();
            using var off = no_grad();
            var x = randn(4096, 2);
            x = ours ? Ode.Solve((y, t) => net.call(cat([y, t.unsqueeze(1)], 1)), x, RungeKutta.Euler, EulerSteps) : Plain(x);
            return x.square().mean().item<float>();
        };

        Tensor Plain(Tensor x)
        {
            for (var i = 0; i < EulerSteps; i++)
            {
                using var inner = NewDisposeScope();
                var t = full([4096L, 1], (double)i / EulerSteps);
                x = (x + net.call(cat([x, t], 1)) / EulerSteps).MoveToOuterDisposeScope();
            }
            return x;
        }
    }

    private static Sequential Velocity() =>
        Sequential(Linear(3, 128), SiLU(), Linear(128, 128), SiLU(), Linear(128, 128), SiLU(), Linear(128, 2));

    private static Tensor Rows(Tensor data) => data.index_select(0, randint(0, data.shape[0], [Batch], ScalarType.Int64));
}
