namespace GenerativeModels.Tests.Plots;

public sealed class PlaneFigureTests
{
    private static readonly DensityGrid Grid = DensityGrid.Of((x, y) => Math.Exp(-x * x - y * y), (-2, 2), (-1, 1), count: 5);
    private static readonly Points Some = new (double, double)[] { (0, 0), (1, 1) };

    [Fact]
    public void Grids_have_rows_of_y_and_columns_of_x()
    {
        Assert.Equal(Math.Exp(-4), Grid.P[2, 0], 12);
        Assert.Equal(Math.Exp(-1), Grid.P[0, 2], 12);
        Assert.Throws<ArgumentException>(() => Plot.Panels("t", [new Panel("", Grid with { P = new double[4, 5] })]));
    }

    [Fact]
    public void Panels_share_colours_axes_and_one_scale()
    {
        var figure = Plot.Panels(
            "t",
            [
                new Panel("data", Grid, [new Cloud("data", Some, Truth: true)]),
                new Panel("one", Grid with { P = new double[5, 5] }, [new Cloud("model", Some)]),
                new Panel("two", null, [new Cloud("model", Some)]),
            ]
        );
        var contours = figure.Traces().Where(t => (string?)t!["type"] == "contour").ToArray();
        Assert.All(contours, t => Assert.Equal(1, (double)t!["zmax"]!, 6));
        Assert.All(contours, t => Assert.Equal("Viridis", (string?)t!["colorscale"]));
        var models = figure.Traces().Where(t => (string?)t!["name"] == "model").ToArray();
        Assert.Equal(["x2", "x3"], models.Select(t => (string?)t!["xaxis"]));
        Assert.Single(models.Select(t => (string?)t!["marker"]!["color"]).Distinct());
        Assert.Single(models, t => (bool)t!["showlegend"]!);
        Assert.Equal("x", (string?)figure.Layout()["xaxis3"]!["matches"]);
        Assert.Equal(["data", "one", "two"], figure.Layout()["annotations"]!.AsArray().Select(a => (string)a!["text"]!));
    }

    [Fact]
    public void Paths_lie_in_their_panel_and_are_told()
    {
        Points path = new[] { (0.0, 0.0), (1.0, 2.0), (2.0, 2.0) };
        var figure = Plot.Panels("t", [new Panel("one"), new Panel("two") { Paths = [path, path] }]);
        var lines = figure.Trace("paths");
        Assert.Equal("x2", (string?)lines["xaxis"]);
        Assert.False((bool)lines["showlegend"]!);
        Assert.Equal(8, lines["x"]!.AsArray().Count); // two paths, a gap after each
        Assert.Contains("two 2 paths", figure.Alt());
    }

    [Fact]
    public void Data_are_open_grey_circles()
    {
        var marker = Plot.Scatter("t", "x", "y", [new Cloud("data", Some, Truth: true)]).Trace("data")["marker"]!;
        Assert.Equal("circle-open", (string?)marker["symbol"]);
        Assert.Equal("#767676", (string?)marker["color"]);
    }

    [Fact]
    public void Arrows_point_along_the_field_and_the_longest_is_named()
    {
        var figure = Plot.Field("t", (_, _) => (0, 3), (0, 1), (0, 1), arrows: 2);
        var trace = Assert.Single(figure.Traces())!;
        Assert.Equal("field, longest arrow 3", (string?)trace["name"]);
        var (x, y) = (FigureParts.Numbers(trace["x"]), FigureParts.Numbers(trace["y"]));
        Assert.Equal(4 * 6, x.Length);
        Assert.Equal(x[0], x[1], 6);
        Assert.Equal(0.95, y[1] - y[0], 3);
        Assert.True(double.IsNaN(x[5]));
    }

    [Fact]
    public void Paths_are_one_trace_with_gaps()
    {
        var figure = Plot.Trajectories("t", [Some, Some]);
        Assert.Equal(6, FigureParts.Numbers(figure.Trace("paths")["x"]).Length);
        Assert.Equal(2, FigureParts.Numbers(figure.Trace("start")["x"]).Length);
        Assert.Throws<ArgumentException>(() => Plot.Trajectories("t", [Points.From([(0, 0)])]));
    }

    [Fact]
    public void Lines_over_a_density_are_white_and_their_key_is_grey()
    {
        foreach (
            var figure in new[]
            {
                Plot.Field("t", (_, _) => (0, 3), (-2, 2), (-1, 1), Grid),
                Plot.Trajectories("t", [Some], Grid),
            }
        )
        {
            var white = Assert.Single(figure.Traces(), t => (string?)t!["line"]?["color"] == "#FFFFFF")!;
            Assert.False((bool)white["showlegend"]!);
            Assert.Single(figure.Traces(), t => (string?)t!["line"]?["color"] == "#767676");
        }
    }

    [Fact]
    public void Points_have_two_columns()
    {
        Points fromRows = new double[,]
        {
            { 1, 2 },
            { 3, 4 },
        };
        Assert.Equal((3, 4), fromRows[1]);
        Assert.Throws<ArgumentException>(() => (Points)new double[2, 3]);
    }
}
