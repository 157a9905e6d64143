namespace GenerativeModels.Tests.Laws;

public sealed class IndependentLevelsLaws() : TensorTests(9)
{
    [Fact]
    public void All_images_together_have_probability_one()
    {
        // Three levels, four pixels: 81 images.
        using var model = new IndependentLevels(randint(0, 3, [20, 4], generator: rng).to(ScalarType.Float32) / 2, 3);
        var digit = arange(3).to(ScalarType.Float32) / 2;
        var all = cartesian_prod(digit, digit, digit, digit);
        Assert.Equal(81, all.shape[0]);
        Assert.Equal(1, model.LogProb(all).exp().sum().ToDouble(), 1e-5);
        Assert.Equal(8, model.Parameters);
    }

    [Fact]
    public void Counting_is_the_rule_of_succession()
    {
        using var model = new IndependentLevels(tensor(new float[] { 0, 0, 1 }).reshape(3, 1), 2);
        Assert.Equal(Math.Log(3.0 / 5), model.LogProb(zeros(1, 1)).ToDouble(), 1e-6);
        Assert.Equal(Math.Log(2.0 / 5), model.LogProb(ones(1, 1)).ToDouble(), 1e-6);
    }

    [Fact]
    public void Samples_have_the_counted_frequencies()
    {
        // One frequency of 0.4 in 40 000 draws at 5 standard errors: false alarm 6e-7.
        using var model = new IndependentLevels(tensor(new float[] { 0, 0, 1 }).reshape(3, 1), 2);
        var share = model.Sample(40_000, rng).mean().ToDouble();
        var error = 5 * Math.Sqrt(0.4 * 0.6 / 40_000);
        Assert.InRange(share, 0.4 - error, 0.4 + error);
    }

    [Fact]
    public void On_the_digits_it_lies_between_the_models_and_the_uniform()
    {
        var (run, parameters) = DigitFloors.Independent.Run(Digits.Load(), seed: 1);
        Assert.Equal(64 * 16, parameters);
        Assert.InRange(run.Test, 100, DigitsRow.Uniform);
    }

    [Fact]
    public void Another_number_of_pixels_is_named()
    {
        using var model = new IndependentLevels(zeros(3, 4), 2);
        var error = Assert.Throws<ArgumentException>(() => model.LogProb(zeros(3, 5)));
        Assert.StartsWith("expected x: [B, 4], got [3, 5]", error.Message);
    }
}
