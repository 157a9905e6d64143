namespace GenerativeModels.Tests.Plots;

public sealed class OverviewTests
{
    private static readonly TreeNode Root = new(
        "all",
        [new("explicit", [new("flow"), new("VAE")]), new("implicit", [new("GAN", Note: "2014")])]
    );

    [Fact]
    public void Parents_stand_in_the_middle_of_their_children()
    {
        var nodes = Plot.Placed(Root);
        Assert.Equal(["all", "explicit", "flow", "VAE", "implicit", "GAN"], nodes.Select(n => n.Node.Name));
        Assert.Equal([0, 1, 2, 2, 1, 2], nodes.Select(n => n.Depth));
        Assert.Equal([1.25, 0.5, 0, 1, 2, 2], nodes.Select(n => n.Row));
        Assert.Equal([-1, 0, 1, 1, 0, 4], nodes.Select(n => n.Parent));
    }

    [Fact]
    public void A_tree_is_told_in_brackets_and_drawn_with_a_link_a_child()
    {
        var figure = Plot.Tree("Families", Root);
        Assert.Equal("Families. all (explicit (flow, VAE), implicit (GAN)).", figure.Alt());
        Assert.Equal(5, FigureParts.Numbers(figure.Traces()[0]!["x"]).Count(double.IsNaN));
        Assert.Equal("2014", (string?)figure.Traces()[1]!["hovertext"]![5]);
    }

    [Fact]
    public void A_timeline_has_a_lane_a_family_in_order_of_years()
    {
        var figure = Plot.Timeline("Years", [new(2020, "DDPM", "score"), new(2013, "VAE", "latent"), new(2011, "DSM", "score")]);
        Assert.Equal("Years. 2011 DSM, 2013 VAE, 2020 DDPM.", figure.Alt());
        Assert.Equal([2011.0, 2020.0], FigureParts.Numbers(figure.Trace("score")["x"]));
        Assert.Equal(["score", "latent"], figure.Layout()["yaxis"]!["ticktext"]!.AsArray().Select(t => (string)t!));
        Assert.Throws<ArgumentException>(() => Plot.Timeline("Years", []));
    }

    [Fact]
    public void Names_on_a_timeline_keep_clear_of_one_another()
    {
        var figure = Plot.Timeline(
            "Years",
            [
                new(2002, "contrastive divergence", "a"),
                new(2015, "MADE", "b"),
                new(2016, "PixelCNN", "b"),
                new(2017, "transformer", "b"),
                new(2025, "now", "a"),
            ]
        );
        Assert.Equal(
            ["top center", "bottom center", "top right"],
            figure.Trace("b")["textposition"]!.AsArray().Select(place => (string)place!)
        );
        Assert.Equal(["top right", "top center"], figure.Trace("a")["textposition"]!.AsArray().Select(place => (string)place!));
    }

    [Fact]
    public void Diverging_colours_part_at_zero()
    {
        var trace = Plot.Heatmap("H", "x", "y", "z", DensityGrid.Of((x, _) => x, (-1, 3), (0, 1), count: 3), diverging: true)
            .Traces()[0]!;
        Assert.Equal((-3, 3), ((double)trace["zmin"]!, (double)trace["zmax"]!));
    }
}
