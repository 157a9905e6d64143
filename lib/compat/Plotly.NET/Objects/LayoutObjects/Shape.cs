namespace Plotly.NET.LayoutObjects;

public class Shape : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Shape init<a, b, c, d>(
        [OptionalArgument] FSharpOption<bool>? Editable = null,
        [OptionalArgument] FSharpOption<Color>? FillColor = null,
        [OptionalArgument] FSharpOption<StyleParam.FillRule>? FillRule = null,
        [OptionalArgument] FSharpOption<ShapeLabel>? Label = null,
        [OptionalArgument] FSharpOption<bool>? ShowLegend = null,
        [OptionalArgument] FSharpOption<StyleParam.SubPlotId>? Legend = null,
        [OptionalArgument] FSharpOption<int>? LegendRank = null,
        [OptionalArgument] FSharpOption<string>? LegendGroup = null,
        [OptionalArgument] FSharpOption<Title>? LegendGroupTitle = null,
        [OptionalArgument] FSharpOption<double>? LegendWidth = null,
        [OptionalArgument] FSharpOption<StyleParam.Layer>? Layer = null,
        [OptionalArgument] FSharpOption<Line>? Line = null,
        [OptionalArgument] FSharpOption<string>? Name = null,
        [OptionalArgument] FSharpOption<double>? Opacity = null,
        [OptionalArgument] FSharpOption<string>? Path = null,
        [OptionalArgument] FSharpOption<string>? TemplateItemName = null,
        [OptionalArgument] FSharpOption<StyleParam.ShapeType>? ShapeType = null,
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<a>? X0 = null,
        [OptionalArgument] FSharpOption<b>? X1 = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId>? XAnchor = null,
        [OptionalArgument] FSharpOption<string>? Xref = null,
        [OptionalArgument] FSharpOption<StyleParam.ShapeSizeMode>? XSizeMode = null,
        [OptionalArgument] FSharpOption<c>? Y0 = null,
        [OptionalArgument] FSharpOption<d>? Y1 = null,
        [OptionalArgument] FSharpOption<StyleParam.LinearAxisId>? YAnchor = null,
        [OptionalArgument] FSharpOption<string>? Yref = null,
        [OptionalArgument] FSharpOption<StyleParam.ShapeSizeMode>? YSizeMode = null
    )
        where a : IConvertible
        where b : IConvertible
        where c : IConvertible
        where d : IConvertible =>
        new Shape()
            .Set("editable", Editable)
            .Set("fillcolor", FillColor)
            .Set("fillrule", FillRule)
            .Set("label", Label)
            .Set("showlegend", ShowLegend)
            .Set("legend", Legend)
            .Set("legendrank", LegendRank)
            .Set("legendgroup", LegendGroup)
            .Set("legendgrouptitle", LegendGroupTitle)
            .Set("legendwidth", LegendWidth)
            .Set("layer", Layer)
            .Set("line", Line)
            .Set("name", Name)
            .Set("opacity", Opacity)
            .Set("path", Path)
            .Set("templateitemname", TemplateItemName)
            .Set("type", ShapeType)
            .Set("visible", Visible)
            .Set("x0", X0)
            .Set("x1", X1)
            .Set("xanchor", XAnchor)
            .Set("xref", Xref)
            .Set("xsizemode", XSizeMode)
            .Set("y0", Y0)
            .Set("y1", Y1)
            .Set("yanchor", YAnchor)
            .Set("yref", Yref)
            .Set("ysizemode", YSizeMode);
}
