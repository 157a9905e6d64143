using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Workloads;

/// <summary>A PixelCNN on images of 8 × 8 with 17 levels: a 7 × 7 masked convolution, four of 3 × 3 with 64 channels, batch 64, Adam.</summary>
internal sealed class PixelCnn
{
    public const double Flops = 6.0 * 64 * 64 * (49 * 64 + 4 * 9 * 64 * 64 + 64 * 17);
    private readonly Sequential net;
    private readonly Tensor data;

    public PixelCnn()
    {
        net = Start.Same(
            Sequential(
                new Masked(1, 64, 7, first: true),
                ReLU(),
                new Masked(64, 64, 3, first: false),
                ReLU(),
                new Masked(64, 64, 3, first: false),
                ReLU(),
                new Masked(64, 64, 3, first: false),
                ReLU(),
                new Masked(64, 64, 3, first: false),
                ReLU(),
                Conv2d(64, 17, 1)
            )
        );
        data = randint(0, 17, [1000L, 8, 8], ScalarType.Int64);
    }

    public static IReadOnlyList<Turn> Turns()
    {
        var it = new PixelCnn();
        return [new(it.net, it.Loss, Turn.Adam)];
    }

    private Tensor Loss()
    {
        var x = data.index_select(0, randint(0, 1000, [64L], ScalarType.Int64));
        var logits = net.call(x.unsqueeze(1).to(ScalarType.Float32) / 16);
        return functional.cross_entropy(logits, x);
    }

    /// <summary>A convolution that sees only the pixels before its own, in reading order.</summary>
    private sealed class Masked : Module<Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly Parameter bias;
        private readonly Tensor mask;
        private readonly long[] padding;

        public Masked(long inputs, long outputs, long size, bool first)
            : base(nameof(Masked))
        {
            weight = new Parameter(zeros(outputs, inputs, size, size));
            bias = new Parameter(zeros(outputs));
            mask = zeros(size, size);
            padding = [size / 2, size / 2];
            mask[..(int)(size / 2)] = 1;
            mask[(int)(size / 2), ..(int)(size / 2 + (first ? 0 : 1))] = 1;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => functional.conv2d(x, weight * mask, bias, padding: padding);
    }
}
