using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace PlotlyTests;

/// <summary>What a layout holds in lists: notes, shapes, pictures, menus and sliders.</summary>
public sealed class LayoutListTests
{
    private static readonly double[] X = [0, 1];

    private static GenericChart Line => Chart.Line<double, double, string>(X, X, UseDefaults: false);

    [Fact]
    public void Notes_come_one_after_the_other_or_in_place_of_the_earlier()
    {
        var first = Annotation.init<double, double, double, double, double, double, double, double, double, double>(
            X: 1.0,
            Text: "a"
        );
        var second = Annotation.init<double, double, double, double, double, double, double, double, double, double>(
            X: 2.0,
            Text: "b"
        );
        var both = Line.WithAnnotation(first).WithAnnotation(second);
        FigureJson.Same("""[{"x":1,"text":"a"},{"x":2,"text":"b"}]""", FigureJson.Layout(both)["annotations"]);
        FigureJson.Same("""[{"x":2,"text":"b"}]""", FigureJson.Layout(both.WithAnnotation(second, Append: false))["annotations"]);
        FigureJson.Same("""[{"x":1,"text":"a"}]""", FigureJson.Layout(both.WithAnnotations([first], false))["annotations"]);
        Assert.Equal(4, FigureJson.Layout(both.WithAnnotations([first, second], true))["annotations"]!.AsArray().Count);
    }

    [Fact]
    public void Shapes_lie_over_the_traces()
    {
        var level = Shape.init<double, double, double, double>(
            ShapeType: StyleParam.ShapeType.Line,
            X0: 0.0,
            X1: 1.0,
            Y0: 3.0,
            Y1: 3.0,
            Xref: "paper",
            Line: Plotly.NET.Line.init(Dash: StyleParam.DrawingStyle.Dot)
        );
        FigureJson.Same(
            """[{"line":{"dash":"dot"},"type":"line","x0":0,"x1":1,"xref":"paper","y0":3,"y1":3}]""",
            FigureJson.Layout(Line.WithShape(level))["shapes"]
        );
        Assert.Equal(3, FigureJson.Layout(Line.WithShape(level).WithShapes([level, level]))["shapes"]!.AsArray().Count);
        Assert.Single(FigureJson.Layout(Line.WithShape(level).WithShapes([level], Append: false))["shapes"]!.AsArray());
    }

    [Fact]
    public void Pictures_lie_in_the_layout()
    {
        var image = LayoutImage.init<double, double>(Source: "data:image/png;base64,", SizeX: 2);
        FigureJson.Same(
            """[{"sizex":2,"source":"data:image/png;base64,"}]""",
            FigureJson.Layout(Line.WithLayoutImage(image))["images"]
        );
        Assert.Equal(
            3,
            FigureJson.Layout(Line.WithLayoutImage(image).WithLayoutImages([image, image]))["images"]!.AsArray().Count
        );
    }

    [Fact]
    public void A_button_changes_the_layout()
    {
        var button = UpdateMenuButton.init(
            Label: "log",
            Method: StyleParam.UpdateMethod.Relayout,
            Args: new DynamicObj.DynamicObj[] { Layout.init<string>(Title: Title.init("logarithmic")) }
        );
        var menu = UpdateMenu.init(
            Type: StyleParam.UpdateMenuType.Buttons,
            Direction: StyleParam.UpdateMenuDirection.Left,
            Buttons: new[] { button }
        );
        FigureJson.Same(
            """
            [{"buttons":[{"args":[{"title":{"text":"logarithmic"}}],"label":"log","method":"relayout"}],"direction":"left","type":"buttons"}]
            """,
            FigureJson.Layout(Line.WithUpdateMenu(menu))["updatemenus"]
        );
        Assert.Equal(2, FigureJson.Layout(Line.WithUpdateMenus([menu, menu]))["updatemenus"]!.AsArray().Count);
    }

    [Fact]
    public void Sliders_take_each_others_place()
    {
        var chart = Line.WithSliders([Steps("a"), Steps("b")]);
        Assert.Equal(["a", "b"], FigureJson.Layout(chart)["sliders"]!.AsArray().Select(s => (string)s!["name"]!));
        Assert.Equal("c", (string?)Assert.Single(FigureJson.Layout(chart.WithSlider(Steps("c")))["sliders"]!.AsArray())!["name"]);

        // Upstream's sliders have no defaults: a caller from C# writes every argument.
        static Slider Steps(string name) =>
            Slider.init(
                Active: null,
                ActiveBgColor: null,
                BgColor: null,
                BorderColor: null,
                BorderWidth: null,
                CurrentValue: null,
                Font: null,
                Len: null,
                LenMode: null,
                MinorTickLen: null,
                Name: name,
                Padding: null,
                Steps: null,
                TemplateItemName: null,
                TickColor: null,
                TickLen: null,
                TickWidth: null,
                Transition: null,
                Visible: null,
                X: null,
                XAnchor: null,
                Y: null,
                YAnchor: null
            );
    }
}
