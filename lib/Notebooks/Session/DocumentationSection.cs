namespace Notebooks.Session;

/// <summary>A part of a name's documentation.</summary>
/// <param name="Heading">What it is about: <c>Parameters</c>, <c>Returns</c> …</param>
/// <param name="Text">What it says; one line a paragraph.</param>
public sealed record DocumentationSection(string Heading, string Text);
