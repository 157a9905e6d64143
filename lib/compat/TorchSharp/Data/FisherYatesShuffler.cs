using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The numbers below a size in random order: another one each time, the same one with a seed.</summary>
public class FisherYatesShuffler : IEnumerable<long>
{
    private readonly long size;
    private readonly int? seed;

    public FisherYatesShuffler(long size, int? seed = null) => (this.size, this.seed) = (size, seed);

    public IEnumerator<long> GetEnumerator()
    {
        var random = seed is { } s ? new Random(s) : new Random();
        var order = new long[size];
        for (var i = 0L; i < size; i++)
        {
            // TorchSharp's way to a number of 64 bits, for the same order from the same seed.
            var j = (((long)random.Next() << 32) + (uint)random.Next()) % (i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return ((IEnumerable<long>)order).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
