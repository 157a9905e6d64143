using System.Runtime.InteropServices;

namespace Plotly.NET;

public static partial class GenericChartExtensions
{
    public static GenericChart WithAnnotation(
        this GenericChart @this,
        Annotation annotation,
        [OptionalArgument, Optional, DefaultParameterValue(true)] FSharpOption<bool>? Append
    ) => @this.WithAnnotations([annotation], Append);

    public static GenericChart WithAnnotations(
        this GenericChart @this,
        IEnumerable<Annotation> annotations,
        [OptionalArgument, Optional, DefaultParameterValue(true)] FSharpOption<bool>? Append
    ) => @this.Put("annotations", annotations, Append);

    public static GenericChart WithShape(
        this GenericChart @this,
        Shape shape,
        [OptionalArgument, Optional, DefaultParameterValue(true)] FSharpOption<bool>? Append
    ) => @this.WithShapes([shape], Append);

    public static GenericChart WithShapes(
        this GenericChart @this,
        IEnumerable<Shape> shapes,
        [OptionalArgument, Optional, DefaultParameterValue(true)] FSharpOption<bool>? Append
    ) => @this.Put("shapes", shapes, Append);

    public static GenericChart WithLayoutImage(
        this GenericChart @this,
        LayoutImage image,
        [OptionalArgument, Optional, DefaultParameterValue(true)] FSharpOption<bool>? Append
    ) => @this.WithLayoutImages([image], Append);

    public static GenericChart WithLayoutImages(
        this GenericChart @this,
        IEnumerable<LayoutImage> images,
        [OptionalArgument, Optional, DefaultParameterValue(true)] FSharpOption<bool>? Append
    ) => @this.Put("images", images, Append);

    public static GenericChart WithUpdateMenu(
        this GenericChart @this,
        UpdateMenu updateMenu,
        [OptionalArgument, Optional, DefaultParameterValue(true)] FSharpOption<bool>? Append
    ) => @this.WithUpdateMenus([updateMenu], Append);

    public static GenericChart WithUpdateMenus(
        this GenericChart @this,
        IEnumerable<UpdateMenu> updateMenus,
        [OptionalArgument, Optional, DefaultParameterValue(true)] FSharpOption<bool>? Append
    ) => @this.Put("updatemenus", updateMenus, Append);

    public static GenericChart WithSliders(this GenericChart @this, IEnumerable<Slider> sliders) =>
        @this.Put("sliders", sliders, Append: false);

    /// <summary>Items of a list of the layout, behind those that the chart has (the default) or in their place.</summary>
    private static GenericChart Put(
        this GenericChart chart,
        string name,
        IEnumerable<object> items,
        FSharpOption<bool>? Append
    ) =>
        Append is null || Append.Value
            ? GenericChart.addLayout(new Layout().Set(name, items.ToArray()), chart)
            : chart.Change(l => l.Set(name, items.ToArray()));
}
