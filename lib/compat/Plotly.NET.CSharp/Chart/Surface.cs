namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Surface<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData,
        Optional<IEnumerable<XType>> X = default,
        Optional<IEnumerable<YType>> Y = default,
        Optional<string> Name = default,
        Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default,
        Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default,
        Optional<Contours> Contours = default,
        Optional<StyleParam.Colorscale> ColorScale = default,
        Optional<bool> ShowScale = default,
        Optional<bool> UseDefaults = default
    )
        where ZType : IConvertible
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        var trace = new Trace3D("surface")
            .Set("z", zData)
            .Set("x", X)
            .Set("y", Y)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("opacity", Opacity)
            .Set("text", MultiText, Text)
            .Set("contours", Contours)
            .Set("colorscale", ColorScale)
            .Set("showscale", ShowScale);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace).WithCamera(default, default);
    }
}
