namespace GenerativeModels.Tests.Plots;

public sealed class PlaneFigureTests : TensorTests
{
    private static readonly DensityGrid Grid = DensityGrid.Of((x, y) => Math.Exp(-x * x - y * y), (-2, 2), (-1, 1), count: 5);
    private static readonly Points Some = new (double, double)[] { (0, 0), (1, 1) };

    [Fact]
    public void Grids_have_rows_of_y_and_columns_of_x_and_diverging_colours_part_at_zero()
    {
        Assert.Equal(Math.Exp(-4), Grid.P[2, 0], 12);
        Assert.Equal(Math.Exp(-1), Grid.P[0, 2], 12);
        Assert.Throws<ArgumentException>(() => Plot.Panels("t", [new Panel("", Grid with { P = new double[4, 5] })]));
        var slope = DensityGrid.Of((x, _) => x, (-1, 3), (0, 1), count: 3);
        var trace = Plot.Heatmap("H", "x", "y", "z", slope, diverging: true).Traces()[0]!;
        Assert.Equal((-3, 3), ((double)trace["zmin"]!, (double)trace["zmax"]!));
    }

    [Fact]
    public void Panels_share_colours_axes_and_one_scale()
    {
        Panel data = new("data", Grid, [new Cloud("data", Some, Truth: true)]);
        Panel one = new("one", Grid with { P = new double[5, 5] }, [new Cloud("model", Some)]);
        var figure = Plot.Panels("t", [data, one, new Panel("two", null, [new Cloud("model", Some)])]);
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
    public void Paths_are_one_trace_with_gaps_and_data_open_grey_circles()
    {
        var figure = Plot.Trajectories("t", [Some, Some]);
        Assert.Equal(6, FigureParts.Numbers(figure.Trace("paths")["x"]).Length);
        Assert.Equal(2, FigureParts.Numbers(figure.Trace("start")["x"]).Length);
        Assert.Throws<ArgumentException>(() => Plot.Trajectories("t", [Points.From([(0, 0)])]));
        var marker = Plot.Scatter("t", "x", "y", [new Cloud("data", Some, Truth: true)]).Trace("data")["marker"]!;
        Assert.Equal("circle-open", (string?)marker["symbol"]);
        Assert.Equal("#767676", (string?)marker["color"]);
    }

    [Fact]
    public void Lines_over_a_density_are_white_and_their_key_is_grey()
    {
        var field = Plot.Field("t", (_, _) => (0, 3), (-2, 2), (-1, 1), Grid);
        foreach (var figure in new[] { field, Plot.Trajectories("t", [Some], Grid) })
        {
            var white = Assert.Single(figure.Traces(), t => (string?)t!["line"]?["color"] == "#FFFFFF")!;
            Assert.False((bool)white["showlegend"]!);
            Assert.Single(figure.Traces(), t => (string?)t!["line"]?["color"] == "#767676");
        }
    }

    [Fact]
    public void Points_have_two_columns_and_values_are_copied_from_any_real_type_and_any_layout()
    {
        Points fromRows = Matrix([1, 2], [3, 4]);
        Assert.Equal((3, 4), fromRows[1]);
        Assert.Throws<ArgumentException>(() => (Points)new double[2, 3]);
        Points points = arange(4, dtype: float32, requires_grad: true).reshape(2, 2);
        Assert.Equal([(0.0, 1.0), (2.0, 3.0)], points);
        Assert.Throws<ArgumentException>(() => (Points)zeros(2, 3));
        Values every = arange(6).reshape(2, 3).t()[1];
        Assert.Equal([1.0, 4.0], every);
        Values one = tensor(2.5);
        Assert.Equal([2.5], one);
        Assert.Throws<ArgumentException>(() => (Values)zeros(2, 2));
    }

    [Fact]
    public void Images_are_grey_or_colour()
    {
        Images grey = (arange(8, dtype: float32) / 255).reshape(2, 1, 2, 2);
        Assert.Equal((2, 2, 2, 1), (grey.Count, grey.Height, grey.Width, grey.Channels));
        Assert.Equal(7, grey.At(1, 1, 1, 0));
        Images colour = (arange(12, dtype: float32) / 255).reshape(1, 3, 2, 2);
        Assert.Equal((1, 2, 2, 3), (colour.Count, colour.Height, colour.Width, colour.Channels));
        Assert.Equal(4 + 1, colour.At(0, 0, 1, 1));
        Assert.Equal(3, Images.Flat((arange(8, dtype: float32) / 255).reshape(2, 4), 2, 2).At(0, 1, 1, 0));
        Assert.Throws<ArgumentException>(() => (Images)zeros(1, 2, 2, 2));
        Assert.Throws<ArgumentException>(() => Images.Flat(zeros(2, 4), 3, 3));
    }

    private static readonly TreeNode Root = new(
        "all",
        [new("explicit", [new("flow"), new("VAE")]), new("implicit", [new("GAN", Note: "2014")])]
    );

    [Fact]
    public void Parents_stand_in_the_middle_of_their_children_and_a_tree_is_told_in_brackets()
    {
        var nodes = Plot.Placed(Root);
        Assert.Equal(["all", "explicit", "flow", "VAE", "implicit", "GAN"], nodes.Select(n => n.Node.Name));
        Assert.Equal([0, 1, 2, 2, 1, 2], nodes.Select(n => n.Depth));
        Assert.Equal([1.25, 0.5, 0, 1, 2, 2], nodes.Select(n => n.Row));
        Assert.Equal([-1, 0, 1, 1, 0, 4], nodes.Select(n => n.Parent));
        var figure = Plot.Tree("Families", Root);
        Assert.Equal("Families. all (explicit (flow, VAE), implicit (GAN)).", figure.Alt());
        Assert.Equal(5, FigureParts.Numbers(figure.Traces()[0]!["x"]).Count(double.IsNaN));
        Assert.Equal("2014", (string?)figure.Traces()[1]!["hovertext"]![5]);
    }

    [Fact]
    public void A_timeline_has_a_lane_a_family_and_names_that_keep_clear()
    {
        var figure = Plot.Timeline("Years", [new(2020, "DDPM", "score"), new(2013, "VAE", "latent"), new(2011, "DSM", "score")]);
        Assert.Equal("Years. 2011 DSM, 2013 VAE, 2020 DDPM.", figure.Alt());
        Assert.Equal([2011.0, 2020.0], FigureParts.Numbers(figure.Trace("score")["x"]));
        Assert.Equal(["score", "latent"], figure.Layout()["yaxis"]!["ticktext"]!.AsArray().Select(t => (string)t!));
        Assert.Throws<ArgumentException>(() => Plot.Timeline("Years", []));
        Milestone[] a = [new(2002, "contrastive divergence", "a"), new(2025, "now", "a")];
        Milestone[] b = [new(2015, "MADE", "b"), new(2016, "PixelCNN", "b"), new(2017, "transformer", "b")];
        var crowded = Plot.Timeline("Years", [a[0], .. b, a[1]]);
        Assert.Equal(["top center", "bottom center", "top right"], Places("b"));
        Assert.Equal(["top right", "top center"], Places("a"));

        IEnumerable<string> Places(string lane) => crowded.Trace(lane)["textposition"]!.AsArray().Select(place => (string)place!);
    }
}
