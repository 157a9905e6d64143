namespace GenerativeModels.Tests.Evaluation;

public sealed class ImageClassifierTests : TensorTests
{
    [Fact]
    public void It_reads_unseen_digits_and_its_features_tell_noise_from_digits()
    {
        var digits = Digits.Load();
        using var brief = ImageClassifier.Train(digits.Train, seed: 1, steps: 200);
        Assert.True(brief.Accuracy(digits.Test) >= 0.9, $"{brief.Accuracy(digits.Test)}");
        using var classifier = Judges.OfDigits();
        Assert.True(classifier.Accuracy(digits.Test) >= 0.95, $"{classifier.Accuracy(digits.Test)}");
        using var x = tensor(digits.Test.Scaled()).reshape(digits.Test.Count, 64);
        using var train = tensor(digits.Train.Scaled()).reshape(digits.Train.Count, 64);
        using var rng = new Generator(2);
        using var noise = rand(447, 64, generator: rng);
        using var probabilities = classifier.ClassProbabilities(x);
        using var sums = probabilities.sum(dim: 1);
        Assert.Equal([447, 10], probabilities.shape);
        Assert.Equal(447, sums.sum().item<float>(), 1e-2);
        Assert.False(probabilities.requires_grad);
        Assert.Equal(ImageClassifier.FeatureDim, classifier.FeatureRows(x)[0].Length);
        var real = classifier.FeatureRows(train);
        double Distance(Tensor images) => FrechetDistance.Of(real, classifier.FeatureRows(images));
        Assert.True(Distance(noise) > 5 * Distance(x));
        Assert.True(classifier.Recognised(x) > classifier.Recognised(noise));
        using var wrong = zeros(2, 65);
        Throws<ArgumentException>("expected x: [B, 64], got [2, 65]", () => classifier.Features(wrong));
    }

    [Fact]
    public void The_same_seed_gives_the_same_classifier()
    {
        var few = Digits.Load().Train.Slice(..200);
        using var first = ImageClassifier.Train(few, seed: 3, steps: 5);
        using var second = ImageClassifier.Train(few, seed: 3, steps: 5);
        using var x = tensor(few.Scaled()).reshape(few.Count, few.Dim);
        Assert.Equal(first.FeatureRows(x)[7], second.FeatureRows(x)[7]);
    }

    [Fact]
    public void Distorted_copies_of_a_ramp_are_ramps_of_the_same_image()
    {
        // Level 3 row + 5 column on 9 × 9, and its negative: bilinear between pixels, so that second differences vanish inside.
        byte[] ramp = [.. Enumerable.Range(0, 81).Select(i => (byte)(3 * (i / 9) + 5 * (i % 9)))];
        var images = new ImageData([.. ramp, .. ramp.Select(level => (byte)(64 - level))], [0, 1], 9, 9, 65);
        var copies = tensor(Distortion.Copies(images, 5, seed: 1)).reshape(5, 2, 9, 9);
        Assert.True((copies[0] * 64).flatten().Equals(tensor([.. images.Pixels.Select(level => (float)level)])));
        var inside = copies[.., .., 3..6, 3..6];
        foreach (var dim in (int[])[2, 3])
            Assert.True(inside.diff(1, dim).diff(1, dim).abs().max().ToDouble() < 1e-6);
        Assert.True((copies[1..] - copies[0]).abs().max().ToDouble() > 0.01);
        Assert.True(inside.diff(1, dim: 3)[.., 0].min().ToDouble() > 0 && inside.diff(1, dim: 3)[.., 1].max().ToDouble() < 0);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(-2)]
    public void The_slant_of_a_line_is_its_columns_per_row(int slant)
    {
        var pixels = new float[9 * 9];
        for (var row = 0; row < 9; row++)
            if (4 - slant * (row - 4) is >= 0 and < 9 and var column)
                pixels[row * 9 + column] = 1;
        Assert.Equal(slant, StrokeShape.Of(pixels, 9).Slant, 1e-12);
    }

    [Fact]
    public void Blur_lowers_sharpness_ink_is_the_mean_grey_level_and_images_are_measured_one_by_one()
    {
        float[] sharp = [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1];
        float[] soft = [0, 0.33f, 0.67f, 1, 0, 0.33f, 0.67f, 1, 0, 0.33f, 0.67f, 1, 0, 0.33f, 0.67f, 1];
        var reference = StrokeShape.Of(sharp, 4).Sharpness;
        Assert.True(StrokeShape.Of(soft, 4).Sharpness < 0.7 * reference);
        Assert.Equal(reference, StrokeShape.Of(Array.ConvertAll(sharp, p => 0.2f + 0.5f * p), 4).Sharpness, 1e-5);
        Assert.Equal(12.0 / 7, StrokeShape.Of([0, 1, 0, 1, 0, 1], 2).Sharpness, 1e-12); // three of seven pairs differ, variance ¼
        Assert.Equal(12.0 / 7, StrokeShape.Of([0, 0, 0, 1, 1, 1], 3).Sharpness, 1e-12);
        float[] one = [0, 1, 1, 0, 0, 1];
        float[] other = [1, 0.5f, 0, 0, 0, 1];
        Assert.Equal([StrokeShape.Of(one, 2), StrokeShape.Of(other, 2)], StrokeShape.Of(tensor([.. one, .. other], 2, 6), 2));
        Assert.Equal(0.25, StrokeShape.Of([0, 0, 0.5f, 0.5f], 2).Ink, 1e-12);
    }
}
