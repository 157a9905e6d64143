using System.Text.RegularExpressions;

namespace GenerativeModels.Tests.Upstream;

/// <summary>Random functions that the library uses draw from the generator they are given, and from the law that they name.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed partial class RandomnessTests : TensorTests
{
    private const int Count = 20_000;

    private sealed record Law(string Name, Func<Generator, Tensor> Draw, double Mean, double Variance);

    private static readonly Law[] Table =
    [
        new("rand", g => rand(Count, generator: g), 0.5, 1.0 / 12),
        new("rand in float64", g => rand(Count, dtype: float64, generator: g), 0.5, 1.0 / 12),
        new("randn", g => randn(Count, generator: g), 0, 1),
        new("randn in float64", g => randn(Count, dtype: float64, generator: g), 0, 1),
        new("randn of few", g => stack([.. Enumerable.Range(0, Count / 5).Select(_ => randn(5, generator: g))]).flatten(), 0, 1),
        new("randint", g => randint(5, [Count], dtype: int64, generator: g), 2, 2),
        new("Bernoulli", g => full(Count, 0.3).Bernoulli(g), 0.3, 0.21),
        new("Binomial", g => full(Count, 7.0).Binomial(full(Count, 0.3), g), 2.1, 1.47),
        new("Poisson", g => full(Count, 2.5).Poisson(g), 2.5, 2.5),
        new("Gamma", g => full(Count, 2.5).Gamma(g), 2.5, 2.5),
        new("Multinomial", g => tensor(new[] { 0.2, 0.3, 0.5 }).Multinomial(Count, g), 1.3, 0.61),
        new("normal_", g => zeros(Count).normal_(1, 0.5, g), 1, 0.25),
        new("randperm", g => randperm(Count, dtype: int64, generator: g), (Count - 1) / 2.0, (Count * (double)Count - 1) / 12),
    ];

    public static TheoryData<string> Laws => [.. Table.Select(law => law.Name)];

    [Theory, MemberData(nameof(Laws))]
    public void Draws_come_from_the_generator_given(string name)
    {
        var law = Table.Single(line => line.Name == name);
        var before = Global();
        var (first, again, other) = (law.Draw(new(3)), law.Draw(new(3)), law.Draw(new(4)));
        Assert.Equal(before, Global());
        Assert.True(first.equal(again).all().item<bool>());
        Assert.False(first.equal(other).all().item<bool>());
        using var one = new Generator(3);
        Assert.True(law.Draw(one).equal(first).all().item<bool>());
        Assert.False(law.Draw(one).equal(first).all().item<bool>()); // it moved on

        // Six standard errors of the mean, and eight of a variance whose law has a kurtosis below 4: false alarm below 1e-8.
        var values = first.to(float64);
        Assert.Equal(law.Mean, values.mean().item<double>(), 6 * Math.Sqrt(law.Variance / Count) + 1e-9);
        Assert.Equal(law.Variance, values.var().item<double>(), 8 * Math.Sqrt(3.0 / Count) * law.Variance);
    }

    [Fact]
    public void A_permutation_has_each_number_once() =>
        Assert.Equal(
            Enumerable.Range(0, 100).Select(i => (long)i),
            randperm(100, dtype: int64, generator: new(1)).data<long>().Order()
        );

    [Fact]
    public void The_global_seed_decides_initial_weights_and_dropout()
    {
        float[] Once()
        {
            manual_seed(5);
            using var net = Sequential(Linear(4, 8), Dropout(0.5), Linear(8, 3));
            return [.. net.call(ones(2, 4)).data<float>()];
        }
        var first = Once();
        Assert.Equal(first, Once());
    }

    [Fact]
    public void Initialisers_do_not_hear_their_generator() // of 0.107; the library draws, and makes a parameter of that
    {
        float[] Once(ulong seed)
        {
            manual_seed(5);
            return [.. init.normal_(zeros(4), generator: new(seed)).data<float>()];
        }
        Assert.Equal(Once(1), Once(2));
    }

    [Fact]
    public void A_generator_draws_on_the_cpu_whatever_device_it_names() // of 0.107; see Draws
    {
        using var rng = new Generator(3, new Device(DeviceType.CUDA, 0));
        Assert.Equal(DeviceType.CUDA, rng.device.type);
        Assert.True(rand(8, generator: rng).equal(rand(8, generator: new(3))).all().item<bool>());
    }

    [Fact]
    public void So_no_call_in_library_or_notebooks_names_both_a_generator_and_a_device()
    {
        var root = DataRoot.Find()!;
        var library = Directory.EnumerateFiles(
            Path.Combine(root, "lib", "GenerativeModels"),
            "*.cs",
            SearchOption.AllDirectories
        );
        var calls = library
            .Concat(Directory.EnumerateFiles(Path.Combine(root, "notebooks"), "*.ipynb"))
            .SelectMany(file => RandomCall().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .ToArray();
        Assert.True(calls.Length > 100, $"{calls.Length} calls found");
        Assert.All(
            calls,
            call => Assert.False(call.Contains("generator:") && (call.Contains("evice,") || call.Contains("device:")), call)
        );
    }

    /// <summary>A call with all that is between its parentheses.</summary>
    [GeneratedRegex(@"\b(rand|randn|randint|randperm)\((?>[^()]+|\((?<open>)|\)(?<-open>))*(?(open)(?!))\)")]
    private static partial Regex RandomCall();

    private static byte[] Global() => [.. Generator.Default.get_state().data<byte>()];
}
