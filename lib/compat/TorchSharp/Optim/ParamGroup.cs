using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters that share their options.</summary>
public class ParamGroup : optim.ILearningRateController
{
    public ParamGroup() { }

    public IEnumerable<Parameter> Parameters { get; set; } = [];

    public OptimizerOptions? Options { get; set; }

    public double LearningRate
    {
        get => Options!.LearningRate!.Value;
        set => Options!.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options!.InitialLearningRate;
        set => Options!.InitialLearningRate = value;
    }
}

/// <summary>A group with an optimiser's own options.</summary>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions
{
    public ParamGroup() { }

    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options;
    }

    public new TOptions? Options
    {
        get => base.Options as TOptions;
        set => base.Options = value;
    }
}
