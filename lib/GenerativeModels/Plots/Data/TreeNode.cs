namespace GenerativeModels.Plots;

/// <summary>A branch of a taxonomy.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Children">What it divides into; none for a leaf.</param>
/// <param name="Note">What hovering over it tells.</param>
public sealed record TreeNode(string Name, IReadOnlyList<TreeNode>? Children = null, string Note = "");
