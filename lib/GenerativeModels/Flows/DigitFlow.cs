using GenerativeModels.Autoencoding;
using GenerativeModels.Data;
using GenerativeModels.Evaluation;
using GenerativeModels.Training;
using TorchSharp;

namespace GenerativeModels.Flows;

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

    /// <summary>Spline couplings on the unit box.</summary>
    public static DigitsRecipe Spline { get; } =
        new(
            "spline flow",
            "04-06-normalizing-flows",
            LikelihoodKind.Dequantised,
            $"uniform noise, {Draws} draws",
            task =>
            {
                var flow = NeuralSpline.OnBox(side: 8);
                flow.to(task.Train.device);
                var discrete = new Dequantized(flow, new UniformDequantizer(), Levels);
                Fit.Minimize(
                    flow,
                    task.Train,
                    (x, _) => -discrete.LogWeight(x, task.Rng).mean(),
                    task.Rng,
                    Options with
                    {
                        Title = task.Title,
                    },
                    () => -discrete.LogWeight(task.Validation, task.Rng).mean().ToDouble()
                );
                return DigitsModel.Of(flow, (x, rng) => Bounds.ImportanceWeighted(discrete.LogWeights(x, Draws, rng), Draws));
            }
        );
}
