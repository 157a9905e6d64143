using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryCollection;

/// <summary>Nothing leaks; and what nobody disposes is freed in time.</summary>
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public void A_training_step_leaves_no_tensor_behind()
    {
        using var model = nn.Sequential(nn.Linear(8, 32), nn.SiLU(), nn.Linear(32, 8));
        using var optimiser = optim.Adam(model.parameters());
        using var data = randn(64, 8);
        for (var i = 0; i < 10; i++)
            Step();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 1000; i++)
            Step();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        void Step()
        {
            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            nn.functional.mse_loss(model.call(data), data).backward();
            nn.utils.clip_grad_norm_(model.parameters(), 1);
            optimiser.step();
        }
    }

    [Fact]
    public void A_loop_that_disposes_nothing_stays_small()
    {
        var start = Environment.WorkingSet;
        for (var i = 0; i < 3000; i++)
            _ = zeros(1024, 1024) + 1;
        var grown = (Environment.WorkingSet - start) >> 20;
        Assert.True(grown < 400, $"24 GB went through, and {grown} MB stayed");
    }

    [Fact]
    public void A_forgotten_graph_is_freed_too()
    {
        var start = Environment.WorkingSet;
        var x = randn(256, 1024).requires_grad_();
        for (var i = 0; i < 500; i++)
            _ = x.exp().sin().mul(x).sigmoid().sum();
        var grown = (Environment.WorkingSet - start) >> 20;
        Assert.True(grown < 400, $"2.5 GB went through, and {grown} MB stayed");
    }
}
