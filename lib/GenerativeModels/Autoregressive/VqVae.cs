using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Autoregressive;

/// <summary>An autoencoder whose code is an image of tokens: each feature vector is replaced by the nearest of K learned ones.</summary>
/// <remarks>
/// van den Oord et al. 2017, arXiv:1711.00937, eq. 3: log p(x|z) + ‖sg(z_e) − e‖² + β‖z_e − sg(e)‖², the gradient passing through the
/// replacement as if it were the identity. The first training batch gives the codebook its first vectors.
/// </remarks>
public sealed class VqVae : Module<Tensor, Tensor>
{
    private const double Commitment = 0.25; // β
    private readonly Sequential encoder;
    private readonly Sequential decoder;
    private readonly Parameter codebook; // [K, E]
    private readonly Tensor initialised; // a buffer, so that a saved model does not start over
    private readonly int side;

    /// <param name="side">Height and width of an image, divisible by 4.</param>
    /// <param name="codes">K.</param>
    /// <param name="width">E, numbers to a code.</param>
    /// <param name="channels">Of the first convolution; twice as many in the second.</param>
    public VqVae(int side, int codes, int width = 16, int channels = 16)
        : base(nameof(VqVae))
    {
        if (side <= 0 || side % 4 != 0)
            throw new ArgumentOutOfRangeException(nameof(side), side, "expected a positive multiple of 4");
        ArgumentOutOfRangeException.ThrowIfLessThan(codes, 2);
        (this.side, Codes) = (side, codes);
        encoder = Sequential(
            Conv2d(1, channels, 4, stride: 2, padding: 1), // [B, C, side/2, side/2]
            SiLU(),
            Conv2d(channels, 2 * channels, 4, stride: 2, padding: 1), // [B, 2C, side/4, side/4]
            SiLU(),
            Conv2d(2 * channels, width, 1)
        );
        decoder = Sequential(
            Conv2d(width, 2 * channels, 3, padding: 1),
            SiLU(),
            ConvTranspose2d(2 * channels, channels, 4, stride: 2, padding: 1),
            SiLU(),
            ConvTranspose2d(channels, 1, 4, stride: 2, padding: 1)
        );
        codebook = Parameter(zeros(codes, width));
        initialised = zeros(1);
        RegisterComponents();
    }

    /// <summary>K.</summary>
    public int Codes { get; }

    /// <summary>Height and width of the image of tokens.</summary>
    public int TokenSide => side / 4;

    /// <summary>x [B, side²] to its tokens 0 … K − 1, [B, (side/4)²] int64, without gradients.</summary>
    public Tensor Tokens(Tensor x)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Nearest(Features(x)).MoveToOuterDisposeScope();
    }

    /// <summary>Tokens [B, (side/4)²] to the logits of binary pixels, [B, side²].</summary>
    public Tensor Decode(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        return Pixels(codebook.index_select(0, tokens.flatten()).reshape(tokens.shape[0], TokenSide * TokenSide, -1))
            .MoveToOuterDisposeScope();
    }

    /// <summary>Reconstruction: logits of x's pixels from x's tokens, [B, side²].</summary>
    public override Tensor forward(Tensor input)
    {
        using var tokens = Tokens(input);
        return Decode(tokens);
    }

    /// <summary>−log p(x|z) of binary pixels plus the two terms of the codebook, summed over an image, averaged over B: one element.</summary>
    public Tensor Loss(Tensor x)
    {
        using var scope = NewDisposeScope();
        var features = Features(x); // z_e, [B, T, E]
        if (training && initialised.ToDouble() == 0)
            Initialise(features);
        var chosen = codebook.index_select(0, Nearest(features).flatten()).reshape(features.shape); // e
        var logits = Pixels(features + (chosen - features).detach());
        var reconstruction = (functional.softplus(logits) - x * logits).sum(1);
        var codes = (features.detach() - chosen).square() + Commitment * (features - chosen.detach()).square();
        return (reconstruction + codes.sum([1, 2])).mean().MoveToOuterDisposeScope();
    }

    private Tensor Features(Tensor x) => encoder.call(PixelRows.Image(x, side)).flatten(2).transpose(1, 2);

    private Tensor Pixels(Tensor codes) =>
        decoder.call(codes.transpose(1, 2).reshape(codes.shape[0], -1, TokenSide, TokenSide)).flatten(start_dim: 1);

    private Tensor Nearest(Tensor features) // ‖z − e‖² without the ‖z‖² that all codes share
    {
        var distance = codebook.square().sum(1) - 2 * functional.linear(features, codebook);
        return distance.argmin(-1); // [B, T]
    }

    private void Initialise(Tensor features)
    {
        using var off = no_grad();
        var rows = features.reshape(-1, features.shape[2]);
        var step = Math.Max(1, rows.shape[0] / Codes);
        var picked = (arange(Codes, device: rows.device) * step).remainder(rows.shape[0]);
        codebook.copy_(rows.index_select(0, picked) + 1e-3 * arange(Codes, device: rows.device).unsqueeze(1));
        initialised.fill_(1);
    }
}
