namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>One schedule up to each milestone, then the next one from its beginning.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;
                    private readonly int[] milestones;

                    public SequentialLR(
                        Optimizer optimizer,
                        IEnumerable<LRScheduler> schedulers,
                        IEnumerable<int> milestones,
                        int last_epoch = -1
                    )
                        : base(optimizer, last_epoch + 1)
                    {
                        (this.schedulers, this.milestones) = ([.. schedulers], [.. milestones]);
                        if (this.milestones.Length != this.schedulers.Length - 1)
                            throw new ArgumentException(
                                $"expected {this.schedulers.Length - 1} milestones between {this.schedulers.Length} schedules, got {this.milestones.Length}"
                            );
                        if (this.schedulers.Any(scheduler => !scheduler.Drives(optimizer)))
                            throw new ArgumentException("a schedule belongs to another optimiser");
                        foreach (var group in Groups)
                            group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in this.schedulers)
                            scheduler.Rewind();
                        this.schedulers[0].step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var index = milestones.Count(milestone => milestone <= epoch);
                        if (index > 0 && milestones[index - 1] == epoch)
                            schedulers[index].step((int?)0);
                        else
                            schedulers[index].step();
                        return Groups.Select(group => group.LearningRate);
                    }
                }
            }
        }
    }
}
