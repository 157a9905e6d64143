using System.Net;

namespace GenerativeModels.Plots;

/// <summary>A figure as html: an element, and a script that draws into it as soon as plotly.js is there.</summary>
internal static class FigurePage
{
    private static readonly string Script = Read("figure.js");

    public static string Of(Figure figure)
    {
        var id = $"figure-{Guid.NewGuid():N}";
        return $$"""
            <div id="{{id}}" role="img" aria-label="{{WebUtility.HtmlEncode(figure.Alt)}}" style="overflow-x:auto">
            <div style="position:relative;height:{{figure.Height}}px"></div>
            </div>
            <script>
            (() => {
            {{Script}}
            const place = document.getElementById("{{id}}");
            const figure = {{figure.Json}};
            const start = () => (window.Plotly ? drawFigure(place, figure) : setTimeout(start, 50));
            if (place) start();
            })();
            </script>
            """;
    }

    private static string Read(string name)
    {
        using var stream = typeof(FigurePage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
