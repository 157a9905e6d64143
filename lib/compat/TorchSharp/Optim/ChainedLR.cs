namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Several schedules at once: each changes the rates that the one before it leaves.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;

                    /// <exception cref="ArgumentException">There is no schedule.</exception>
                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        this.schedulers = [.. schedulers];
                        if (this.schedulers.Length == 0)
                            throw new ArgumentException("expected at least one schedule, got none", nameof(schedulers));
                        optimizer = this.schedulers[^1].optimizer;
                    }

                    private protected override void Apply(int? epoch)
                    {
                        foreach (var scheduler in schedulers)
                            scheduler.step(epoch);
                    }
                }
            }
        }
    }
}
