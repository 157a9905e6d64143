using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The stack of dispose scopes of one thread, and the counts of what lived in them.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? current;

    internal static DisposeScopeManager Current => current ??= new DisposeScopeManager();

    public static ThreadDisposeScopeStatistics Statistics => Current.All;

    internal ThreadDisposeScopeStatistics All { get; } = new();

    internal LifetimeStatistics Tensors => All.TensorStatistics;

    internal DisposeScope? Innermost { get; private set; }

    internal DisposeScope Enter() => Innermost = new DisposeScope(this, Innermost);

    /// <summary>Scopes end in any order: one that is not innermost ends when those inside it have.</summary>
    internal void Leave(DisposeScope scope)
    {
        if (ReferenceEquals(Innermost, scope))
            Innermost = scope.Outer;
        else
            for (var inner = Innermost; inner is not null; inner = inner.Outer)
                if (ReferenceEquals(inner, scope))
                {
                    Innermost = scope.Outer;
                    return;
                }
    }

    internal static void Register(Tensor tensor)
    {
        var manager = Current;
        if (manager.Innermost is { } scope)
        {
            scope.Add(tensor);
            manager.Tensors.CreatedInScopeCount++;
        }
        else
            manager.Tensors.CreatedOutsideScopeCount++;
    }
}
