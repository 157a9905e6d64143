namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>
                /// One schedule after another: the first until epoch milestones[0], then the second, which starts there with its own
                /// epoch 0, and so on. A warm-up before a decay, for example.
                /// </summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;
                    private readonly int[] milestones;

                    /// <exception cref="ArgumentException">
                    /// A schedule is another optimiser's, or there are not one more schedules than milestones, which grow.
                    /// </exception>
                    public SequentialLR(
                        Optimizer optimizer,
                        IEnumerable<LRScheduler> schedulers,
                        IEnumerable<int> milestones,
                        int last_epoch = -1
                    )
                        : base(optimizer, last_epoch + 1)
                    {
                        this.schedulers = [.. schedulers];
                        this.milestones = [.. milestones];
                        if (this.schedulers.Length != this.milestones.Length + 1)
                            throw new ArgumentException(
                                "expected one schedule more than milestones, got "
                                    + $"{this.schedulers.Length} schedules and {this.milestones.Length} milestones"
                            );
                        if (this.milestones.Zip(this.milestones.Skip(1)).Any(pair => pair.First >= pair.Second))
                            throw new ArgumentException(
                                $"expected milestones that grow, got [{string.Join(", ", this.milestones)}]",
                                nameof(milestones)
                            );
                        var strange = Array.FindIndex(this.schedulers, scheduler => scheduler.optimizer != optimizer);
                        if (strange >= 0)
                            throw new ArgumentException(
                                $"expected schedules of the optimiser that is given, got another's at index {strange}",
                                nameof(schedulers)
                            );
                        // Every schedule set its first rates when it was made: only the first one's are to stay.
                        foreach (var group in Groups)
                            group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in this.schedulers)
                            scheduler.epoch--;
                        this.schedulers[0].step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var past = milestones.Count(milestone => milestone <= epoch);
                        if (past > 0 && milestones[past - 1] == epoch)
                            schedulers[past].step(0);
                        else
                            schedulers[past].step();
                        return Times(1);
                    }
                }
            }
        }
    }
}
