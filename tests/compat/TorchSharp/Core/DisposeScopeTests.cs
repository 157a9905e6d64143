using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

public sealed class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside,
            kept;
        using (NewDisposeScope())
        {
            inside = ones(3);
            kept = (inside + 1).MoveToOuterDisposeScope();
        }
        Assert.True(inside.IsInvalid);
        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void Moving_out_goes_one_scope_at_a_time()
    {
        using var outer = NewDisposeScope();
        Tensor tensor;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
                tensor = zeros(2).MoveToOuterDisposeScope();
            Assert.False(tensor.IsInvalid);
        }
        Assert.True(tensor.IsInvalid);
    }

    [Fact]
    public void A_detached_tensor_belongs_to_nobody()
    {
        Tensor tensor;
        using (NewDisposeScope())
            tensor = zeros(2).DetachFromDisposeScope();
        Assert.False(tensor.IsInvalid);
        tensor.Dispose();
    }

    [Fact]
    public void Everything_but_the_named_ones_is_disposed()
    {
        using var scope = NewDisposeScope();
        var (a, b, c) = (ones(1), ones(1), ones(1));
        Assert.Same(b, scope.DisposeEverythingBut(b));
        Assert.True(a.IsInvalid && c.IsInvalid);
        Assert.False(b.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Attaching_and_moving_between_scopes()
    {
        var free = ones(1);
        using (var scope = NewDisposeScope())
        {
            scope.Attach(free);
            Assert.True(scope.Contains(free));
            using var inner = NewDisposeScope();
            inner.MoveToOther(scope, ones(2));
            Assert.Equal(2, scope.DisposablesCount);
            Assert.Equal(0, inner.DisposablesCount);
        }
        Assert.True(free.IsInvalid);
    }

    [Fact]
    public void Statistics_count_this_threads_tensors()
    {
        DisposeScopeManager.Statistics.Reset();
        using (NewDisposeScope())
        {
            var a = ones(1);
            _ = a + a;
            a.Dispose();
            _ = ones(2).DetachFromDisposeScope();
        }
        var outside = ones(3);
        outside.Dispose();
        var s = DisposeScopeManager.Statistics;
        Assert.Equal(
            (3, 2, 1, 1, 1, 1),
            (
                s.CreatedInScopeCount,
                s.DisposedInScopeCount,
                s.DetachedFromScopeCount,
                s.CreatedOutsideScopeCount,
                s.DisposedOutsideScopeCount,
                s.ThreadTotalLiveCount
            )
        );
    }

    [Fact]
    public void Parameters_outlive_the_scope_they_were_made_in()
    {
        nn.Module<Tensor, Tensor> model;
        using (NewDisposeScope())
            model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3));
        using var scope = NewDisposeScope();
        Assert.Equal(3, model.call(ones(4, 2)).size(1));
        model.Dispose();
    }

    [Fact]
    public void Scopes_of_threads_are_their_own()
    {
        using var mine = NewDisposeScope();
        var thread = new Thread(() =>
        {
            using var scope = NewDisposeScope();
            _ = ones(5);
            Assert.Equal(1, scope.DisposablesCount);
        });
        thread.Start();
        thread.Join();
        Assert.Equal(0, mine.DisposablesCount);
    }
}
