namespace Plotly.NET.LayoutObjects;

public class UpdateMenuButton : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static UpdateMenuButton init(
        [OptionalArgument] FSharpOption<IEnumerable<DynamicObj.DynamicObj>>? Args = null,
        [OptionalArgument] FSharpOption<IEnumerable<DynamicObj.DynamicObj>>? Args2 = null,
        [OptionalArgument] FSharpOption<bool>? Execute = null,
        [OptionalArgument] FSharpOption<string>? Label = null,
        [OptionalArgument] FSharpOption<StyleParam.UpdateMethod>? Method = null,
        [OptionalArgument] FSharpOption<string>? Name = null,
        [OptionalArgument] FSharpOption<string>? TemplateItemName = null,
        [OptionalArgument] FSharpOption<bool>? Visible = null
    ) =>
        new UpdateMenuButton()
            .Set("args", Args)
            .Set("args2", Args2)
            .Set("execute", Execute)
            .Set("label", Label)
            .Set("method", Method)
            .Set("name", Name)
            .Set("templateitemname", TemplateItemName)
            .Set("visible", Visible);
}
