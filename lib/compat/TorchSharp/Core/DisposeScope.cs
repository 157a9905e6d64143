using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Disposes, when it ends, every tensor that was made in it and not moved out.</summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager manager;
    private IDisposable?[] items = new IDisposable?[16];
    private int count;
    private bool disposed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        this.manager = manager;
        Outer = outer;
    }

    internal DisposeScope? Outer { get; }

    public int DisposablesCount => count;

    public IReadOnlyList<IDisposable> DisposablesView => [.. Items()];

    public bool Contains(IDisposable disposable) =>
        disposable is Tensor tensor ? ReferenceEquals(tensor.Scope, this) : Array.IndexOf(items, disposable, 0, count) >= 0;

    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        Move(disposable, Outer);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
            Move(disposable, Outer);
    }

    public T MoveToOther<T>(DisposeScope scope, T disposable)
        where T : IDisposable
    {
        Move(disposable, scope);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope scope, T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOther(scope, first), MoveToOther(scope, second));

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (MoveToOther(scope, first), MoveToOther(scope, second), MoveToOther(scope, third));

    public void MoveToOther(DisposeScope scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
            Move(disposable, scope);
    }

    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Move(disposable, null);
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (Detach(first), Detach(second), Detach(third));

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
            Move(disposable, null);
    }

    public void Attach(IDisposable disposable) => Attach([disposable]);

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var list = disposables.ToList();
        foreach (var disposable in list)
        {
            if (Contains(disposable))
                continue;
            if (disposable is Tensor { Scope: { } owner })
                owner.Remove(disposable);
            Add(disposable);
            manager.Tensors.AttachedToScopeCount++;
        }
        return list;
    }

    public void DisposeEverything() => DisposeEverythingBut([]);

    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut([first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut([first, second, third]);
        return (first, second, third);
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var item in Items().ToArray())
            if (!keep.Contains(item))
                item.Dispose();
    }

    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Remove(disposable))
            manager.Tensors.DisposedInScopeCount++;
    }

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        while (count > 0)
        {
            var item = items[count - 1]!;
            if (item is Tensor tensor)
                tensor.Dispose();
            else
            {
                items[--count] = null;
                item.Dispose();
            }
        }
        manager.Leave(this);
    }

    internal void Add(IDisposable item)
    {
        if (count == items.Length)
            Array.Resize(ref items, 2 * count);
        if (item is Tensor tensor)
            (tensor.Scope, tensor.Slot) = (this, count);
        items[count++] = item;
    }

    internal bool Remove(IDisposable item)
    {
        var slot = item is Tensor tensor
            ? (ReferenceEquals(tensor.Scope, this) ? tensor.Slot : -1)
            : Array.IndexOf(items, item, 0, count);
        if (slot < 0)
            return false;
        var last = items[--count];
        items[slot] = last;
        if (last is Tensor moved)
            moved.Slot = slot;
        items[count] = null;
        if (item is Tensor removed)
            removed.Scope = null;
        return true;
    }

    private void Move(IDisposable item, DisposeScope? target)
    {
        if (item is null || !Remove(item))
            return;
        if (target is null)
            manager.Tensors.DetachedFromScopeCount++;
        else
            target.Add(item);
    }

    private IEnumerable<IDisposable> Items() => items.Take(count)!;
}
