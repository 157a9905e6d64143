using GenerativeModels.Data;

namespace GenerativeModels.Plots;

/// <summary>plotly.js itself, from the local copy: a notebook shows it once, before its first figure.</summary>
public static class PlotlyAsset
{
    private const string RelativePath = "data/node_modules/plotly.js-dist-min/plotly.min.js";

    /// <summary>A script element that holds plotly.js, marked <c>data-asset="plotly.js"</c>.</summary>
    /// <exception cref="FileNotFoundException">The local copy is missing: the message names the file and the command that fetches it.</exception>
    public static string Html =>
        $"<script data-asset=\"plotly.js\">{Unloaded(Script(DataRoot.Find() ?? Directory.GetCurrentDirectory())).Replace("</script", "<\\/script")}</script>";

    /// <summary>Pages with RequireJS (the classic notebook, nbconvert's) have a loader that would keep plotly.js to itself.</summary>
    private static string Unloaded(string script) => $"(function(define,exports,module){{{script}\n}})();";

    internal static string Script(string root)
    {
        var path = Path.Combine(root, RelativePath);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new FileNotFoundException($"expected plotly.js at {path}: run ./nb setup", path);
    }
}
