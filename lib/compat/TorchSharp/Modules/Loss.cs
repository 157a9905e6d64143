using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

public abstract class Loss<T1, T2, TResult>(string name, Reduction reduction) : nn.Module<T1, T2, TResult>(name)
{
    public Reduction reduction { get; } = reduction;
}

public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    private protected WeightedLoss(string name, Tensor? weight, Reduction reduction)
        : base(name, reduction)
    {
        this.weight = weight;
        if (weight is not null)
            register_buffer(nameof(weight), weight);
    }

    public Tensor? weight { get; }
}

public abstract class Loss<T1, T2, T3, TResult>(string name, Reduction reduction) : nn.Module<T1, T2, T3, TResult>(name)
{
    public Reduction reduction { get; } = reduction;
}

public abstract class WeightedLoss<T1, T2, T3, TResult> : Loss<T1, T2, T3, TResult>
{
    private protected WeightedLoss(string name, Tensor? weight, Reduction reduction)
        : base(name, reduction)
    {
        this.weight = weight;
        if (weight is not null)
            register_buffer(nameof(weight), weight);
    }

    public Tensor? weight { get; }
}

public abstract class Loss<T1, T2, T3, T4, TResult>(string name, Reduction reduction) : nn.Module<T1, T2, T3, T4, TResult>(name)
{
    public Reduction reduction { get; } = reduction;
}

public abstract class WeightedLoss<T1, T2, T3, T4, TResult> : Loss<T1, T2, T3, T4, TResult>
{
    private protected WeightedLoss(string name, Tensor? weight, Reduction reduction)
        : base(name, reduction)
    {
        this.weight = weight;
        if (weight is not null)
            register_buffer(nameof(weight), weight);
    }

    public Tensor? weight { get; }
}
