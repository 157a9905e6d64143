using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Notebooks.Format;
using Notebooks.Hosting;
using Notebooks.Session;

namespace Notebooks.Headless;

/// <summary>The run of one notebook, in a process of its own, up to its first error.</summary>
/// <param name="path">The notebook's file.</param>
/// <param name="options">How to run it.</param>
/// <param name="environment">Variables for the kernel process.</param>
/// <param name="progress">Is told of each cell.</param>
internal sealed class NotebookRun(
    string path,
    RunOptions options,
    IReadOnlyDictionary<string, string> environment,
    IRunProgress progress
)
{
    private readonly string name = Path.GetFileNameWithoutExtension(path);
    private readonly OutputCollector outputs = new();
    private readonly Stopwatch clock = new();
    private Notebook notebook = null!;
    private IReadOnlyDictionary<string, string> versions = new Dictionary<string, string>();
    private RunStatus status = RunStatus.Passed;
    private string message = "";
    private int cellsRun;
    private long peakMemory;

    /// <summary>Runs it and writes the executed copy. Everything that can go wrong with the notebook is in the result.</summary>
    public async Task<NotebookResult> Run(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetUtcNow();
        clock.Start();
        try
        {
            notebook = Notebook.Read(path);
            if (notebook.OtherKernel is { } kernel)
                return Unread(RunStatus.Refused, $"is for the kernel {kernel}, and this one runs C#");
            ParameterInjection.Apply(
                notebook,
                options.Parameters.Where(value => ParameterInjection.Has(notebook, value.Key)).ToDictionary()
            );
        }
        catch (Exception e) when (e is NotebookFormatException or ArgumentException)
        {
            return Unread(RunStatus.Failed, (e as NotebookFormatException)?.Fault ?? e.Message);
        }
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
            (cell.Outputs, cell.ExecutionCount) = ([], null);
        progress.Started(name, CodeCells.Count());
        await RunCells(cancellationToken).ConfigureAwait(false);
        return Write(started);
    }

    private IEnumerable<(Cell Cell, int Index)> CodeCells =>
        notebook.Cells.Select((cell, index) => (cell, index)).Where(numbered => numbered.cell.Kind == CellKind.Code);

    private async Task RunCells(CancellationToken cancellationToken)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var kernel = await KernelProcess
                .Start(Path.GetDirectoryName(path)!, environment, KernelSetting.Batch)
                .ConfigureAwait(false);
            versions = kernel.Versions;
            whole.CancelAfter(options.Timeout);
            foreach (var (cell, index) in CodeCells)
                if (!await RunCell(kernel, cell, index, whole.Token, cancellationToken).ConfigureAwait(false))
                    break;
        }
        catch (Exception e) when (e is KernelDiedException or OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            Blame(RunStatus.Died, $"the kernel did not start: {e.Message}");
        }
    }

    /// <summary>False when the notebook must stop here.</summary>
    private async Task<bool> RunCell(KernelProcess kernel, Cell cell, int index, CancellationToken whole, CancellationToken stop)
    {
        if (whole.IsCancellationRequested)
            return Interrupted($"before cell {index + 1}", whole, stop);
        var title = CellTitles.Of(notebook, index);
        var place = title.Length > 0 ? $"cell {index + 1} ({title})" : $"cell {index + 1}";
        progress.Cell(name, ++cellsRun, title);
        outputs.Begin(cell);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(whole);
        limit.CancelAfter(options.CellTimeout);
        var cellClock = Stopwatch.StartNew();
        try
        {
            var ended = await kernel.Execute(cell.Code, $"cell {index + 1}", outputs.Add, limit.Token).ConfigureAwait(false);
            if (limit.IsCancellationRequested && ended.Outcome != CellOutcome.Completed)
                return Interrupted(place, whole, stop) && ended.Outcome != CellOutcome.Stuck;
            if (ended.Outcome == CellOutcome.Completed)
                return true;
            Blame(
                Claims.IsFailure(outputs.Error?.Name ?? "") ? RunStatus.ClaimFailed : RunStatus.Failed,
                $"{place}: {outputs.Error?.Name}: {outputs.Error?.Message}"
            );
            return options.KeepGoing && ended.Outcome == CellOutcome.Failed;
        }
        catch (KernelDiedException e)
        {
            outputs.Fail(
                new ErrorEvent(
                    "KernelDied",
                    e.Message,
                    [$"KernelDied: {e.Message}", "This notebook ends here; what it has put out so far is kept."]
                )
            );
            Blame(RunStatus.Died, $"{place}: {e.Message}");
            return false;
        }
        finally
        {
            peakMemory = kernel.PeakMemory;
            // The notebook format allows nothing but text here.
            cell.Metadata["execution"] = new JsonObject
            {
                ["seconds"] = cellClock.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture),
            };
        }
    }

    private bool Interrupted(string place, CancellationToken whole, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
            Blame(RunStatus.Failed, $"{place}: interrupted");
        else if (whole.IsCancellationRequested)
            Blame(RunStatus.Timeout, $"{place}: the notebook took longer than {options.Timeout.TotalSeconds:0.#} s");
        else
        {
            Blame(RunStatus.Timeout, $"{place}: took longer than {options.CellTimeout.TotalSeconds:0.#} s");
            return options.KeepGoing;
        }
        return false;
    }

    /// <summary>Keeps the first fault, unless a later one is worse.</summary>
    private void Blame(RunStatus fault, string why)
    {
        if (status != RunStatus.Passed && new[] { status, fault }.ExitCode() == new[] { status }.ExitCode())
            return;
        (status, message) = (fault, why.ReplaceLineEndings(" "));
    }

    private NotebookResult Write(DateTimeOffset started)
    {
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 2);
        notebook.Metadata["run"] = RunRecord.Of(started, seconds, status, message, versions, options.Parameters);
        var output = Path.Combine(options.OutputFolder, name + ".ipynb");
        try
        {
            IpynbWriter.Write(notebook, output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Blame(RunStatus.Failed, $"the executed notebook could not be written: {e.Message}");
            output = null;
        }
        return Finish(
            new NotebookResult
            {
                Name = name,
                Status = status,
                Message = message,
                CellsRun = cellsRun,
                Cells = CodeCells.Count(),
                Seconds = seconds,
                PeakMebibytes = peakMemory / (1 << 20),
                Claims = Claims.Count(notebook),
                Output = output,
            }
        );
    }

    private NotebookResult Unread(RunStatus status, string message) =>
        Finish(
            new NotebookResult
            {
                Name = name,
                Status = status,
                Message = message,
            }
        );

    private NotebookResult Finish(NotebookResult result)
    {
        progress.Finished(result);
        return result;
    }
}
