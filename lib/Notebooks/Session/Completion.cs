namespace Notebooks.Session;

/// <summary>What may stand at a place in a cell.</summary>
/// <param name="Start">Where the text begins that an item replaces.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">What may stand there, by name.</param>
public sealed record Completion(int Start, int End, IReadOnlyList<CompletionItem> Items);

/// <summary>One thing that may stand there.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Kind">What it is: <c>method</c>, <c>property</c>, <c>field</c>, <c>namedtype</c>, <c>namespace</c>, <c>keyword</c>, <c>magic</c> …</param>
public sealed record CompletionItem(string Text, string Kind);
