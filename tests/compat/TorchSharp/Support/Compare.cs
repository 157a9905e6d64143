using static TorchSharp.torch;

namespace TorchSharp.Tests.Support;

/// <summary>Comparisons that say where two tensors differ.</summary>
internal static class Compare
{
    /// <summary>|actual − expected| ≤ tolerance · max(1, |expected|), element by element; NaN equals NaN.</summary>
    public static void Close(Tensor expected, Tensor actual, string what, double tolerance = 1e-5)
    {
        using var scope = NewDisposeScope();
        Assert.True(
            expected.shape.SequenceEqual(actual.shape),
            $"{what}: expected shape [{string.Join(", ", expected.shape)}], got [{string.Join(", ", actual.shape)}]"
        );
        var (e, a) = (Real(expected), Real(actual));
        var off = (e - a).abs() / e.abs().clamp_min(1);
        off = off.masked_fill(e.eq(a).logical_or(e.isnan().logical_and(a.isnan())), 0);
        var worst = off.numel() == 0 ? 0 : off.max().item<double>();
        Assert.True(worst <= tolerance, $"{what}: off by {worst:g3}, allowed {tolerance:g3}\nexpected {e.str()}\ngot {a.str()}");
    }

    /// <summary>Σᵢ cos(i) xᵢ over every differentiable tensor: a number that depends on each element in its own way.</summary>
    public static Tensor? Loss(IEnumerable<Tensor> outputs, int[]? chosen = null)
    {
        Tensor? total = null;
        foreach (var (output, i) in outputs.Select((o, i) => (o, i)))
        {
            if (output is null || !output.requires_grad || (chosen is not null && !chosen.Contains(i)))
                continue;
            var flat = (output.is_complex() ? output.resolve_conj().view_as_real() : output).reshape(-1);
            var part = (flat * arange(flat.numel(), flat.dtype).cos()).sum();
            total = total is null ? part : total + part;
        }
        return total;
    }

    private static Tensor Real(Tensor tensor)
    {
        var plain = tensor.detach();
        if (plain.is_complex())
            plain = plain.resolve_conj().view_as_real();
        return plain.to_type(ScalarType.Float64);
    }
}
