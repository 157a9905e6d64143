using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Notebooks.Format;

namespace Notebooks.Session;

/// <summary>
/// Runs the cells of one notebook, one after the other. Front ends give it code and hear <see cref="SessionEvent"/>s; it knows
/// neither files nor protocols.
/// </summary>
public sealed class NotebookSession : IAsyncDisposable
{
    private readonly CellThread thread = new();
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly SessionSink sink = new();
    private readonly SubmissionChain chain;
    private readonly List<Action> atCellEnd = [];
    private readonly Stack<string> importing = new();
    private readonly Task started;
    private FrontEnd frontEnd = null!;
    private Interruption current = null!;
    private Task unstopped = Task.CompletedTask;

    /// <summary>Starts a session; the compiler warms up in the background.</summary>
    /// <param name="folder">The notebook's folder, from which relative paths go.</param>
    public NotebookSession(string folder)
    {
        Folder = Path.GetFullPath(folder);
        chain = new SubmissionChain(Folder);
        ConsoleCapture.Install();
        Formatter.NullString = "null"; // As in C#; "<null>" otherwise.
        started = Task.WhenAll(Task.Run(chain.Start), Task.Run(() => frontEnd = new FrontEnd(sink)));
    }

    /// <summary>The notebook's folder.</summary>
    public string Folder { get; }

    /// <summary>Asks the person in front (prompt, hidden or not) for a line; null where there is none.</summary>
    public Func<string, bool, CancellationToken, Task<string?>>? Input
    {
        get => sink.Input;
        set => sink.Input = value;
    }

    /// <summary>Completes when the compiler is warm.</summary>
    public Task Started => started;

    /// <summary>The variables that cells declared, by name.</summary>
    public IReadOnlyList<Variable> Variables => Variable.Of(chain.States);

    /// <summary>Runs a cell to its end.</summary>
    /// <param name="code">The cell's text: C# and magic commands.</param>
    /// <param name="label">What the cell is called in errors: <c>cell 3</c>.</param>
    /// <param name="publish">Hears what the cell puts out, one event at a time, from any thread; also what it puts out after its end.</param>
    /// <param name="cancellationToken">Interrupts the cell, step by step: <see cref="Interruption"/>.</param>
    public async Task<CellOutcome> Execute(
        string code,
        string label,
        Action<SessionEvent> publish,
        CancellationToken cancellationToken = default
    )
    {
        await oneAtATime.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await started.ConfigureAwait(false);
            sink.Attach(publish);
            if (!unstopped.IsCompleted)
                return Stuck("an interrupted cell still runs: the kernel must be restarted");
            using var interruption = current = new Interruption(chain.AskInLoops, cancellationToken);
            using var context = new CellContext(sink, frontEnd, cancellationToken);
            var running = Task.Run(() => RunParts(code, Path.Combine(Folder, label)), CancellationToken.None);
            if (await Task.WhenAny(running, interruption.GivenUp).ConfigureAwait(false) != running)
            {
                unstopped = running;
                return Stuck("the cell does not stop: the kernel must be restarted");
            }
            return await Outcome(running, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>What may stand at a position of a cell that is being written.</summary>
    public async Task<Completion> Complete(string code, int position)
    {
        await started.ConfigureAwait(false);
        return new CodeReader(chain).Complete(code, position);
    }

    /// <summary>What the name at a position stands for; null when it stands for nothing known.</summary>
    public async Task<Insight?> Inspect(string code, int position)
    {
        await started.ConfigureAwait(false);
        return new CodeReader(chain).Inspect(code, position);
    }

    /// <summary>Whether the cell can be run as it stands.</summary>
    public static Completeness Judge(string code) => CodeReader.Judge(code);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await started.ConfigureAwait(false);
        frontEnd.Dispose();
        thread.Dispose();
        sink.Dispose();
        oneAtATime.Dispose();
    }

    /// <summary>Shows something beside the notebook.</summary>
    internal void Page(JsonObject data) => sink.Publish(new PageEvent(data));

    /// <summary>Does something when the running cell has ended well.</summary>
    internal void AtCellEnd(Action action) => atCellEnd.Add(action);

    /// <summary>Runs the C# of a file here. The path goes from the importing file's folder.</summary>
    internal async Task Import(string path)
    {
        var from = importing.TryPeek(out var importer) ? Path.GetDirectoryName(importer)! : Folder;
        var file = Path.GetFullPath(path, from);
        if (importing.Contains(file))
            throw SessionException.Magic($"#!import {path}: the file imports itself");
        importing.Push(file);
        try
        {
            foreach (var (code, place) in ImportedFile.Read(file))
                await RunParts(code, place).ConfigureAwait(false);
        }
        finally
        {
            importing.Pop();
        }
    }

    private async Task RunParts(string code, string path)
    {
        foreach (var part in CellParser.Split(code, Magic.OwnsBody))
            if (part is MagicPart magic)
                await Magic.Called(magic).Run(magic, this).ConfigureAwait(false);
            else if (part is CodePart source)
                await RunCode(source.Code, path).ConfigureAwait(false);
        if (importing.Count > 0)
            return;
        var actions = atCellEnd.ToArray();
        atCellEnd.Clear();
        Array.ForEach(actions, action => action());
    }

    private async Task RunCode(string code, string path)
    {
        var stop = current.Request;
        code = await chain.BringPackages(code, path, stop).ConfigureAwait(false);
        var run = chain.Compile(code, path);
        stop.ThrowIfCancellationRequested();
        var result = await thread.Run(run, current).ConfigureAwait(false);
        if (result.HasValue && result.Value is not DisplayedValue && importing.Count == 0)
            sink.Result(result.Value);
    }

    private async Task<CellOutcome> Outcome(Task running, CancellationToken cancellationToken)
    {
        try
        {
            await running.ConfigureAwait(false);
            return CellOutcome.Completed;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            // GetInputAsync, for one, wraps the cancellation.
            var more = e is OperationCanceledException or ThreadInterruptedException
                ? []
                : ExceptionReport.Of(e, Folder).Traceback;
            const string message = "the cell was interrupted";
            sink.Publish(new ErrorEvent("Interrupted", message, [$"Interrupted: {message}", .. more]));
            return CellOutcome.Interrupted;
        }
        catch (SessionException e)
        {
            sink.Publish(new ErrorEvent(e.Name, e.Message, e.Report));
            return CellOutcome.Failed;
        }
        catch (Exception e)
        {
            sink.Publish(ExceptionReport.Of(e, Folder));
            return CellOutcome.Failed;
        }
        finally
        {
            atCellEnd.Clear();
        }
    }

    private CellOutcome Stuck(string message)
    {
        sink.Publish(new ErrorEvent("Interrupted", message, [$"Interrupted: {message}"]));
        return CellOutcome.Stuck;
    }
}
