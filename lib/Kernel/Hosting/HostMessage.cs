using System.Text.Json.Serialization;
using Kernel.Session;

namespace Kernel.Hosting;

/// <summary>What a kernel process says to the runner.</summary>
[JsonDerivedType(typeof(HostReady), "ready")]
[JsonDerivedType(typeof(HostEvent), "event")]
[JsonDerivedType(typeof(HostCellEnded), "ended")]
internal abstract record HostMessage;

/// <summary>The process is up.</summary>
internal sealed record HostReady(IReadOnlyDictionary<string, string> Versions) : HostMessage;

/// <summary>The cell put something out.</summary>
internal sealed record HostEvent(SessionEvent Happened) : HostMessage;

/// <summary>The cell has ended. Marks were written behind its output on those of stdout and stderr that are named.</summary>
internal sealed record HostCellEnded(CellOutcome Outcome, double Seconds, bool MarkedOut, bool MarkedError) : HostMessage;
