namespace GenerativeModels.Tests;

/// <summary>What a caller gets wrong is an exception that says so, where libtorch would have ended the process.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class RefusalTests() : TensorTests(3)
{
    [Fact]
    public void A_wrong_shape_is_told()
    {
        var (wide, column) = (zeros(64, 3), zeros(64, 1));
        var gaussian = new LinearGaussianModel(Matrix([1.0]), [0.0], 1);
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
    public void Rows_of_a_wrong_number_or_size_are_told()
    {
        var op = ImageOperators.Downsample(4, 4, 2);
        Throws<ArgumentException>("expected x: [B, 16], got [2, 15]", () => op.Apply(zeros(2, 15)));
        Throws<ArgumentException>("expected y: [B, 4], got [4]", () => op.Adjoint(zeros(4)));
        Assert.Throws<ArgumentException>(() => op.Then(op));
        Assert.Throws<ArgumentException>(() => ImageOperators.Downsample(5, 4, 2));
        Assert.Throws<ArgumentException>(() => ImageOperators.Mask(4, []));
        Assert.Throws<ArgumentException>(() => ImageOperators.Mask(4, [1, 1]));
        Assert.Throws<ArgumentException>(() => ImageOperators.Mask(4, [4]));
        Assert.Throws<ArgumentException>(() => LinearOperator.Of("A", zeros(3)));
        var (prior, cosine, seen) = (new GaussianPrior(zeros(3), eye(3)), new Cosine(), new Measurement(op, 0.5));
        Assert.Throws<ArgumentException>(() => new GaussianPrior(zeros(2), zeros(3, 3)));
        var denoise = prior.Denoiser(cosine);
        var (y, wide) = (zeros(1, 4), zeros(4, 3));
        Throws<ArgumentException>("expected y: [B, 4], got [4, 3]", () => DiffusionPosterior.Full(denoise, cosine, seen, wide));
        Assert.Throws<ArgumentOutOfRangeException>(() => DiffusionPosterior.Full(denoise, cosine, seen, y, earliest: 0));
        Assert.Throws<ArgumentException>(() => Tikhonov.Solve(op, y, 1, ImageOperators.Differences(3, 3)));
        Assert.Throws<ArgumentException>(() => TotalVariation.Solve(op, y, 1, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tikhonov.Solve(op, y, 0));
        var (plane, line) = (LinearSubspace.Principal(randn(10, 4), 2), LinearSubspace.Principal(randn(10, 4), 1));
        Assert.Throws<ArgumentException>(() => plane.LargestAngle(line));
        Assert.Throws<ArgumentException>(() => LinearSubspace.Spanned(zeros(3), zeros(4, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearSubspace.Principal(zeros(10, 4), 5));
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(zeros(3, 3), new double[3]));
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(zeros(9, 2), new double[9], new double[9], new double[9]));
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(zeros(9, 2), new double[8]));
        Assert.Throws<ArgumentException>(() => LatentDirections.Of(zeros(9, 2)));
        var mlp = new TimeMlp(2, width: 4, hidden: 1);
        Throws<ArgumentException>("expected x: [B, 2] and t: [B], got [4, 3] and [4]", () => mlp.call(zeros(4, 3), zeros(4)));
        Assert.Throws<ArgumentException>(() => mlp.call(zeros(4, 2), zeros(1)));
        var (single, six, path) = (zeros(1, 2), zeros(6, 2), new Straight());
        Throws<ArgumentException>("got [1, 2] and [6, 2]", () => FlowMatchingLoss.Between(mlp, path, single, six, rng));
        var one = "expected x0 and x1 of one shape, got [3, 2] and [4, 2]";
        Throws<ArgumentException>(one, () => Pairings.OptimalTransport(zeros(3, 2), zeros(4, 2)));
        Throws<ArgumentException>("got [2, 5, 2]", () => PathGeometry.Of(zeros(2, 5, 2)));
        var flow = new ContinuousFlow((x, _) => x, 2);
        Throws<ArgumentException>("expected x: [B, 2], got [4, 3]", () => flow.LogProb(zeros(4, 3)));
        Throws<ArgumentException>("expected x: [B, D], got [3]", () => Langevin.Unadjusted(x => -x, zeros(3), 0.1, 3, rng));
        Throws<ArgumentException>("expected log p: [3], got [3, 2]", () => Langevin.Adjusted(x => -x, zeros(3, 2), 0.1, 3, rng));
        var sizes = "expected x: [B, D] and y: [M, D], got [4, 2] and [4, 3]";
        Throws<ArgumentException>(sizes, () => MomentMatching.Kernel(zeros(4, 2), zeros(4, 3), 1));
    }

    [Fact]
    public void A_model_tells_the_shape_that_it_expects()
    {
        var made = new AutoregressiveModel(new Made(4, 1, 24), new BernoulliLikelihood(), 4);
        Throws<ArgumentException>("expected x: [B, 4], got [2, 3]", () => made.LogProb(zeros(2, 3)));
        var levels = new IndependentLevels(zeros(3, 4), 2);
        Throws<ArgumentException>("expected x: [B, 4], got [3, 5]", () => levels.LogProb(zeros(3, 5)));
        var narrow = new Vae(Mlp.Create(64, 7), Mlp.Create(4, 64), new BernoulliLikelihood(), 4);
        Throws<InvalidOperationException>("expected encoder output: [B, 8], got [2, 7]", () => narrow.Posterior(zeros(2, 64)));
        var vae = DigitVae.CreateConditional(new DiscretizedLogisticLikelihood(17), latent: 4, dropout: 0);
        var labels = zeros(4, dtype: int64);
        Throws<ArgumentException>("expected y: [3], got [4]", () => vae.Posterior(zeros(3, 64), labels));
        Assert.Throws<ArgumentException>(() => vae.Given(labels).Sample(3, rng));
        Assert.Throws<ArgumentException>(() => DiagonalGaussian.Of(zeros(2, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Coders.ConvolutionalEncoder(10, 8));
        var net = new UNet(new() { Width = 8, Patch = 2 });
        var x = zeros(4, 1, 28, 28);
        var whole = "expected x: [B, 1, H, W] with H and W multiples of 4, got [3, 1, 28, 30]";
        Throws<ArgumentException>(whole, () => net.call(zeros(3, 1, 28, 30), zeros(3)));
        Throws<ArgumentException>("expected t: [4], got [1]", () => net.call(x, zeros(1)));
        Assert.Throws<InvalidOperationException>(() => net.Conditional(x, zeros(4), labels));
        var told = new UNet(new() { Width = 8, Classes = 2 });
        Throws<ArgumentException>("expected labels: [4], got [2]", () => told.Conditional(x, zeros(4), labels[..2]));
    }

    [Fact]
    public void Points_samples_and_images_that_do_not_fit_are_told()
    {
        var (pair, single) = (Rows([0], [1]), Rows([0]));
        Throws<ArgumentException>("2 and 1", () => new KantorovichPotential(pair, single));
        Assert.Throws<ArgumentException>(() => new KantorovichPotential(Rows([0, 1]), single));
        Throws<ArgumentException>("[2, 3]", () => Assignment.Solve(new double[2, 3]));
        Throws<ArgumentException>("finite", () => Assignment.Solve(Matrix([double.NaN])));
        var dimension = "expected points of dimension 2, got 3";
        Throws<ArgumentException>(dimension, () => NearestNeighbours.Distances(Rows([1, 2, 3]), Rows([1, 2])));
        Throws<ArgumentException>("for each of 2", () => RareQuantile.Of([1, 2], [0], 0.1));
        Throws<ArgumentException>("0.9", () => RareQuantile.Of([1, 2], [-3, -3], 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => RareQuantile.Of([1], [0], 0));
        Assert.Throws<ArgumentException>(() => StrokeShape.Of(new float[10], 4));
        var pixels = "expected pixels: [2 * 2 * 2], got [7]";
        Throws<ArgumentException>(pixels, () => new ImageData(new byte[7], new byte[2], 2, 2, 4));
        Throws<ArgumentException>("expected pixels in 0 … 3, got 4 at 1", () => new ImageData([0, 4, 0, 0], [1], 2, 2, 4));
    }

    [Fact]
    public void What_lies_out_of_range_is_told()
    {
        Tensor Same(Tensor x, Tensor t) => x;
        Assert.Throws<ArgumentOutOfRangeException>(() => Guidance.ClassifierFree(Same, Same, -2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConditionAnnealing(0.5, 0.5).Share(0.1));
        var classes = "expected condition: [B, C] with C ≥ 2, got [3]";
        Throws<ArgumentException>(classes, () => new ConditionAnnealing().Of(zeros(3), 0.1, rng));
        var signal = "expected a schedule with α(0) > 0, got 0";
        Throws<ArgumentException>(signal, () => new BrownianNoise().Sample(Same, new Straight(), [3, 2], 5, rng));
        Throws<ArgumentException>("got -20", () => Window.OfLogSnr(new LinearBetas(), -20, 10));
        Throws<ArgumentException>("expected 0 ≤ t < s ≤ 1, got t = 0.5 and s = 0.5", () => ChainStep.Of(new Cosine(), 0.5, 0.5));
        Throws<ArgumentOutOfRangeException>("multiple of 8", () => new UNet(new() { Width = 20 }));
        Assert.Throws<ArgumentException>(() => new UNet(new() { Multipliers = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UNet(new() { Classes = 0 }));
        var smooth = "a velocity that is smooth and finite";
        Throws<ArithmeticException>(smooth, () => Ode.SolveAdaptive((x, _) => x / 0, ones(1, 1)));
        var hidden = "expected at most 20 hidden units to enumerate, got 21";
        Throws<InvalidOperationException>(hidden, () => new Rbm(full(4, 0.5), hidden: 21, rng).LogZ());
        Assert.Throws<ArgumentException>(() => Fit.Minimize(ReLU(), _ => zeros(1), cancel: Cancel));
    }

    [Fact]
    public void Another_type_of_numbers_is_an_exception_too()
    {
        var x = zeros(5, 2, dtype: float64);
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
