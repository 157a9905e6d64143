namespace Kernel.Session;

/// <summary>What a name in a cell stands for.</summary>
/// <param name="Signature">Its declaration, as in C#.</param>
/// <param name="Summary">The first part of its documentation; empty when there is none.</param>
public sealed record Insight(string Signature, string Summary);
