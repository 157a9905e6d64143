namespace GenerativeModels.Tests.Networks;

/// <summary>What a caller gets wrong is an exception that says so, where libtorch would have ended the process.</summary>
public sealed class ShapeTests() : TensorTests(3)
{
    [Fact]
    public void A_wrong_shape_is_told()
    {
        var (wide, column) = (zeros(64, 3), zeros(64, 1));
        var gaussian = new LinearGaussianModel(
            new[,]
            {
                { 1.0 },
            },
            [0.0],
            1
        );
        var rbm = new Rbm(full(4, 0.5), 2, rng);
        var prior = new GaussianPrior(zeros(2), eye(2));
        var plane = LinearSubspace.Spanned(zeros(2), eye(2)[.., ..1]);
        var half = ImageOperators.Mask(2, [0]);
        (string Expected, Action Call)[] calls =
        [
            ("expected x: [..., 1], got [64, 3]", () => gaussian.LogProb(wide)),
            ("expected z: [..., 1], got [64, 3]", () => gaussian.LogLikelihood(column, wide)),
            ("expected x: [B, 2], got [64, 3]", () => plane.Project(wide)),
            ("expected x: [B, 2], got [64, 1]", () => plane.Project(column)),
            ("expected v: [B, 4], got [64, 3]", () => rbm.Mean(wide)),
            ("expected v: [B, 4], got [64, 1]", () => rbm.Gibbs(column, 1, rng)),
            ("expected frequencies: [D], got [64, 3]", () => _ = new Rbm(wide, 2, rng)),
            ("expected z: [B, 2], got [64, 3]", () => new PlanarFlow(2, rng).Forward(wide)),
            ("expected x: [B, 2], got [2]", () => new InvertibleLinear(2, rng).Inverse(zeros(2))),
            ("expected x: [B, 2], got [64, 1]", () => new FourierFeatures(2, 3, 1, rng).call(column)),
            ("expected h: [B, 2], got [64, 1]", () => new MinibatchDiscrimination(2).call(column)),
            ("expected z: [B, 2], got [64, 1]", () => prior.Push(column)),
            ("expected y: [B, 1], got [64, 3]", () => prior.Posterior(new(half, 1), wide)),
            (
                "expected a measurement of 2 numbers, got one of 3",
                () => prior.Posterior(new(ImageOperators.Mask(3, [0]), 1), column)
            ),
            ("expected x: [B, 2], got [3, 2, 1]", () => LinearOperator.Of("A", eye(2)).Apply(zeros(3, 2, 1))),
        ];
        Assert.All(calls, call => Assert.StartsWith(call.Expected, Assert.Throws<ArgumentException>(call.Call).Message));
    }

    [Fact]
    public void Another_type_of_numbers_is_an_exception_too()
    {
        var x = zeros(5, 2, dtype: ScalarType.Float64);
        Action[] calls =
        [
            () => new PlanarFlow(2, rng).Forward(x),
            () => new InvertibleLinear(2, rng).Forward(x),
            () => new FourierFeatures(2, 3, 1, rng).call(x),
            () => LinearOperator.Of("A", eye(2)).Apply(x),
            () => new Rbm(full(2, 0.5), 2, rng).Mean(x),
        ];
        Assert.All(calls, call => Assert.Throws<System.Runtime.InteropServices.ExternalException>(call));
    }

    [Fact]
    public void A_function_without_a_gradient_is_told()
    {
        var x = zeros(5, 2);
        var t = zeros(5);
        static Tensor Detached(Tensor x) => (x * 2).detach();
        var weight = ones(1).requires_grad_();
        Tensor Other(Tensor x) => zeros_like(x) * weight; // has a graph, but not of x
        foreach (var f in (ReadOnlySpan<Func<Tensor, Tensor>>)[Detached, Other])
        {
            Action[] calls =
            [
                () => ScoreFunction.Of(y => f(y).sum(1))(x),
                () => ScoreFunction.Differentiable(y => f(y).sum(1))(x),
                () => ScoreMatchingLoss.Implicit(f, x),
                () => ScoreMatchingLoss.Sliced(f, x, rng),
                () => JacobianTraces.Exact((y, _) => f(y), x, t),
                () => JacobianTraces.Hutchinson(ones_like(x))((y, _) => f(y), x, t),
                () =>
                    DiffusionPosterior.Isotropic(
                        (y, _) => f(y),
                        new Cosine(),
                        new(ImageOperators.Mask(2, [0]), 1),
                        zeros(5, 1),
                        1
                    )(x, t),
                () =>
                    DiffusionPosterior.Full((y, _) => f(y), new Cosine(), new(ImageOperators.Mask(2, [0]), 1), zeros(5, 1))(x, t),
                () => GradientPenalty.R1(new Critic(f), x),
            ];
            Assert.All(calls, call => Assert.StartsWith("expected a function ", Assert.Throws<ArgumentException>(call).Message));
        }
        Assert.Throws<ArgumentException>(() => Tangent.Along((y, _) => Detached(y), x, t, x, t));
    }

    [Fact]
    public void What_does_not_depend_on_time_has_a_rate_of_change_of_zero()
    {
        var x = tensor(new[] { 1.0, 2.0 }).reshape(2, 1);
        var (_, along) = Tangent.Along((y, _) => y.square(), x, zeros(2), ones_like(x), ones(2));
        Assert.Equal([2.0, 4.0], along.data<double>());
        (_, along) = Tangent.Along((_, s) => s.square().unsqueeze(1), x, tensor(new[] { 1.0, 3.0 }), ones_like(x), ones(2));
        Assert.Equal([2.0, 6.0], along.data<double>());
    }

    private sealed class Critic(Func<Tensor, Tensor> f) : Module<Tensor, Tensor>(nameof(Critic))
    {
        public override Tensor forward(Tensor input) => f(input);
    }
}
