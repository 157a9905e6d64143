using System.Diagnostics;

namespace Notebooks.Testing;

/// <summary>A built test project: an executable assembly that runs its own tests.</summary>
/// <param name="Name">The project's folder below <c>tests/</c>.</param>
/// <param name="Assembly">The path of its assembly.</param>
internal sealed record TestProject(string Name, string Assembly)
{
    /// <summary>The built test projects whose names contain one of the given parts; all where none is given.</summary>
    public static IReadOnlyList<TestProject> Find(string root, IReadOnlyList<string> parts)
    {
        var tests = Path.Combine(root, "tests");
        return
        [
            .. Directory
                .EnumerateFiles(tests, "*.Tests.csproj", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(project => (Folder: Path.GetDirectoryName(project)!, Name: Path.GetFileNameWithoutExtension(project)))
                .Select(p => new TestProject(
                    Path.GetRelativePath(tests, p.Folder),
                    Path.Combine(p.Folder, "bin", "Release", $"{p.Name}.dll")
                ))
                .Where(p => parts.Count == 0 || parts.Any(part => p.Name.Contains(part, StringComparison.OrdinalIgnoreCase))),
        ];
    }

    /// <summary>Runs the tests; gives up after the limit.</summary>
    /// <returns>What came of each, or why there is no such account.</returns>
    public async Task<TestOutcome> RunAsync(
        string reports,
        IReadOnlyList<string> options,
        TimeSpan limit,
        CancellationToken cancellation
    )
    {
        var stem = Path.Combine(reports, Name.Replace('/', '-'));
        var report = $"{stem}.json";
        File.Delete(report);
        if (!File.Exists(Assembly))
            return TestOutcome.Broken($"not built: {Assembly}");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(limit);
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Assembly, "-ctrf", report, "-noColor", .. options])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
        var log = await output + await error;
        await File.WriteAllTextAsync($"{stem}.log", log, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        if (timeout.IsCancellationRequested)
            return TestOutcome.Broken($"no end after {limit.TotalMinutes:F0} minutes (log: {stem}.log)");
        return File.Exists(report)
            ? TestOutcome.Read(report, process.ExitCode)
            : TestOutcome.Broken(
                $"exit code {process.ExitCode} and no report (log: {stem}.log)\n{log[Math.Max(0, log.Length - 2000)..]}"
            );
    }
}
