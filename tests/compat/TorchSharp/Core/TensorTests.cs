using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

public sealed class TensorTests
{
    [Fact]
    public void Random_numbers_are_PyTorchs()
    {
        using var rng = new Generator(42);
        var expected = tensor([0.33669f, 0.12881f, 0.23446f, 0.23033f, -1.1229f, -0.18633f], [2L, 3L]);
        Compare.Close(expected, randn(2, 3, generator: rng), "randn", 1e-4);
    }

    [Fact]
    public void A_generators_state_can_be_kept()
    {
        using var rng = new Generator(1);
        var state = rng.get_state();
        var first = rand(4, generator: rng);
        rng.set_state(state);
        Compare.Close(first, rand(4, generator: rng), "again", 0);
    }

    [Fact]
    public void Arrays_keep_their_type_and_shape()
    {
        Assert.Equal(ScalarType.Int64, tensor(new long[] { 1, 2 }).dtype);
        Assert.Equal(ScalarType.Int32, tensor(new[] { 1, 2 }).dtype);
        Assert.Equal(ScalarType.Float64, tensor(1.5).dtype);
        Assert.Equal(ScalarType.Bool, tensor(true).dtype);
        Assert.Equal(
            [2L, 3L],
            tensor(
                new float[,]
                {
                    { 1, 2, 3 },
                    { 4, 5, 6 },
                }
            ).shape
        );
        Assert.Equal([1L, 2L, 2L], from_array(new double[1, 2, 2]).shape);
        Assert.Equal(
            new float[] { 1, 2, 3, 4, 5, 6 },
            tensor(
                    new float[,]
                    {
                        { 1, 2, 3 },
                        { 4, 5, 6 },
                    }
                )
                .data<float>()
                .ToArray()
        );
    }

    [Fact]
    public void A_transposed_tensor_is_read_in_the_order_of_its_shape()
    {
        var x = arange(6, ScalarType.Float32).view(2, 3).t();
        Assert.Equal([0f, 3, 1, 4, 2, 5], x.data<float>().ToArray());
        Assert.Equal(4f, x.data<float>()[1, 1]);
        var nd = (float[,])x.data<float>().ToNDArray();
        Assert.Equal(5f, nd[2, 1]);
    }

    [Fact]
    public void A_tensor_among_other_indices_has_to_be_called_one()
    {
        var (x, chosen) = (ones(2, 3), tensor(new long[] { 0, 2 }));
        Assert.Equal([2L, 2L], x[TensorIndex.Colon, TensorIndex.Tensor(chosen)].shape);
        var error = Assert.Throws<InvalidOperationException>(() => x[TensorIndex.Colon, chosen]);
        Assert.Contains("TensorIndex.Tensor(t)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Indexing_follows_Python()
    {
        var x = arange(24, ScalarType.Float32).view(2, 3, 4);
        Assert.Equal([12f, 16, 20], x[1, .., 0].data<float>().ToArray());
        Assert.Equal([3f, 7, 11], x[0][TensorIndex.Ellipsis, ^1].data<float>().ToArray());
        Assert.Equal([2L, 1L, 4L], x[.., 1..2].shape);
        Assert.Equal([2L, 2L, 4L], x[.., ^2..].shape);
        Assert.Equal([2L, 3L, 2L], x[TensorIndex.Ellipsis, TensorIndex.Slice(0, 4, 2)].shape);
        Assert.Equal([2L, 1L, 3L, 4L], x[TensorIndex.Colon, TensorIndex.None].shape);
        Assert.Equal([1f, 2, 3], x[x.gt(0).logical_and(x.lt(4))].data<float>().ToArray());
        Assert.Equal([20f, 12], x[1, TensorIndex.Tensor(tensor(new long[] { 2, 0 })), 0].data<float>().ToArray());
        Assert.Equal(23f, x[1, 2, 3].item<float>());
        Assert.Equal([0L, 3L, 4L], x[2..].shape);
    }

    [Fact]
    public void Assignment_writes_through_views()
    {
        var x = zeros(3, 4);
        x[1] = ones(4);
        x[.., 0] = 5f;
        x[2, 3] = -1f;
        x[x.eq(1)] = 9f;
        Assert.Equal([5f, 0, 0, 0, 5, 9, 9, 9, 5, 0, 0, -1], x.data<float>().ToArray());
    }

    [Fact]
    public void Scalars_do_not_promote()
    {
        Assert.Equal(ScalarType.Float32, (ones(2) * 2.0).dtype);
        Assert.Equal(ScalarType.Float32, (1 - ones(2)).dtype);
        Assert.Equal(ScalarType.Int64, (ones(2, dtype: ScalarType.Int64) + 1).dtype);
        Assert.Equal(0.5f, (1 / full(1, 2f))[0].item<float>());
        Assert.Equal(2f, (float)full([], 2f));
    }

    [Fact]
    public void Modes_are_restored()
    {
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
                Assert.True((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
        }
        using (inference_mode())
            Assert.False((x * 2).requires_grad);
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Second_derivatives()
    {
        var x = tensor(new double[] { 0.3, -1.2 }, requires_grad: true);
        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];
        var second = autograd.grad([first.sum()], [x])[0];
        Compare.Close(6 * x, second, "6x", 1e-12);
    }

    [Fact]
    public void Printing()
    {
        var x = tensor(new float[] { 1, 2.5f, -3, 4 }, [2L, 2L]);
        Assert.Equal("[2x2], type = Float32, device = cpu", x.ToString());
        Assert.StartsWith("[2x2], type = Float32, device = cpu", x.ToString(true));
        Assert.Contains("2.5", x.str());
        Assert.Equal("[[1 2.5]\n [-3 4]]", x.npstr(newLine: "\n"));
        Assert.Contains("value = 7", tensor(7).str());
    }

    [Fact]
    public void A_square_identity_needs_one_number()
    {
        Assert.Equal([3, 3], eye(3).shape);
        Assert.Equal([3, 2], eye(3, 2).shape);
        Assert.Equal(ScalarType.Int64, randint(3, [2]).dtype);
    }

    [Fact]
    public void A_notebook_shows_the_values()
    {
        var source = typeof(Tensor)
            .GetCustomAttributes(false)
            .OfType<Utils.TypeFormatterSourceAttribute>()
            .Single()
            .FormatterSourceType;
        var formatters = (IEnumerable<object>)source.GetMethod("CreateTypeFormatters")!.Invoke(null, null)!;
        var html = formatters.Single(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)! == "text/html");
        using var writer = new StringWriter();
        Assert.True((bool)html.GetType().GetMethod("Format")!.Invoke(html, [full([2], 1.5f), writer])!);
        Assert.Contains("1.5", writer.ToString());
    }

    [Fact]
    public void Several_threads_work_at_once()
    {
        var sums = new double[4];
        var threads = Enumerable
            .Range(0, sums.Length)
            .Select(t => new Thread(() =>
            {
                using var rng = new Generator((ulong)t);
                using var w = randn([16, 16], ScalarType.Float64, generator: rng).DetachFromDisposeScope().requires_grad_();
                for (var i = 0; i < 200; i++)
                {
                    using var scope = NewDisposeScope();
                    var loss = w.mm(w).tanh().square().sum();
                    loss.backward();
                    using (no_grad())
                        w.sub_(w.grad!.mul(0.01));
                    w.grad = null;
                    sums[t] = loss.item<double>();
                }
            }))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(sums, sum => Assert.InRange(sum, 0, 256));
    }
}
