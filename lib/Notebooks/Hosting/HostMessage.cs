using System.Text.Json;
using System.Text.Json.Serialization;
using Notebooks.Session;

namespace Notebooks.Hosting;

/// <summary>What a kernel process says.</summary>
[JsonDerivedType(typeof(HostReady), "ready")]
[JsonDerivedType(typeof(HostEvent), "event")]
[JsonDerivedType(typeof(HostInput), "input")]
[JsonDerivedType(typeof(HostAnswer), "answer")]
[JsonDerivedType(typeof(HostCellEnded), "ended")]
internal abstract record HostMessage;

/// <summary>The process is up.</summary>
internal sealed record HostReady(IReadOnlyDictionary<string, string> Versions) : HostMessage;

/// <summary>The cell put something out.</summary>
internal sealed record HostEvent(SessionEvent Happened) : HostMessage;

/// <summary>The cell asks the person in front.</summary>
internal sealed record HostInput(string Prompt, bool Password) : HostMessage;

/// <summary>The answer to the question of this number.</summary>
internal sealed record HostAnswer(int Number, JsonElement Answer) : HostMessage;

/// <summary>The cell has ended. Marks were written behind its output on those of stdout and stderr that are named.</summary>
internal sealed record HostCellEnded(CellOutcome Outcome, double Seconds, bool MarkedOut, bool MarkedError) : HostMessage;
