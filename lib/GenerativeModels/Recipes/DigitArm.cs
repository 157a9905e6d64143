using GenerativeModels.Autoencoding;
using GenerativeModels.Autoregressive;
using GenerativeModels.Data;
using GenerativeModels.Training;

namespace GenerativeModels.Recipes;

/// <summary>The autoregressive models of the 8×8 digits.</summary>
public static class DigitArm
{
    private const int Pixels = 64;

    /// <summary>p(x_i | x_{&lt;i}): a mixture of three rounded logistics over 17 levels.</summary>
    public static DiscretizedLogisticLikelihood Conditional { get; } = new(levels: 17, components: 3);

    /// <summary>How they are trained.</summary>
    public static FitOptions Options { get; } =
        new()
        {
            Steps = 1000,
            LearningRate = 2e-3,
            Schedule = LearningRate.Cosine(),
            MaxGradNorm = 20,
            EmaDecay = 0.99,
            ValidateEvery = 50,
            Unit = "nats/image",
        };

    /// <summary>A dense masked network.</summary>
    public static DigitsRecipe Made { get; } =
        Make("MADE", () => new Made(Pixels, Conditional.ParametersPerPixel, width: 512, hidden: 1, dropout: 0.4), Options);

    /// <summary>Two stacks of masked convolutions.</summary>
    public static DigitsRecipe GatedPixelCnn { get; } =
        Make(
            "gated PixelCNN",
            () => new GatedPixelCnn(side: 8, Conditional.ParametersPerPixel, channels: 32, layers: 4, dropout: 0.3),
            Options with
            {
                Steps = 500,
                LearningRate = 5e-3,
            }
        );

    /// <summary>A recurrent state that runs down the image.</summary>
    public static DigitsRecipe RowLstm { get; } =
        Make("row LSTM", () => new RowLstm(side: 8, Conditional.ParametersPerPixel, channels: 48), Options);

    /// <summary>A recipe that maximises log p(x), which is exact.</summary>
    private static DigitsRecipe Make(string name, Func<nn.Module<Tensor, Tensor>> network, FitOptions options) =>
        DigitsRecipe.Fitting(
            name,
            "04-01-autoregressive",
            LikelihoodKind.Exact,
            "",
            options,
            _ => new AutoregressiveModel(network(), Conditional, Pixels),
            (model, _) => (x, _) => -model.LogProb(x).mean(),
            (model, x, _) => model.LogProb(x)
        );
}
