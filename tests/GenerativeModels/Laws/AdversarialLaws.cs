namespace GenerativeModels.Tests.Laws;

/// <summary>What theory says of the games, held against the losses.</summary>
public sealed class AdversarialLaws() : TensorTests(31)
{
    [Fact]
    public void The_best_discriminator_is_the_share_of_the_data_and_its_value_the_Jensen_Shannon_divergence()
    {
        // Four outcomes, drawn in exact proportion from p and q. f is free on each: at f = log p/q the gradient is zero.
        double[] p = [0.4, 0.3, 0.2, 0.1],
            q = [0.1, 0.1, 0.3, 0.5];
        var scores = tensor([.. p.Zip(q, (a, b) => Math.Log(a / b))], requires_grad: true);
        var loss = GanLoss.NonSaturating.Critic(Drawn(scores, p), Drawn(scores, q));
        loss.backward();
        Assert.True(scores.grad!.abs().max().ToDouble() < 1e-12);

        double Kl(double[] a, Func<int, double> b) => a.Select((w, i) => w * Math.Log(w / b(i))).Sum();
        var js = (Kl(p, i => (p[i] + q[i]) / 2) + Kl(q, i => (p[i] + q[i]) / 2)) / 2;
        Assert.Equal(Math.Log(4) - 2 * js, loss.ToDouble(), 1e-12);
        foreach (var i in Enumerable.Range(0, 4))
        {
            var moved = scores.detach().clone();
            moved[i] += 0.3;
            Assert.True(GanLoss.Saturating.Critic(Drawn(moved, p), Drawn(moved, q)).ToDouble() > loss.ToDouble());
        }
    }

    [Fact]
    public void Critics_pay_at_the_equilibrium_at_the_margin_and_for_the_means()
    {
        var undecided = zeros(100, 1, dtype: float64);
        Assert.Equal(Math.Log(4), GanLoss.Saturating.Critic(undecided, undecided).ToDouble(), 1e-12);
        var (sure, unsure) = (full(4, 1, 1.5), full(4, 1, 0.25));
        Assert.Equal(0, GanLoss.Hinge.Critic(sure, -sure).ToDouble());
        Assert.Equal(1.5, GanLoss.Hinge.Critic(unsure, -unsure).ToDouble(), 1e-6);
        var (real, fake) = (tensor([1.0, 2, 6]).unsqueeze(1), tensor([0.5, 1.5]).unsqueeze(1));
        Assert.Equal(1 - 3, GanLoss.Wasserstein.Critic(real, fake).ToDouble(), 1e-12);
        Assert.Equal(-1, GanLoss.Wasserstein.Generator(fake).ToDouble(), 1e-12);
        Assert.Equal(Math.Log(2), -GanLoss.Saturating.Generator(zeros(1, 1)).ToDouble(), 1e-6);
        Assert.Equal(Math.Log(2), GanLoss.NonSaturating.Generator(zeros(1, 1)).ToDouble(), 1e-6);
    }

    [Theory, InlineData(-12.0), InlineData(-3.0), InlineData(0.0), InlineData(2.0)]
    public void The_generators_gradients_are_those_of_the_formulas(double score)
    {
        // d/df: log(1 − D) gives −D, −log D gives −(1 − D), and the others −1.
        var d = 1 / (1 + Math.Exp(-score));
        Assert.Equal(-d, Slope(GanLoss.Saturating), 1e-12);
        Assert.Equal(-(1 - d), Slope(GanLoss.NonSaturating), 1e-12);
        Assert.Equal(-1, Slope(GanLoss.Hinge), 1e-12);
        Assert.Equal(-1, Slope(GanLoss.Wasserstein), 1e-12);

        double Slope(GanLoss loss)
        {
            var fake = full(1, 1, score, dtype: float64, requires_grad: true);
            loss.Generator(fake).backward();
            return fake.grad!.ToDouble();
        }
    }

