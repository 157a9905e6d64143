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
        var table = new Table().Border(TableBorder.Simple).Title(setting.Title).AddColumn("workload, times in µs");
        string[] columns = ["floor", "this library", "TorchSharp", "PyTorch", "over TorchSharp", "over PyTorch"];
        foreach (var column in columns.Concat(setting.GoalBeside is null ? [] : ["beside two busy loops"]))
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var result in results)
            table.AddRow([
                result.Title,
                result.Floor is { } floor ? Time(floor) : "",
                Time(result.Ours),
                Time(result.Plain),
                Time(result.PyTorch),
                Cell(result.OverPlain),
                Cell(result.OverPyTorch),
                .. setting.GoalBeside is null ? (string[])[] : [Cell(result.Beside)],
            ]);
        if (SmallMean(results) is { } mean)
            table.AddRow("geometric mean, small networks", "", "", "", "", Cell(mean, setting.MeanOverPlain));
        AnsiConsole.Write(table);
    }

    /// <summary>Returns where it was written.</summary>
    public static string Write(
        string folder,
        Setting setting,
        IReadOnlyList<string> versions,
        double rate,
        IReadOnlyList<Result> results,
        IReadOnlyList<double> memory
    )
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{setting.Name}.json");
        var report = new
        {
            setting.Name,
            setting.Title,
            Versions = versions,
            GigaflopsPerSecond = rate,
            setting.Environment,
            setting.OurEnvironment,
            Processors = Environment.ProcessorCount,
            SmallMean = SmallMean(results),
            Results = results,
            MemoryMegabytes = memory,
        };
        File.WriteAllText(path, JsonSerializer.Serialize(report, Json));
        return path;
    }

    private static double? SmallMean(IReadOnlyList<Result> results)
    {
        var small = results.Where(r => r.Family == Family.Small).Select(r => r.OverPlain?.Median).OfType<double>().ToList();
        return small.Count < 2 ? null : Numbers.GeometricMean(small);
    }

    private static string Time(IReadOnlyList<double> times) => times.Count == 0 ? "–" : Time(Numbers.Median(times));

    private static string Time(double microseconds) =>
        microseconds < 10 ? Text($"{microseconds:F2}")
        : microseconds < 1000 ? Text($"{microseconds:F0}")
        : microseconds.ToString("N0", CultureInfo.InvariantCulture);

    private static string Cell(Ratio? ratio) =>
        ratio is null ? "–" : $"{Cell(ratio.Median, ratio.Goal)} {Text($"{ratio.Values.Min():F2}–{ratio.Values.Max():F2}")}";

    private static string Cell(double ratio, double? goal) =>
        goal is null ? Text($"{ratio:F2}") : Text($"[{(ratio <= goal ? "green" : "red")}]{ratio:F2}[/] (≤ {goal:F2})");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
