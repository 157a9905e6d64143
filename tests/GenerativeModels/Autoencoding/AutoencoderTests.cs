namespace GenerativeModels.Tests.Autoencoding;

[Collection(nameof(GlobalGenerator))]
public sealed class AutoencoderTests() : TensorTests(4, 4)
{
    [Fact]
    public void Shapes_are_those_documented()
    {
        using var model = new Autoencoder(Coders.ConvolutionalEncoder(8, 5), Coders.ConvolutionalDecoder(5, 8, parameters: 1));
        var x = rand(6, 64, generator: rng);
        Assert.Equal([6, 5], model.Encode(x).shape);
        Assert.Equal([6, 64], model.call(x).shape);
        var error = model.ReconstructionError(x);
        Assert.Equal([6], error.shape);
        Assert.False(error.requires_grad);
        Assert.Equal((x - model.call(x)).square().sum().ToDouble(), error.sum().ToDouble(), 1e-3);
        Assert.Equal(error.mean().ToDouble(), Objectives.Reconstruct(model)(x, null!).ToDouble(), 1e-4);
    }

    [Fact]
    public void A_linear_one_finds_the_plane_of_the_principal_components()
    {
        // Spread 3, 2.5 and 2 along three axes, 0.5 along the others: how fast gradients turn the plane depends on the gap.
        var (axes, _) = linalg.qr(randn(10, 3, generator: rng));
        var spread = randn(400, 3, generator: rng) * tensor([3f, 2.5f, 2f]);
        var x = spread.matmul(axes.t()) + 0.5 * randn(400, 10, generator: rng) + 2;
        var (down, up) = (nn.Linear(10, 3), nn.Linear(3, 10));
        using var model = new Autoencoder(down, up);
        var options = new FitOptions
        {
            Steps = 3000,
            BatchSize = 400,
            LearningRate = 2e-2,
            Schedule = LearningRate.Cosine(),
        };
        Fit.Minimize(model, x, Objectives.Reconstruct(model), rng, options, cancel: Cancel);
        using var pca = LinearSubspace.Principal(x, 3);
        using var learned = LinearSubspace.Spanned(up.bias!, up.weight!);
        var ratio = model.ReconstructionError(x).sum().ToDouble() / pca.ReconstructionError(x).sum().ToDouble();
        Assert.InRange(ratio, 1 - 1e-4, 1.01);
        Assert.InRange(pca.LargestAngle(learned), 0, 0.05);
    }

    [Fact]
    public void A_denoising_one_takes_noise_away()
    {
        using var model = new Autoencoder(Mlp.Create(64, 8, 64), Mlp.Create(8, 64, 64));
        var digits = Digits.Load();
        var unseen = digits.Validation.ToTensor();
        Fit.Minimize(
            model,
            digits.Train.ToTensor(),
            Objectives.Denoise(model, 0.5, rng),
            rng,
            new FitOptions { Steps = 400, LearningRate = 3e-3 },
            cancel: Cancel
        );
        var noisy = unseen + 0.5 * randn(unseen.shape, generator: rng);
        var gain = Psnr.Of(model.call(noisy), unseen) - Psnr.Of(noisy, unseen);
        Assert.True(gain > 5, $"{gain} dB");
    }
}
