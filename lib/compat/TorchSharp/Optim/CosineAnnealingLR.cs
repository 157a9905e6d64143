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
                        this.T_max = T_max;
                        this.eta_min = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        bases.Select(rate => eta_min + (rate - eta_min) * (1 + Math.Cos(Math.PI * epoch / T_max)) / 2);
                }
            }
        }
    }
}
