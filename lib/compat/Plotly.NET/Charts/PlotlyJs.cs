namespace Plotly.NET;

/// <summary>The local copy of plotly.js.</summary>
internal static class PlotlyJs
{
    private const string Asset = "data/node_modules/plotly.js-dist-min/plotly.min.js";

    public static string Text => field ??= File.ReadAllText(Find());

    private static string Find()
    {
        var root = Environment.GetEnvironmentVariable("GENERATIVE_MODELS_ROOT");
        for (var folder = new DirectoryInfo(root ?? AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, Asset);
            if (File.Exists(file))
                return file;
        }
        throw new FileNotFoundException($"expected plotly.js at {Asset} under the project's root: run ./nb setup", Asset);
    }
}
