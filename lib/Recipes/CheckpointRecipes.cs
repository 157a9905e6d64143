using GenerativeModels.Adversarial;
using GenerativeModels.Autoregressive;
using GenerativeModels.Diffusion;
using GenerativeModels.Training;

namespace Recipes;

/// <summary>The models whose weights are kept.</summary>
internal static class CheckpointRecipes
{
    public static IReadOnlyList<CheckpointRecipe> All { get; } = [MnistDiffusion.Recipe, MnistGan.Recipe, NovelGpt.Recipe];

    /// <summary>The named one; null: there is none.</summary>
    public static CheckpointRecipe? Find(string name) => All.FirstOrDefault(recipe => recipe.Name == name);
}
