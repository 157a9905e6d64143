namespace GenerativeModels.Tests.Autoencoding;

[Collection(nameof(GlobalGenerator))]
public sealed class VaeTests() : TensorTests(2, 2)
{
    private const int Levels = 17;

    [Theory, InlineData(false, false), InlineData(false, true), InlineData(true, false)]
    public void Shapes_are_those_documented(bool convolutional, bool mixture)
    {
        using var vae = Make(convolutional, mixture);
        var x = Images(6);
        var q = vae.Posterior(x);
        Assert.Equal([6, 4], q.Mean.shape);
        Assert.Equal([6, 4], q.LogVar.shape);
        Assert.Equal([6, 64], vae.call(x).shape);
        Assert.Equal([3, 6], vae.LogLikelihood(x, q.Sample(3, rng)).shape);
        Assert.Equal([3, 6], vae.LogPrior(q.Sample(3, rng)).shape);
        var z = vae.SamplePrior(5, rng);
        Assert.Equal([5, 4], z.shape);
        Assert.Equal([5, 64], vae.SampleImage(z, rng).shape);
        Assert.InRange(vae.MeanImage(z).max().ToDouble(), 0, 1);
        var levels = vae.Sample(5, rng) * (Levels - 1);
        Assert.True((levels - levels.round()).abs().max().ToDouble() < 1e-5);
    }

    [Theory, InlineData(false, false), InlineData(false, true), InlineData(true, false)]
    public void Training_raises_the_bound(bool convolutional, bool mixture)
    {
        using var vae = Make(convolutional, mixture);
        var x = Images(128);
        var before = Bounds.LogWeights(vae, x, 4, rng).mean().ToDouble();
        Fit.Minimize(
            vae,
            x,
            (rows, _) => -Bounds.LogWeights(vae, vae.Posterior(rows), rows, 1, rng).mean(),
            rng,
            new FitOptions { Steps = 150, LearningRate = 3e-3 },
            cancel: Cancel
        );
        var after = Bounds.LogWeights(vae, x, 4, rng).mean().ToDouble();
        Assert.True(after > before + 20, $"{before} to {after} nats/image");
    }

    [Fact]
    public void Portions_do_not_change_the_weights_in_law()
    {
        // Mean of 64 draws for 20 images, in portions of 7 draws and all at once: the difference at 5 standard errors, 6e-7.
        using var vae = Make(convolutional: false, mixture: false);
        vae.eval();
        var x = Images(20);
        var portions = Bounds.LogWeights(vae, x, 64, rng, portion: 20 * 7);
        var whole = Bounds.LogWeights(vae, vae.Posterior(x), x, 64, rng);
        Assert.Equal(whole.shape, portions.shape);
        var difference = (portions - whole).mean([1]);
        MeanIs(0, difference);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_terms_of_the_bound_average_to_the_log_weights(bool mixture)
    {
        using var vae = Make(convolutional: false, mixture);
        var x = Images(20).repeat(300, 1);
        var terms = vae.Elbo(x, rng);
        MeanIs(0, terms.LogLikelihood - terms.Kl - vae.LogWeights(x, 1, rng)[0]); // at 5 standard errors
    }

    [Fact]
    public void A_mixture_prior_is_the_density_of_its_samples()
    {
        // In one dimension: density integrates to one, and mean and second moment of samples agree with it at 5 standard errors.
        using var prior = new MixturePrior(5, 1, rng);
        using var off = no_grad();
        foreach (var parameter in prior.parameters())
            parameter.add_(randn(parameter.shape, generator: rng) * 0.5);
        var grid = linspace(-12, 12, 4001).unsqueeze(1);
        var p = prior.call(grid).exp().detach() * (24.0 / 4000);
        Assert.Equal(1, p.sum().ToDouble(), 1e-4);
        var z = prior.Sample(50_000, rng).squeeze(1);
        foreach (var power in (int[])[1, 2])
            MeanIs((p * grid.squeeze(1).pow(power)).sum().ToDouble(), z.pow(power));
    }

    [Fact]
    public void A_training_step_leaves_no_tensor_behind()
    {
        using var vae = Make(convolutional: true, mixture: true);
        var x = Images(64);
        Step();
        LeavesNothing(Step);

        void Step()
        {
            using var inner = NewDisposeScope();
            (-Bounds.LogWeights(vae, vae.Posterior(x), x, 2, rng).mean()).backward();
            vae.zero_grad();
            Bounds.LogWeights(vae, x, 3, rng);
            vae.SampleImage(vae.SamplePrior(3, rng), rng);
        }
    }

    private Vae Make(bool convolutional, bool mixture)
    {
        var likelihood = new DiscretizedLogisticLikelihood(Levels);
        var prior = mixture ? new MixturePrior(3, 4, rng) : null;
        return convolutional
            ? new Vae(
                Coders.ConvolutionalEncoder(8, 8, channels: 4),
                Coders.ConvolutionalDecoder(4, 8, likelihood.ParametersPerPixel, channels: 4),
                likelihood,
                4,
                prior
            )
            : new Vae(Mlp.Create(64, 8, 32), Mlp.Create(4, 64 * likelihood.ParametersPerPixel, 32), likelihood, 4, prior);
    }

    /// <summary>Bars of random position: [count, 64], levels 0 or 16 of 16.</summary>
    private Tensor Images(int count)
    {
        var column = randint(0, 8, [count, 1, 1], dtype: int64, generator: rng);
        var bars = arange(8).reshape(1, 1, 8).eq(column).expand(count, 8, 8);
        return bars.reshape(count, 64).to(float32);
    }
}
