namespace Plotly.NET.LayoutObjects;

public class Transition : DynamicObj.DynamicObj, IFields
{
    Fields IFields.Fields { get; } = new();

    public static Transition init(
        [OptionalArgument] FSharpOption<int>? Duration = null,
        [OptionalArgument] FSharpOption<StyleParam.TransitionEasing>? Easing = null,
        [OptionalArgument] FSharpOption<StyleParam.TransitionOrdering>? Ordering = null
    ) => new Transition().Set("duration", Duration).Set("easing", Easing).Set("ordering", Ordering);
}
