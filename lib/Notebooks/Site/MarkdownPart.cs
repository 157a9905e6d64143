namespace Notebooks.Site;

/// <summary>A rendered markdown cell.</summary>
/// <param name="Html">The cell as HTML.</param>
/// <param name="Headings">Its headings, in order.</param>
/// <param name="Lead">Its first paragraph as HTML; empty when it has none.</param>
/// <param name="Passages">Its plain text, cut at its headings: the first passage may have none.</param>
internal sealed record MarkdownPart(string Html, IReadOnlyList<Heading> Headings, string Lead, IReadOnlyList<Passage> Passages);

/// <summary>A heading: its level (1 is the page's title), its id on the page, as HTML and as plain text.</summary>
internal sealed record Heading(int Level, string Id, string Html, string Text);

/// <summary>Plain text under a heading, for the search index and for summaries.</summary>
internal sealed record Passage(Heading? Heading, string Text);
