namespace Plotly.NET.CSharp;

public static partial class Chart
{
    public static GenericChart Treemap<LabelsType, ParentsType, ValuesType, IdsType, TextType>(
        IEnumerable<LabelsType> labels,
        IEnumerable<ParentsType> parents,
        Optional<IEnumerable<ValuesType>> Values = default,
        Optional<IEnumerable<IdsType>> Ids = default,
        Optional<string> Name = default,
        Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default,
        Optional<IEnumerable<double>> MultiOpacity = default,
        Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default,
        Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default,
        Optional<IEnumerable<Color>> SectionColors = default,
        Optional<StyleParam.Colorscale> SectionColorScale = default,
        Optional<bool> ShowSectionColorScale = default,
        Optional<bool> ReverseSectionColorScale = default,
        Optional<Color> SectionOutlineColor = default,
        Optional<double> SectionOutlineWidth = default,
        Optional<IEnumerable<double>> SectionOutlineMultiWidth = default,
        Optional<Line> SectionOutline = default,
        Optional<Marker> Marker = default,
        Optional<StyleParam.TextInfo> TextInfo = default,
        Optional<StyleParam.BranchValues> BranchValues = default,
        Optional<string> Count = default,
        Optional<TreemapTiling> Tiling = default,
        Optional<Pathbar> PathBar = default,
        Optional<TreemapRoot> Root = default,
        Optional<string> Level = default,
        Optional<int> MaxDepth = default,
        Optional<bool> UseDefaults = default
    )
        where LabelsType : IConvertible
        where ParentsType : IConvertible
        where ValuesType : IConvertible
        where IdsType : IConvertible
        where TextType : IConvertible
    {
        var outline = SectionOutline
            .OrNew()
            .Set("color", SectionOutlineColor)
            .Set("width", SectionOutlineMultiWidth, SectionOutlineWidth);
        var marker = Marker
            .OrNew()
            .Set("opacity", MultiOpacity)
            .Set("colors", SectionColors)
            .Set("colorscale", SectionColorScale)
            .Set("showscale", ShowSectionColorScale)
            .Set("reversescale", ReverseSectionColorScale)
            .Set("line", outline)
            .Set("pattern", new Pattern());
        var trace = new TraceDomain("treemap")
            .Set("labels", labels)
            .Set("parents", parents)
            .Set("values", Values)
            .Set("ids", Ids)
            .Set("name", Name)
            .Set("showlegend", ShowLegend)
            .Set("opacity", Opacity)
            .Set("text", MultiText, Text)
            .Set("textposition", MultiTextPosition, TextPosition)
            .Set("textinfo", TextInfo)
            .Set("branchvalues", BranchValues)
            .Set("count", Count)
            .Set("tiling", Tiling)
            .Set("pathbar", PathBar)
            .Set("root", Root)
            .Set("level", Level)
            .Set("maxdepth", MaxDepth)
            .Set("marker", marker);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}
