using System.Text.Json;

namespace Notebooks.Testing;

/// <summary>What came of a test project's run.</summary>
internal sealed record TestOutcome(int Passed, int Failed, int Skipped, IReadOnlyList<string> Failures)
{
    /// <summary>A run that gave no account of its tests counts as one failure.</summary>
    public static TestOutcome Broken(string why) => new(0, 1, 0, [why]);

    /// <summary>Reads a report in the Common Test Report Format.</summary>
    public static TestOutcome Read(string report, int exitCode)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(report));
        var results = document.RootElement.GetProperty("results");
        var summary = results.GetProperty("summary");
        int Count(string name) => summary.GetProperty(name).GetInt32();
        var failures = results
            .GetProperty("tests")
            .EnumerateArray()
            .Where(test => test.GetProperty("status").GetString() == "failed")
            .Select(test => $"{test.GetProperty("name").GetString()}\n{Text(test, "message")}\n{Text(test, "trace")}")
            .ToList();
        var (passed, failed) = (Count("passed"), Count("failed") + Count("other"));
        if (passed + failed == 0)
            return Broken("it ran no test");
        if (exitCode != 0 && failed == 0)
            return new(passed, 1, Count("skipped"), [$"exit code {exitCode} though every test passed"]);
        return new(passed, failed, Count("skipped"), failures);
    }

    private static string Text(JsonElement test, string name) =>
        test.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
