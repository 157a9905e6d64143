using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

/// <summary>A mistake is an exception that names it, before native code where it can be seen there; the process lives on.</summary>
public sealed class ErrorTests
{
    [Fact]
    public void Shapes_that_do_not_fit_are_in_the_message()
    {
        var e = Assert.Throws<ExternalException>(() => ones(2, 3).matmul(ones(4, 5)));
        Assert.Contains("2x3 and 4x5", e.Message);
        Assert.DoesNotContain("\n", e.Message);
    }

    [Fact]
    public void Shapes_that_do_not_broadcast() =>
        Assert.Contains("must match", Assert.Throws<ExternalException>(() => ones(2, 3) + ones(4)).Message);

    [Fact]
    public void A_disposed_tensor_is_refused()
    {
        var tensor = ones(3);
        tensor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => tensor.add(1));
        Assert.Throws<ObjectDisposedException>(() => tensor.shape);
        Assert.Throws<ObjectDisposedException>(() => cat([ones(3), tensor]));
        tensor.Dispose();
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => ones(3).add((Tensor)null!));
        Assert.Throws<ArgumentNullException>(() => cat([ones(3), null!]));
        Assert.Throws<ArgumentNullException>(() => nn.Sequential((nn.Module<Tensor, Tensor>)null!));
        Assert.Throws<ArgumentNullException>(() => nn.functional.mse_loss(null!, ones(1)));
    }

    [Fact]
    public void Reading_as_another_type_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ones(3).data<double>());
        Assert.Throws<ArgumentException>(() => ones(1).item<int>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Throws<ArgumentException>(() => (float)ones(2));
    }

    [Fact]
    public void Shapes_that_cannot_be()
    {
        Assert.Throws<ExternalException>(() => zeros(-1, 2));
        Assert.Throws<ExternalException>(() => zeros(long.MaxValue / 2, 4));
        Assert.Throws<ArgumentException>(() => tensor(new float[] { 1, 2, 3 }, [2L, 2L]));
        Assert.Throws<ExternalException>(() => ones(6).view(4, 2));
    }

    [Fact]
    public void Indices_out_of_range()
    {
        var x = ones(2, 3);
        Assert.Throws<ExternalException>(() => x[5]);
        Assert.Throws<IndexOutOfRangeException>(() => x[0, 0, 0]);
        Assert.Throws<ExternalException>(() => x.index_select(0, tensor(new long[] { 7 })));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.size(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.data<float>()[9]);
    }

    [Fact]
    public void Autograd_mistakes()
    {
        Assert.Contains("does not require grad", Assert.Throws<ExternalException>(() => ones(1).sum().backward()).Message);
        var x = ones(3, requires_grad: true);
        Assert.Contains("scalar outputs", Assert.Throws<ExternalException>(() => (x * 2).backward()).Message);
        var loss = (x * x).sum();
        loss.backward();
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => loss.backward()).Message);
        Assert.Throws<ExternalException>(() => x.add_(1));
    }

    [Fact]
    public void Modules_say_what_they_expected()
    {
        Assert.Contains("[N, 3", Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3).call(ones(2, 5, 8, 8))).Message);
        Assert.Throws<ExternalException>(() => nn.Linear(3, 4).call(ones(2, 5)));
        Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3, groups: 2));
        var disposed = nn.Linear(2, 2);
        disposed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => disposed.call(ones(1, 2)));
    }

    [Fact]
    public void A_module_registers_a_name_once()
    {
        using var module = new Twice();
        Assert.Throws<InvalidOperationException>(module.Again);
    }

    [Fact]
    public void An_operator_works_after_many_errors()
    {
        for (var i = 0; i < 1000; i++)
            Assert.Throws<ExternalException>(() => ones(2, 3).mm(ones(2, 3)));
        Assert.Equal(6, ones(2, 3).sum().item<float>());
    }

    private sealed class Twice : nn.Module
    {
        private readonly Parameter weight = new(ones(2));

        public Twice()
            : base(nameof(Twice)) => RegisterComponents();

        public void Again() => register_parameter(nameof(weight), weight);
    }
}
