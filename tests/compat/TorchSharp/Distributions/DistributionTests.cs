using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Distributions;

/// <summary>Densities, moments, quantiles and, from the same seed, the samples themselves are PyTorch's.</summary>
public sealed class DistributionTests
{
    public static IEnumerable<TheoryDataRow<string>> Ids =>
        DistributionCases.All.Keys.Select(id => new TheoryDataRow<string>(id));

    [Theory, MemberData(nameof(Ids))]
    public void Agrees_with_PyTorch(string id)
    {
        using var scope = NewDisposeScope();
        var @case = DistributionCases.All[id];
        var expected = Reference.Of(id);
        var parameters = Array.ConvertAll(@case.Parameters, p => p.clone().requires_grad_(p.is_floating_point()));
        using var made = @case.Make(parameters);
        manual_seed(0);
        foreach (
            var member in expected
                .Keys.Where(key => !key.StartsWith("grad", StringComparison.Ordinal) && key != @case.Without)
                .OrderByDescending(k => k == "sample")
        )
            Compare.Close(expected[member], @case.Of(made, member), $"{id}, {member}", 1e-6);
        Compare.Loss([made.log_prob(@case.Value)])?.backward();
        for (var i = 0; i < parameters.Length; i++)
            if (expected.TryGetValue($"grad{i}", out var gradient))
                Compare.Close(gradient, parameters[i].grad!, $"{id}, gradient for parameter {i}", 1e-6);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_wider_batch_repeats_the_distribution(string id)
    {
        using var scope = NewDisposeScope();
        var @case = DistributionCases.All[id];
        using var made = @case.Make(@case.Parameters);
        using var wide = made.expand(new Size([2, .. made.batch_shape.Shape]));
        var value = @case.Value.narrow(0, 0, 1);
        Assert.Equal([2, .. made.batch_shape.Shape], wide.batch_shape.Shape);
        var once = made.log_prob(value);
        Compare.Close(once.expand([2, .. made.batch_shape.Shape]), wide.log_prob(value), id);
        Assert.Equal([4, 2, .. made.sample().shape], wide.sample(4).shape);
    }

    [Fact]
    public void Samples_come_from_the_generator_given()
    {
        using var scope = NewDisposeScope();
        using var a = new Generator(5);
        using var b = new Generator(5);
        using var first = distributions.Gamma(ones(3), ones(3), a);
        using var second = distributions.Gamma(ones(3), ones(3), b);
        Compare.Close(first.sample(10), second.sample(10), "Gamma");
    }

    [Fact]
    public void Reparameterised_samples_have_gradients()
    {
        using var scope = NewDisposeScope();
        var mean = zeros(3, requires_grad: true);
        var width = ones(3, requires_grad: true);
        using var normal = distributions.Normal(mean, width);
        Assert.False(normal.sample(4).requires_grad);
        normal.rsample(4).sum().backward();
        Compare.Close(full([3], 4.0), mean.grad!, "∂ sum / ∂ mean");
        Assert.NotNull(width.grad);
    }

    [Fact]
    public void Parameters_outlive_the_scope_they_were_made_in()
    {
        Normal normal;
        using (NewDisposeScope())
            normal = distributions.Normal(zeros(3) + 1, ones(3));
        Assert.Equal(1, normal.mean[0].item<float>());
        normal.Dispose();
        Assert.Throws<ObjectDisposedException>(() => normal.log_prob(ones(3)));
    }

    [Fact]
    public void Mistakes_say_what_was_expected()
    {
        Assert.Throws<ArgumentException>(() => distributions.Bernoulli());
        Assert.Throws<ArgumentException>(() => distributions.Categorical(ones(3), ones(3)));
        Assert.Throws<ArgumentException>(() => distributions.MultivariateNormal(ones(3)));
        Assert.Throws<ArgumentException>(() => distributions.MultivariateNormal(ones(3), eye(2)));
        Assert.ThrowsAny<NotImplementedException>(() => distributions.Poisson(ones(3)).entropy());
    }
}
