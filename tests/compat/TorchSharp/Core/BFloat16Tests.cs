using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

public sealed class BFloat16Tests
{
    [Fact]
    public void Every_pattern_of_bits_is_the_float_that_libtorch_reads()
    {
        var all = Enumerable.Range(0, 1 << 16).Select(i => BFloat16.FromRawValue((ushort)i)).ToArray();
        var floats = tensor(all).to_type(ScalarType.Float32).data<float>().ToArray();
        Assert.Equal(all.Select(b => b.ToSingle()), floats);
        Assert.Equal(all, tensor(floats).bfloat16().data<BFloat16>().ToArray());
    }

    [Fact]
    public void A_float_is_rounded_as_libtorch_rounds_it()
    {
        using var rng = new Generator(0);
        // Every place of the 16 bits that go, and exact ties among them.
        Tensor[] parts =
        [
            randn(4096, generator: rng),
            arange(4096, ScalarType.Float32) / 2048 + 1,
            tensor([float.PositiveInfinity, -3.4e38f]),
        ];
        var floats = cat(parts);
        var rounded = floats.data<float>().ToArray().Select(f => new BFloat16(f)).ToArray();
        Assert.Equal(floats.bfloat16().data<BFloat16>().ToArray(), rounded);
    }

    [Fact]
    public void Tensors_are_made_of_it_and_read_as_it()
    {
        var values = new[] { 1.5f, -2, 0.25f, 3 }.Select(f => (BFloat16)f).ToArray();
        Assert.Equal(ScalarType.BFloat16, tensor(values).dtype);
        Assert.Equal([2L, 2L], tensor(values, [2L, 2L]).shape);
        Assert.Equal(values, tensor(new List<BFloat16>(values), 2, 2).data<BFloat16>().ToArray());
        Assert.Equal(ScalarType.Float32, tensor(values, dtype: ScalarType.Float32).dtype);
        Assert.Equal(ScalarType.BFloat16, as_tensor(values).dtype);
        Assert.Equal([1L, 2L], from_array(new BFloat16[1, 2]).shape);
        Assert.Equal(ScalarType.Float64, tensor((BFloat16)1.5f, ScalarType.Float64).dtype);
        var one = tensor((BFloat16)1.5f);
        Assert.Equal((BFloat16)1.5f, one.item<BFloat16>());
        Assert.Equal(1.5f, one.ToSingle());
        Assert.Equal((BFloat16)1.5f, one.ToBFloat16());
        Assert.Equal(-2f, tensor(values).ReadCpuBFloat16(1));
        Assert.Throws<ArgumentException>(() => tensor(values).data<Half>());
    }

    [Fact]
    public void It_is_a_number()
    {
        var (a, b) = ((BFloat16)1.5f, (BFloat16)0.5f);
        Assert.Equal([2f, 1f, 0.75f, 3f, 0f, -1.5f], new[] { a + b, a - b, a * b, a / b, a % b, -a }.Select(x => x.ToSingle()));
        Assert.True(b < a && a > b && a >= b && b <= a && a != b && a.CompareTo(b) > 0);
        Assert.True(BFloat16.IsNaN(BFloat16.Zero / BFloat16.Zero) && BFloat16.IsPositiveInfinity(BFloat16.MaxValue * a));
        Assert.Equal(finfo(ScalarType.BFloat16).max, (double)BFloat16.MaxValue);
        Assert.Equal(finfo(ScalarType.BFloat16).tiny, (double)BFloat16.MinNormal);
        Assert.Equal("1.50", a.ToString("F2", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Throws<ArgumentException>(() => a.CompareTo(1.5f));
        Scalar scalar = a;
        Assert.Equal(ScalarType.BFloat16, scalar.Type);
        Assert.Equal(a, scalar.ToBFloat16());
    }
}
