namespace GenerativeModels.Tests.Laws;

/// <summary>∂(parameters of pixel i)/∂x_j is exactly 0 for j ≥ i; where there is no blind spot, it is not for j &lt; i.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class CausalityLaws() : TensorTests(6, 6)
{
    private const int Side = 6;
    private const int Pixels = Side * Side;

    public static TheoryData<string> Networks => [.. Makers.Keys];

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Makers = new()
    {
        ["MADE"] = () => new Made(Pixels, 3, width: 150),
        ["PixelCNN"] = () => new PixelCnn(Side, 3, channels: 8, layers: 6),
        ["gated PixelCNN"] = () => new GatedPixelCnn(Side, 3, channels: 8, layers: 6, dropout: 0),
        ["row LSTM"] = () => new RowLstm(Side, 3, channels: 8),
    };

    [Theory, MemberData(nameof(Networks))]
    public void No_pixel_sees_itself_or_a_later_one(string name)
    {
        var jacobian = Jacobian(Makers[name]());
        Assert.Equal(0, jacobian.triu(0).max().ToDouble());
        Assert.True(jacobian.max().ToDouble() > 0);
    }

    [Theory, InlineData("MADE"), InlineData("gated PixelCNN")]
    public void Every_earlier_pixel_is_seen(string name)
    {
        var jacobian = Jacobian(Makers[name]());
        Assert.Equal(Pixels * (Pixels - 1) / 2, jacobian.gt(0).sum().ToInt64());
    }

    [Fact]
    public void A_plain_pixel_cnn_has_a_blind_spot_and_sees_its_neighbour()
    {
        var jacobian = Jacobian(Makers["PixelCNN"]());
        Assert.True(jacobian.gt(0).sum().ToInt64() < Pixels * (Pixels - 1) / 2);
        Assert.True(jacobian[1, 0].ToDouble() > 0);
    }

    [Fact]
    public void Tokens_are_causal_too()
    {
        // Steps of a token have no gradient: change one token, and look where the outputs change.
        using var network = new GatedPixelCnn(4, 5, channels: 8, layers: 4, dropout: 0, levels: 5);
        using var off = no_grad();
        var x = randint(0, 5, [1, 16], generator: rng).to(float32) / 4;
        var before = network.call(x).reshape(16, 5);
        for (var j = 0; j < 16; j++)
        {
            var other = x.clone();
            other[0, j] = (x[0, j] + 0.25).remainder(1.25);
            var change = (network.call(other).reshape(16, 5) - before).abs().sum(1);
            Assert.Equal(0, change.narrow(0, 0, j + 1).max().ToDouble());
            Assert.Equal(15 - j, change.gt(0).sum().ToInt64());
        }
    }

    [Fact]
    public void A_gpt_sees_no_later_token_and_says_the_same_with_and_without_a_cache()
    {
        using var gpt = new Gpt(vocabulary: 11, context: 12, width: 16, heads: 2, layers: 2);
        gpt.to(float64);
        using var off = no_grad();
        var tokens = randint(0, 11, [3, 12], dtype: int64, generator: rng);
        var whole = gpt.call(tokens);
        Assert.Equal([3, 12, 11], whole.shape);
        for (var t = 0; t < 11; t++)
        {
            var other = tokens.clone();
            other.select(1, t + 1).copy_((tokens.select(1, t + 1) + 1).remainder(11));
            Assert.Equal(0, (gpt.call(other) - whole).narrow(1, 0, t + 1).abs().max().ToDouble());
        }
        using var cache = new KeyValueCache(2);
        var steps = Enumerable.Range(0, 12).Select(t => gpt.Logits(tokens.narrow(1, t, 1), cache));
        Assert.True((cat([.. steps], dim: 1) - whole).abs().max().ToDouble() < 1e-12);
        Assert.Equal(12, cache.Length);
        Assert.Throws<ArgumentException>(() => gpt.Logits(tokens.narrow(1, 0, 1), cache));
        var prompt = tokens.narrow(1, 0, 2);
        using Generator one = new(7),
            two = new(7);
        var cached = gpt.Generate(prompt, 11, one, cached: true);
        Assert.True(cached.eq(gpt.Generate(prompt, 11, two, cached: false)).all().ToBoolean());
    }

    [Fact]
    public void Training_a_gpt_leaves_no_tensor_behind_and_lowers_the_loss()
    {
        using var gpt = new Gpt(vocabulary: 5, context: 8, width: 16, heads: 2, layers: 1);
        var window = arange(9).remainder(5).unsqueeze(0).expand(4, 9);
        using var optimizer = optim.Adam(gpt.parameters(), 1e-2);
        var (first, last) = (Step(), 0.0);
        LeavesNothing(() =>
        {
            for (var i = 0; i < 60; i++)
                last = Step();
        });
        Assert.True(last < 0.2 * first, $"{first} to {last}");

        double Step()
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var loss = gpt.Loss(window);
            loss.backward();
            optimizer.step();
            gpt.Generate(window.narrow(0, 0, 1).narrow(1, 0, 2), 4, rng);
            return loss.ToDouble();
        }
    }

    [Fact]
    public void A_vector_quantised_code_reproduces_what_it_was_trained_on()
    {
        using var model = new VqVae(side: 8, codes: 8, width: 4, channels: 8);
        var bars = eye(8, 8).unsqueeze(1).expand(8, 8, 8).reshape(8, 64);
        Fit.Minimize(model, _ => model.Loss(bars), new() { Steps = 200, LearningRate = 1e-2 }, cancel: Cancel);
        var tokens = model.Tokens(bars);
        Assert.Equal([8, 4], tokens.shape);
        Assert.InRange(tokens.max().ToInt64(), 1, 7);
        var wrong = (model.call(bars).gt(0) != bars.gt(0.5)).to(float32).mean().ToDouble();
        Assert.InRange(wrong, 0, 0.05);
        Assert.True(model.Decode(tokens).eq(model.call(bars)).all().ToBoolean());
    }

    /// <summary>Σ over a pixel's parameters of |∂/∂x_j|, [D, D]: row i, column j.</summary>
    private Tensor Jacobian(Module<Tensor, Tensor> network)
    {
        using (network)
        {
            network.eval();
            var x = rand(1, Pixels, generator: rng).requires_grad_();
            var y = network.call(x).reshape(Pixels, -1);
            var rows = Enumerable.Range(0, Pixels).Select(i => Row(i));
            return stack([.. rows], 0);

            Tensor Row(int i)
            {
                var each = Enumerable
                    .Range(0, (int)y.shape[1])
                    .Select(p => autograd.grad([y[i, p]], [x], retain_graph: true)[0].abs().squeeze(0));
                return stack([.. each], 0).sum(dim: 0);
            }
        }
    }
}
