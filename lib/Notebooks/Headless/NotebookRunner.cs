using System.Globalization;
using System.Text.Json;
using Notebooks.Format;

namespace Notebooks.Headless;

/// <summary>Runs notebooks beside each other, the longest known first; those that read what the others wrote come when these are done.</summary>
public sealed class NotebookRunner(RunOptions options, IRunProgress progress)
{
    private const string Threads = "OMP_NUM_THREADS";

    /// <summary>For the notebooks: where the executed copies are.</summary>
    private const string Records = "NB_RECORDS";

    /// <summary>For the notebooks: when the run began.</summary>
    private const string RunStarted = "NB_RUN_STARTED";

    /// <summary>Runs them all; one result each, in the order given.</summary>
    public async Task<IReadOnlyList<NotebookResult>> Run(IReadOnlyList<string> notebooks, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.OutputFolder);
        var started = TimeProvider.System.GetUtcNow();
        var results = new NotebookResult?[notebooks.Count];
        var order = Enumerable
            .Range(0, notebooks.Count)
            .OrderByDescending(i => SecondsBefore(notebooks[i]))
            .ToLookup(i => ComesLast(notebooks[i]));
        foreach (
            var wave in (int[][])
                [
                    [.. order[false]],
                    [.. order[true]],
                ]
        )
        {
            var jobs = Math.Clamp(options.Jobs, 1, Math.Max(1, wave.Length));
            var environment = Surroundings(jobs, started);
            await Parallel
                .ForEachAsync(
                    wave,
                    new ParallelOptions { MaxDegreeOfParallelism = jobs },
                    async (i, _) =>
                    {
                        if (!cancellationToken.IsCancellationRequested)
                            results[i] = await new NotebookRun(notebooks[i], options, environment, progress)
                                .Run(cancellationToken)
                                .ConfigureAwait(false);
                    }
                )
                .ConfigureAwait(false);
        }
        return [.. results.OfType<NotebookResult>()];
    }

    /// <summary>The variables of kernels of which some work at once.</summary>
    private Dictionary<string, string> Surroundings(int jobs, DateTimeOffset started)
    {
        var variables = new Dictionary<string, string>
        {
            [Records] = Path.GetFullPath(options.OutputFolder),
            [RunStarted] = started.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        };
        if (Environment.GetEnvironmentVariable(Threads) is null)
            variables[Threads] = Math.Max(1, Environment.ProcessorCount / jobs).ToString(CultureInfo.InvariantCulture);
        return variables;
    }

    /// <summary>Whether the notebook's metadata say <c>"run_after": "all"</c>: it reads the others' records.</summary>
    private static bool ComesLast(string notebook)
    {
        try
        {
            return Notebook.Read(notebook).Metadata["run_after"]?.ToString() == "all";
        }
        catch (NotebookFormatException)
        {
            return false; // its own run will say so
        }
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
        catch (Exception e)
            when (e
                    is IOException
                        or JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or UnauthorizedAccessException
            )
        {
            return 0;
        }
    }
}
