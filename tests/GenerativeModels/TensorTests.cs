#pragma warning disable CA1051 // fields, under the names that the library gives its parameters
namespace GenerativeModels.Tests;

/// <summary>Tests that seed or draw from the engine's global generator (initial weights, dropout) run one after the other.</summary>
[CollectionDefinition(nameof(GlobalGenerator), DisableParallelization = true)]
public sealed class GlobalGenerator;

/// <summary>Tests whose tensors live as long as the test, and which draw from a generator of their own.</summary>
public abstract class TensorTests : IDisposable
{
    private readonly List<IDisposable> kept = [];

    protected readonly DisposeScope scope = NewDisposeScope();

    protected readonly Generator rng;

    /// <param name="seed">Of <see cref="rng"/>.</param>
    /// <param name="globalSeed">Of the engine's generator, for tests of <see cref="GlobalGenerator"/>; null: it is left as it is.</param>
    protected TensorTests(ulong seed = 1, long? globalSeed = null)
    {
        rng = new(seed);
        if (globalSeed is { } number)
            manual_seed(number);
    }

    public void Dispose()
    {
        scope.Dispose();
        kept.ForEach(owned => owned.Dispose());
        rng.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Disposes of it after the test.</summary>
    protected T Keep<T>(T owned)
        where T : IDisposable
    {
        kept.Add(owned);
        return owned;
    }

    /// <summary>Standard normal numbers in double precision.</summary>
    protected Tensor Normal(params long[] shape) => randn(shape, dtype: float64, generator: rng);

    /// <summary>Numbers uniform in [0, 1), in double precision.</summary>
    protected Tensor Uniform(params long[] shape) => rand(shape, dtype: float64, generator: rng);
}
