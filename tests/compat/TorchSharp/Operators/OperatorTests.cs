using System.Runtime.InteropServices;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

/// <summary>Every operator of the table: its values and gradients are PyTorch's, and its gradients those of finite differences.</summary>
public sealed class OperatorTests
{
    public static IEnumerable<TheoryDataRow<string>> Names => OperatorCases.Names;

    [Fact]
    public void Every_sample_belongs_to_an_operator() => Assert.Empty(OperatorCases.Unused);

    [Theory, MemberData(nameof(Names))]
    public void Agrees_with_PyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var @case = OperatorCases.All[name];
        var expected = Reference.Of(name);
        var inputs = Leaves(@case);
        var outputs = @case.Call(inputs);
        for (var i = 0; i < outputs.Count; i++)
        {
            var actual = outputs[i] as Tensor ?? tensor(Convert.ToDouble(outputs[i]), ScalarType.Float64);
            if (@case.LossOutputs is null || @case.LossOutputs.Contains(i))
                Compare.Close(expected[$"output{i}"], actual, $"{name}, output {i}");
        }
        Assert.Equal(outputs.Count, expected.Keys.Count(k => k.StartsWith("output", StringComparison.Ordinal)));
        foreach (var (key, gradient) in Gradients(@case, inputs, outputs))
        {
            Assert.True(expected.TryGetValue($"grad/{name}/{key}", out var wanted), $"{name}: PyTorch has no gradient for {key}");
            Compare.Close(wanted!, gradient, $"{name}, gradient for {key}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradient_is_that_of_finite_differences(string name)
    {
        const double Step = 1e-6;
        using var scope = NewDisposeScope();
        var @case = OperatorCases.All[name];
        var inputs = Leaves(@case);
        foreach (var (key, gradient) in Gradients(@case, inputs, @case.CallWithin(inputs)).ToList())
        {
            var values = inputs[key].detach().clone().contiguous();
            var numeric = zeros_like(values);
            for (var i = 0L; i < values.numel(); i++)
            {
                using var step = NewDisposeScope();
                var (up, down) = (At(+Step), At(-Step));
                numeric.view(-1)[i] = tensor((up - down) / (2 * Step), ScalarType.Float64);

                double At(double delta)
                {
                    var moved = values.clone();
                    moved.view(-1)[i] += delta;
                    var others = inputs.ToDictionary(t => t.Key, t => t.Key == key ? moved.requires_grad_() : t.Value);
                    return Compare.Loss(@case.CallWithin(others).OfType<Tensor>(), @case.LossOutputs)?.item<double>() ?? 0;
                }
            }
            Compare.Close(numeric, gradient, $"{name}, gradient for {key}", 1e-5);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Second_derivative_is_that_of_finite_differences(string name)
    {
        const double Step = 1e-6;
        using var scope = NewDisposeScope();
        var @case = OperatorCases.All[name];
        var inputs = Leaves(@case);
        if (@case.IsOnce)
        {
            Assert.Throws<ExternalException>(() =>
                autograd.grad([Slope(inputs)!], [.. inputs.Values.Where(t => t.requires_grad)])
            );
            return;
        }
        var slope = Slope(inputs);
        if (slope is null)
            return;
        var leaves = inputs.Where(t => t.Value.requires_grad).ToList();
        var curvatures = slope.requires_grad
            ? autograd.grad([slope], [.. leaves.Select(t => t.Value)], allow_unused: true)
            : new Tensor[leaves.Count];
        foreach (var (leaf, curvature) in leaves.Zip(curvatures))
        {
            var values = leaf.Value.detach().clone().contiguous();
            var numeric = zeros_like(values);
            for (var i = 0L; i < values.numel(); i++)
            {
                using var step = NewDisposeScope();
                numeric.view(-1)[i] = tensor((At(+Step) - At(-Step)) / (2 * Step), ScalarType.Float64);

                double At(double delta)
                {
                    var moved = values.clone();
                    moved.view(-1)[i] += delta;
                    return Slope(inputs.ToDictionary(t => t.Key, t => t.Key == leaf.Key ? moved.requires_grad_() : t.Value))
                            ?.item<double>()
                        ?? 0;
                }
            }
            Compare.Close(numeric, curvature ?? zeros_like(values), $"{name}, second derivative for {leaf.Key}", 1e-4);
        }

        // The gradients of all inputs as one number.
        Tensor? Slope(Dictionary<string, Tensor> at)
        {
            var loss = Compare.Loss(@case.CallWithin(at).OfType<Tensor>(), @case.LossOutputs);
            var wanted = at.Values.Where(t => t.requires_grad).ToList();
            if (loss is null || wanted.Count == 0)
                return null;
            var gradients = autograd.grad([loss], wanted, create_graph: true, allow_unused: true);
            return gradients
                .Where(g => g is not null)
                .Select(g => (g.reshape(-1) * arange(g.numel(), g.dtype).cos()).sum())
                .Aggregate((Tensor?)null, (total, part) => total is null ? part : total + part);
        }
    }

    private static Dictionary<string, Tensor> Leaves(OperatorCase @case) =>
        @case
            .Tensors()
            .ToDictionary(t => t.key, t => t.tensor.clone().requires_grad_(t.tensor.is_floating_point() && !@case.SkipsGradient));

    private static IEnumerable<(string key, Tensor gradient)> Gradients(
        OperatorCase @case,
        Dictionary<string, Tensor> inputs,
        IReadOnlyList<object> outputs
    )
    {
        var loss = Compare.Loss(outputs.OfType<Tensor>(), @case.LossOutputs);
        var leaves = inputs.Where(t => t.Value.requires_grad).ToList();
        if (loss is null || leaves.Count == 0)
            yield break;
        var gradients = autograd.grad([loss], [.. leaves.Select(t => t.Value)], allow_unused: true);
        foreach (var (leaf, gradient) in leaves.Zip(gradients))
            if (gradient is not null)
                yield return (leaf.Key, gradient);
    }
}
