using static TorchSharp.torch.nn;

namespace GenerativeModels.Adversarial;

/// <summary>Convolutional players for square grey images of a side that four divides: rows [B, side²] in 0 … 1 outside, maps inside.</summary>
/// <remarks>
/// The guidelines of DCGAN: Radford, Metz, Chintala 2016, arXiv:1511.06434, section 3. Strides instead of pooling, batch normalisation,
/// no dense hidden layers, ReLU in the generator with a tanh at its end, leaky ReLU in the critic.
/// </remarks>
public static class Dcgan
{
    /// <summary>z [B, L] → x [B, side²]: from 1×1 to side/4, to side/2, to side, each by a strided transposed convolution.</summary>
    /// <param name="side">8 or 28, for instance; a multiple of 4.</param>
    /// <param name="latentDim">L.</param>
    /// <param name="channels">Of the last hidden map; the one before has twice as many.</param>
    /// <param name="normalize">Makes what follows a hidden convolution, from its channels; null: batch normalisation.</param>
    /// <param name="activation">Makes one activation; null: ReLU.</param>
    public static Module<Tensor, Tensor> Generator(
        int side,
        int latentDim,
        int channels,
        Func<long, Module<Tensor, Tensor>>? normalize = null,
        Func<Module<Tensor, Tensor>>? activation = null
    )
    {
        Check(side, channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(latentDim);
        normalize ??= static maps => BatchNorm2d(maps);
        activation ??= static () => ReLU();
        return Sequential(
            Unflatten(1, [latentDim, 1, 1]),
            ConvTranspose2d(latentDim, 2 * channels, side / 4),
            normalize(2 * channels),
            activation(),
            ConvTranspose2d(2 * channels, channels, 4, stride: 2, padding: 1),
            normalize(channels),
            activation(),
            ConvTranspose2d(channels, 1, 4, stride: 2, padding: 1),
            Tanh(),
            new Affine(0.5, 0.5), // −1 … 1 to 0 … 1
            Flatten()
        );
    }

    /// <summary>x [B, side²] → f(x) [B, K]: from side to side/2, to side/4, to 1×1, each by a strided convolution.</summary>
    /// <param name="side">As the generator's.</param>
    /// <param name="channels">Of the first hidden map; the next has twice as many.</param>
    /// <param name="convolution">
    /// Makes one from (channels in, channels out, kernel, stride, padding); null: a plain one. See <see cref="SpectralNorm.Conv2d"/>.
    /// </param>
    /// <param name="normalize">Makes what follows the second hidden convolution; null: nothing, as penalties on single rows ask.</param>
    /// <param name="activation">Makes one activation; null: leaky ReLU with slope 0.2.</param>
    /// <param name="outputs">K scores: 1, or one for each class for a <see cref="LabelledCritic"/>.</param>
    public static Module<Tensor, Tensor> Critic(
        int side,
        int channels,
        Func<long, long, long, long, long, Module<Tensor, Tensor>>? convolution = null,
        Func<long, Module<Tensor, Tensor>>? normalize = null,
        Func<Module<Tensor, Tensor>>? activation = null,
        int outputs = 1
    )
    {
        Check(side, channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        convolution ??= static (inputs, outputs, kernel, stride, padding) =>
            Conv2d(inputs, outputs, kernel, stride: stride, padding: padding);
        normalize ??= static _ => Identity();
        activation ??= static () => LeakyReLU(0.2);
        return Sequential(
            new Affine(2, -1), // 0 … 1 to −1 … 1
            Unflatten(1, [1, side, side]),
            convolution(1, channels, 4, 2, 1),
            activation(),
            convolution(channels, 2 * channels, 4, 2, 1),
            normalize(2 * channels),
            activation(),
            convolution(2 * channels, outputs, side / 4, 1, 0),
            Flatten()
        );
    }

    private static void Check(int side, int channels)
    {
        if (side <= 0 || side % 4 != 0)
            throw new ArgumentOutOfRangeException(nameof(side), side, "expected a multiple of 4");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
    }

    /// <summary>a x + b.</summary>
    private sealed class Affine(double factor, double shift) : Module<Tensor, Tensor>(nameof(Affine))
    {
        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            return (input * factor + shift).MoveToOuterDisposeScope();
        }
    }
}
