using System.Globalization;
using System.Text.Json;
using Benchmarks.Workloads;
using Spectre.Console;

namespace Benchmarks.Running;

/// <summary>Shows a setting's results as a table and writes them to a file.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static void Show(Setting setting, IReadOnlyList<Result> results)
    {
        var table = new Table()
            .Border(TableBorder.Simple)
            .Title(setting.Title)
            .AddColumn("workload")
            .AddColumn(new TableColumn("C# µs").RightAligned())
            .AddColumn(new TableColumn("PyTorch µs").RightAligned())
            .AddColumn(new TableColumn("ratio").RightAligned())
            .AddColumn("min–max")
            .AddColumn(new TableColumn("goal").RightAligned())
            .AddColumn(new TableColumn("floor µs").RightAligned());
        foreach (var result in results)
            table.AddRow(
                result.Title,
                Time(Numbers.Median(result.Ours)),
                result.PyTorch.Count == 0 ? "–" : Time(Numbers.Median(result.PyTorch)),
                Ratio(result.Ratio, result.Goal),
                result.Ratios.Count == 0 ? "" : Text($"{result.Ratios.Min():F2}–{result.Ratios.Max():F2}"),
                result.Goal is { } goal ? Text($"≤ {goal:F2}") : "",
                result.Floor is { } floor ? Time(floor) : ""
            );
        if (SmallMean(results) is { } mean)
            table.AddRow(
                "geometric mean, small networks",
                "",
                "",
                Ratio(mean, setting.SmallMean),
                "",
                setting.SmallMean is { } bound ? Text($"≤ {bound:F2}") : "",
                ""
            );
        AnsiConsole.Write(table);
    }

    /// <summary>Returns where it was written.</summary>
    public static string Write(string folder, Setting setting, IReadOnlyList<Result> results)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{setting.Name}.json");
        var report = new
        {
            setting.Name,
            setting.Title,
            setting.Environment,
            Processors = Environment.ProcessorCount,
            SmallMean = SmallMean(results),
            Results = results,
        };
        File.WriteAllText(path, JsonSerializer.Serialize(report, Json));
        return path;
    }

    private static double? SmallMean(IReadOnlyList<Result> results)
    {
        var small = results.Where(r => r.Family == Family.Small).Select(r => r.Ratio).OfType<double>().ToList();
        return small.Count < 2 ? null : Numbers.GeometricMean(small);
    }

    private static string Time(double microseconds) =>
        microseconds < 10 ? Text($"{microseconds:F2}")
        : microseconds < 1000 ? Text($"{microseconds:F0}")
        : microseconds.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ratio(double? ratio, double? goal) =>
        ratio is not { } value ? "–"
        : goal is null ? Text($"{value:F2}")
        : Text($"[{(value <= goal ? "green" : "red")}]{value:F2}[/]");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
