using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>A gradient that is not a number names the function that it came from, where anomalies are looked for.</summary>
[CollectionDefinition(nameof(AnomalyTests), DisableParallelization = true)]
[Collection(nameof(AnomalyTests))]
public sealed class AnomalyTests
{
    [Fact]
    public void The_function_is_named()
    {
        using var scope = NewDisposeScope();
        using (autograd.detect_anomaly())
            Assert.Contains(
                "Function 'SqrtBackward0' returned nan",
                Assert.Throws<ExternalException>(() => Bad().backward()).Message
            );
        Bad().backward();
        using (autograd.detect_anomaly(check_nan: false))
            Bad().backward();
        using (autograd.detect_anomaly())
        {
            var good = ones(2, requires_grad: true);
            good.square().sum().backward();
            Compare(good);
        }
        return;

        // ∂√x = ∞ at 0, times 0.
        static Tensor Bad() => (zeros(2, requires_grad: true).sqrt() * 0).sum();
        static void Compare(Tensor t) => Assert.Equal([2f, 2f], t.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Modes_nest()
    {
        Assert.False(AnomalyMode.IsEnabled);
        using (autograd.detect_anomaly(check_nan: false))
        {
            Assert.True(AnomalyMode.IsEnabled);
            Assert.False(AnomalyMode.ShouldCheckNaN);
            var off = autograd.set_detect_anomaly(false);
            Assert.False(AnomalyMode.IsEnabled);
            off.Dispose();
            off.Dispose();
            Assert.True(AnomalyMode.IsEnabled);
            Assert.False(AnomalyMode.ShouldCheckNaN);
        }
        Assert.False(AnomalyMode.IsEnabled);
    }
}
