using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Notebooks.Session;

/// <summary>
/// The steps after a request to stop: the cell's own token; half a second later its loops stop by themselves, what it writes throws
/// and what waits is woken; after another half those in <c>finally</c> blocks stop too; after one more second it is given up.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(0.1);

    /// <summary>So long after the cell its loops on threads of their own are asked: on a busy machine these wait for a core.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(10);

    private static readonly AsyncLocal<Interruption?> Flowing = new();

    [ThreadStatic]
    private static Interruption? told;

    private readonly ConcurrentDictionary<Sleeper, bool> sleepers = new();
    private readonly CancellationTokenSource halt = new();
    private readonly CancellationTokenSource ended = new();
    private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration registration;
    private readonly Action<bool> askInLoops;
    private volatile StopLevel level;

    /// <summary>A cell may have started a thread of its own: stopping that must not end the process.</summary>
    static Interruption() =>
        ExceptionHandling.SetUnhandledExceptionHandler(thrown =>
            thrown is OperationCanceledException && Flowing.Value is { level: not StopLevel.None }
        );

    /// <param name="askInLoops">True: the loops of cells are to ask <see cref="StopHere"/>. False: no more for the sake of this one.</param>
    /// <param name="request">Cancelled by who interrupts.</param>
    public Interruption(Action<bool> askInLoops, CancellationToken request)
    {
        (Request, this.askInLoops) = (request, askInLoops);
        Flowing.Value = this;
        // On a thread of its own: the cell may keep the whole thread pool busy.
        registration = request.Register(() => Begin(Escalate));
    }

    /// <summary>The request itself: the cell's own token.</summary>
    public CancellationToken Request { get; }

    /// <summary>Cancelled when the cell should go no further: awaits are abandoned, no step behind one begins.</summary>
    public CancellationToken Halt => halt.Token;

    /// <summary>Completes when nothing has helped.</summary>
    public Task GivenUp => givenUp.Task;

    /// <summary>Throws in the flow of a cell that should go no further, and leaves what other cells have started alone.</summary>
    /// <param name="urgency">From which level on, as a number.</param>
    public static void StopHere(int urgency)
    {
        if (Flowing.Value is not { } own || (int)own.level < urgency)
            return;
        told = own;
        throw new OperationCanceledException(own.Halt);
    }

    /// <summary>The same where a cell writes, unless the thread was told already: what it writes while it unwinds is written.</summary>
    public static void StopWriting()
    {
        if (told != Flowing.Value)
            StopHere((int)StopLevel.Loops);
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
        level = StopLevel.Loops;
        askInLoops(true);
        Begin(halt.Cancel);
        Insist();
        Task.Delay(Afterwards).ContinueWith(_ => askInLoops(false), TaskScheduler.Default);
    }

    private void Insist()
    {
        Wake();
        if (EndsWithin(Step))
            return;
        level = StopLevel.All;
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
