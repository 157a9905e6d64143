using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell sees through <c>using static</c>: ways to show a value.</summary>
public class Kernel
{
    private Kernel() { }

    /// <summary>Shows a value in the running cell; the returned handle updates it in place.</summary>
    public static DisplayedValue display(object value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Text that is shown as HTML, as it stands.</summary>
    public static IHtmlContent HTML(string content) => content.ToHtmlContent();

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => new HtmlString($"<style>{content}</style>").Display();

    /// <summary>Runs a script in the page.</summary>
    public static void Javascript(string scriptContent) => new ScriptContent(scriptContent).Display();
}
