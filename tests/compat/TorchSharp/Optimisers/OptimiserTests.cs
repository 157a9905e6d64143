using TorchSharp.Modules;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optimisers;

public sealed class OptimiserTests
{
    public static IEnumerable<TheoryDataRow<string>> Ids => OptimiserCases.All.Keys.Select(id => new TheoryDataRow<string>(id));

    [Theory, MemberData(nameof(Ids))]
    public void Fifty_steps_are_PyTorchs(string id)
    {
        var expected = Reference.Of(id);
        var (w, v, rates) = OptimiserCases.All[id].Run();
        Compare.Close(expected["rates"], rates, $"{id}, learning rates", 1e-12);
        Compare.Close(expected[$"final/{id}/w"], w, $"{id}, W");
        Compare.Close(expected[$"final/{id}/v"], v, $"{id}, V");
    }

    [Fact]
    public void A_parameter_in_two_groups_is_refused()
    {
        using var p = new Parameter(ones(2));
        Assert.Throws<ArgumentException>(() => optim.Adam(new[] { p, p }));
    }

    [Fact]
    public void Impossible_settings_are_refused()
    {
        using var p = new Parameter(ones(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam(new[] { p }, lr: -1));
        Assert.Throws<ArgumentException>(() => optim.Adam(new[] { p }, beta1: 1));
        Assert.Throws<ArgumentException>(() => optim.SGD(new[] { p }, 0.1, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adagrad(new[] { p }, lr_decay: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adadelta(new[] { p }, rho: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.ASGD(new[] { p }, lr: -1));
        Assert.Throws<ArgumentException>(() => optim.NAdam(new[] { p }, beta2: 1));
        Assert.Throws<ArgumentException>(() => optim.RAdam(new[] { p }, beta1: -0.1));
        Assert.Throws<ArgumentException>(() => optim.Rprop(new[] { p }, etaplus: 0.9));
        Assert.Throws<ArgumentException>(() => optim.Rprop(new[] { p }, min_step: 1, max_step: 0.1));
    }

    [Fact]
    public void A_sparse_gradient_is_refused_by_name()
    {
        using var embedding = nn.Embedding(4, 2, sparse: true);
        using var optimiser = optim.Adagrad(embedding.parameters());
        embedding.call(tensor(new long[] { 1 })).sum().backward();
        var error = Assert.Throws<ArgumentException>(() => optimiser.step());
        Assert.Contains("sparse: false", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASGD_keeps_the_mean_of_what_came_after_t0()
    {
        using var p = new Parameter(zeros(1, ScalarType.Float64));
        using var optimiser = optim.ASGD(new[] { p }, 0.1, lambd: 0, t0: 2);
        var path = new List<double>();
        for (var step = 1; step <= 10; step++)
        {
            optimiser.zero_grad();
            (p - 3).square().sum().backward();
            optimiser.step();
            path.Add(p.item<double>());
        }
        var average = ((ASGD.State)optimiser.state_dict().State.Single()).ax!;
        Assert.Equal(path.Skip(3).Average(), average.item<double>(), 1e-12);
    }

    [Fact]
    public void A_parameter_without_gradient_keeps_still()
    {
        using var p = new Parameter(ones(2));
        using var optimiser = optim.Adam(new[] { p });
        optimiser.step();
        Compare.Close(ones(2), p, "parameter", 0);
    }
}
