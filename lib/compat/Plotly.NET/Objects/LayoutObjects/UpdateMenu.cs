namespace Plotly.NET.LayoutObjects;

public class UpdateMenu : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static UpdateMenu init(
        [OptionalArgument] FSharpOption<int>? Active = null,
        [OptionalArgument] FSharpOption<Color>? BGColor = null,
        [OptionalArgument] FSharpOption<Color>? BorderColor = null,
        [OptionalArgument] FSharpOption<IEnumerable<UpdateMenuButton>>? Buttons = null,
        [OptionalArgument] FSharpOption<StyleParam.UpdateMenuDirection>? Direction = null,
        [OptionalArgument] FSharpOption<Font>? Font = null,
        [OptionalArgument] FSharpOption<string>? Name = null,
        [OptionalArgument] FSharpOption<Padding>? Pad = null,
        [OptionalArgument] FSharpOption<bool>? ShowActive = null,
        [OptionalArgument] FSharpOption<string>? TemplateItemName = null,
        [OptionalArgument] FSharpOption<StyleParam.UpdateMenuType>? Type = null,
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<double>? X = null,
        [OptionalArgument] FSharpOption<StyleParam.XAnchorPosition>? XAnchor = null,
        [OptionalArgument] FSharpOption<double>? Y = null,
        [OptionalArgument] FSharpOption<StyleParam.YAnchorPosition>? YAnchor = null
    ) =>
        new UpdateMenu()
            .Set("active", Active)
            .Set("bgcolor", BGColor)
            .Set("bordercolor", BorderColor)
            .Set("buttons", Buttons)
            .Set("direction", Direction)
            .Set("font", Font)
            .Set("name", Name)
            .Set("pad", Pad)
            .Set("showactive", ShowActive)
            .Set("templateitemname", TemplateItemName)
            .Set("type", Type)
            .Set("visible", Visible)
            .Set("x", X)
            .Set("xanchor", XAnchor)
            .Set("y", Y)
            .Set("yanchor", YAnchor);
}
