using System.Numerics;

namespace GenerativeModels.Autoregressive;

/// <summary>p(x) = ∏_i p(x_i | x_context(i)) over binary vectors, each conditional a table of counted frequencies.</summary>
/// <remarks>
/// The chain rule, stored as it stands: with every earlier variable in the context it is the full joint table of 2ᴰ − 1 numbers;
/// with none it is independence, D numbers. Counts start at one on and one off (Laplace's rule of succession), so that nothing
/// is impossible, and a state of the context that was never seen gives ½. Only states that were seen take memory.
/// </remarks>
public sealed class ConditionalTable
{
    private readonly int[][] contexts;
    private readonly Dictionary<ulong, double>[] seen;

    /// <summary>Counts.</summary>
    /// <param name="data">[N][D], binary.</param>
    /// <param name="contexts">For each of the D variables, the earlier variables that it depends on: each index below its own, at most 64.</param>
    /// <exception cref="ArgumentException">A context that is not earlier, or data of another dimension.</exception>
    public ConditionalTable(IReadOnlyList<bool[]> data, IReadOnlyList<int[]> contexts)
    {
        for (var i = 0; i < contexts.Count; i++)
            if (contexts[i].Any(j => j < 0 || j >= i))
                throw new ArgumentException(
                    $"expected earlier variables, got {i} given [{string.Join(", ", contexts[i])}]",
                    nameof(contexts)
                );
        if (contexts.Any(context => context.Length > 64))
            throw new ArgumentException(
                $"expected contexts of at most 64, got {contexts.Max(context => context.Length)}",
                nameof(contexts)
            );
        this.contexts = [.. contexts];
        seen = [.. Enumerable.Range(0, contexts.Count).Select(i => Count(data, i))];
    }

    /// <summary>Σ_i 2^|context(i)|: one number for each state of each context.</summary>
    public BigInteger Parameters =>
        contexts.Aggregate(BigInteger.Zero, (sum, context) => sum + BigInteger.Pow(2, context.Length));

    /// <summary>log p(x), in nats. x: [D].</summary>
    public double LogProb(bool[] x)
    {
        Check(x);
        var sum = 0.0;
        for (var i = 0; i < contexts.Length; i++)
        {
            var on = seen[i].GetValueOrDefault(State(x, i), 0.5);
            sum += Math.Log(x[i] ? on : 1 - on);
        }
        return sum;
    }

    /// <summary>−mean log p(x) over a data set, in nats per example.</summary>
    public double Loss(IReadOnlyList<bool[]> data) => -data.Average(LogProb);

    private Dictionary<ulong, double> Count(IReadOnlyList<bool[]> data, int i)
    {
        var counts = new Dictionary<ulong, (int On, int All)>();
        foreach (var x in data)
        {
            Check(x);
            var (on, all) = counts.GetValueOrDefault(State(x, i));
            counts[State(x, i)] = (on + (x[i] ? 1 : 0), all + 1);
        }
        return counts.ToDictionary(c => c.Key, c => (c.Value.On + 1.0) / (c.Value.All + 2.0));
    }

    private ulong State(bool[] x, int i)
    {
        var state = 0UL;
        foreach (var j in contexts[i])
            state = 2 * state + (x[j] ? 1UL : 0UL);
        return state;
    }

    private void Check(bool[] x)
    {
        if (x.Length != contexts.Length)
            throw new ArgumentException($"expected x: [{contexts.Length}], got [{x.Length}]", nameof(x));
    }
}
