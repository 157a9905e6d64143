namespace GenerativeModels.Tests.Plots;

public sealed class PlotlyAssetTests
{
    [Fact]
    public void The_asset_is_one_marked_script()
    {
        var html = PlotlyAsset.Html;
        Assert.StartsWith("<script data-asset=\"plotly.js\">", html);
        Assert.Contains("plotly.js v2.35", html);
        Assert.Contains(">(function(define,exports,module){", html);
        Assert.Equal(html.Length - "</script>".Length, html.IndexOf("</script", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_missing_copy_is_named_with_the_command_that_fetches_it()
    {
        var error = Assert.Throws<FileNotFoundException>(() =>
            PlotlyAsset.Script(Path.Combine(Path.GetTempPath(), "nothing-here"))
        );
        Assert.Contains("plotly.min.js", error.Message);
        Assert.Contains("./nb setup", error.Message);
    }
}
