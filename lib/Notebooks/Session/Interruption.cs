using System.Collections.Concurrent;

namespace Notebooks.Session;

/// <summary>
/// The steps after a request to stop: the cell's own token; half a second later its loops stop by themselves, what it writes throws
/// and what waits is woken; after another half its thread is aborted; after one more second it is given up.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(0.1);

    [ThreadStatic]
    private static Interruption? told;

    private readonly ConcurrentDictionary<Sleeper, bool> sleepers = new();
    private readonly CancellationTokenSource halt = new();
    private readonly CancellationTokenSource abort = new();
    private readonly CancellationTokenSource ended = new();
    private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration registration;
    private readonly Action<StopLevel> stopLoops;

    /// <param name="stopLoops">Tells the loops of all cells how urgent it is.</param>
    /// <param name="request">Cancelled by who interrupts.</param>
    public Interruption(Action<StopLevel> stopLoops, CancellationToken request)
    {
        (Request, this.stopLoops) = (request, stopLoops);
        stopLoops(StopLevel.None);
        // On a thread of its own: the cell may keep the whole thread pool busy.
        registration = request.Register(() => Begin(Escalate));
    }

    /// <summary>The request itself: the cell's own token.</summary>
    public CancellationToken Request { get; }

    /// <summary>Cancelled when the cell should go no further: awaits are abandoned, no step behind one begins.</summary>
    public CancellationToken Halt => halt.Token;

    /// <summary>Cancelled when the cell's thread is to be aborted where it stands.</summary>
    public CancellationToken Abort => abort.Token;

    /// <summary>Completes when nothing has helped.</summary>
    public Task GivenUp => givenUp.Task;

    /// <summary>
    /// Throws in a cell that should go no further. A thread is told once: what it writes while it unwinds is written.
    /// </summary>
    public void Check()
    {
        if (!halt.IsCancellationRequested || told == this)
            return;
        told = this;
        halt.Token.ThrowIfCancellationRequested();
    }

    /// <summary>The present thread is woken from its waits, until what is returned is disposed.</summary>
    public IDisposable MayWake()
    {
        var sleeper = new Sleeper(this);
        sleepers[sleeper] = true;
        return sleeper;
    }

    public void Dispose()
    {
        registration.Dispose();
        ended.Cancel();
    }

    private static void Begin(Action step) =>
        _ = Task.Factory.StartNew(step, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Escalate()
    {
        if (EndsWithin(Step))
            return;
        stopLoops(StopLevel.Loops);
        Begin(halt.Cancel);
        Wake();
        if (EndsWithin(Step))
            return;
        stopLoops(StopLevel.All);
        // The abort waits for the thread, which may be where it cannot be aborted.
        Begin(abort.Cancel);
        for (var waited = TimeSpan.Zero; waited < Last; waited += BetweenCalls)
        {
            Wake();
            if (EndsWithin(BetweenCalls))
                return;
        }
        givenUp.TrySetResult();
    }

    private bool EndsWithin(TimeSpan time) => ended.Token.WaitHandle.WaitOne(time);

    private void Wake()
    {
        foreach (var sleeper in sleepers.Keys)
            sleeper.Wake();
    }

    /// <summary>A thread that may be woken, until it leaves.</summary>
    private sealed class Sleeper(Interruption interruption) : IDisposable
    {
        private const int Inside = 0;
        private const int Calling = 1;
        private const int Left = 2;

        private readonly Thread thread = Thread.CurrentThread;
        private int state;
        private bool called;

        public void Wake()
        {
            if (Interlocked.CompareExchange(ref state, Calling, Inside) != Inside)
                return;
            thread.Interrupt();
            called = true;
            Volatile.Write(ref state, Inside);
        }

        /// <summary>No call comes any more, and none is pending.</summary>
        public void Dispose()
        {
            while (Interlocked.CompareExchange(ref state, Left, Inside) == Calling)
                Thread.SpinWait(1);
            interruption.sleepers.TryRemove(this, out _);
            if (!called)
                return;
            try
            {
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
                // That was it.
            }
        }
    }
}
