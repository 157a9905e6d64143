namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>A factor that goes straight from one value to another.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double start_factor;
                    private readonly double end_factor;
                    private readonly int total_iters;

                    public LinearLR(
                        Optimizer optimizer,
                        double start_factor = 1.0 / 3,
                        double end_factor = 1,
                        int total_iters = 5,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (!(start_factor > 0 && end_factor >= 0))
                            throw new ArgumentException(
                                $"expected start_factor > 0 and end_factor ≥ 0, got {start_factor} and {end_factor}"
                            );
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total_iters);
                        this.start_factor = start_factor;
                        this.end_factor = end_factor;
                        this.total_iters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        Times(
                            epoch == 0 ? start_factor
                            : epoch > total_iters ? 1
                            : Factor(epoch) / Factor(epoch - 1)
                        );

                    protected override IEnumerable<double> get_closed_form_lr() => Scaled(Factor(epoch));

                    private double Factor(int epoch) =>
                        start_factor + (end_factor - start_factor) * Math.Min(epoch, total_iters) / total_iters;
                }
            }
        }
    }
}
