using System.Text.Json.Nodes;
using Notebooks.Hosting;
using Notebooks.Session;

namespace Notebooks.Jupyter;

/// <summary>Executes cells, one at a time, and can interrupt the one that runs.</summary>
/// <param name="process">Runs the cells.</param>
/// <param name="broadcast">Where output goes.</param>
/// <param name="stdin">Where questions go.</param>
/// <param name="history">Where cells are kept.</param>
internal sealed class CellRunner(CellProcess process, Broadcast broadcast, StdinChannel stdin, History history)
{
    private readonly Lock gate = new();
    private CancellationTokenSource? running;
    private int count;

    /// <summary>Whether there is no process for the cells: nothing can be executed any more.</summary>
    public bool Dead { get; private set; }

    /// <summary>Interrupts the cell that runs, if one does.</summary>
    public void Interrupt()
    {
        lock (gate)
            running?.Cancel();
    }

    /// <summary>Executes a request; its reply.</summary>
    public async Task<JsonObject> Execute(Message request)
    {
        var code = request.Get("code", "");
        var silent = request.Get("silent", false);
        var stored = !silent && request.Get("store_history", true);
        var number = count + 1;
        count += stored ? 1 : 0;
        var output = new CellOutput(broadcast, request.Header, number, silent);
        if (!silent)
            broadcast.Send("execute_input", new() { ["code"] = code, ["execution_count"] = number }, request.Header);
        await Run(request, code, $"cell {number}", output).ConfigureAwait(false);
        var expressions =
            output.Error is null && request.Content["user_expressions"] is JsonObject asked
                ? await Evaluate(request, asked).ConfigureAwait(false)
                : [];
        if (stored)
            history.Add(number, code, output.Result?["text/plain"]?.ToString());
        return Reply(output, number, expressions);
    }

    private static JsonObject Reply(CellOutput output, int number, JsonObject expressions)
    {
        var reply = output.Error is { } error ? CellOutput.Describe(error) : [];
        reply["status"] = output.Error is null ? "ok" : "error";
        reply["execution_count"] = number;
        reply["payload"] = output.Payload;
        reply["user_expressions"] = expressions;
        return reply;
    }

    private async Task Run(Message request, string code, string label, CellOutput output)
    {
        using var stop = new CancellationTokenSource();
        try
        {
            lock (gate)
                running = stop;
            var kernel = await process.Current.ConfigureAwait(false);
            Func<HostInput, Task<string?>>? ask = request.Get("allow_stdin", false)
                ? async question => await stdin.Ask(request, question.Prompt, question.Password, stop.Token).ConfigureAwait(false)
                : null;
            var ended = await kernel.Execute(code, label, output.Add, stop.Token, ask).ConfigureAwait(false);
            if (ended.Outcome == CellOutcome.Stuck && output.Error is null)
                await Restart(output, "the cell did not stop, and the process with it did not answer: it was ended")
                    .ConfigureAwait(false);
        }
        catch (KernelDiedException e) when (process.Current.IsCompletedSuccessfully)
        {
            await Restart(output, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KernelDiedException or OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            Dead = true;
            Fail(output, e.Message);
        }
        finally
        {
            lock (gate)
                running = null;
        }
    }

    private async Task Restart(CellOutput output, string why)
    {
        Fail(output, why, "The kernel was restarted: what cells declared is gone, their outputs are kept.");
        await process.Restart().ConfigureAwait(false);
    }

    private static void Fail(CellOutput output, string why, params string[] then)
    {
        Log.Write(why);
        output.Add(new ErrorEvent("KernelDied", string.Join(" ", [why, .. then]), [$"KernelDied: {why}", .. then]));
    }

    /// <summary>The values of expressions, each rendered by itself: an error in one is that one's.</summary>
    private async Task<JsonObject> Evaluate(Message request, JsonObject expressions)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions)
        {
            var output = new CellOutput(broadcast, request.Header, count, silent: true);
            await Run(request, $"{expression}", $"expression {name}", output).ConfigureAwait(false);
            values[name] = output.Error is { } error
                ? CellOutput.Describe(error)
                : new JsonObject { ["data"] = output.Result ?? [], ["metadata"] = new JsonObject() };
            values[name]!["status"] = output.Error is null ? "ok" : "error";
        }
        return values;
    }
}
