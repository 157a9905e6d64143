namespace Notebooks.Jupyter;

/// <summary>A message that is not acted on.</summary>
/// <param name="reason">Why, in a line for the log.</param>
internal sealed class RefusedMessageException(string reason) : Exception(reason);
