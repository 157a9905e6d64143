namespace Plotly.NET;

/// <summary>What every chart starts from unless it is made with UseDefaults: false.</summary>
internal static class Defaults
{
    public static Layout Layout() => new Layout().Set("width", 600).Set("height", 600).Set("template", PlotlyTemplate.Value);

    public static Config Config() => new Config().Set("responsive", true);
}
