namespace GenerativeModels.Tests.Laws;

/// <summary>What every schedule and every target must obey.</summary>
public sealed class ScheduleLaws() : TensorTests(2)
{
    public static TheoryData<ISchedule> All =>
        [
            new LinearBetas(),
            new LinearBetas(1, 3),
            new Cosine(),
            new Cosine(0),
            new Straight(),
            new Straight(0.05),
            new VarianceExploding(),
        ];

    public static TheoryData<ISchedule, Target> Pairs
    {
        get
        {
            var pairs = new TheoryData<ISchedule, Target>();
            foreach (var row in All)
            foreach (var target in (Target[])[Target.Noise, Target.Data, Target.V, Target.Velocity])
                pairs.Add(row.Data, target);
            return pairs;
        }
    }

    /// <summary>With given ends.</summary>
    public static TheoryData<ISchedule> Bounded
    {
        get
        {
            var learned = new LearnedSnr(-8, 10, 5);
            using var rng = new Generator(3);
            using var off = no_grad();
            foreach (var parameter in learned.parameters())
                parameter.add_(0.7 * randn(parameter.shape, generator: rng));
            return
            [
                new LearnedSnr(-8, 10),
                new LinearLogSnr(-8, 10),
                learned,
                Window.OfLogSnr(new LinearBetas(), -8, 10),
                Window.OfLogSnr(new Cosine(), -8, 10),
            ];
        }
    }

    [Fact]
    public void The_learned_one_begins_as_three_quarters_of_a_line_and_a_quarter_of_equal_steps()
    {
        var t = linspace(0, 1, 400, dtype: float64);
        var centres = (arange(8, dtype: float64) + 0.5) / 8;
        Tensor Risen(Tensor time) => (16 * (time.unsqueeze(1) - centres)).sigmoid() - (-16 * centres).sigmoid();
        var expected = 0.75 * t + 0.25 * (Risen(t) / Risen(ones(1, dtype: float64))).mean([1L]);
        Assert.True((new LearnedSnr(0, 1).At(t).LogSnr() - expected).abs().max().ToDouble() < 1e-5);
    }

    [Theory, MemberData(nameof(Bounded))]
    public void The_signal_to_noise_ratio_rises_between_its_ends(ISchedule schedule)
    {
        var c = schedule.At(linspace(0, 1, 500, dtype: float64));
        var ratio = c.LogSnr();
        Assert.Equal(-8, ratio[0].ToDouble(), 1e-6);
        Assert.Equal(10, ratio[-1].ToDouble(), 1e-6);
        var noise = schedule.NoiseToSignal(linspace(0, 1, 500, dtype: float64));
        Assert.True((noise * ratio.exp() - 1).abs().max().ToDouble() < 1e-9);
        Assert.True(ratio.diff(1, 0).min().ToDouble() > 0);
        Assert.True((c.Alpha.square() + c.Sigma.square() - 1).abs().max().ToDouble() < 1e-12);
    }

    [Theory, MemberData(nameof(All)), MemberData(nameof(Bounded))]
    public void Derivatives_are_those_of_finite_differences(ISchedule schedule)
    {
        const double h = 1e-5;
        foreach (var t in (double[])[0.01, 0.1, 0.37, 0.5, 0.8, 0.99])
        {
            var (_, _, alphaDot, sigmaDot) = schedule.AtTime(t);
            var ((a1, s1, _, _), (a0, s0, _, _)) = (schedule.AtTime(t + h), schedule.AtTime(t - h));
            Assert.Equal((a1 - a0) / (2 * h), alphaDot, 1e-6 * (1 + Math.Abs(alphaDot)));
            Assert.Equal((s1 - s0) / (2 * h), sigmaDot, 1e-6 * (1 + Math.Abs(sigmaDot)));
        }
    }

    [Theory, MemberData(nameof(All))]
    public void Time_runs_from_noise_to_data(ISchedule schedule)
    {
        var c = schedule.At(linspace(0.001, 0.999, 500, dtype: float64));
        Assert.True(c.LogSnr().diff(1, 0).min().ToDouble() > 0);
        var ((a0, s0, _, _), (a1, s1, _, _)) = (schedule.AtTime(0), schedule.AtTime(1.0));
        Assert.Equal(1, a1, 1e-12);
        Assert.True(s1 <= 0.051);
        Assert.True(s0 >= 0.9, "at the start there is noise");
        Assert.InRange(a0, -1e-12, 1);
    }

    [Fact]
    public void Variance_is_preserved_to_the_last_bits_of_noise()
    {
        foreach (var schedule in (ISchedule[])[new LinearBetas(), new Cosine(), new Cosine(0)])
        {
            var c = schedule.At(linspace(0, 1, 101, dtype: float64));
            Assert.True((c.Alpha.square() + c.Sigma.square() - 1).abs().max().ToDouble() < 1e-14);
        }
        foreach (var schedule in (ISchedule[])[new LinearBetas(), new Cosine()])
        {
            var single = schedule.At(tensor(new[] { 0.999f })).Sigma.ToDouble();
            Assert.Equal(1, single / schedule.At(tensor(new[] { (double)0.999f })).Sigma.ToDouble(), 1e-4);
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Every_target_tells_data_and_noise(ISchedule schedule, Target target)
    {
        var (x1, x0) = (Normal(20, 3), Normal(20, 3));
        var c = schedule.At(linspace(0.05, 0.95, 20, dtype: float64).unsqueeze(1));
        var (data, noise) = target.Split(target.Of(x1, x0, c), c.Alpha * x1 + c.Sigma * x0, c);
        Assert.True((data - x1).abs().max().ToDouble() < 1e-9, $"{schedule}, {target}");
        Assert.True((noise - x0).abs().max().ToDouble() < 1e-9, $"{schedule}, {target}");
        Assert.True((Target.Velocity.Of(x1, x0, c) - c.AlphaDot * x1 - c.SigmaDot * x0).abs().max().ToDouble() < 1e-9);
    }
}
