using System.Text.Json.Serialization;

namespace Kernel.Hosting;

/// <summary>What the runner asks of a kernel process.</summary>
[JsonDerivedType(typeof(ExecuteRequest), "execute")]
[JsonDerivedType(typeof(InterruptRequest), "interrupt")]
[JsonDerivedType(typeof(ShutdownRequest), "shutdown")]
internal abstract record HostRequest;

/// <summary>Run a cell.</summary>
internal sealed record ExecuteRequest(string Code, string Label) : HostRequest;

/// <summary>Stop the cell that runs.</summary>
internal sealed record InterruptRequest : HostRequest;

/// <summary>End the process.</summary>
internal sealed record ShutdownRequest : HostRequest;
