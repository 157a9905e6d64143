using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Operators;

/// <summary>
/// Arguments for one operator, written as text: <c>p[2,3]</c> numbers in (0.2, 0.8), <c>n[2,3]</c> the same with signs,
/// <c>s[3]</c> a symmetric positive definite matrix, <c>c[2]</c> complex, <c>i[4]&lt;3</c> integers below 3, <c>b[2]</c>
/// truth values, <c>u[2]</c> integers that differ, <c>v[0,2]</c> these integers, rows after colons, <c>w[0,2]</c> the same in 32
/// bits, <c>e[]</c> a tiny number, <c>q[2]</c> numbers above 1, <c>k[3]</c> lower triangular, <c>{p[2];p[2]}</c> a list of tensors, <c>(1,2)</c> numbers, <c>"x"</c> text.
/// </summary>
internal static class Sample
{
    public static Tensor Tensor(string text, Generator rng)
    {
        var open = text.IndexOf('[');
        var close = text.IndexOf(']');
        if (text[0] is 'v' or 'w')
            return Integers(text[(open + 1)..close]).to_type(text[0] == 'v' ? ScalarType.Int64 : ScalarType.Int32);
        var shape = text[(open + 1)..close].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToArray();
        var limit = text.IndexOf('<') is var at and >= 0 ? long.Parse(text[(at + 1)..], CultureInfo.InvariantCulture) : 3;
        return text[0] switch
        {
            'p' => Positive(shape, rng),
            'q' => Positive(shape, rng) + 1,
            'n' => Positive(shape, rng) * (rand(shape, generator: rng).round() * 2 - 1).to_type(ScalarType.Float64),
            's' => Definite(shape[0], rng),
            'k' => Definite(shape[0], rng).tril(),
            'c' => torch.complex(Positive(shape, rng), Positive(shape, rng)),
            'h' => Hermitian(shape[0], rng),
            'i' => randint(0, limit, shape, ScalarType.Int64, generator: rng),
            'j' => randint(0, limit, shape, ScalarType.Int32, generator: rng),
            'u' => arange(shape.Aggregate(1L, (a, b) => a * b), ScalarType.Int64).view(shape),
            'e' => tensor(1e-9, ScalarType.Float64).expand(shape).clone(),
            'r' => randperm(shape[0], ScalarType.Int64, generator: rng),
            'b' => randint(0, 2, shape, ScalarType.Bool, generator: rng),
            'a' => arange(1, shape[0] + 1, ScalarType.Float64),
            _ => throw new FormatException($"no sample is written as {text}"),
        };
    }

    public static object Value(string text, Type type, Generator rng)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (text == "null")
            return null!;
        if (target == typeof(Tensor))
            return Tensor(text, rng);
        if (text[0] == '{')
            return text[1..^1].Split(';').Select(part => part == "null" ? null : Tensor(part, rng)).ToArray();
        if (text[0] == '(')
        {
            var numbers = text[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries);
            return target == typeof(Size) ? new Size(Array.ConvertAll(numbers, n => (long)Number(n)))
                : target == typeof(double[]) ? Array.ConvertAll(numbers, Number)
                : target == typeof(int[]) ? Array.ConvertAll(numbers, n => (int)Number(n))
                : Array.ConvertAll(numbers, n => (long)Number(n));
        }
        if (text[0] == '"')
            return target == typeof(char) ? text[1] : text[1..^1];
        if (target.IsEnum)
            return Enum.Parse(target, text);
        if (target == typeof(bool))
            return bool.Parse(text);
        if (target == typeof(Scalar))
            return text.Contains('.') ? (Scalar)Number(text) : (Scalar)(long)Number(text);
        return target == typeof(Size) ? new Size((long)Number(text)) : Convert.ChangeType(Number(text), target);
    }

    private static Tensor Integers(string text)
    {
        var rows = text.Split(':').Select(row => row.Split(',').Select(long.Parse).ToArray()).ToArray();
        var all = tensor(rows.SelectMany(row => row).ToArray());
        return rows.Length == 1 ? all : all.view(rows.Length, rows[0].Length);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Tensor Positive(long[] shape, Generator rng) => rand(shape, ScalarType.Float64, generator: rng) * 0.6 + 0.2;

    private static Tensor Definite(long size, Generator rng)
    {
        var a = Positive([size, size], rng);
        return a.mm(a.t()) + arange(1, size + 1, ScalarType.Float64).diag();
    }

    private static Tensor Hermitian(long size, Generator rng)
    {
        var a = torch.complex(Positive([size, size], rng), Positive([size, size], rng));
        return a + a.t().conj();
    }
}
