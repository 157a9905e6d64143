using Notebooks.Session;

namespace Notebooks.Hosting;

/// <summary>
/// Gathers events for a few milliseconds: text written piece by piece becomes one event, and of several updates of one display the
/// last remains.
/// </summary>
internal sealed class EventQueue : IDisposable
{
    private const int FlushMilliseconds = 40;

    private readonly Lock gate = new();
    private readonly Lock sending = new();
    private readonly Action<SessionEvent> send;
    private readonly Timer timer;
    private List<SessionEvent> pending = [];

    public EventQueue(Action<SessionEvent> send)
    {
        this.send = send;
        timer = new Timer(_ => Flush(), null, Timeout.Infinite, Timeout.Infinite);
    }

    public void Add(SessionEvent happened)
    {
        lock (gate)
        {
            if (pending is [])
                timer.Change(FlushMilliseconds, Timeout.Infinite);
            if (happened is StreamEvent text && pending is [.., StreamRun run] && run.Name == text.Name)
                run.Append(text.Text);
            else if (happened is StreamEvent first)
                pending.Add(new StreamRun(first.Name, first.Text));
            else
            {
                if (happened is UpdateEvent update)
                    pending.RemoveAll(earlier => earlier is UpdateEvent previous && previous.DisplayId == update.DisplayId);
                pending.Add(happened);
            }
        }
    }

    public void Flush()
    {
        lock (sending)
        {
            List<SessionEvent> ready;
            lock (gate)
                (ready, pending) = (pending, []);
            foreach (var happened in ready)
                send(happened is StreamRun run ? run.ToEvent() : happened);
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        Flush();
    }

    private sealed record StreamRun(string Name, string First) : SessionEvent
    {
        private readonly System.Text.StringBuilder text = new(First);

        public void Append(string more) => text.Append(more);

        public StreamEvent ToEvent() => new(Name, text.ToString());
    }
}
