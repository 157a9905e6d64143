using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Where a running cell's output goes, and its input comes from: the session behind the display API.</summary>
internal interface IDisplaySink
{
    public void Show(DisplayedValue value);

    public void Update(DisplayedValue value);

    public void Write(string stream, string text);

    /// <summary>Asks the person in front for a line; null where nobody answers.</summary>
    public Task<string?> Ask(string prompt, bool password, CancellationToken cancellationToken);
}
