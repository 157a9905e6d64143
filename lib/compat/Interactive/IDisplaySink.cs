using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>Where a running cell's output goes: the session behind the display API.</summary>
internal interface IDisplaySink
{
    public void Show(DisplayedValue value);

    public void Update(DisplayedValue value);

    public void Write(string stream, string text);
}
