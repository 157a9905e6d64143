using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Notebooks.Session;

/// <summary>Something a cell put out while it ran. Every front end is fed by this stream.</summary>
[JsonDerivedType(typeof(StreamEvent), "stream")]
[JsonDerivedType(typeof(DisplayEvent), "display")]
[JsonDerivedType(typeof(UpdateEvent), "update")]
[JsonDerivedType(typeof(ResultEvent), "result")]
[JsonDerivedType(typeof(ClearEvent), "clear")]
[JsonDerivedType(typeof(PageEvent), "page")]
[JsonDerivedType(typeof(ErrorEvent), "error")]
public abstract record SessionEvent;

/// <summary>Text written to the console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text as written; any number of lines or a part of one.</param>
public sealed record StreamEvent(string Name, string Text) : SessionEvent;

/// <summary>A value on show, which may be updated in place.</summary>
/// <param name="Data">Renderings by mime type; those that are JSON are JSON here, the rest is text.</param>
/// <param name="DisplayId">Names the place for later updates.</param>
public sealed record DisplayEvent(JsonObject Data, string DisplayId) : SessionEvent;

/// <summary>A new value for a place on show.</summary>
/// <param name="Data">Renderings by mime type.</param>
/// <param name="DisplayId">The place, in this cell or an earlier one.</param>
public sealed record UpdateEvent(JsonObject Data, string DisplayId) : SessionEvent;

/// <summary>The value of the cell's trailing expression.</summary>
/// <param name="Data">Renderings by mime type.</param>
public sealed record ResultEvent(JsonObject Data) : SessionEvent;

/// <summary>What the cell has put out so far goes away.</summary>
/// <param name="Wait">Only when something new comes, so that a redrawn figure does not flicker.</param>
public sealed record ClearEvent(bool Wait) : SessionEvent;

/// <summary>Something to read beside the notebook, such as documentation.</summary>
/// <param name="Data">Renderings by mime type.</param>
public sealed record PageEvent(JsonObject Data) : SessionEvent;

/// <summary>Why the cell stopped. At most one a cell.</summary>
/// <param name="Name">The exception's type name, or <c>CompilationError</c>, <c>MagicError</c>, <c>Interrupted</c>.</param>
/// <param name="Message">What went wrong, in a line.</param>
/// <param name="Traceback">The whole report, line by line, with the cell's own line numbers.</param>
public sealed record ErrorEvent(string Name, string Message, IReadOnlyList<string> Traceback) : SessionEvent;
