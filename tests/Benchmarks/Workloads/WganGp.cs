using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Workloads;

/// <summary>WGAN-GP on the plane: MLPs of 3 × 128 LeakyReLU, batch 256; one step of the critic with its penalty, one of the generator.</summary>
internal sealed class WganGp
{
    private const double Critic = 2 * 128 + 2 * 128 * 128 + 128;
    private const double Generator = 16 * 128 + 2 * 128 * 128 + 128 * 2;

    // The critic sees the data, the fakes and the points between them (those forwards and backwards twice), and the fakes again.
    public const double Flops = 2.0 * 256 * (Critic * (3 + 3 + 6 + 2) + Generator * (1 + 3));
    private readonly Sequential generator;
    private readonly Sequential critic;
    private readonly Tensor data;

    public WganGp()
    {
        generator = Start.Same(Net(16, 2));
        critic = Start.Same(Net(2, 1));
        data = randn(8192, 2);
    }

    public static IReadOnlyList<Turn> Turns()
    {
        var it = new WganGp();
        return [new(it.critic, it.CriticLoss, Adam, 1e-4), new(it.generator, it.GeneratorLoss, Adam, 1e-4, Opponent: it.critic)];

        static optim.Optimizer Adam(IEnumerable<Parameter> parameters, double rate) => optim.Adam(parameters, rate, 0.5, 0.9);
    }

    private Tensor CriticLoss()
    {
        var real = data.index_select(0, randint(0, 8192, [256L], ScalarType.Int64));
        var fake = generator.call(randn(256, 16)).detach();
        var mix = rand(256, 1);
        var between = (mix * real + (1 - mix) * fake).requires_grad_();
        var slope = autograd.grad([critic.call(between).sum()], [between], create_graph: true, retain_graph: true)[0];
        var penalty = 10 * (slope.norm(1) - 1).square().mean();
        return critic.call(fake).mean() - critic.call(real).mean() + penalty;
    }

    private Tensor GeneratorLoss() => -critic.call(generator.call(randn(256, 16))).mean();

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
