namespace GenerativeModels.Tests.Plots;

public sealed class ImageFigureTests
{
    private static Images Numbered(int count) =>
        Images.Flat([.. Enumerable.Range(0, count * 4).Select(i => i % 256 / 255f)], 2, 2);

    [Fact]
    public void A_sheet_holds_every_pixel_where_it_belongs_and_grey_levels_are_clipped_and_scaled()
    {
        var picture = PngReader.Read(ImageSheet.Of(Numbered(5), columns: 3).Source);
        Assert.Equal((8, 5, 2), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal([0, 255], picture.At(0, 0));
        Assert.Equal([3, 255], picture.At(1, 1));
        Assert.Equal([4 + 1, 255], picture.At(0, 4));
        Assert.Equal([12 + 2, 255], picture.At(4, 0));
        Assert.Equal(0, picture.At(0, 2)[1]);
        Assert.Equal(0, picture.At(4, 7)[1]);
        var images = Images.Flat([-1, 0, 8, 16], 2, 2, low: 0, high: 16);
        byte At(int row, int column) => images.At(0, row, column, 0);
        Assert.Equal([0, 0, 128, 255], new[] { At(0, 0), At(0, 1), At(1, 0), At(1, 1) });
        Assert.Throws<ArgumentException>(() => Images.Flat(new float[5], 2, 2));
    }

    [Fact]
    public void A_grid_is_one_sharp_picture_with_labels_at_the_middle_of_tiles()
    {
        var figure = Plot.ImageGrid("t", Numbered(6), 3, rowLabels: ["a", "b"], columnLabels: ["x", "y", "z"]);
        var trace = Assert.Single(figure.Traces())!;
        Assert.Equal("image", (string?)trace["type"]);
        Assert.StartsWith("data:image/png;base64,", (string?)trace["source"], StringComparison.Ordinal);
        Assert.Equal([0.5, 3.5, 6.5], FigureParts.Numbers(figure.Layout()["xaxis"]!["tickvals"]));
        Assert.Equal([0.5, 3.5], FigureParts.Numbers(figure.Layout()["yaxis"]!["tickvals"]));
        var range = FigureParts.Numbers(figure.Layout()["yaxis"]!["range"]);
        Assert.True(range[0] > range[1]);
    }

    [Fact]
    public void Hovering_a_code_finds_its_image_and_ten_classes_differ_in_colour_or_in_symbol()
    {
        var figure = Plot.LatentMap("t", Points.From([(0, 0), (1, 0), (2, 0)]), [1, 0, 1], Numbered(3));
        Assert.Equal([0.0, 2.0], FigureParts.Numbers(figure.Trace("1")["customdata"]));
        var sheet = figure.Layout()["meta"]!["thumbnails"]!;
        Assert.Equal(2, (int)sheet["columns"]!);
        Assert.Equal([8, 255], PngReader.Read((string)sheet["source"]!).At(2, 0));
        Assert.NotEmpty((string)figure.Layout()["meta"]!["alt"]!);
        Assert.Throws<ArgumentException>(() => Plot.LatentMap("t", Points.From([(0, 0)]), [1, 2]));
        var labels = Enumerable.Range(0, 10).ToArray();
        figure = Plot.LatentMap("t", Points.From(labels.Select(i => ((double)i, 0.0))), labels);
        var looks = figure.Traces().Select(t => ((string)t!["marker"]!["color"]!, (string)t["marker"]!["symbol"]!));
        Assert.Equal(10, looks.Distinct().Count());
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Pictures_survive_encoding(int channels)
    {
        byte[] pixels = [.. Enumerable.Range(0, 7 * 5 * channels).Select(i => (byte)(i * 37))];
        var picture = PngReader.Read(Png.DataUri(pixels, 7, channels));
        Assert.Equal((7, 5, channels), (picture.Width, picture.Height, picture.Channels));
        Assert.Equal(pixels, picture.Pixels);
    }
}
