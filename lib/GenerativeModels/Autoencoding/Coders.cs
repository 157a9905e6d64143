using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoencoding;

/// <summary>Encoders and decoders: [..., inputs] to [..., outputs], SiLU between layers.</summary>
public static class Coders
{
    /// <summary>Two strided convolutions and a dense layer: [B, side²] to [B, outputs]; side divisible by 4.</summary>
    /// <param name="side">Height and width of an image.</param>
    /// <param name="outputs">Features out.</param>
    /// <param name="channels">Channels after the first convolution; twice as many after the second.</param>
    public static Sequential ConvolutionalEncoder(int side, int outputs, int channels = 16)
    {
        var quarter = Quarter(side);
        return Sequential(
            Unflatten(1, [1, side, side]),
            Conv2d(1, channels, 4, stride: 2, padding: 1), // [B, C, side/2, side/2]
            SiLU(),
            Conv2d(channels, 2 * channels, 4, stride: 2, padding: 1), // [B, 2C, side/4, side/4]
            SiLU(),
            Flatten(),
            Linear(2 * channels * quarter * quarter, outputs)
        );
    }

    /// <summary>The mirror image of the encoder: [B, inputs] to [B, side² · parameters], the parameters of a pixel side by side.</summary>
    /// <param name="inputs">Features in.</param>
    /// <param name="side">Height and width of an image, divisible by 4.</param>
    /// <param name="parameters">Numbers to a pixel: <see cref="ILikelihood.ParametersPerPixel"/>.</param>
    /// <param name="channels">Channels before the last convolution; twice as many before that.</param>
    public static Module<Tensor, Tensor> ConvolutionalDecoder(int inputs, int side, int parameters, int channels = 16)
    {
        var quarter = Quarter(side);
        var net = Sequential(
            Linear(inputs, 2 * channels * quarter * quarter),
            SiLU(),
            Unflatten(1, [2 * channels, quarter, quarter]),
            ConvTranspose2d(2 * channels, channels, 4, stride: 2, padding: 1), // [B, C, side/2, side/2]
            SiLU(),
            ConvTranspose2d(channels, parameters, 4, stride: 2, padding: 1) // [B, P, side, side]
        );
        return new PixelsFirst(net);
    }

    private static int Quarter(int side) =>
        side > 0 && side % 4 == 0
            ? side / 4
            : throw new ArgumentOutOfRangeException(nameof(side), side, "expected a positive multiple of 4");

    /// <summary>[B, P, H, W] to [B, H · W · P].</summary>
    private sealed class PixelsFirst : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> net;

        public PixelsFirst(Module<Tensor, Tensor> net)
            : base(nameof(PixelsFirst))
        {
            this.net = net;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => net.call(input).permute(0, 2, 3, 1).flatten(start_dim: 1);
    }
}
