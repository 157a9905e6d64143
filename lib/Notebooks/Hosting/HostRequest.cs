using System.Text.Json.Serialization;

namespace Notebooks.Hosting;

/// <summary>What is asked of a kernel process.</summary>
[JsonDerivedType(typeof(ExecuteRequest), "execute")]
[JsonDerivedType(typeof(InterruptRequest), "interrupt")]
[JsonDerivedType(typeof(CompleteRequest), "complete")]
[JsonDerivedType(typeof(InspectRequest), "inspect")]
[JsonDerivedType(typeof(JudgeRequest), "judge")]
[JsonDerivedType(typeof(InputReply), "input")]
[JsonDerivedType(typeof(ShutdownRequest), "shutdown")]
internal abstract record HostRequest;

/// <summary>Run a cell, which may ask for input or not.</summary>
internal sealed record ExecuteRequest(string Code, string Label, bool MayAsk) : HostRequest;

/// <summary>Stop the cell that runs.</summary>
internal sealed record InterruptRequest : HostRequest;

/// <summary>A question with a number, which the answer repeats.</summary>
internal abstract record HostQuestion(int Number) : HostRequest;

/// <summary>What may stand at a position?</summary>
internal sealed record CompleteRequest(int Number, string Code, int Position) : HostQuestion(Number);

/// <summary>What does the name at a position stand for?</summary>
internal sealed record InspectRequest(int Number, string Code, int Position) : HostQuestion(Number);

/// <summary>Can the cell be run as it stands?</summary>
internal sealed record JudgeRequest(int Number, string Code) : HostQuestion(Number);

/// <summary>What was typed; null when nobody will.</summary>
internal sealed record InputReply(string? Text) : HostRequest;

/// <summary>End the process.</summary>
internal sealed record ShutdownRequest : HostRequest;
