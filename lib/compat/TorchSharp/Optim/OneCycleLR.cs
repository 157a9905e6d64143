namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Up to max_lr, then down to nearly nothing, with momentum the other way round: arXiv:1708.07120.</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int total;
                    private readonly List<(double end, double[] rates, double[] momenta)> knots = [];
                    private readonly Func<double, double, double, double> between;
                    private readonly bool cycles;

                    public OneCycleLR(
                        Optimizer optimizer,
                        double max_lr,
                        int total_steps = -1,
                        int epochs = -1,
                        int steps_per_epoch = -1,
                        double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                        bool cycle_momentum = true,
                        double base_momentum = 0.85,
                        double max_momentum = 0.95,
                        double div_factor = 25,
                        double final_div_factor = 1e4,
                        bool three_phase = false,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : this(
                            optimizer,
                            Enumerable.Repeat(max_lr, optimizer.ParamGroups.Count()),
                            total_steps,
                            epochs,
                            steps_per_epoch,
                            pct_start,
                            anneal_strategy,
                            cycle_momentum,
                            Enumerable.Repeat(base_momentum, optimizer.ParamGroups.Count()),
                            Enumerable.Repeat(max_momentum, optimizer.ParamGroups.Count()),
                            div_factor,
                            final_div_factor,
                            three_phase,
                            last_epoch,
                            verbose
                        ) { }

                    public OneCycleLR(
                        Optimizer optimizer,
                        IEnumerable<double> max_lr,
                        int total_steps = -1,
                        int epochs = -1,
                        int steps_per_epoch = -1,
                        double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                        bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null,
                        IEnumerable<double>? max_momentum = null,
                        double div_factor = 25,
                        double final_div_factor = 1e4,
                        bool three_phase = false,
                        int last_epoch = -1,
                        bool verbose = false
                    )
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (total_steps <= 0 && (epochs <= 0 || steps_per_epoch <= 0))
                            throw new ArgumentException("give either total_steps, or epochs and steps_per_epoch");
                        if (pct_start is < 0 or > 1)
                            throw new ArgumentException($"expected pct_start in [0, 1], got {pct_start}", nameof(pct_start));
                        total = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
                        between = anneal_strategy == AnnealStrategy.Cos ? Cosine : Straight;
                        cycles = cycle_momentum;
                        double[] top = [.. max_lr];
                        double[] start = [.. top.Select(rate => rate / div_factor)];
                        double[] end = [.. start.Select(rate => rate / final_div_factor)];
                        double[] low = [.. base_momentum ?? Enumerable.Repeat(0.85, top.Length)];
                        double[] high = [.. max_momentum ?? Enumerable.Repeat(0.95, top.Length)];
                        var peak = pct_start * total - 1;
                        knots.Add((0, start, high));
                        knots.Add((peak, top, low));
                        if (three_phase)
                            knots.Add((2 * pct_start * total - 2, start, high));
                        knots.Add((total - 1, end, high));
                        if (last_epoch == -1)
                            foreach (var (group, rate) in Groups.Zip(start))
                                group.InitialLearningRate = rate;
                        step();
                    }

                    public enum AnnealStrategy
                    {
                        Cos = 0,
                        Linear = 1,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (epoch >= total)
                            throw new InvalidOperationException($"step {epoch} of a cycle of {total} steps");
                        var phase = 1;
                        while (phase < knots.Count - 1 && epoch > knots[phase].end)
                            phase++;
                        var (from, to) = (knots[phase - 1], knots[phase]);
                        var share = (epoch - from.end) / (to.end - from.end);
                        if (cycles)
                            foreach (var (group, i) in Groups.Select((group, i) => (group, i)))
                                SetMomentum(group, between(from.momenta[i], to.momenta[i], share));
                        return bases.Select((_, i) => between(from.rates[i], to.rates[i], share));
                    }

                    private static void SetMomentum(ILearningRateController group, double momentum)
                    {
                        if (group is IMomentum plain)
                            plain.Momentum = momentum;
                        else if (group is IBetas betas)
                            betas.Betas = (momentum, betas.Betas.Item2);
                    }

                    private static double Cosine(double from, double to, double share) =>
                        to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));

                    private static double Straight(double from, double to, double share) => from + (to - from) * share;
                }
            }
        }
    }
}
