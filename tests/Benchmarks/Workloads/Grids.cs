namespace Benchmarks.Workloads;

/// <summary>Models of images and of text.</summary>
internal static class Grids
{
    private const double Large = 28 * 28;
    private const double Small = 14 * 14;

    public const double VaeFlops = 6.0 * 64 * (64 * 256 + 256 * 256 + 256 * 32 + 16 * 256 + 256 * 256 + 256 * 64);
    public const double CharGptFlops = 6.0 * 12 * 64 * (4 * (12.0 * 128 * 128 + 2 * 64 * 128) + 65 * 128);
    public const double PixelCnnFlops = 6.0 * 64 * 64 * (49 * 64 + 4 * 9 * 64 * 64 + 64 * 17);
    private const double UNetLarge = Large * (32 + 2 * 32 * 32 + 64 * 32 + 64 * 32 + 32 * 32 + 32);
    public const double UNetFlops = 6.0 * 64 * 9 * (UNetLarge + Small * (32 * 64 + 4 * 64 * 64));

    /// <summary>A VAE on images of 8 × 8: encoder and decoder of 2 × 256 SiLU, 16 latent dimensions, Bernoulli pixels, batch 64, Adam.</summary>
    public static IReadOnlyList<Turn> Vae()
    {
        var encoder = Sequential(Linear(64, 256), SiLU(), Linear(256, 256), SiLU(), Linear(256, 32));
        var decoder = Sequential(Linear(16, 256), SiLU(), Linear(256, 256), SiLU(), Linear(256, 64));
        var model = Start.Same(new Parts(encoder, decoder));
        var data = rand(1000, 64);
        return [new(model, Loss, Turn.Adam)];

        Tensor Loss() // minus the evidence lower bound
        {
            var x = data.index_select(0, randint(0, 1000, [64L], ScalarType.Int64));
            var halves = encoder.call(x).chunk(2, 1);
            var (mean, logVar) = (halves[0], halves[1]);
            var z = mean + (0.5 * logVar).exp() * randn_like(mean);
            var reconstruction = functional.binary_cross_entropy_with_logits(decoder.call(z), x, reduction: Reduction.Sum);
            var divergence = 0.5 * (mean.square() + logVar.exp() - 1 - logVar).sum();
            return (reconstruction + divergence) / x.shape[0];
        }
    }

    /// <summary>A GPT on characters: 4 layers, 4 heads, 128 wide, block 64, batch 12, 65 letters, AdamW.</summary>
    public static IReadOnlyList<Turn> CharGpt()
    {
        var (letters, places) = (Embedding(65, 128), Embedding(64, 128));
        var blocks = Sequential(new Block(), new Block(), new Block(), new Block());
        var (norm, head) = (LayerNorm(128), Linear(128, 65));
        var model = Start.Same(new Parts(letters, places, blocks, norm, head));
        var data = randint(0, 65, [1000L, 65], ScalarType.Int64);
        return [new(model, Loss, static (parameters, rate) => optim.AdamW(parameters, rate))];

        Tensor Loss()
        {
            var x = data.index_select(0, randint(0, 1000, [12L], ScalarType.Int64)); // [B, T + 1]
            var embedded = letters.call(x.narrow(1, 0, 64)) + places.call(arange(64, ScalarType.Int64));
            var logits = head.call(norm.call(blocks.call(embedded)));
            return functional.cross_entropy(logits.view(-1, 65), x.narrow(1, 1, 64).reshape(-1));
        }
    }

    /// <summary>A PixelCNN on images of 8 × 8 with 17 levels: a 7 × 7 masked convolution, four of 3 × 3 with 64 channels, batch 64, Adam.</summary>
    public static IReadOnlyList<Turn> PixelCnn()
    {
        Module<Tensor, Tensor>[] later = [.. Enumerable.Range(0, 4).SelectMany(_ => Later())];
        var net = Start.Same(Sequential([new Masked(1, 64, 7, first: true), ReLU(), .. later, Conv2d(64, 17, 1)]));
        var data = randint(0, 17, [1000L, 8, 8], ScalarType.Int64);
        return [new(net, Loss, Turn.Adam)];

        static Module<Tensor, Tensor>[] Later() => [new Masked(64, 64, 3, first: false), ReLU()];

        Tensor Loss()
        {
            var x = data.index_select(0, randint(0, 1000, [64L], ScalarType.Int64));
            return functional.cross_entropy(net.call(x.unsqueeze(1).to(ScalarType.Float32) / 16), x);
        }
    }

