using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Tests.Optimisers;

public sealed class ScheduleTests
{
    private static readonly Dictionary<string, Func<Optimizer, lr_scheduler.LRScheduler>> Closed = new()
    {
        ["StepLR"] = o => lr_scheduler.StepLR(o, 3, 0.5),
        ["MultiStepLR"] = o => lr_scheduler.MultiStepLR(o, [2, 5], 0.5),
        ["ExponentialLR"] = o => lr_scheduler.ExponentialLR(o, 0.9),
        ["ConstantLR"] = o => lr_scheduler.ConstantLR(o, 0.5, 4),
        ["LinearLR"] = o => lr_scheduler.LinearLR(o, 0.2, 0.8, 10),
        ["PolynomialLR"] = o => lr_scheduler.PolynomialLR(o, 12, 2),
        ["CosineAnnealingLR"] = o => lr_scheduler.CosineAnnealingLR(o, 20, 0.01),
        ["LambdaLR"] = o => lr_scheduler.LambdaLR(o, e => 1.0 / (1 + e)),
    };

    public static TheoryData<string> Ids => [.. Closed.Keys];

    [Theory, MemberData(nameof(Ids))]
    public void To_go_to_an_epoch_is_to_walk_there(string id)
    {
        using var p = new Parameter(zeros(1));
        using var walker = SGD([p], 0.3);
        using var jumper = SGD([p], 0.3);
        var (walking, jumping) = (Closed[id](walker), Closed[id](jumper));
        for (var epoch = 1; epoch <= 8; epoch++)
            walking.step();
        jumping.step(8);
        Assert.Equal(walking.get_last_lr().Single(), jumping.get_last_lr().Single(), 1e-14);
    }

    [Fact]
    public void Schedules_that_cannot_follow_each_other_are_refused()
    {
        using var p = new Parameter(zeros(1));
        using var one = SGD([p], 0.1);
        using var other = SGD([p], 0.1);
        var (a, b) = (lr_scheduler.ExponentialLR(one, 0.9), lr_scheduler.ExponentialLR(other, 0.9));
        Assert.Contains("index 1", Refused(() => lr_scheduler.SequentialLR(one, [a, b], [3])), StringComparison.Ordinal);
        Assert.Contains(
            "2 schedules and 2",
            Refused(() => lr_scheduler.SequentialLR(one, [a, a], [3, 4])),
            StringComparison.Ordinal
        );
        Assert.Contains("[4, 3]", Refused(() => lr_scheduler.SequentialLR(one, [a, a, a], [4, 3])), StringComparison.Ordinal);
        Refused(() => lr_scheduler.ChainedLR([]));
        Refused(() => lr_scheduler.LinearLR(one, start_factor: 0));
        Refused(() => lr_scheduler.ConstantLR(one, 0));
        Refused(() => lr_scheduler.StepLR(one, 0));
    }

    private static string Refused(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;
}
