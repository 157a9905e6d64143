namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Several schedules that all act in every epoch.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;

                    public ChainedLR(IEnumerable<LRScheduler> schedulers) => this.schedulers = [.. schedulers];

                    public override void step()
                    {
                        foreach (var scheduler in schedulers)
                            scheduler.step();
                    }
                }
            }
        }
    }
}
