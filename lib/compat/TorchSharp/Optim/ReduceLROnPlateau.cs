namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by a factor when a number has not got better for a while.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool smaller;
                    private readonly bool relative;
                    private readonly double factor;
                    private readonly int patience;
                    private readonly double threshold;
                    private readonly int cooldown;
                    private readonly double[] least;
                    private readonly double eps;
                    private double best;
                    private int bad;
                    private int cooling;

                    public ReduceLROnPlateau(
                        Optimizer optimizer,
                        string mode = "min",
                        double factor = 0.1,
                        int patience = 10,
                        double threshold = 1e-4,
                        string threshold_mode = "rel",
                        int cooldown = 0,
                        IList<double>? min_lr = null,
                        double eps = 1e-8,
                        bool verbose = false
                    )
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1)
                            throw new ArgumentException($"expected a factor below one, got {factor}", nameof(factor));
                        if (mode is not ("min" or "max"))
                            throw new ArgumentException($"expected min or max, got {mode}", nameof(mode));
                        if (threshold_mode is not ("rel" or "abs"))
                            throw new ArgumentException($"expected rel or abs, got {threshold_mode}", nameof(threshold_mode));
                        (smaller, relative) = (mode == "min", threshold_mode == "rel");
                        (this.factor, this.patience, this.threshold) = (factor, patience, threshold);
                        (this.cooldown, this.eps) = (cooldown, eps);
                        least = min_lr is null ? new double[bases.Count] : [.. min_lr];
                        if (least.Length != bases.Count)
                            throw new ArgumentException($"expected {bases.Count} rates, got {least.Length}", nameof(min_lr));
                        best = smaller ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    public override void step() =>
                        throw new InvalidOperationException("this schedule needs the number it watches");

                    public override void step(int? epoch) => step();

                    public override void step(double current, int? epoch = null)
                    {
                        this.epoch = epoch ?? this.epoch + 1;
                        _step_count++;
                        if (IsBetter(current))
                            (best, bad) = (current, 0);
                        else
                            bad++;
                        if (cooling > 0)
                            (cooling, bad) = (cooling - 1, 0);
                        if (bad <= patience)
                            return;
                        foreach (var (group, floor) in Groups.Zip(least))
                        {
                            var rate = Math.Max(group.LearningRate * factor, floor);
                            if (group.LearningRate - rate > eps)
                                group.LearningRate = rate;
                        }
                        (cooling, bad) = (cooldown, 0);
                    }

                    private bool IsBetter(double current) =>
                        (smaller, relative) switch
                        {
                            (true, true) => current < best * (1 - threshold),
                            (true, false) => current < best - threshold,
                            (false, true) => current > best * (1 + threshold),
                            _ => current > best + threshold,
                        };
                }
            }
        }
    }
}
