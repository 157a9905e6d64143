namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Up and down between two rates, momentum the other way round: arXiv:1506.01186.</summary>
                public class CyclicLR : LRScheduler
                {
                    private readonly double[] low;
                    private readonly double[] high;
                    private readonly double[] lowMomentum;
                    private readonly double[] highMomentum;
                    private readonly double length;
                    private readonly double rise;
                    private readonly Func<double, double> scale;
                    private readonly bool byCycle;
                    private readonly bool cycles;

                    public CyclicLR(
                        Optimizer optimizer,
                        double base_lr,
                        double max_lr,
                        int step_size_up = 2000,
                        int step_size_down = -1,
                        Mode mode = Mode.Triangular,
                        double gamma = 1,
                        Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true,
                        double base_momentum = 0.8,
                        double max_momentum = 0.9,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : this(
                            optimizer,
                            ForAll(optimizer, base_lr),
                            ForAll(optimizer, max_lr),
                            step_size_up,
                            step_size_down,
                            mode,
                            gamma,
                            scale_fn,
                            scale_mode,
                            cycle_momentum,
                            ForAll(optimizer, base_momentum),
                            ForAll(optimizer, max_momentum),
                            last_epoch,
                            verbose
                        ) { }

                    public CyclicLR(
                        Optimizer optimizer,
                        IEnumerable<double> base_lr,
                        IEnumerable<double> max_lr,
                        int step_size_up = 2000,
                        int step_size_down = -1,
                        Mode mode = Mode.Triangular,
                        double gamma = 1,
                        Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null,
                        IEnumerable<double>? max_momentum = null,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step_size_up);
                        (low, high) = ([.. base_lr], [.. max_lr]);
                        lowMomentum = [.. base_momentum ?? ForAll(optimizer, 0.8)];
                        highMomentum = [.. max_momentum ?? ForAll(optimizer, 0.9)];
                        length = step_size_up + (step_size_down < 0 ? step_size_up : step_size_down);
                        rise = step_size_up / length;
                        cycles = cycle_momentum;
                        if (cycles && Groups.Any(group => group is not IMomentum))
                            throw new ArgumentException("cycle_momentum needs an optimiser with momentum");
                        byCycle = scale_fn is null ? mode != Mode.ExpRange : scale_mode == ScaleMode.Cycle;
                        scale =
                            scale_fn
                            ?? mode switch
                            {
                                Mode.Triangular2 => cycle => Math.Pow(2, 1 - cycle),
                                Mode.ExpRange => iteration => Math.Pow(gamma, iteration),
                                _ => _ => 1,
                            };
                        step();
                    }

                    public enum Mode
                    {
                        Triangular = 0,
                        Triangular2 = 1,
                        ExpRange = 2,
                    }

                    public enum ScaleMode
                    {
                        Cycle = 0,
                        Iterations = 1,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + epoch / length);
                        var x = 1 + epoch / length - cycle;
                        var height = (x <= rise ? x / rise : (x - 1) / (rise - 1)) * scale(byCycle ? cycle : epoch);
                        if (cycles)
                            foreach (var (group, i) in Groups.Select((group, i) => (group, i)))
                                ((IMomentum)group).Momentum = highMomentum[i] - (highMomentum[i] - lowMomentum[i]) * height;
                        return low.Zip(high, (from, to) => from + (to - from) * height);
                    }

                    private static IEnumerable<double> ForAll(Optimizer optimizer, double value) =>
                        Enumerable.Repeat(value, optimizer.ParamGroups.Count());
                }
            }
        }
    }
}
