using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Workloads;

/// <summary>WGAN-GP on the plane: MLPs of 3 × 128 LeakyReLU, batch 256; one step of the critic with its penalty, one of the generator.</summary>
internal sealed class WganGp : IWorkload
{
    private const double Critic = 2 * 128 + 2 * 128 * 128 + 128;
    private const double Generator = 16 * 128 + 2 * 128 * 128 + 128 * 2;

    // The critic sees the data, the fakes and the points between them (those forwards and backwards twice), and the fakes again.
    public const double Flops = 2.0 * 256 * (Critic * (3 + 3 + 6 + 2) + Generator * (1 + 3));
    private readonly Sequential generator;
    private readonly Sequential critic;
    private readonly Tensor data;
    private readonly Adam generatorOptimizer;
    private readonly Adam criticOptimizer;

    public WganGp()
    {
        generator = Start.Same(Net(16, 2));
        critic = Start.Same(Net(2, 1));
        data = randn(8192, 2);
        generatorOptimizer = optim.Adam(generator.parameters(), 1e-4, 0.5, 0.9);
        criticOptimizer = optim.Adam(critic.parameters(), 1e-4, 0.5, 0.9);
    }

    public double Step()
    {
        using var scope = NewDisposeScope();
        var real = data.index_select(0, randint(0, 8192, [256L], ScalarType.Int64));
        var fake = generator.call(randn(256, 16)).detach();
        var mix = rand(256, 1);
        var between = (mix * real + (1 - mix) * fake).requires_grad_();
        var slope = autograd.grad([critic.call(between).sum()], [between], create_graph: true)[0];
        var penalty = 10 * (slope.norm(1) - 1).square().mean();
        var loss = critic.call(fake).mean() - critic.call(real).mean() + penalty;
        criticOptimizer.zero_grad();
        loss.backward();
        criticOptimizer.step();

        var generatorLoss = -critic.call(generator.call(randn(256, 16))).mean();
        generatorOptimizer.zero_grad();
        generatorLoss.backward();
        generatorOptimizer.step();
        return loss.item<float>();
    }

    private static Sequential Net(int inputs, int outputs) =>
        Sequential(
            Linear(inputs, 128),
            LeakyReLU(0.2),
            Linear(128, 128),
            LeakyReLU(0.2),
            Linear(128, 128),
            LeakyReLU(0.2),
            Linear(128, outputs)
        );
}
