using System.Text.Json;

namespace Kernel.Headless;

/// <summary>Runs notebooks beside each other, the longest known first.</summary>
public sealed class NotebookRunner(RunOptions options, IRunProgress progress)
{
    private const string Threads = "OMP_NUM_THREADS";

    /// <summary>Runs them all; one result each, in the order given.</summary>
    public async Task<IReadOnlyList<NotebookResult>> Run(IReadOnlyList<string> notebooks, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.OutputFolder);
        var jobs = Math.Clamp(options.Jobs, 1, Math.Max(1, notebooks.Count));
        var environment = Environment.GetEnvironmentVariable(Threads) is null
            ? new Dictionary<string, string> { [Threads] = Math.Max(1, Environment.ProcessorCount / jobs).ToString() }
            : [];
        var results = new NotebookResult?[notebooks.Count];
        var order = Enumerable.Range(0, notebooks.Count).OrderByDescending(i => SecondsBefore(notebooks[i])).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = jobs };
        await Parallel
            .ForEachAsync(
                order,
                parallel,
                async (i, _) =>
                {
                    if (!cancellationToken.IsCancellationRequested)
                        results[i] = await new NotebookRun(notebooks[i], options, environment, progress)
                            .Run(cancellationToken)
                            .ConfigureAwait(false);
                }
            )
            .ConfigureAwait(false);
        return [.. results.OfType<NotebookResult>()];
    }

    /// <summary>How long the notebook took the last time; 0 when that is not known.</summary>
    private double SecondsBefore(string notebook)
    {
        var earlier = Path.Combine(options.OutputFolder, Path.GetFileNameWithoutExtension(notebook) + ".ipynb");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(earlier));
            return document.RootElement.GetProperty("metadata").GetProperty("run").GetProperty("seconds").GetDouble();
        }
        catch (Exception e) when (e is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return 0;
        }
    }
}
