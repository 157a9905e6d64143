namespace GenerativeModels.Tests.Evaluation;

public class ImageClassifierTests
{
    [Fact]
    public void It_reads_unseen_digits_and_its_features_tell_noise_from_digits()
    {
        var digits = Digits.Load();
        using var classifier = ImageClassifier.Train(digits.Train, seed: 1);
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
        Assert.True(
            FrechetDistance.Of(real, classifier.FeatureRows(noise)) > 5 * FrechetDistance.Of(real, classifier.FeatureRows(x))
        );
        Assert.True(classifier.Recognised(x) > classifier.Recognised(noise));
        using var wrong = zeros(2, 65);
        Throws<ArgumentException>("expected x: [B, 64], got [2, 65]", () => classifier.Features(wrong));
    }

    [Fact]
    public void The_same_seed_gives_the_same_classifier()
    {
        var few = Digits.Load().Train.Slice(..200);
        var options = new GenerativeModels.Training.FitOptions { Steps = 5 };
        using var first = ImageClassifier.Train(few, seed: 3, options);
        using var second = ImageClassifier.Train(few, seed: 3, options);
        using var x = tensor(few.Scaled()).reshape(few.Count, few.Dim);
        Assert.Equal(first.FeatureRows(x)[7], second.FeatureRows(x)[7]);
    }
}
