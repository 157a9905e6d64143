namespace GenerativeModels.Plots;

public static partial class Plot
{
    /// <summary>How much of each mode the models draw, beside the truth; the legend counts the modes that they cover.</summary>
    /// <param name="title">The figure's title.</param>
    /// <param name="modes">Their names.</param>
    /// <param name="truth">The data's share of each mode, 0 … 1.</param>
    /// <param name="models">Each model's share of each mode, 0 … 1.</param>
    /// <param name="least">The part of its true share from which a mode counts as covered.</param>
    /// <param name="alt">The text alternative.</param>
    /// <param name="height">Pixels.</param>
    /// <exception cref="ArgumentException">Not one share a mode.</exception>
    public static Figure Coverage(
        string title,
        IReadOnlyList<string> modes,
        Values truth,
        IReadOnlyList<Batch> models,
        double least = 0.1,
        string? alt = null,
        int? height = null
    )
    {
        var all = models.Select(m => m with { Name = Counted(m) }).Prepend(new Batch("data", truth, Truth: true)).ToArray();
        var figure = new Sketch(title).Axes("mode", "share of samples");
        AddColumns(figure, modes, all, numbers: false);
        figure.Layout["yaxis"]!["rangemode"] = "tozero";
        figure.Layout["yaxis"]!["tickformat"] = ".0%";
        return figure.Done(
            alt,
            $"Share of samples in each of {modes.Count} modes: {string.Join("; ", all.Skip(1).Select(m => m.Name))}.",
            height
        );

        string Counted(Batch model)
        {
            if (model.Samples.Count != truth.Count)
                throw new ArgumentException($"expected {truth.Count} shares in \"{model.Name}\", got {model.Samples.Count}");
            var covered = Enumerable
                .Range(0, truth.Count)
                .Count(i => model.Samples[i] > 0 && model.Samples[i] >= least * truth[i]);
            return $"{model.Name}, {covered} of {modes.Count} modes";
        }
    }
}
