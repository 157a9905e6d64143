using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Benchmarks.Workloads;

/// <summary>A GPT on characters: 4 layers, 4 heads, 128 wide, block 64, batch 12, 65 letters, AdamW.</summary>
internal sealed class CharGpt : Module<Tensor, Tensor>
{
    public const double Flops = 6.0 * 12 * 64 * (4 * (12.0 * 128 * 128 + 2 * 64 * 128) + 65 * 128);
    private readonly Embedding letters = Embedding(65, 128);
    private readonly Embedding places = Embedding(64, 128);
    private readonly Sequential blocks = Sequential(new Block(), new Block(), new Block(), new Block());
    private readonly LayerNorm norm = LayerNorm(128);
    private readonly Linear head = Linear(128, 65);
    private readonly Tensor data;

    public CharGpt()
        : base(nameof(CharGpt))
    {
        register_module(nameof(letters), letters);
        register_module(nameof(places), places);
        register_module(nameof(blocks), blocks);
        register_module(nameof(norm), norm);
        register_module(nameof(head), head);
        Start.Same(this);
        data = randint(0, 65, [1000L, 65], ScalarType.Int64);
    }

    /// <summary>Letters [B, T] → logits [B, T, 65].</summary>
    public override Tensor forward(Tensor x) =>
        head.call(norm.call(blocks.call(letters.call(x) + places.call(arange(64, ScalarType.Int64)))));

    public static IReadOnlyList<Turn> Turns()
    {
        var it = new CharGpt();
        return [new(it, it.Loss, static (parameters, rate) => optim.AdamW(parameters, rate))];
    }

    private Tensor Loss()
    {
        var x = data.index_select(0, randint(0, 1000, [12L], ScalarType.Int64));
        var logits = call(x.narrow(1, 0, 64));
        return functional.cross_entropy(logits.view(-1, 65), x.narrow(1, 1, 64).reshape(-1));
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
            var parts = heads.call(x).split(128, 2);
            var q = parts[0].view(b, t, 4, 32).transpose(1, 2);
            var k = parts[1].view(b, t, 4, 32).transpose(1, 2);
            var v = parts[2].view(b, t, 4, 32).transpose(1, 2);
            var scores = (q.matmul(k.transpose(-2, -1)) / Math.Sqrt(32)).masked_fill(future, double.NegativeInfinity);
            return mix.call(scores.softmax(-1).matmul(v).transpose(1, 2).reshape(b, t, 128));
        }
    }
}
