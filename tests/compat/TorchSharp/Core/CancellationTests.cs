using static TorchSharp.torch;

namespace TorchSharp.Tests.Core;

/// <summary>An exception in mid-training unwinds scopes and modes; training goes on afterwards as if nothing had been.</summary>
public sealed class CancellationTests
{
    public static TheoryData<string> Places => ["forward", "loss", "backward pass", "closure", "without gradients", "step"];

    [Theory, MemberData(nameof(Places))]
    public void A_cancelled_step_leaves_nothing_behind(string place)
    {
        using var model = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 1));
        using var optimiser = optim.Adam(model.parameters());
        using var x = randn(16, 4);
        Step(null);
        optimiser.zero_grad();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var values = model.parameters().Select(p => p.data<float>().ToArray()).ToList();
        for (var i = 0; i < 20; i++)
        {
            var e = Assert.ThrowsAny<Exception>(() => Step(place));
            Assert.Contains("cancelled", e.Message);
            Assert.True(is_grad_enabled());
        }
        optimiser.zero_grad();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(values, model.parameters().Select(p => p.data<float>().ToArray()));
        Step(null);
        Assert.NotEqual(values[0], model.parameters().First().data<float>().ToArray());

        void Step(string? where)
        {
            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            using var inner = NewDisposeScope();
            var hidden = model.call(x);
            Cancel("forward");
            if (where == "backward pass")
                hidden = Interrupted.apply(hidden);
            if (where == "without gradients")
                using (no_grad())
                using (inference_mode())
                    Cancel("without gradients");
            var loss = hidden.square().mean();
            Cancel("loss");
            loss.backward();
            optimiser.step(() =>
            {
                Cancel("closure");
                using var own = NewDisposeScope();
                return loss.clone().MoveToOuterDisposeScope();
            });

            void Cancel(string here)
            {
                if (where == here)
                    throw new OperationCanceledException("cancelled");
                if (where == "step" && here == "closure")
                    throw new InvalidOperationException("cancelled in the step");
            }
        }
    }

    [Fact]
    public void A_scope_ends_with_an_iterator_that_is_given_up()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        foreach (var batch in Batches())
        {
            Assert.Equal(2, batch.numel());
            break;
        }
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        static IEnumerable<Tensor> Batches()
        {
            using var scope = NewDisposeScope();
            for (var i = 0; i < 5; i++)
                yield return ones(2) * i;
        }
    }

    private sealed class Interrupted : autograd.SingleTensorFunction<Interrupted>
    {
        public override string Name => nameof(Interrupted);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]).clone();

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            throw new OperationCanceledException("cancelled");
    }
}
