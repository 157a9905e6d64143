namespace GenerativeModels.Tests.Adversarial;

[Collection(nameof(GlobalGenerator))]
public sealed class GameTests() : TensorTests(5)
{
    [Fact]
    public void The_generator_goes_to_the_data()
    {
        using var gan = Make();
        var data = randn(2000, 1, generator: rng) * 0.5 + 2;
        // The players circle; what they circle is the average of the generator.
        var options = Options(gan, 800);
        var averaged = options with { Fit = options.Fit with { Schedule = LearningRate.Cosine(), EmaDecay = 0.99 } };
        var history = Game.Play(gan, data, rng, averaged);
        var x = gan.Sample(2000, rng);
        Assert.Equal([2000, 1], x.shape);
        Assert.False(x.requires_grad);
        Assert.InRange(x.mean().ToDouble(), 1.8, 2.2);
        Assert.InRange(x.std().ToDouble(), 0.25, 0.8);
        Assert.Equal(800, history.Series["critic"].Count);
    }

    [Fact]
    public void The_critic_moves_as_often_as_it_is_told_in_its_own_turn_only()
    {
        using var gan = Make();
        var moves = 0;
        Game.Play(gan, zeros(64, 1), rng, Options(gan, 4) with { CriticSteps = 3, AfterCritic = () => moves++ });
        Assert.Equal(12, moves);
        List<int> rounds = [];
        gan.Critic.parameters().First().requires_grad = false;
        Game.Play(gan, zeros(64, 1), rng, Options(gan, 5) with { AfterRound = step => rounds.Add(step.Index) });
        Assert.Equal([0, 1, 2, 3, 4], rounds);
        Assert.Equal([false, true, true], gan.Critic.parameters().Take(3).Select(p => p.requires_grad));
        var (still, weight) = (new FitOptions { LearningRate = 1e-30 }, gan.Critic.parameters().ElementAt(1));
        var before = weight.clone();
        Game.Play(gan, zeros(64, 1), rng, Options(gan, 3) with { Critic = still });
        Assert.True(before.Equals(weight)); // the critic has a rate of its own
    }

    [Fact]
    public void A_lazy_penalty_is_asked_for_now_and_then_and_counts_as_much()
    {
        using var gan = Make();
        var asked = 0;
        Tensor Penalty(Tensor real, Tensor fake)
        {
            asked++;
            return full(1, 2.0).sum();
        }
        var options = Options(gan, 8) with { Penalty = Penalty, PenaltyEvery = 4 };
        var lazy = Game.Play(gan, zeros(64, 1), rng, options).Series["critic"].Select(p => p.Value).ToArray();
        Assert.Equal(2, asked);
        Assert.True(lazy[0] > lazy[1] + 6 && lazy[4] > lazy[5] + 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => Game.Play(gan, zeros(64, 1), rng, options with { PenaltyEvery = 0 }));
    }

    [Fact]
    public void Data_and_fakes_judged_in_one_call_play_the_same_game()
    {
        var data = randn(256, 1, generator: rng);
        Tensor Played(bool together)
        {
            using var gan = Make();
            var own = new Generator(8);
            Game.Play(gan, data, own, Options(gan, 10) with { Together = together });
            return gan.Sample(100, own);
        }
        var (joined, apart) = (Played(true), Played(false));
        Assert.True(joined.allclose(apart, 1e-4, 1e-5));
        using var untrained = Make();
        Assert.False(untrained.Sample(100, new Generator(8)).allclose(joined, 1e-4, 1e-5));
    }

    [Fact]
    public void A_round_leaves_no_tensor_behind()
    {
        using var gan = Make();
        var data = randn(64, 1, generator: rng);
        Game.Play(gan, data, rng, Options(gan, 2)); // parameters get their gradients
        LeavesNothing(() => Game.Play(gan, data, rng, Options(gan, 3)));
    }

    private static GameOptions Options(Gan gan, int rounds) =>
        new()
        {
            Fit = new FitOptions
            {
                Steps = rounds,
                BatchSize = 64,
                LearningRate = 2e-3,
                Optimizer = static (parameters, rate) => optim.Adam(parameters, rate, 0.5, 0.9),
            },
            Penalty = (real, _) => GradientPenalty.R1(gan.Critic, real),
        };

    private static Gan Make()
    {
        manual_seed(4);
        return new Gan(Mlp.Create(2, 1, 32), Mlp.Create(1, 1, 32), latentDim: 2);
    }
}
