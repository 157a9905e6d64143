using System.Collections.Concurrent;
using System.Text.Json;
using Notebooks.Session;

namespace Notebooks.Hosting;

/// <summary>The conversation with a kernel process: one cell at a time, questions beside it, events and its own questions back.</summary>
/// <param name="channel">The line to the process.</param>
/// <param name="tell">Hears the events.</param>
internal sealed class HostLink(LineChannel channel, Action<SessionEvent> tell)
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> questions = new();
    private TaskCompletionSource<HostCellEnded?> ended = new();
    private Func<HostInput, Task<string?>>? input;
    private volatile bool closed;
    private int asked;

    /// <summary>Hears the process until it closes the line or dies.</summary>
    public async Task Listen()
    {
        while (await channel.Receive<HostMessage>().ConfigureAwait(false) is { } message)
            switch (message)
            {
                case HostEvent told:
                    tell(told.Happened);
                    break;
                case HostInput question:
                    _ = Answer(question);
                    break;
                case HostAnswer answer when questions.TryRemove(answer.Number, out var waiting):
                    waiting.TrySetResult(answer.Answer);
                    break;
                case HostCellEnded end:
                    ended.TrySetResult(end);
                    break;
            }
        closed = true;
        ended.TrySetResult(null);
        foreach (var number in questions.Keys)
            if (questions.TryRemove(number, out var waiting))
                waiting.TrySetCanceled();
    }

    /// <summary>Runs a cell; null when the process died of it, or before.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="label">What it is called in errors.</param>
    /// <param name="ask">Answers the cell's questions to the person in front; null where there is none.</param>
    /// <param name="giveUp">Ends the waiting.</param>
    public async Task<HostCellEnded?> Execute(
        string code,
        string label,
        Func<HostInput, Task<string?>>? ask,
        CancellationToken giveUp
    )
    {
        input = ask;
        ended = new TaskCompletionSource<HostCellEnded?>(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.Send<HostRequest>(new ExecuteRequest(code, label, ask is not null));
        if (closed)
            ended.TrySetResult(null);
        return await ended.Task.WaitAsync(giveUp).ConfigureAwait(false);
    }

    public void Interrupt() => channel.Send<HostRequest>(new InterruptRequest());

    /// <summary>Asks the process beside the cell that runs. <see cref="OperationCanceledException"/> when it has gone.</summary>
    /// <param name="question">Makes the question of a number.</param>
    public async Task<T?> Ask<T>(Func<int, HostQuestion> question)
    {
        var number = Interlocked.Increment(ref asked);
        var waiting = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        questions[number] = waiting;
        channel.Send<HostRequest>(question(number));
        if (closed)
            waiting.TrySetCanceled();
        return (await waiting.Task.ConfigureAwait(false)).Deserialize<T>(LineChannel.Options);
    }

    private async Task Answer(HostInput question)
    {
        try
        {
            var text = input is null ? null : await input(question).ConfigureAwait(false);
            channel.Send<HostRequest>(new InputReply(text));
        }
        catch (OperationCanceledException)
        {
            // The cell was stopped while it waited, and knows.
        }
    }
}
