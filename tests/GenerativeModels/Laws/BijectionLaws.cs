namespace GenerativeModels.Tests.Laws;

/// <summary>f⁻¹ ∘ f is the identity and the log-determinants are those of autograd, in float64, for every map and a composite.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class BijectionLaws() : TensorTests(11, 11)
{
    private const int Dim = 5;
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Maps => [.. Makers.Keys];

    private static readonly Dictionary<string, Func<Generator, Bijection>> Makers = new()
    {
        ["affine coupling"] = _ => new AffineCoupling(Mlp.Create(3, 2 * AffineCoupling.ParametersPerDim, 16), Dim),
        ["additive coupling"] = _ => new AdditiveCoupling(Mlp.Create(3, 2, 16), Dim),
        ["spline coupling"] = _ => new SplineCoupling(Mlp.Create(3, 2 * RationalQuadratic.Parameters(6), 16), Dim, range: 3),
        ["actnorm"] = _ => new ActNorm(Dim),
        ["elementwise spline"] = _ => new ElementwiseSpline(Dim, bins: 4, range: 3),
        ["invertible linear"] = g => new InvertibleLinear(Dim, g),
        ["planar"] = g => new PlanarFlow(Dim, g),
        ["permutation"] = g => Permutation.Random(Dim, g),
        ["composite"] = g => new Composite(
            new AffineCoupling(Mlp.Create(3, 4, 16), Dim),
            Permutation.Reverse(Dim),
            new ActNorm(Dim),
            new AdditiveCoupling(Mlp.Create(3, 2, 16), Dim),
            new InvertibleLinear(Dim, g),
            new PlanarFlow(Dim, g),
            new ElementwiseSpline(Dim, bins: 3, range: 3),
            Permutation.Random(Dim, g),
            new SplineCoupling(Mlp.Create(3, 2 * RationalQuadratic.Parameters(5), 16), Dim)
        ),
    };

    [Theory, MemberData(nameof(Maps))]
    public void Either_direction_undoes_the_other(string name)
    {
        using var map = Make(name);
        var z = Points(50);
        var (x, forward) = map.Forward(z);
        var (back, inverse) = map.Inverse(x);
        Assert.True((back - z).abs().max().ToDouble() < Tolerance);
        Assert.True((forward + inverse).abs().max().ToDouble() < Tolerance);
        Assert.Equal([50], forward.shape);
        var (noise, _) = map.Inverse(z);
        Assert.True((map.Forward(noise).X - z).abs().max().ToDouble() < Tolerance);
    }

    [Theory, MemberData(nameof(Maps))]
    public void Log_determinants_are_those_of_autograd(string name)
    {
        using var map = Make(name);
        var points = Points(4);
        var (_, forward) = map.Forward(points);
        var (_, inverse) = map.Inverse(points);
        for (var row = 0; row < 4; row++)
        {
            var point = points.narrow(0, row, 1);
            Assert.Equal(LogDet(p => map.Forward(p).X, point), forward[row].ToDouble(), Tolerance);
            Assert.Equal(LogDet(p => map.Inverse(p).Z, point), inverse[row].ToDouble(), Tolerance);
        }
    }

    [Theory, MemberData(nameof(Maps))]
    public void Another_dimension_is_refused(string name)
    {
        using var map = Make(name);
        var error = Assert.Throws<ArgumentException>(() => map.Inverse(zeros(3, 4, dtype: float64)));
        Assert.StartsWith("expected x: [B, 5], got [3, 4]", error.Message);
    }

    [Theory, MemberData(nameof(Maps))]
    public void The_inverse_is_differentiated_in_its_parameters(string name)
    {
        // d/dθ of Σ c·f⁻¹(x) + log |det|, by autograd and by central differences along a random direction.
        using var map = Make(name);
        if (!map.parameters().Any())
            return;
        var (x, weights) = (Points(3), Points(3));
        Tensor Value()
        {
            var (z, logDet) = map.Inverse(x);
            return (z * weights).sum() + logDet.sum();
        }
        Value().backward();
        var directions = map.parameters().Select(p => Normal(p.shape)).ToList();
        var slope = map.parameters().Zip(directions, (p, d) => p.grad is { } grad ? (grad * d).sum().ToDouble() : 0).Sum();
        double Moved(double step)
        {
            using var off = no_grad();
            foreach (var (p, d) in map.parameters().Zip(directions))
                p.add_(d * step);
            var value = Value().ToDouble();
            foreach (var (p, d) in map.parameters().Zip(directions))
                p.add_(d * -step);
            return value;
        }
        const double h = 1e-6;
        Assert.Equal(slope, (Moved(h) - Moved(-h)) / (2 * h), 1e-5 * (1 + Math.Abs(slope)));
    }

    [Fact]
    public void The_first_training_batch_of_actnorm_comes_out_standardised()
    {
        using var map = new ActNorm(3);
        var x = randn([200, 3], generator: rng) * tensor([0.1f, 2, 30]) + tensor([5f, 0, -70]);
        map.eval();
        Assert.True((map.Inverse(x).Z - x).abs().max().ToDouble() == 0);
        map.train();
        var z = map.Inverse(x).Z;
        Assert.True(z.mean([0]).abs().max().ToDouble() < 1e-5);
        Assert.True((z.std(0) - 1).abs().max().ToDouble() < 1e-5);
        var moved = map.Inverse(x + 1).Z; // not set a second time
        Assert.True(moved.mean([0]).abs().min().ToDouble() > 0.01);
    }

    [Fact]
    public void A_flow_on_the_box_stays_in_it_and_is_nearly_uniform_at_first()
    {
        using var flow = NeuralSpline.OnBox(side: 4, width: 16);
        flow.eval();
        var x = flow.Sample(500, rng);
        Assert.InRange(x.abs().max().ToDouble(), 0.5, 1);
        Assert.InRange((flow.LogProb(x) + 16 * Math.Log(2)).abs().max().ToDouble(), 0, 3);
        Assert.True(double.IsNegativeInfinity(flow.LogProb(full(1, 16, 1.5)).ToDouble()));
        var squares = Permutation.Checkerboard(4).Inverse(arange(16).unsqueeze(0)).Z;
        Assert.Equal([0L, 2, 5, 7, 8, 10, 13, 15, 1, 3, 4, 6, 9, 11, 12, 14], squares.data<long>().ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Permutation.Checkerboard(3));
    }

    /// <summary>A map in float64 whose parameters are all away from where they begin, in evaluation mode.</summary>
    private Bijection Make(string name)
    {
        var map = Makers[name](rng);
        map.to(float64);
        map.eval();
        using var off = no_grad();
        foreach (var parameter in map.parameters())
            parameter.add_(Normal(parameter.shape) * 0.3);
        return map;
    }

    private Tensor Points(int count) => Normal(count, Dim) * 1.5;

    private static double LogDet(Func<Tensor, Tensor> map, Tensor point)
    {
        var leaf = point.detach().clone().requires_grad_();
        var value = map(leaf);
        var rows = Enumerable
            .Range(0, Dim)
            .Select(i => autograd.grad([value[0, i]], [leaf], retain_graph: true, allow_unused: true)[0].squeeze(0));
        return linalg.slogdet(stack([.. rows], 0)).Item2.ToDouble();
    }
}
