using System.Runtime.InteropServices;
using TorchSharp.Interop;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>Functions with a backward pass of their own, and Jacobians.</summary>
public sealed class FunctionTests
{
    [Fact]
    public void The_backward_pass_is_the_one_written()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 2.0, 3.0 }, requires_grad: true);
        var y = Cube.apply(x, 2.0);
        Compare.Close(tensor(new[] { 2.0, 16.0, 54.0 }), y, "2 x³");
        y.sum().backward();
        Compare.Close(tensor(new[] { 6.0, 24.0, 54.0 }), x.grad!, "6 x²");
    }

    [Fact]
    public void It_can_be_derived_again()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 2.0 }, requires_grad: true);
        var first = autograd.grad([Cube.apply(x, 1.0).sum()], [x], create_graph: true)[0];
        Compare.Close(tensor(new[] { 6.0, 12.0 }), autograd.grad([first.sum()], [x])[0], "6 x");
    }

    [Fact]
    public void Without_gradients_there_is_no_node()
    {
        using var scope = NewDisposeScope();
        var before = ManagedNodes.Count;
        Assert.False(Cube.apply(ones(2), 1.0).requires_grad);
        using (no_grad())
            Assert.False(Cube.apply(ones(2, requires_grad: true), 1.0).requires_grad);
        Assert.Equal(before, ManagedNodes.Count);
    }

    [Fact]
    public void Several_outputs_of_which_one_is_used()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (tensor(3.0, requires_grad: true), tensor(4.0, requires_grad: true));
        var both = SumAndProduct.apply(a, b);
        both[1].backward();
        Assert.Equal((4.0, 3.0), (a.grad!.item<double>(), b.grad!.item<double>()));
        Assert.False(both[2].requires_grad);
    }

    [Fact]
    public void An_error_in_the_backward_pass_reaches_the_caller()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        Assert.Equal(
            "no gradient today",
            Assert.Throws<InvalidOperationException>(() => Faulty.apply(x).sum().backward()).Message
        );
        x.mul(2).sum().backward();
        Assert.Equal([2f, 2f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Nodes_and_tensors_go_with_the_graph()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (NewDisposeScope())
        {
            var x = ones(2, requires_grad: true);
            for (var i = 0; i < 50; i++)
                Cube.apply(Cube.apply(x, 0.5), 1.0).sum().backward();
            Cube.apply(x, 2.0);
        }
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(0, ManagedNodes.Count);
    }

    [Fact]
    public void What_was_saved_is_freed_by_the_backward_pass()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var loss = Cube.apply(x, 1.0).sum();
        loss.backward();
        Assert.Contains("second time", Assert.Throws<ExternalException>(() => loss.backward()).Message);
    }

    [Fact]
    public void Jacobians()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 0.3, -1.2 });
        var jacobian = autograd.functional.jacobian((Tensor v) => stack([v[0] * v[1], v[0].square(), v[1].exp()]), x);
        var expected = tensor(new[] { -1.2, 0.3, 0.6, 0.0, 0.0, Math.Exp(-1.2) }).view(3, 2);
        Compare.Close(expected, jacobian, "∂ (xy, x², eʸ)", 1e-12);
        var parts = autograd.functional.jacobian((Tensor[] v) => v[0] * 2, x, ones(1)).ToList();
        Compare.Close(2 * eye(2, dtype: ScalarType.Float64), parts[0], "2 I");
        Compare.Close(zeros(2, 1), parts[1], "what is not used");
    }

    private sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            ctx.save_data("factor", vars[1]);
            return x.pow(3) * (double)vars[1];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var x = ctx.get_saved_variables()[0];
            return [grad_output * x.pow(2) * (3 * (double)ctx.get_data("factor")!), null!];
        }
    }

    private sealed class SumAndProduct : autograd.MultiTensorFunction<SumAndProduct>
    {
        public override string Name => nameof(SumAndProduct);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var (a, b) = ((Tensor)vars[0], (Tensor)vars[1]);
            var product = a * b;
            var order = a.gt(b).to_type(ScalarType.Float64);
            ctx.save_for_backward([a, b, product]);
            ctx.mark_non_differentiable([order]);
            return [a + b, product, order];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var saved = ctx.get_saved_variables();
            Assert.Equal(12, saved[2].item<double>());
            return [grad_outputs[0] + grad_outputs[1] * saved[1], grad_outputs[0] + grad_outputs[1] * saved[0]];
        }
    }

    private sealed class Faulty : autograd.SingleTensorFunction<Faulty>
    {
        public override string Name => nameof(Faulty);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 2;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            throw new InvalidOperationException("no gradient today");
    }
}