    [Fact]
    public void A_linear_critics_penalties_are_known()
    {
        var critic = Linear(2, 1, dtype: float64);
        using (no_grad())
            critic.weight!.copy_(tensor([3.0, 4.0]).reshape(1, 2));
        var (real, fake) = (Normal(6, 2), Normal(6, 2));
        Assert.Equal(16, GradientPenalty.BetweenSamples(critic, real, fake, rng).ToDouble(), 1e-9); // (5 − 1)²
        Assert.Equal(12.5, GradientPenalty.R1(critic, real).ToDouble(), 1e-12);
        GradientPenalty.BetweenSamples(critic, real, fake, rng).backward(); // 2 (‖w‖ − 1) w/‖w‖
        Assert.Equal(2 * 4 * 3 / 5.0, critic.weight!.grad![0, 0].ToDouble(), 1e-9);
        Assert.Equal(2 * 4 * 4 / 5.0, critic.weight!.grad![0, 1].ToDouble(), 1e-9);
    }

    [Fact]
    public void The_penalty_looks_at_the_points_between_data_and_fakes()
    {
        // f(x) = ½ c x² on the line has the slope c x: with data at 1 and fakes at 3 the points are 3 − 2u, all of (1, 3), and the mean of
        // (c x − 1)² over them is c² 13/3 − 4 c + 1. At c = 2 its deviation is 7.2: 5 standard errors of 200 000 draws.
        const int n = 200_000;
        var (real, fake) = (ones(n, 1, dtype: float64), full(n, 1, 3.0, dtype: float64));
        using var critic = new Parabola(2);
        var penalty = GradientPenalty.BetweenSamples(critic, real, fake, rng).ToDouble();
        Assert.InRange(penalty, 4 * 13.0 / 3 - 7 - 5 * 7.2 / Math.Sqrt(n), 4 * 13.0 / 3 - 7 + 5 * 7.2 / Math.Sqrt(n));
        Assert.InRange(critic.Seen.min().ToDouble(), 1, 1.001);
        Assert.InRange(critic.Seen.max().ToDouble(), 2.999, 3);
        // One u a row: in two dimensions the points lie on the segments.
        var (corner, other) = (zeros(50, 2, dtype: float64), ones(50, 2, dtype: float64));
        GradientPenalty.BetweenSamples(critic, corner, other, rng);
        Assert.True((critic.Seen.select(1, 0) - critic.Seen.select(1, 1)).abs().max().ToDouble() < 1e-15);
        Throws<ArgumentException>(
            "expected fakes: [50, 2], got [1, 2]",
            () => GradientPenalty.BetweenSamples(critic, corner, other[..1], rng)
        );
    }

    [Theory, InlineData("R1"), InlineData("between samples")]
    public void Penalties_differentiate_twice(string name)
    {
        const double h = 1e-6;
        manual_seed(3);
        var critic = Sequential(Linear(2, 8, dtype: float64), Tanh(), Linear(8, 1, dtype: float64));
        var (real, fake) = (Normal(5, 2), Normal(5, 2));
        Tensor Penalty() =>
            name == "R1"
                ? GradientPenalty.R1(critic, real)
                : GradientPenalty.BetweenSamples(critic, real, fake, new Generator(1));
        Penalty().backward();
        var weight = critic.parameters().First();
        for (var i = 0; i < 8; i++)
        {
            var analytic = weight.grad![i, 1].ToDouble();
            var (above, below) = (Moved(h), Moved(-h));
            Assert.Equal((above - below) / (2 * h), analytic, 1e-6);

            double Moved(double by)
            {
                using var off = no_grad();
                weight[i, 1] += by;
                using var on = enable_grad();
                var value = Penalty().ToDouble();
                using var offAgain = no_grad();
                weight[i, 1] -= by;
                return value;
            }
        }
    }

    /// <summary>Scores of 10 draws in exact proportion.</summary>
    private static Tensor Drawn(Tensor scores, double[] p)
    {
        long[] rows = [.. p.SelectMany((w, i) => Enumerable.Repeat((long)i, (int)Math.Round(10 * w)))];
        return scores.index_select(0, tensor(rows)).unsqueeze(1);
    }

    /// <summary>½ c ‖x‖², which remembers where it was asked.</summary>
    private sealed class Parabola(double c) : Module<Tensor, Tensor>(nameof(Parabola))
    {
        public Tensor Seen { get; private set; } = zeros(0);

        public override Tensor forward(Tensor input)
        {
            Seen = input.detach().clone().DetachFromDisposeScope();
            return input.square().sum(1, keepdim: true) * (0.5 * c);
        }
    }
}
