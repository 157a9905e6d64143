namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Half a cosine from the first rate to η_min: arXiv:1608.03983.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double T_max;
                    private readonly double eta_min;

                    public CosineAnnealingLR(
                        Optimizer optimizer,
                        double T_max,
                        double eta_min = 0,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(T_max);
                        this.T_max = T_max;
                        this.eta_min = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (epoch == 0)
                            return Times(1);
                        // Where the cosine starts anew, the ratio below is 0 / 0.
                        if ((epoch - 1 - T_max) % (2 * T_max) == 0)
                            return Groups.Zip(
                                bases,
                                (group, rate) => group.LearningRate + (rate - eta_min) * (1 - Math.Cos(Math.PI / T_max)) / 2
                            );
                        var ratio = (1 + Math.Cos(Math.PI * epoch / T_max)) / (1 + Math.Cos(Math.PI * (epoch - 1) / T_max));
                        return Groups.Select(group => ratio * (group.LearningRate - eta_min) + eta_min);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        bases.Select(rate => eta_min + (rate - eta_min) * (1 + Math.Cos(Math.PI * epoch / T_max)) / 2);
                }
            }
        }
    }
}
