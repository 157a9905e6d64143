using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive;

/// <summary>JavaScript that is shown as a script element.</summary>
public class ScriptContent : IHtmlContent
{
    public ScriptContent(string scriptValue) => ScriptValue = scriptValue;

    public string ScriptValue { get; }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) =>
        writer.Write($"<script type=\"text/javascript\">{ScriptValue}</script>");
}
