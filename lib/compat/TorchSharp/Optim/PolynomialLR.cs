namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>(1 − e/n)ᵖ, and zero after n epochs.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly int total_iters;
                    private readonly double power;

                    public PolynomialLR(
                        Optimizer optimizer,
                        int total_iters = 5,
                        double power = 1,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total_iters);
                        this.total_iters = total_iters;
                        this.power = power;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        Times(epoch == 0 || epoch > total_iters ? 1 : Factor(epoch) / Factor(epoch - 1));

                    protected override IEnumerable<double> get_closed_form_lr() => Scaled(Factor(epoch));

                    private double Factor(int epoch) => Math.Pow(1 - (double)Math.Min(epoch, total_iters) / total_iters, power);
                }
            }
        }
    }
}
