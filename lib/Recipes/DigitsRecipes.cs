using GenerativeModels.Autoencoding;
using GenerativeModels.Autoregressive;
using GenerativeModels.Evaluation;
using GenerativeModels.Flows;

namespace Recipes;

/// <summary>The models in the table of the 8×8 digits, in its order.</summary>
internal static class DigitsRecipes
{
    public static IReadOnlyList<DigitsRecipe> All { get; } =
    [
        DigitFloors.Uniform,
        DigitFloors.Independent,
        DigitVae.Recipe,
        DigitVae.LearnedPrior,
        DigitVae.Hierarchical,
        DigitArm.Made,
        DigitArm.GatedPixelCnn,
        DigitFlow.Spline,
    ];

    /// <summary>The named ones; all, when none is named.</summary>
    /// <exception cref="ArgumentException">A name that no recipe has.</exception>
    public static IReadOnlyList<DigitsRecipe> Named(IReadOnlyList<string> names)
    {
        if (names.Except(All.Select(recipe => recipe.Name)).FirstOrDefault() is { } unknown)
            throw new ArgumentException(
                $"expected models among {string.Join("; ", All.Select(recipe => recipe.Name))}, got {unknown}"
            );
        return names.Count == 0 ? All : [.. All.Where(recipe => names.Contains(recipe.Name))];
    }
}
