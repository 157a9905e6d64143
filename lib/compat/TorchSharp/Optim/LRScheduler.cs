namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rate of every group as a function of the epoch.</summary>
            public abstract class LRScheduler
            {
                protected int _step_count;
                private protected readonly Optimizer? optimizer;
                private protected List<double> bases = [];
                private protected int epoch;
                private readonly bool verbose;

                protected LRScheduler() { }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    this.optimizer = optimizer;
                    this.verbose = verbose;
                    epoch = last_epoch;
                    foreach (var group in Groups)
                        if (last_epoch == -1)
                            group.InitialLearningRate = group.LearningRate;
                    bases = [.. Groups.Select(group => group.InitialLearningRate)];
                }

                private protected IReadOnlyList<ILearningRateController> Groups => [.. optimizer!.ParamGroups];

                public IEnumerable<double> get_last_lr() => optimizer is null ? [] : Groups.Select(group => group.LearningRate);

                public virtual void step() => step(null);

                /// <summary>Goes to the next epoch, or to the one given.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    this.epoch = epoch ?? this.epoch + 1;
                    var rates = epoch is null ? get_lr() : get_closed_form_lr();
                    foreach (var (group, rate) in Groups.Zip(rates.ToList()))
                    {
                        group.LearningRate = rate;
                        if (verbose)
                            Console.WriteLine($"epoch {this.epoch}: learning rate {rate:g5}");
                    }
                }

                public virtual void step(double current, int? epoch = null) => step(epoch);

                protected virtual IEnumerable<double> get_lr() => Groups.Select(group => group.LearningRate);

                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>Every group's rate is its first one times a factor of the epoch.</summary>
                private protected IEnumerable<double> Scaled(Func<int, double> factor) =>
                    bases.Select(rate => rate * factor(epoch));
            }
        }
    }
}
