namespace Notebooks.Session;

/// <summary>What a submission gave.</summary>
/// <param name="Value">The trailing expression's value.</param>
/// <param name="HasValue">Whether there is a trailing expression with a value, which may be null.</param>
internal readonly record struct Submission(object? Value, bool HasValue);
