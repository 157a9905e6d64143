using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Workloads;

/// <summary>Noise prediction by a U-Net of 32 and 64 channels on 28 × 28 images, batch 64, Adam.</summary>
internal sealed class UNet : Module<Tensor, Tensor, Tensor>
{
    private const double Large = 28 * 28;
    private const double Small = 14 * 14;
    public const double Flops =
        6.0
        * 64
        * 9
        * (Large * (32 + 2 * 32 * 32) + Small * (32 * 64 + 4 * 64 * 64) + Large * (64 * 32 + 64 * 32 + 32 * 32 + 32));

    private readonly Conv2d enter = Conv2d(1, 32, 3, padding: 1);
    private readonly Residual first = new(32, 32);
    private readonly Conv2d down = Conv2d(32, 64, 3, stride: 2, padding: 1);
    private readonly Residual middle = new(64, 64);
    private readonly Residual deepest = new(64, 64);
    private readonly Conv2d up = Conv2d(64, 32, 3, padding: 1);
    private readonly Residual last = new(64, 32);
    private readonly GroupNorm norm = GroupNorm(8, 32);
    private readonly Conv2d leave = Conv2d(32, 1, 3, padding: 1);
    private readonly Tensor data;

    public UNet()
        : base(nameof(UNet))
    {
        foreach (
            var (name, module) in new (string, nn.Module)[]
            {
                (nameof(enter), enter),
                (nameof(first), first),
                (nameof(down), down),
                (nameof(middle), middle),
                (nameof(deepest), deepest),
                (nameof(up), up),
                (nameof(last), last),
                (nameof(norm), norm),
                (nameof(leave), leave),
            }
        )
            register_module(name, module);
        foreach (var group in modules().OfType<GroupNorm>())
        {
            init.ones_(group.weight); // uninitialised memory in TorchSharp 0.107
            init.zeros_(group.bias);
        }
        Start.Same(this);
        data = rand([256L, 1, 28, 28]);
    }

    /// <summary>x: [B, 1, 28, 28], t: [B, 1] → [B, 1, 28, 28].</summary>
    public override Tensor forward(Tensor x, Tensor t)
    {
        var a = first.call(enter.call(x), t);
        var b = deepest.call(middle.call(down.call(a), t), t);
        var c = up.call(functional.interpolate(b, scale_factor: [2.0, 2.0]));
        var d = last.call(cat([c, a], 1), t);
        return leave.call(functional.silu(norm.call(d)));
    }

    public static IReadOnlyList<Turn> Turns()
    {
        var it = new UNet();
        return [new(it, it.Loss, Turn.Adam)];
    }

    private Tensor Loss()
    {
        var x = data.index_select(0, randint(0, 256, [64L], ScalarType.Int64));
        var noise = randn_like(x);
        var t = rand(64, 1);
        var signal = t.view(64, 1, 1, 1);
        return functional.mse_loss(call(signal * x + (1 - signal) * noise, t), noise);
    }

    /// <summary>x + conv(silu(norm(conv(silu(norm(x))) + time))).</summary>
    private sealed class Residual : Module<Tensor, Tensor, Tensor>
    {
        private readonly GroupNorm before;
        private readonly Conv2d first;
        private readonly Linear time;
        private readonly GroupNorm between;
        private readonly Conv2d second;
        private readonly Module<Tensor, Tensor> skip;

        public Residual(int inputs, int outputs)
            : base(nameof(Residual))
        {
            before = GroupNorm(8, inputs);
            first = Conv2d(inputs, outputs, 3, padding: 1);
            time = Linear(1, outputs);
            between = GroupNorm(8, outputs);
            second = Conv2d(outputs, outputs, 3, padding: 1);
            skip = inputs == outputs ? Identity() : Conv2d(inputs, outputs, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor t)
        {
            var h = first.call(functional.silu(before.call(x))) + time.call(t).unsqueeze(2).unsqueeze(3);
            return skip.call(x) + second.call(functional.silu(between.call(h)));
        }
    }
}
