namespace GenerativeModels.Tests.Adversarial;

[Collection(nameof(GlobalGenerator))]
public sealed class CriticTests() : TensorTests(globalSeed: 11)
{
    [Fact]
    public void A_pack_is_judged_as_one_and_its_penalty_is_the_mean_over_its_members()
    {
        var inner = Linear(6, 1);
        var packed = new Packed(inner, 3);
        var x = randn(6, 2);
        var scores = packed.call(x);
        Assert.Equal([2, 1], scores.shape);
        Assert.True((scores[1] - inner.call(x[3..].reshape(1, 6))).abs().max().ToDouble() < 1e-6);
        Throws<ArgumentException>("multiple of 3, got [4, 2]", () => packed.call(randn(4, 2)));
        // f(a, b) = w · (a, b): each member's slope is its half of w.
        var linear = Linear(4, 1);
        var penalty = GradientPenalty.R1(new Packed(linear, 2), randn(6, 2)).ToDouble();
        Assert.Equal(0.5 * linear.weight!.square().sum().ToDouble() / 2, penalty, 1e-6);
    }

    [Fact]
    public void Nearness_is_the_sum_over_all_others_of_equal_rows_their_number_of_far_ones_nothing()
    {
        var layer = new MinibatchDiscrimination(3, kernels: 4, dim: 2);
        var alike = layer.call(ones(5, 3));
        Assert.Equal([5, 7], alike.shape);
        Assert.True((alike[.., 3..] - 4).abs().max().ToDouble() < 1e-6); // each of the four others counts 1
        var apart = layer.call(1e4 * randn(5, 3));
        Assert.True(apart[.., 3..].abs().max().ToDouble() < 1e-3);
        Throws<ArgumentException>("[B, 3], got [5, 2]", () => layer.call(ones(5, 2)));
        layer = new MinibatchDiscrimination(2, kernels: 1, dim: 1);
        var h = randn(4, 2);
        var m = h.matmul(layer.parameters().Single()).flatten();
        var expected = Enumerable.Range(0, 4).Where(j => j != 1).Sum(j => Math.Exp(-Math.Abs(m[1].ToDouble() - m[j].ToDouble())));
        Assert.Equal(expected, layer.call(h)[1, 2].ToDouble(), 1e-5);
    }

    [Fact]
    public void Clipping_leaves_what_is_small_enough()
    {
        var critic = Mlp.Create(2, 1, width: 8);
        var before = critic.parameters().Select(p => p.detach().clone()).ToArray();
        WeightClipping.Clip(critic, 0.1);
        foreach (var (was, now) in before.Zip(critic.parameters()))
            Assert.True((was.clamp(-0.1, 0.1) - now).abs().max().ToDouble() == 0);
        var share = cat([.. before.Select(p => p.flatten())]).abs().ge(0.0999).to_type(float64).mean().ToDouble();
        Assert.Equal(share, WeightClipping.ShareAtLimit(critic, 0.1), 1e-12);
        Assert.InRange(share, 0.05, 0.95);
    }

    [Theory, InlineData(8), InlineData(28)]
    public void Convolutional_players_map_codes_to_images_and_images_to_scores(int side)
    {
        var generator = Dcgan.Generator(side, latentDim: 5, channels: 4);
        var critic = Dcgan.Critic(side, channels: 4);
        var x = generator.call(randn(3, 5));
        Assert.Equal([3, side * side], x.shape);
        Assert.InRange(x.min().ToDouble(), 0, 1);
        Assert.InRange(x.max().ToDouble(), 0, 1);
        var scores = critic.call(x);
        Assert.Equal([3, 1], scores.shape);
        scores.sum().backward();
        foreach (var parameter in generator.parameters().Concat(critic.parameters()))
            Assert.True(parameter.grad!.isfinite().all().ToBoolean());
        Assert.Throws<ArgumentOutOfRangeException>(() => Dcgan.Generator(10, 5, 4));
    }

    [Fact]
    public void A_critic_without_batch_statistics_judges_every_row_on_its_own()
    {
        var critic = Dcgan.Critic(8, 4, SpectralNorm.Conv2d);
        critic.eval();
        var x = rand(4, 64);
        Assert.True((critic.call(x)[2..3] - critic.call(x[2..3])).abs().max().ToDouble() < 1e-5);
    }
}
