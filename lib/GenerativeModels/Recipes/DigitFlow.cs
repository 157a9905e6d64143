using GenerativeModels.Autoencoding;
using GenerativeModels.Data;
using GenerativeModels.Flows;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>The flows of the 8×8 digits: densities of the level plus uniform noise, scored as bounds on the level's probability.</summary>
public static class DigitFlow
{
    private const int Levels = 17;
    private const int Draws = 16;

    /// <summary>How they are trained.</summary>
    public static FitOptions Options { get; } =
        new()
        {
            Steps = 1000,
            Schedule = LearningRate.Cosine(),
            MaxGradNorm = 5,
            EmaDecay = 0.99,
            ValidateEvery = 100,
            Unit = "nats/image",
        };

    /// <summary>Affine couplings over a normal density.</summary>
    public static DigitsRecipe RealNvp { get; } =
        Make("RealNVP", () => Flows.RealNvp.Create(dim: 64, couplings: 4, width: 256, hidden: 1), Options);

    /// <summary>Spline couplings on the unit box.</summary>
    public static DigitsRecipe Spline { get; } = Make("spline flow", () => NeuralSpline.OnBox(side: 8), Options);

    private static DigitsRecipe Make(string name, Func<Flow> create, FitOptions options) =>
        DigitsRecipe.Fitting(
            name,
            "04-06-normalizing-flows",
            LikelihoodKind.Dequantised,
            $"uniform noise, {Draws} draws",
            options,
            _ => create(),
            (flow, rng) => (x, _) => -Discrete(flow).LogWeight(x, rng).mean(),
            (flow, x, rng) => Discrete(flow).LogWeight(x, rng),
            (flow, x, rng) => Bounds.ImportanceWeighted(Discrete(flow).LogWeights(x, Draws, rng), Draws)
        );

    private static Dequantized Discrete(Flow flow) => new(flow, new UniformDequantizer(), Levels);
}
