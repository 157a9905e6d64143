using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>JSON that is shown as such.</summary>
public class JsonString : HtmlString
{
    public JsonString(string json)
        : base(json) { }
}
