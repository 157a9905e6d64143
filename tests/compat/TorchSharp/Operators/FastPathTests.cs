using System.Runtime.InteropServices;
using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

/// <summary>
/// The engine has its own kernels for dense tensors of single precision. In double precision, and for views, libtorch's run:
/// both must agree, in values and in gradients.
/// </summary>
public sealed class FastPathTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> Pointwise = new()
    {
        ["silu"] = x => x.silu(),
        ["sigmoid"] = x => x.sigmoid(),
        ["tanh"] = x => x.tanh(),
        ["gelu"] = x => x.gelu(),
        ["exp"] = x => x.exp(),
        ["relu"] = x => x.relu(),
        ["leaky_relu"] = x => nn.functional.leaky_relu(x, 0.2),
        ["plus a number"] = x => x + 1.5,
        ["minus a number"] = x => x - 3,
        ["a number minus it"] = x => 1.5 - x,
        ["times a number"] = x => x * -0.7,
        ["over a number"] = x => x / 3,
        ["plus a tensor without dimensions"] = x => x.add(tensor(2L)),
        ["times a tensor without dimensions"] = x => tensor(0.3) * x,
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> OfTwo = new()
    {
        ["add"] = (x, y) => x + y,
        ["add, scaled"] = (x, y) => x.add(y, -2.5),
        ["sub"] = (x, y) => x - y,
        ["mul"] = (x, y) => x * y,
        ["div"] = (x, y) => x / y,
    };

    public static TheoryData<string> PointwiseNames => [.. Pointwise.Keys];

    public static TheoryData<string> NamesOfTwo => [.. OfTwo.Keys];

    [Theory]
    [MemberData(nameof(PointwiseNames))]
    public void A_function_of_one_tensor(string name)
    {
        using var scope = NewDisposeScope();
        var f = Pointwise[name];
        foreach (var size in (long[])[1, 15, 16, 17, 1000, 70_001])
            Agree(name, f, randn([size], generator: new Generator(3)) * 4);
        Agree($"{name}, a view", f, randn([30, 20], generator: new Generator(4)).t());
        Agree($"{name}, no elements", f, zeros(0, 3));
    }

    [Theory]
    [MemberData(nameof(PointwiseNames))]
    public void Extreme_numbers(string name)
    {
        using var scope = NewDisposeScope();
        float[] extremes =
        [
            0,
            -0f,
            1e-30f,
            -1e-30f,
            1e-4f,
            -1e-4f,
            20,
            -20,
            87,
            -87,
            88.7f,
            -88.7f,
            90,
            -90,
            110,
            -110,
            1e30f,
            -1e30f,
        ];
        float[] unbounded = [float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        var x = tensor([.. extremes, .. unbounded, .. extremes]);
        Compare.Close(Pointwise[name](x.to(ScalarType.Float64)).to(ScalarType.Float32), Pointwise[name](x), name);
    }

    [Fact]
    public void Small_numbers_keep_their_digits_in_tanh()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1e-6f, 3e-5f, -1e-4f, 2e-3f, 0.05f, -0.4f]);
        var off = (x.tanh().to(ScalarType.Float64) / x.to(ScalarType.Float64).tanh() - 1).abs().max().item<double>();
        Assert.True(off < 5e-7, $"relative error {off:g2}");
    }

    [Theory]
    [MemberData(nameof(NamesOfTwo))]
    public void A_function_of_two_tensors(string name)
    {
        using var scope = NewDisposeScope();
        var f = OfTwo[name];
        foreach (var size in (long[])[1, 17, 1000, 70_001])
        {
            var y = randn([size], generator: new Generator(5)).sign() * (rand([size], generator: new Generator(6)) + 0.5);
            Agree(name, x => f(x, y.to(x.dtype)), randn([size], generator: new Generator(7)));
            Agree($"{name}, second", x => f(y.to(x.dtype), x), y);
        }
        var column = rand(5, 1) + 0.5;
        Agree($"{name}, broadcast", x => f(x, column.to(x.dtype)), rand(5, 4) + 0.5);
        Agree($"{name}, a view", x => f(x.t(), column.to(x.dtype)), rand(4, 5) + 0.5);
    }

    [Theory]
    [InlineData(nn.Reduction.None)]
    [InlineData(nn.Reduction.Sum)]
    [InlineData(nn.Reduction.Mean)]
    public void Cross_entropies_of_logits(nn.Reduction reduction)
    {
        using var scope = NewDisposeScope();
        foreach (var size in (long[])[1, 17, 1000, 70_001])
        {
            var target = rand([size], generator: new Generator(10));
            Agree($"{reduction} over {size}", x => Loss(x, target), randn([size], generator: new Generator(11)) * 5);
            Agree($"{reduction} over {size}, targets", y => Loss(target, y), rand([size], generator: new Generator(12)));
        }
        var (logits, positive) = (tensor([-120f, -87, -1e-6f, 0, 30, 1e30f]), tensor([2f, 1, 3, 4, 1, 1]));
        var (zeros, ones) = (zeros_like(logits), ones_like(logits));
        Agree("far out, of zeros", x => Loss(x, zeros), logits[..^1]);
        Agree("far out, of ones", x => Loss(x, ones), logits);
        Agree("weighted", x => Loss(x, ones * 0.3, positive), logits[..^1]);
        return;

        Tensor Loss(Tensor x, Tensor y, Tensor? weight = null) =>
            nn.functional.binary_cross_entropy_with_logits(
                x,
                y.to(x.dtype)[..(int)x.numel()],
                reduction: reduction,
                pos_weights: weight?.to(x.dtype)[..(int)x.numel()]
            );
    }

    [Fact]
    public void A_mean()
    {
        using var scope = NewDisposeScope();
        foreach (var size in (long[])[1, 15, 1000, 70_001])
            Agree($"mean of {size}", x => x.mean(), randn([size], generator: new Generator(8)) + 3);
        Agree("mean of a view", x => x.t().mean(), randn([30, 20], generator: new Generator(9)));
        Assert.True(zeros(0).mean().isnan().item<bool>());
        Assert.Equal(ScalarType.Float64, ones(3).mean([0], type: ScalarType.Float64).dtype);
        Assert.Equal(float.PositiveInfinity, tensor([1f, float.PositiveInfinity]).mean().item<float>());
    }

    [Fact]
    public void In_place()
    {
        using var scope = NewDisposeScope();
        foreach (var type in (ScalarType[])[ScalarType.Float32, ScalarType.Float64])
        {
            var x = arange(20, type);
            x.add_(x);
            x.mul_(0.5).add_(ones(20, type), -2).add_(1);
            Compare.Close(arange(-1, 19, ScalarType.Float64), x.to(ScalarType.Float64), $"in place, {type}");
            // What overlaps itself is libtorch's to refuse.
            Assert.Throws<ExternalException>(() => x[2..].add_(x[..^2]));
        }
    }

    [Fact]
    public void A_value_that_the_gradient_needs_must_not_be_overwritten()
    {
        using var scope = NewDisposeScope();
        var x = randn([4, 20], generator: new Generator(1)).requires_grad_();
        var h = x * 2;
        var y = h.silu().sum();
        h.add_(1);
        Assert.Contains("modified by an inplace operation", Assert.Throws<ExternalException>(() => y.backward()).Message);
        var weight = randn([20, 20], generator: new Generator(2)).requires_grad_();
        var z = nn.functional.linear(x, weight).sum();
        using (no_grad())
            weight.mul_(2);
        Assert.Contains("modified by an inplace operation", Assert.Throws<ExternalException>(() => z.backward()).Message);
    }

    [Theory]
    [InlineData(17, 33, 5)]
    [InlineData(64, 64, 64)]
    [InlineData(2, 40, 30)]
    [InlineData(40, 2, 30)]
    [InlineData(100, 128, 1)]
    [InlineData(700, 300, 200)]
    public void Products_of_matrices_however_they_lie(int m, int n, int k)
    {
        using var scope = NewDisposeScope();
        var rng = new Generator(8);
        foreach (var (turnA, turnB) in ((bool, bool)[])[(false, false), (false, true), (true, false), (true, true)])
        {
            var a = turnA ? randn([k, m], generator: rng).t() : randn([m, k + 3], generator: rng)[.., 3..];
            var b = turnB ? randn([n, k], generator: rng).t() : randn([2 * k, n], generator: rng)[TensorIndex.Slice(0, null, 2)];
            var what = $"[{m}, {k}] [{k}, {n}]";
            Agree($"{what}, left", x => x.mm(b.to(x.dtype)), a);
            Agree($"{what}, right", x => a.to(x.dtype).mm(x), b);
            var bias = randn([n], generator: rng);
            Agree($"{what}, plus a row", x => bias.to(x.dtype).addmm(x, b.to(x.dtype)), a);
            var batch = stack([a, a * 2, a - 1]);
            Agree($"{what}, in a batch", x => x.bmm(b.to(x.dtype).expand(3, -1, -1)), batch);
        }
    }

    [Theory]
    [InlineData(new long[] { 33 }, 20, 40)]
    [InlineData(new long[] { 5, 7 }, 20, 40)]
    [InlineData(new long[] { 200 }, 3, 2)]
    [InlineData(new long[] { 1 }, 64, 64)]
    [InlineData(new long[] { 0 }, 4, 8)]
    public void Linear_maps_and_their_derivatives(long[] rows, int inputs, int outputs)
    {
        using var scope = NewDisposeScope();
        var rng = new Generator(9);
        var (x, w, b) = (
            randn([.. rows, inputs], generator: rng),
            randn([outputs, inputs], generator: rng) / Math.Sqrt(inputs),
            randn([outputs], generator: rng)
        );
        Agree("x", t => nn.functional.linear(t, w.to(t.dtype), b.to(t.dtype)), x);
        Agree("W", t => nn.functional.linear(x.to(t.dtype), t, b.to(t.dtype)), w);
        Agree("b", t => nn.functional.linear(x.to(t.dtype), w.to(t.dtype), t), b);
        Agree("no bias", t => nn.functional.linear(t, w.to(t.dtype)), x);
        foreach (var chosen in (Func<Tensor[], Tensor>[])[all => all[0], all => all[1]])
            Compare.Close(
                SecondDerivative(chosen, x, w, b, ScalarType.Float64).to(ScalarType.Float32),
                SecondDerivative(chosen, x, w, b, ScalarType.Float32),
                "second derivative",
                1e-4
            );
    }

    [Theory]
    [InlineData(new long[] { 3, 8, 5, 7 }, 4)]
    [InlineData(new long[] { 2, 6, 50, 50 }, 1)]
    [InlineData(new long[] { 2, 6, 9 }, 6)]
    [InlineData(new long[] { 5, 12 }, 3)]
    [InlineData(new long[] { 0, 4, 3 }, 2)]
    public void Group_normalisation_and_its_derivatives(long[] shape, int groups)
    {
        using var scope = NewDisposeScope();
        var rng = new Generator(11);
        var (x, w, b) = (
            randn(shape, generator: rng) * 2 + 3,
            randn([shape[1]], generator: rng),
            randn([shape[1]], generator: rng)
        );
        Agree("x", t => Norm(t, w, b), x);
        Agree("weight", t => Norm(x.to(t.dtype), t, b), w);
        Agree("bias", t => Norm(x.to(t.dtype), w, t), b);
        Agree("without weight and bias", t => Norm(t, null, null), x);
        Agree("a view", t => Norm(t, w, b), x.transpose(0, 1).contiguous().transpose(0, 1));
        if (x.numel() == 0)
            return;
        Compare.Close(Curvature(ScalarType.Float64).to(ScalarType.Float32), Curvature(ScalarType.Float32), "curvature", 1e-3);
        return;

        Tensor Norm(Tensor t, Tensor? weight, Tensor? bias) =>
            nn.functional.group_norm(t, groups, weight?.to(t.dtype), bias?.to(t.dtype));

        Tensor Curvature(ScalarType type)
        {
            var t = x.detach().to(type).requires_grad_();
            var slope = autograd.grad([Norm(t, w.to(type), b.to(type)).tanh().sum()], [t], create_graph: true)[0];
            return autograd.grad([slope.square().sum()], [t])[0];
        }
    }

    [Fact]
    public void A_group_far_from_zero_keeps_its_spread()
    {
        using var scope = NewDisposeScope();
        var x = randn([2, 4, 30, 30], generator: new Generator(12)) + 1000;
        var y = nn.functional.group_norm(x, 2);
        Compare.Close(nn.functional.group_norm(x.to(ScalarType.Float64), 2).to(ScalarType.Float32), y, "far from zero", 1e-3);
    }

    [Fact]
    public void A_graph_of_linear_maps_is_freed_by_its_gradient()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(20, 20);
        var y = layer.call(randn(30, 20)).sum();
        y.backward();
        Assert.Throws<ExternalException>(() => y.backward());
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(1e6, 2)]
    [InlineData(0.5, 1)]
    public void Clipped_gradients(double limit, double kind)
    {
        using var scope = NewDisposeScope();
        var rng = new Generator(10);
        Parameter[] parameters = [.. ((long[])[5, 4097, 1]).Select(size => new Parameter(zeros(size))), new(zeros(3))];
        foreach (var parameter in parameters[..^1])
            parameter.grad = randn(parameter.shape, generator: rng);
        double[] all = [.. parameters[..^1].SelectMany(p => p.grad!.to(ScalarType.Float64).data<double>().ToArray())];
        var norm = Math.Pow(all.Sum(g => Math.Pow(Math.Abs(g), kind)), 1 / kind);
        Assert.Equal(norm, nn.utils.clip_grad_norm_(parameters, limit, kind), norm * 1e-6);
        double[] clipped = [.. parameters[..^1].SelectMany(p => p.grad!.to(ScalarType.Float64).data<double>().ToArray())];
        Compare.Close(tensor(all) * Math.Min(1, limit / (norm + 1e-6)), tensor(clipped), "clipped");
        Assert.Null(parameters[^1].grad);
        Assert.Equal(0, nn.utils.clip_grad_norm_([parameters[^1]], limit, kind));
    }

    [Fact]
    public void Memory_that_was_freed_is_given_to_one_tensor_only()
    {
        using var scope = NewDisposeScope();
        var random = new Random(1);
        var kept = new List<(Tensor Tensor, double Value)>();
        for (var i = 0; i < 3000; i++)
        {
            kept.Add((full([(long)Math.Pow(2, random.NextDouble() * 17)], (double)i), i));
            if (kept.Count < 30)
                continue;
            var (tensor, value) = kept[random.Next(kept.Count)];
            Assert.Equal(value, tensor.min().ToDouble());
            Assert.Equal(value, tensor.max().ToDouble());
            kept.Remove((tensor, value));
            // Also by a thread that did not make it, and that ends.
            if (i % 100 == 0)
            {
                var other = new Thread(tensor.Dispose);
                other.Start();
                other.Join();
            }
            else
                tensor.Dispose();
        }
    }

    /// <summary>Single precision against double, of the value and of the gradient.</summary>
    private static void Agree(string what, Func<Tensor, Tensor> f, Tensor x)
    {
        var (single, double_) = (x.detach().requires_grad_(), x.detach().to(ScalarType.Float64).requires_grad_());
        var (value, expected) = (f(single), f(double_));
        Assert.Equal(ScalarType.Float32, value.dtype);
        var scale = Math.Max(1, Math.Sqrt(x.numel()) / 10);
        Compare.Close(expected.to(ScalarType.Float32), value, what, 1e-5 * scale);
        if (value.numel() == 0)
            return;
        Compare.Loss([value])!.backward();
        Compare.Loss([expected])!.backward();
        Compare.Close(double_.grad!.to(ScalarType.Float32), single.grad!, $"{what}, gradient", 1e-5 * scale);
    }

    /// <summary>d/dx or d/dW of ‖∂/∂x Σ tanh(linear(x))‖²: what a gradient penalty differentiates.</summary>
    private static Tensor SecondDerivative(Func<Tensor[], Tensor> chosen, Tensor x, Tensor w, Tensor b, ScalarType type)
    {
        Tensor[] all = [.. new[] { x, w, b }.Select(t => t.detach().to(type).clone().requires_grad_())];
        var y = nn.functional.linear(all[0], all[1], all[2]).tanh().sum();
        var slope = autograd.grad([y], [all[0]], create_graph: true)[0];
        return autograd.grad([slope.square().sum()], [chosen(all)])[0];
    }
}
