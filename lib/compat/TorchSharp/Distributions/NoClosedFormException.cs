namespace TorchSharp;

/// <summary>
/// A distribution or transform that has no such quantity in closed form, ever. It is of the type that upstream throws there, so that
/// code that catches that to estimate by sampling goes on working.
/// </summary>
internal sealed class NoClosedFormException(string message) : NotImplementedException(message);
