using GenerativeModels.Data;

namespace GenerativeModels.Plots;

/// <summary>plotly.js, from the local copy, and the script that draws with it: a notebook shows them once, before its first figure.</summary>
public static class PlotlyAsset
{
    private const string RelativePath = "data/node_modules/plotly.js-dist-min/plotly.min.js";

    /// <summary>A script element that holds both, marked <c>data-asset="plotly.js"</c>.</summary>
    /// <exception cref="FileNotFoundException">The local copy is missing: the message names the file and the command that fetches it.</exception>
    public static string Html
    {
        get
        {
            var library = Script(DataRoot.Find() ?? Directory.GetCurrentDirectory());
            // Pages with RequireJS (the classic notebook, nbconvert's) have a loader that would keep plotly.js to itself.
            var all = $"(function(define,exports,module){{{library}\n}})();\n{Theme.Resource("figure.js")}";
            return $"<script data-asset=\"plotly.js\">{all.Replace("</script", "<\\/script")}</script>";
        }
    }

    internal static string Script(string root)
    {
        var path = Path.Combine(root, RelativePath);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new FileNotFoundException($"expected plotly.js at {path}: run ./nb setup", path);
    }
}
