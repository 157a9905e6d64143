namespace Notebooks.Session;

/// <summary>A stretch of a cell.</summary>
internal abstract record CellPart;

/// <summary>C#, with blank lines before it, so that its line numbers are the cell's.</summary>
internal sealed record CodePart(string Code) : CellPart;

/// <summary>A line <c>#!name arguments</c>; the body is the text below it when the magic takes that as its own.</summary>
internal sealed record MagicPart(string Name, string Arguments, string Body, int Line) : CellPart;
