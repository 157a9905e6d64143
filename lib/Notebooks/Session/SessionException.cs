namespace Notebooks.Session;

/// <summary>A cell that cannot run: its name and report become the cell's error.</summary>
/// <param name="name">What stands for the exception's type: <c>CompilationError</c> or <c>MagicError</c>.</param>
/// <param name="message">What went wrong, in a line.</param>
/// <param name="report">The whole report; the message alone when there is no more to say.</param>
internal sealed class SessionException(string name, string message, IReadOnlyList<string>? report = null) : Exception(message)
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Report { get; } = report ?? [$"{name}: {message}"];

    /// <summary>A magic command that was not understood or could not be carried out.</summary>
    public static SessionException Magic(string message) => new("MagicError", message);
}
