namespace GenerativeModels.Tests.Upstream;

/// <summary>What parameters and buffers of a new module hold, one line a module that the library makes.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class ModuleTests
{
    private const int Instances = 300;

    private sealed record Start(string Name, Func<nn.Module> Make, Dictionary<string, Func<double[], string?>> Values);

    private static readonly Start[] Table =
    [
        new("Linear", () => Linear(7, 5), new() { ["weight"] = Within(7), ["bias"] = Within(7) }), // U(±1/√fan in)
        new("Conv1d", () => Conv1d(3, 4, 5), new() { ["weight"] = Within(15), ["bias"] = Within(15) }),
        new("Conv2d", () => Conv2d(3, 4, 5), new() { ["weight"] = Within(75), ["bias"] = Within(75) }),
        new("ConvTranspose2d", () => ConvTranspose2d(3, 4, 5), new() { ["weight"] = Within(100), ["bias"] = Within(100) }), // of outputs
        new("Embedding", () => Embedding(9, 4), new() { ["weight"] = IsNormal }),
        new("LayerNorm", () => LayerNorm(16), new() { ["weight"] = Is(1), ["bias"] = Is(0) }),
        new(
            "BatchNorm2d",
            () => BatchNorm2d(16),
            new()
            {
                ["weight"] = Is(1),
                ["bias"] = Is(0),
                ["running_mean"] = Is(0),
                ["running_var"] = Is(1),
                ["num_batches_tracked"] = Is(0),
            }
        ),
        // GroupNorm itself leaves in 0.107 what the memory held before.
        new("GroupNorm", () => ResidualBlock.Normalise(16), new() { ["weight"] = Is(1), ["bias"] = Is(0) }),
    ];

    private static readonly string[] WithoutParameters =
        "Dropout Flatten GELU Identity LeakyReLU ReLU SiLU Sequential Tanh Unflatten Parameter".Split();

    public static TheoryData<string> Modules => [.. Table.Select(start => start.Name)];

    [Theory, MemberData(nameof(Modules))]
    public void A_new_module_holds_what_is_documented(string name)
    {
        manual_seed(11);
        var start = Table.Single(line => line.Name == name);
        var held = start.Values.Keys.ToDictionary(key => key, _ => new List<double>());
        for (var i = 0; i < Instances; i++)
        {
            using var scope = NewDisposeScope();
            using var module = start.Make();
            var tensors = module
                .named_parameters()
                .Select(p => (p.name, (Tensor)p.parameter))
                .Concat(module.named_buffers())
                .ToArray();
            Assert.Equal(start.Values.Keys.Order(), tensors.Select(t => t.Item1).Order());
            foreach (var (key, value) in tensors)
            {
                held[key].AddRange(value.detach().to(float64).contiguous().data<double>().ToArray());
                full(value.shape, double.NaN, dtype: value.is_floating_point() ? value.dtype : float32).Dispose(); // for the next to find
            }
        }
        Assert.All(start.Values, value => Assert.Null(value.Value([.. held[value.Key]])));
    }

    [Fact]
    public void Every_module_that_the_library_makes_has_a_line()
    {
        var made = LibraryReferences
            .Read()
            .Where(reference => reference.Type == nameof(nn))
            .Select(reference => reference.Member);
        Assert.Empty(made.Except(Table.Select(start => start.Name)).Except(WithoutParameters));
    }

    private static Func<double[], string?> Is(double value) =>
        values => values.All(v => v == value) ? null : $"{values.First(v => v != value)}";

    /// <summary>False alarm below 1e-7, as for the normal law.</summary>
    private static Func<double[], string?> Within(double fan) =>
        values =>
        {
            var bound = 1 / Math.Sqrt(fan);
            var p = KolmogorovSmirnov.Test(values, x => Math.Clamp((x / bound + 1) / 2, 0, 1)).PValue;
            return values.All(v => Math.Abs(v) <= bound * (1 + 1e-6)) && p > 1e-7
                ? null
                : $"p = {p}, {values.Min()} … {values.Max()}";
        };

    private static string? IsNormal(double[] values) =>
        KolmogorovSmirnov.Test(values, new Gaussian(0, 1).Cdf).PValue is > 1e-7 and var p ? null : $"not normal";
}
