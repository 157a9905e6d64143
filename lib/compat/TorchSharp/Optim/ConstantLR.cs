namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>A factor for the first epochs, the full rate afterwards.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double factor;
                    private readonly int total_iters;

                    public ConstantLR(
                        Optimizer optimizer,
                        double factor = 1.0 / 3,
                        int total_iters = 5,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (!(factor > 0))
                            throw new ArgumentOutOfRangeException(nameof(factor), factor, "expected a factor > 0");
                        this.factor = factor;
                        this.total_iters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        Times(
                            epoch == 0 ? factor
                            : epoch == total_iters ? 1 / factor
                            : 1
                        );

                    protected override IEnumerable<double> get_closed_form_lr() => Scaled(epoch < total_iters ? factor : 1);
                }
            }
        }
    }
}
