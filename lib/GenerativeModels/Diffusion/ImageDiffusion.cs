using GenerativeModels.Networks;
using GenerativeModels.Probability;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Diffusion;

/// <summary>A denoiser of pictures as a model of images: pixels 0 … 1 in rows [B, D] outside, −1 … 1 in [B, C, H, W] within.</summary>
/// <param name="Denoiser">Its network maps [B, C, H, W] and [B] to [B, C, H, W].</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
/// <param name="Channels">C; D = C·H·W.</param>
public sealed record ImageDiffusion(Denoiser Denoiser, int Height, int Width, int Channels = 1) : IGenerativeModel
{
    /// <summary>Evaluations of the network when nothing else is asked for.</summary>
    public const int DefaultSteps = 100;

    /// <summary>Images as the network sees them. x: [B, D] in 0 … 1 → [B, C, H, W] in −1 … 1.</summary>
    /// <exception cref="ArgumentException">x has another shape.</exception>
    public Tensor ToPictures(Tensor x)
    {
        Shape.Rows(x, Channels * Height * Width, nameof(x));
        using var scope = NewDisposeScope();
        return (x * 2 - 1).reshape(-1, Channels, Height, Width).MoveToOuterDisposeScope();
    }

    /// <summary>And back, cut to 0 … 1: [B, C, H, W] → [B, D].</summary>
    public static Tensor ToPixels(Tensor pictures)
    {
        using var scope = NewDisposeScope();
        return ((pictures.flatten(1) + 1) / 2).clamp(0, 1).MoveToOuterDisposeScope();
    }

    /// <summary>The simple loss of a batch of images, see <see cref="DiffusionLoss.Simple"/>. x: [B, D] in 0 … 1 → one element.</summary>
    public Tensor Loss(Tensor x, Generator rng)
    {
        using var scope = NewDisposeScope();
        return DiffusionLoss
            .Simple(Denoiser.Net, Denoiser.Schedule, Denoiser.Target, ToPictures(x), rng)
            .MoveToOuterDisposeScope();
    }

    /// <summary>E[x₁ | x_t], cut to what a picture can be: no pixel is darker than black. [B, C, H, W].</summary>
    public Tensor Data(Tensor xt, Tensor t)
    {
        using var scope = NewDisposeScope();
        return Denoiser.Data(xt, t).clamp(-1, 1).MoveToOuterDisposeScope();
    }

    /// <summary>Images by the reverse chain in <paramref name="steps"/> steps; η = 0 is DDIM, η = 1 ancestral. [count, D] in 0 … 1.</summary>
    /// <param name="count">How many.</param>
    /// <param name="rng">On the network's device.</param>
    /// <param name="steps">Evaluations of the network.</param>
    /// <param name="eta">η, 0 … 1.</param>
    /// <param name="observe">Sees (t, x_t [count, C, H, W]) after every step; it may not keep the tensor.</param>
    public Tensor Sample(int count, Generator rng, int steps, double eta = 1, Action<double, Tensor>? observe = null)
    {
        using var scope = NewDisposeScope();
        var device = Denoiser.Net.parameters().First().device;
        var noise = randn([count, Channels, Height, Width], generator: rng).to(device ?? CPU);
        var pictures = ReverseChain.Sample(Data, Denoiser.Schedule, noise, steps, eta, rng, observe);
        return ToPixels(pictures).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int count, Generator rng) => Sample(count, rng, DefaultSteps);

    /// <summary>The same model, told the class of every image of a batch: it loses and samples as before, B images at a time.</summary>
    /// <param name="labels">y: [B], int64, 0 … K − 1, or <see cref="UNet.NullClass"/>; it stays the caller's.</param>
    /// <param name="weight">w ≥ −1 of <see cref="Guidance.ClassifierFree"/>; 0 is p(x|y) itself.</param>
    /// <exception cref="InvalidOperationException">The network is no <see cref="UNet"/> that knows of classes.</exception>
    public ImageDiffusion Told(Tensor labels, double weight = 0) =>
        Denoiser.Net is UNet { Options.Classes: not null } net
            ? this with
            {
                Denoiser = Denoiser with { Net = new ToldNetwork(net, labels, weight) },
            }
            : throw new InvalidOperationException(
                $"expected a {nameof(UNet)} that knows of classes, got {Denoiser.Net.GetType().Name}"
            );

    /// <summary>(x, t) → what the U-Net says of (x, t, y). What it says is a mixture of data and noise, so guidance mixes it alike.</summary>
    private sealed class ToldNetwork : Module<Tensor, Tensor, Tensor>
    {
        private readonly UNet network;
        private readonly Func<Tensor, Tensor, Tensor> answer;

        public ToldNetwork(UNet network, Tensor labels, double weight)
            : base(nameof(ToldNetwork))
        {
            this.network = network;
            answer = Guidance.ClassifierFree((x, t) => network.Conditional(x, t, labels), network.call, weight);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor t) => answer(x, t);
    }
}
