using GenerativeModels.Autoencoding;
using GenerativeModels.Data;
using GenerativeModels.Networks;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>The variational autoencoders of the 8×8 digits.</summary>
public static class DigitVae
{
    private const int Pixels = 64;
    private const int Levels = 17;
    private const int Classes = 10;
    private const int ImportanceSamples = 1024;

    /// <summary>How the models of one level are trained; the others take more steps.</summary>
    public static FitOptions Options { get; } =
        new()
        {
            Steps = 1500,
            LearningRate = 2e-3,
            Schedule = LearningRate.Cosine(),
            EmaDecay = 0.99,
            ValidateEvery = 250,
            Unit = "nats/image",
        };

    /// <summary>One level of latents under N(0, I).</summary>
    public static DigitsRecipe Recipe { get; } = Make("VAE", _ => Create(new DiscretizedLogisticLikelihood(Levels)), Options);

    /// <summary>One level of latents under a mixture of 20 Gaussians that is learned with the model.</summary>
    public static DigitsRecipe LearnedPrior { get; } =
        Make(
            "VAE, learned prior",
            task => Create(new DiscretizedLogisticLikelihood(Levels), prior: new MixturePrior(20, 16, task.Rng)),
            Options
        );

    /// <summary>Two levels of latents.</summary>
    public static DigitsRecipe Hierarchical { get; } =
        Make(
            "hierarchical VAE",
            _ => CreateHierarchical(new DiscretizedLogisticLikelihood(Levels)),
            Options with
            {
                Steps = 2000,
            },
            warmup: 0.5
        );

    /// <summary>Dense encoder and decoder, two hidden layers of 256 each.</summary>
    /// <param name="likelihood">p(x|z).</param>
    /// <param name="latent">L.</param>
    /// <param name="dropout">In both networks' hidden layers.</param>
    /// <param name="prior">p(z); null: N(0, I).</param>
    public static Vae Create(ILikelihood likelihood, int latent = 16, double dropout = 0.1, MixturePrior? prior = null) =>
        new Vae(
            Mlp.Create(Pixels, 2 * latent, dropout: dropout),
            Mlp.Create(latent, Pixels * likelihood.ParametersPerPixel, dropout: dropout),
            likelihood,
            latent,
            prior
        );

    /// <summary>Dense networks with hidden layers of 256, the top level half as wide as the bottom one.</summary>
    /// <param name="likelihood">p(x|z₁, z₂).</param>
    /// <param name="bottom">L₁.</param>
    /// <param name="top">L₂.</param>
    /// <param name="dropout">In the encoder's and the decoder's hidden layers.</param>
    public static HierarchicalVae CreateHierarchical(ILikelihood likelihood, int bottom = 16, int top = 8, double dropout = 0.15)
    {
        const int features = 256;
        return new HierarchicalVae(
            encoder: Mlp.Create(Pixels, features, hidden: 1, dropout: dropout).append(nn.SiLU()),
            top: nn.Linear(features, 2 * top),
            bottom: nn.Linear(features, 2 * bottom),
            prior: Mlp.Create(top, 2 * bottom, hidden: 1, dropout: 0.1),
            decoder: Mlp.Create(bottom + top, Pixels * likelihood.ParametersPerPixel, dropout: dropout),
            likelihood,
            top
        );
    }

    /// <summary>Told the digit; the networks of <see cref="Create"/>.</summary>
    /// <param name="likelihood">p(x|z, y).</param>
    /// <param name="latent">L.</param>
    /// <param name="dropout">In both networks' hidden layers.</param>
    public static ConditionalVae CreateConditional(ILikelihood likelihood, int latent = 16, double dropout = 0.1) =>
        new ConditionalVae(
            Mlp.Create(Pixels + Classes, 2 * latent, dropout: dropout),
            Mlp.Create(latent + Classes, Pixels * likelihood.ParametersPerPixel, dropout: dropout),
            likelihood,
            latent,
            Classes
        );

    /// <summary>A recipe that maximises the ELBO, and is scored by the importance-weighted bound.</summary>
    private static DigitsRecipe Make<T>(string name, Func<DigitsTask, T> create, FitOptions options, double warmup = 0.4)
        where T : nn.Module, IBoundedModel =>
        DigitsRecipe.Fitting(
            name,
            "04-05-vae",
            LikelihoodKind.ImportanceWeighted,
            $"k = {ImportanceSamples}",
            options,
            create,
            (model, rng) => Objectives.NegativeElbo(model, rng, warmup: warmup),
            (model, x, rng) => Bounds.LogProb(model, x, 32, rng),
            (model, x, rng) => Bounds.LogProb(model, x, ImportanceSamples, rng)
        );
}
