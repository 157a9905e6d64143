using System.Text.Json.Nodes;

namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>Images that change, over training or over a sampler's time.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="steps">A label and the images then; as many and as large at every step.</param>
    /// <param name="columns">Images a row.</param>
    /// <param name="stepTitle">What the steps count.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">No steps, or steps of different sizes.</exception>
    public static Figure AnimateImages(
        string title,
        IReadOnlyList<(string Label, Images Images)> steps,
        int columns,
        string stepTitle = "step",
        string? alt = null,
        int? height = null
    )
    {
        CheckSteps(steps.Count, null);
        var first = steps[0].Images;
        if (steps.Any(s => (s.Images.Count, s.Images.Height, s.Images.Width) != (first.Count, first.Height, first.Width)))
            throw new ArgumentException(
                $"expected {first.Count} images of {first.Height} × {first.Width} at every step",
                nameof(steps)
            );
        var sketch = new Sketch(title);
        var sheet = ImageSheet.Of(first, columns);
        var trace = sketch.Add(Traces.Image(sheet.Source));
        AddTiles(sketch, sheet, first.Height, null, null, "", "");
        foreach (var (label, images) in steps)
            sketch.AddFrame(label, [trace], [new JsonObject { ["source"] = ImageSheet.Of(images, columns).Source }]);
        Film.AddControls(sketch, [.. steps.Select(s => s.Label)], $"{stepTitle}: ", redraw: true);
        return sketch.Done(
            alt,
            $"Animation of {first.Count} images over {steps.Count} steps, {steps[0].Label} to {steps[^1].Label}.",
            height,
            TilesHeight(sheet, title, null, "") + Film.ControlsHeight + 46
        );
    }
}
