namespace Plotly.NET;

/// <summary>The look of a chart that sets nothing itself: plotly's own theme, as far as it concerns the kinds of chart there are here.</summary>
internal static class PlotlyTemplate
{
    private const string Ink = "#2a3f5f";
    private const string Plane = "#E5ECF6";

    private static readonly string[] Colorway =
    [
        "#636efa",
        "#EF553B",
        "#00cc96",
        "#ab63fa",
        "#FFA15A",
        "#19d3f3",
        "#FF6692",
        "#B6E880",
        "#FF97FF",
        "#FECB52",
    ];

    public static Template Value => new Template().Set("layout", Layout()).Set("data", new Dictionary<string, object>());

    private static Layout Layout() =>
        new Layout()
            .Set("colorway", Colorway)
            .Set("autotypenumbers", "strict")
            .Set("font", new Font().Set("color", Ink))
            .Set("hoverlabel", new Hoverlabel().Set("align", "left"))
            .Set("hovermode", "closest")
            .Set("paper_bgcolor", "white")
            .Set("plot_bgcolor", Plane)
            .Set("title", new Title().Set("x", 0.05))
            .Set("coloraxis", new ColorAxis().Set("colorbar", new ColorBar().Set("outlinewidth", 0.0).Set("ticks", "")))
            .Set("scene", new Scene().Set("xaxis", SceneAxis()).Set("yaxis", SceneAxis()).Set("zaxis", SceneAxis()))
            .Set("xaxis", Axis())
            .Set("yaxis", Axis());

    private static LinearAxis Axis() =>
        new LinearAxis()
            .Set("automargin", true)
            .Set("gridcolor", "white")
            .Set("linecolor", "white")
            .Set("ticks", "")
            .Set("title", new Title().Set("standoff", 15))
            .Set("zerolinecolor", "white")
            .Set("zerolinewidth", 2.0);

    private static LinearAxis SceneAxis() =>
        new LinearAxis()
            .Set("backgroundcolor", Plane)
            .Set("gridcolor", "white")
            .Set("gridwidth", 2.0)
            .Set("linecolor", "white")
            .Set("showbackground", true)
            .Set("ticks", "")
            .Set("zerolinecolor", "white");
}
