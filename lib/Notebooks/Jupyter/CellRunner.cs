using System.Text.Json.Nodes;
using Notebooks.Hosting;
using Notebooks.Session;

namespace Notebooks.Jupyter;

/// <summary>Executes cells in the kernel process, one at a time, and can interrupt the one that runs.</summary>
/// <param name="starting">The kernel process.</param>
/// <param name="broadcast">Where output goes.</param>
/// <param name="stdin">Where questions go.</param>
/// <param name="history">Where cells are kept.</param>
internal sealed class CellRunner(Task<KernelProcess> starting, Broadcast broadcast, StdinChannel stdin, History history)
{
    private readonly Lock gate = new();
    private CancellationTokenSource? running;
    private int count;

    /// <summary>Whether the kernel process has gone: nothing can be executed any more.</summary>
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
            history.Add(number, code, output.ResultText);
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
            var kernel = await starting.ConfigureAwait(false);
            Func<HostInput, Task<string?>>? ask = request.Get("allow_stdin", false)
                ? async question => await stdin.Ask(request, question.Prompt, question.Password, stop.Token).ConfigureAwait(false)
                : null;
            var ended = await kernel.Execute(code, label, output.Add, stop.Token, ask).ConfigureAwait(false);
            if (ended.Outcome == CellOutcome.Stuck && output.Error is null)
                Die(output, "the cell did not stop, and the process with it did not answer: it was ended");
        }
        catch (Exception e) when (e is KernelDiedException or OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            Die(output, e.Message);
        }
        finally
        {
            lock (gate)
                running = null;
        }
    }

    private void Die(CellOutput output, string why)
    {
        Dead = true;
        Log.Write(why);
        output.Add(new ErrorEvent("KernelDied", why, [why]));
    }

    /// <summary>The values of expressions, each rendered by itself: an error in one is that one's.</summary>
    private async Task<JsonObject> Evaluate(Message request, JsonObject expressions)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions)
        {
            JsonObject? data = null;
            var output = new CellOutput(broadcast, request.Header, count, silent: true);
            var kernel = await starting.ConfigureAwait(false);
            await kernel.Execute($"{expression}", $"expression {name}", Hear, CancellationToken.None).ConfigureAwait(false);
            if (output.Error is { } error)
                values[name] = CellOutput.Describe(error);
            else
                values[name] = new JsonObject { ["data"] = data ?? [], ["metadata"] = new JsonObject() };
            values[name]!["status"] = output.Error is null ? "ok" : "error";

            void Hear(SessionEvent happened)
            {
                if (happened is ResultEvent result)
                    data = (JsonObject)result.Data.DeepClone();
                output.Add(happened);
            }
        }
        return values;
    }
}
