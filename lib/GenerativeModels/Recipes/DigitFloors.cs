using GenerativeModels.Data;
using GenerativeModels.Probability;

namespace GenerativeModels.Recipes;

/// <summary>What the models of the 8×8 digits have to beat.</summary>
public static class DigitFloors
{
    private const int Levels = 17;

    /// <summary>All images alike: 64 ln 17 nats.</summary>
    public static DigitsRecipe Uniform { get; } =
        new(
            "uniform",
            "",
            LikelihoodKind.Exact,
            "floor: every image alike",
            _ => new DigitsModel((x, _) => full(x.shape[0], -DigitsRow.Uniform, device: x.device), 0)
        );

    /// <summary>Every pixel by its own frequencies.</summary>
    public static DigitsRecipe Independent { get; } =
        new(
            "independent pixels",
            "",
            LikelihoodKind.Exact,
            "floor: each pixel's frequencies",
            task =>
            {
                var model = new IndependentLevels(task.Train, Levels);
                return new DigitsModel((x, _) => model.LogProb(x), model.Parameters);
            }
        );
}
