using static TorchSharp.torch;

namespace Benchmarks.Workloads;

/// <summary>The sum of two vectors of four numbers: what a call costs.</summary>
internal sealed class Addition : IWorkload
{
    private readonly Tensor a = ones(4);
    private readonly Tensor b = ones(4);
    private Tensor sum = zeros(4);

    public double Step()
    {
        for (var i = 0; i < 1000; i++)
        {
            sum.Dispose();
            sum = a.add(b);
        }
        return sum.sum().item<float>();
    }
}
