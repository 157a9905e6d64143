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
                internal Optimizer? optimizer;
                internal int epoch;
                private protected List<double> bases = [];
                private readonly bool verbose;

                protected LRScheduler() { }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    this.optimizer = optimizer;
                    this.verbose = verbose;
                    epoch = last_epoch;
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
                    Apply(epoch);
                }

                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates of this epoch, from those of the epoch before: other schedules may have a hand in them.</summary>
                protected virtual IEnumerable<double> get_lr() => Times(1);

                /// <summary>The rates of this epoch, from the first ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected virtual void Apply(int? epoch)
                {
                    var rates = epoch is null ? get_lr() : get_closed_form_lr();
                    foreach (var (group, rate) in Groups.Zip(rates.ToList()))
                    {
                        group.LearningRate = rate;
                        if (verbose)
                            Console.WriteLine($"epoch {this.epoch}: learning rate {rate:g5}");
                    }
                }

                /// <summary>Every group's rate, times a factor.</summary>
                private protected IEnumerable<double> Times(double factor) => Groups.Select(group => group.LearningRate * factor);

                /// <summary>Every group's first rate, times a factor.</summary>
                private protected IEnumerable<double> Scaled(double factor) => bases.Select(rate => rate * factor);
            }
        }
    }
}