    /// <summary>Noise prediction by a U-Net of 32 and 64 channels on 28 × 28 images, batch 64, Adam.</summary>
    public static IReadOnlyList<Turn> UNet()
    {
        var (enter, first) = (Conv2d(1, 32, 3, padding: 1), new Residual(32, 32));
        var down = Conv2d(32, 64, 3, stride: 2, padding: 1);
        var (middle, deepest) = (new Residual(64, 64), new Residual(64, 64));
        var (up, last) = (Conv2d(64, 32, 3, padding: 1), new Residual(64, 32));
        var (norm, leave) = (GroupNorm(8, 32), Conv2d(32, 1, 3, padding: 1));
        var model = new Parts(enter, first, down, middle, deepest, up, last, norm, leave);
        foreach (var group in model.modules().OfType<GroupNorm>())
        {
            init.ones_(group.weight); // uninitialised memory in TorchSharp 0.107
            init.zeros_(group.bias);
        }
        Start.Same(model);
        var data = rand([256L, 1, 28, 28]);
        return [new(model, Loss, Turn.Adam)];

        Tensor Loss()
        {
            var x = data.index_select(0, randint(0, 256, [64L], ScalarType.Int64));
            var noise = randn_like(x);
            var t = rand(64, 1);
            var signal = t.view(64, 1, 1, 1);
            return functional.mse_loss(Predicted(signal * x + (1 - signal) * noise, t), noise);
        }

        // x: [B, 1, 28, 28], t: [B, 1] → [B, 1, 28, 28].
        Tensor Predicted(Tensor x, Tensor t)
        {
            var a = first.call(enter.call(x), t);
            var b = deepest.call(middle.call(down.call(a), t), t);
            var c = up.call(functional.interpolate(b, scale_factor: [2.0, 2.0]));
            var d = last.call(cat([c, a], 1), t);
            return leave.call(functional.silu(norm.call(d)));
        }
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly LayerNorm before = LayerNorm(128);
        private readonly Linear heads = Linear(128, 3 * 128);
        private readonly Linear mix = Linear(128, 128);
        private readonly LayerNorm between = LayerNorm(128);
        private readonly Sequential mlp = Sequential(Linear(128, 4 * 128), GELU(), Linear(4 * 128, 128));
        private readonly Tensor future = ones(64, 64).triu(1).to(ScalarType.Bool);

        public Block()
            : base(nameof(Block)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            var h = x + Attend(before.call(x));
            return h + mlp.call(between.call(h));
        }

        private Tensor Attend(Tensor x)
        {
            var (b, t) = (x.shape[0], x.shape[1]);
            var parts = heads.call(x).split(128, 2).Select(part => part.view(b, t, 4, 32).transpose(1, 2)).ToArray();
            var (q, k, v) = (parts[0], parts[1], parts[2]);
            var scores = (q.matmul(k.transpose(-2, -1)) / Math.Sqrt(32)).masked_fill(future, double.NegativeInfinity);
            return mix.call(scores.softmax(-1).matmul(v).transpose(1, 2).reshape(b, t, 128));
        }
    }

    /// <summary>A convolution that sees only the pixels before its own, in reading order.</summary>
    private sealed class Masked : Module<Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly Parameter bias;
        private readonly Tensor mask;
        private readonly long[] padding;

        public Masked(long inputs, long outputs, int size, bool first)
            : base(nameof(Masked))
        {
            weight = new Parameter(zeros(outputs, inputs, size, size));
            bias = new Parameter(zeros(outputs));
            mask = zeros(size, size);
            padding = [size / 2, size / 2];
            mask[..(size / 2)] = 1;
            mask[size / 2, ..(size / 2 + (first ? 0 : 1))] = 1;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => functional.conv2d(x, weight * mask, bias, padding: padding);
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
