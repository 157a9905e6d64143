namespace Plotly.NET;

/// <summary>Looks to choose from: <c>chart.WithTemplate(ChartTemplates.dark)</c>. Mirrored ones have lines on all four sides.</summary>
public static class ChartTemplates
{
    public static Template plotly => PlotlyTemplate.Value;

    public static Template light => Of("#2a3f5f", "white", "#d8dee8", mirrored: false);

    public static Template lightMirrored => Of("#2a3f5f", "white", "#d8dee8", mirrored: true);

    public static Template dark => Of("#f2f5fa", "#11131a", "#323a4a", mirrored: false);

    public static Template darkMirrored => Of("#f2f5fa", "#11131a", "#323a4a", mirrored: true);

    public static Template transparent => Of("#2a3f5f", "rgba(0,0,0,0)", "#d8dee8", mirrored: false);

    public static Template transparentMirrored => Of("#2a3f5f", "rgba(0,0,0,0)", "#d8dee8", mirrored: true);

    private static Template Of(string ink, string paper, string grid, bool mirrored) =>
        Template.init<Trace>(
            new Layout()
                .Set("paper_bgcolor", paper)
                .Set("plot_bgcolor", paper)
                .Set("font", new Font().Set("color", ink))
                .Set("xaxis", Axis(ink, grid, mirrored))
                .Set("yaxis", Axis(ink, grid, mirrored))
        );

    private static LinearAxis Axis(string ink, string grid, bool mirrored)
    {
        var axis = new LinearAxis().Set("linecolor", ink).Set("gridcolor", grid).Set("zerolinecolor", grid).Set("showline", true);
        return mirrored ? axis.Set("mirror", StyleParam.Mirror.All).Set("ticks", StyleParam.TickOptions.Inside) : axis;
    }
}
