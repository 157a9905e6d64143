namespace Plotly.NET.LayoutObjects;

public class Button : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Button init(
        [OptionalArgument] FSharpOption<bool>? Visible = null,
        [OptionalArgument] FSharpOption<StyleParam.TimeStep>? Step = null,
        [OptionalArgument] FSharpOption<StyleParam.TimeStepMode>? StepMode = null,
        [OptionalArgument] FSharpOption<int>? Count = null,
        [OptionalArgument] FSharpOption<string>? Label = null,
        [OptionalArgument] FSharpOption<string>? Name = null,
        [OptionalArgument] FSharpOption<string>? TemplateItemName = null
    ) =>
        new Button()
            .Set("visible", Visible)
            .Set("step", Step)
            .Set("stepmode", StepMode)
            .Set("count", Count)
            .Set("label", Label)
            .Set("name", Name)
            .Set("templateitemname", TemplateItemName);
}
