using GenerativeModels.Data;
using GenerativeModels.Training;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace GenerativeModels.Evaluation;

/// <summary>A small convolutional classifier of grey images: it says what a generated image shows, and how surely.</summary>
/// <remarks>Images are [B, D] in 0 … 1, as the models of images make them; the last hidden layer serves as the
/// features of Fréchet's distance. Small images are also shown slightly distorted in training, and all with a little noise.</remarks>
public sealed class ImageClassifier : Module<Tensor, Tensor>
{
    /// <summary>Optimiser steps, unless others are asked for.</summary>
    public const int DefaultSteps = 900;

    private const int SmallSide = 16;
    private const double Noise = 0.1;
    private readonly Sequential convolutions;
    private readonly Sequential dense;
    private readonly Linear head;
    private readonly int dim;
    private readonly bool isSmall;

    private ImageClassifier(int side, int classes, Generator rng)
        : base(nameof(ImageClassifier))
    {
        (dim, isSmall) = (side * side, side <= SmallSide);
        // Small images are not shrunk in the first layer.
        var (stride, channels) = isSmall ? (1, 24) : (2, 16);
        var after = ((side - 1) / stride + 2) / 2;
        convolutions = Sequential(
            Unflatten(1, [1, side, side]),
            Conv2d(1, channels, 3, stride: stride, padding: 1), // [B, C, side/stride, side/stride]
            ReLU(),
            Conv2d(channels, 2 * channels, 3, stride: 2, padding: 1), // [B, 2C, after, after]
            ReLU(),
            Flatten()
        );
        dense = Sequential(Linear(2 * channels * after * after, FeatureDim), ReLU());
        head = Linear(FeatureDim, classes);
        RegisterComponents();
        Initialise(rng);
    }

    /// <summary>Numbers in a feature vector.</summary>
    public static int FeatureDim => 64;

    /// <summary>With random weights, on the CPU.</summary>
    /// <param name="side">Height and width of an image.</param>
    /// <param name="classes">K.</param>
    /// <param name="rng">Draws the weights.</param>
    public static ImageClassifier Untrained(int side, int classes, Generator rng) => new(side, classes, rng);

    /// <summary>Trains on labelled images, which should be training rows only.</summary>
    /// <param name="train">Square images.</param>
    /// <param name="seed">Weights and order of the batches: the same seed gives the same classifier on the same machine.</param>
    /// <param name="steps">Of Adam at 2e-3 with a cosine schedule, 64 small or 128 larger images each.</param>
    /// <param name="device">Where it is trained; null: the CPU.</param>
    /// <exception cref="ArgumentException">The images are not square.</exception>
    public static ImageClassifier Train(ImageData train, int seed, int steps = DefaultSteps, Device? device = null)
    {
        if (train.Height != train.Width)
            throw new ArgumentException($"expected square images, got {train.Height} × {train.Width}", nameof(train));
        using var rng = new Generator((ulong)seed);
        var model = Untrained(train.Width, train.Labels.Max() + 1, rng);
        model.to(device ?? CPU);
        var copies = train.Width <= SmallSide ? 10 : 1;
        using var x = tensor(Distortion.Copies(train, copies, seed), device: device).reshape(-1, train.Dim);
        using var labels = tensor(Array.ConvertAll(train.Labels, label => (long)label), device: device);
        using var y = labels.repeat(copies);
        var options = new FitOptions
        {
            Steps = steps,
            BatchSize = train.Width <= SmallSide ? 64 : 128,
            LearningRate = 2e-3,
            Schedule = LearningRate.Cosine(),
        };
        using var batches = new Minibatches(x.shape[0], options.BatchSize, rng);
        Fit.Minimize(model, _ => Loss(model, x, y, batches.Next(), rng), options);
        return model;
    }

    /// <summary>Logits of the classes. input: [B, D] in 0 … 1 → [B, K].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return head.call(dense.call(convolutions.call(Checked(input)))).MoveToOuterDisposeScope();
    }

    /// <summary>The last hidden layer, without gradients. x: [B, D] in 0 … 1 → [B, <see cref="FeatureDim"/>].</summary>
    public Tensor Features(Tensor x)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        return dense.call(convolutions.call(Checked(x))).MoveToOuterDisposeScope();
    }

    /// <summary>The features as rows, for distances between sets of images. x: [B, D] in 0 … 1 → [B][<see cref="FeatureDim"/>].</summary>
    public double[][] FeatureRows(Tensor x)
    {
        using var scope = NewDisposeScope();
        return [.. Features(x).to_type(ScalarType.Float64).cpu().data<double>().ToArray().Chunk(FeatureDim)];
    }

    /// <summary>p(y | x), without gradients. x: [B, D] in 0 … 1 → [B, K].</summary>
    public Tensor ClassProbabilities(Tensor x)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        return call(x).softmax(1).MoveToOuterDisposeScope();
    }

    /// <summary>The share of images that are given their own label, 0 … 1.</summary>
    public double Accuracy(ImageData images)
    {
        using var scope = NewDisposeScope();
        var device = head.weight.device;
        var x = tensor(images.Scaled(), device: device).reshape(images.Count, images.Dim);
        var y = tensor(Array.ConvertAll(images.Labels, label => (long)label), device: device);
        return ClassProbabilities(x).argmax(1).eq(y).to_type(ScalarType.Float64).mean().item<double>();
    }

    /// <summary>The share of images that some class is given with at least this probability: what it recognises.</summary>
    /// <param name="x">[B, D] in 0 … 1.</param>
    /// <param name="confidence">0 … 1.</param>
    public double Recognised(Tensor x, double confidence = 0.9)
    {
        using var scope = NewDisposeScope();
        return ClassProbabilities(x).amax([1L]).ge(confidence).to_type(ScalarType.Float64).mean().item<double>();
    }

    private static Tensor Loss(ImageClassifier model, Tensor x, Tensor y, Tensor rows, Generator rng)
    {
        using var scope = NewDisposeScope();
        var chosen = rows.to(x.device);
        var images = x.index_select(0, chosen);
        var noisy = images + Noise * randn(images.shape, generator: rng).to(x.device);
        var hidden = model.convolutions.call(noisy);
        // Few examples need dropout. By the given generator: nn.Dropout would take the global one.
        if (model.isSmall)
            hidden = 2 * hidden * rand(hidden.shape, generator: rng).to(x.device).lt(0.5).to_type(hidden.dtype);
        var logits = model.head.call(model.dense.call(hidden));
        return functional.cross_entropy(logits, y.index_select(0, chosen)).MoveToOuterDisposeScope();
    }

    private Tensor Checked(Tensor x) =>
        x.dim() == 2 && x.shape[1] == dim
            ? x
            : throw new ArgumentException($"expected x: [B, {dim}], got [{string.Join(", ", x.shape)}]", nameof(x));

    /// <summary>He et al. 2015, arXiv:1502.01852: variance 2/inputs, from the given generator; biases zero.</summary>
    private void Initialise(Generator rng)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        foreach (var parameter in this.parameters())
            if (parameter.dim() == 1)
                parameter.zero_();
            else
                parameter.copy_(randn(parameter.shape, generator: rng) * Math.Sqrt(2.0 / parameter[0].numel()));
    }
}
