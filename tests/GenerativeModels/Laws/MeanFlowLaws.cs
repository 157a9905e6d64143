namespace GenerativeModels.Tests.Laws;

/// <summary>Data N(m, s²) on the line, straight paths: flow, mean velocity and likelihood are known in closed form.</summary>
public sealed class MeanFlowLaws() : TensorTests(71)
{
    private const double M = 1.3;
    private const double S = 0.4;

    [Fact]
    public void The_derivative_along_a_direction_is_that_of_finite_differences()
    {
        var net = new TimeMlp(3, width: 16, hidden: 2);
        net.to(float64);
        var (x, dx) = (Normal(10, 3), Normal(10, 3));
        var (t, dt) = (Uniform(10), Normal(10));
        const double h = 1e-5;
        var (value, derivative) = Tangent.Along(net.call, x, t, dx, dt);
        var difference = (net.call(x + h * dx, t + h * dt) - net.call(x - h * dx, t - h * dt)) / (2 * h);
        Assert.True((derivative - difference).abs().max().ToDouble() < 1e-7);
        Assert.True((value - net.call(x, t)).abs().max().ToDouble() < 1e-12);
        value.sum().backward();
        Assert.All(net.parameters(), p => Assert.NotNull(p.grad));
    }

    [Fact]
    public void The_exact_mean_velocity_satisfies_its_identity()
    {
        var (x, t) = (Normal(200, 1), Uniform(200) * 0.9);
        var s = t + (1 - t) * Uniform(200);
        var v = Velocity(x, t);
        var (u, rate) = Tangent.Along((y, time) => Mean(y, time, s), x, t, v, ones_like(t));
        Assert.True((u - (v + (s - t).unsqueeze(1) * rate)).abs().max().ToDouble() < 1e-8);
    }

    [Fact]
    public void The_exact_mean_velocity_minimises_the_loss()
    {
        // The gradient by θ in u + θφ at θ = 0, in 40 batches: its mean is within 4.5 standard errors of 0, false alarm 2e-5 · 3.
        var model = new Perturbed();
        var gradients = new List<Tensor>();
        for (var batch = 0; batch < 40; batch++)
        {
            model.zero_grad();
            var (x0, x1) = (Normal(2000, 1), Normal(2000, 1) * S + M);
            MeanFlowLoss.Between(model, new Straight(), x0, x1, rng, apart: 0.7).backward();
            gradients.Add(model.Theta.grad!.clone());
        }
        var all = stack(gradients);
        var error = all.mean([0L]) / (all.std(0) / Math.Sqrt(40));
        Assert.True(error.abs().max().ToDouble() < 4.5, $"{error.abs().max().ToDouble():g3} standard errors");
    }

    [Theory, InlineData(0), InlineData(1)] // without intervals it is flow matching
    public void It_is_the_squared_distance_to_the_velocity_and_the_derivative_along_it(double apart)
    {
        var net = new IntervalMlp(2, width: 8, hidden: 1);
        net.to(float64);
        var (x0, x1) = (Normal(50, 2), Normal(50, 2));
        using var a = new Generator(5);
        using var b = new Generator(5);
        var loss = MeanFlowLoss.Between(net, new Straight(), x0, x1, a, apart);
        var (first, second) = (rand(50, dtype: float64, generator: b), rand(50, dtype: float64, generator: b));
        var (t, s, v) = (minimum(first, second), apart > 0 ? maximum(first, second) : minimum(first, second), x1 - x0);
        Tensor At(double h) => net.call((1 - t.unsqueeze(1)) * x0 + t.unsqueeze(1) * x1 + h * v, t + h, s);
        var target = v + (s - t).unsqueeze(1) * (At(1e-5) - At(-1e-5)) / 2e-5;
        Assert.Equal((At(0) - target).square().sum(1).mean().ToDouble(), loss.ToDouble(), 1e-7);
    }

    [Fact]
    public void The_loss_of_continuous_flows_is_their_likelihood_and_its_gradient_is_right()
    {
        var net = new TimeMlp(2, width: 8, hidden: 1, frequencies: 1);
        net.to(float64);
        var x = Normal(6, 2);
        double Loss() => ContinuousFlowLoss.NegativeLogLikelihood(net, x, 7).ToDouble();
        Assert.Equal(-new ContinuousFlow(net.call, 2, steps: 7).LogProb(x).mean().ToDouble(), Loss(), 1e-10);
        ContinuousFlowLoss.NegativeLogLikelihood(net, x, 7).backward();
        var weight = net.parameters().First();
        var gradient = weight.grad![3, 1].ToDouble();
        double Shifted(double by)
        {
            using var off = no_grad();
            weight[3, 1] = weight[3, 1] + by;
            return by;
        }
        Shifted(1e-5);
        var above = Loss();
        Shifted(-2e-5);
        Assert.Equal((above - Loss()) / 2e-5, gradient, 1e-7);
    }

    private static Tensor Variance(Tensor t) => t.square() * (S * S) + (1 - t).square();

    private static Tensor Velocity(Tensor x, Tensor t)
    {
        var time = t.unsqueeze(1);
        return M + (time * (S * S) - (1 - time)) / Variance(time) * (x - M * time);
    }

    /// <summary>(x_s − x_t)/(s − t) with x_s = M s + √(Var_s/Var_t) (x_t − M t).</summary>
    private static Tensor Mean(Tensor x, Tensor t, Tensor s)
    {
        var (from, to) = (t.unsqueeze(1), s.unsqueeze(1));
        var end = M * to + (Variance(to) / Variance(from)).sqrt() * (x - M * from);
        return where(to - from > 1e-9, (end - x) / (to - from).clamp(min: 1e-9), Velocity(x, t));
    }

    private sealed class Perturbed : Module<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly Parameter theta = Parameter(zeros(3, dtype: float64));

        public Perturbed()
            : base(nameof(Perturbed)) => RegisterComponents();

        public Parameter Theta => theta;

        public override Tensor forward(Tensor x, Tensor t, Tensor s)
        {
            var (start, length) = (t.unsqueeze(1), (s - t).unsqueeze(1));
            return Mean(x, t, s) + Theta[0] + Theta[1] * x + Theta[2] * (3 * x).sin() * length * start;
        }
    }
}
