using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp;

/// <summary>A loss of 2 tensors, reduced to a number unless asked otherwise.</summary>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    public Loss(Reduction reduction = Reduction.Mean)
        : this("Loss", reduction) { }

    private protected Loss(string name, Reduction reduction)
        : base(name) => this.reduction = reduction;

    public Reduction reduction { get; }
}

/// <summary>A loss with a weight for every class or element.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    public WeightedLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : this("WeightedLoss", weight, reduction) { }

    private protected WeightedLoss(string name, Tensor? weight, Reduction reduction)
        : base(name, reduction)
    {
        this.weight = weight;
        if (weight is not null)
            register_buffer(nameof(weight), weight);
    }

    public Tensor? weight { get; }
}

/// <summary>A loss of 3 tensors, reduced to a number unless asked otherwise.</summary>
public abstract class Loss<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>
{
    public Loss(Reduction reduction = Reduction.Mean)
        : this("Loss", reduction) { }

    private protected Loss(string name, Reduction reduction)
        : base(name) => this.reduction = reduction;

    public Reduction reduction { get; }
}

/// <summary>A loss with a weight for every class or element.</summary>
public abstract class WeightedLoss<T1, T2, T3, TResult> : Loss<T1, T2, T3, TResult>
{
    public WeightedLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : this("WeightedLoss", weight, reduction) { }

    private protected WeightedLoss(string name, Tensor? weight, Reduction reduction)
        : base(name, reduction)
    {
        this.weight = weight;
        if (weight is not null)
            register_buffer(nameof(weight), weight);
    }

    public Tensor? weight { get; }
}

/// <summary>A loss of 4 tensors, reduced to a number unless asked otherwise.</summary>
public abstract class Loss<T1, T2, T3, T4, TResult> : nn.Module<T1, T2, T3, T4, TResult>
{
    public Loss(Reduction reduction = Reduction.Mean)
        : this("Loss", reduction) { }

    private protected Loss(string name, Reduction reduction)
        : base(name) => this.reduction = reduction;

    public Reduction reduction { get; }
}

/// <summary>A loss with a weight for every class or element.</summary>
public abstract class WeightedLoss<T1, T2, T3, T4, TResult> : Loss<T1, T2, T3, T4, TResult>
{
    public WeightedLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : this("WeightedLoss", weight, reduction) { }

    private protected WeightedLoss(string name, Tensor? weight, Reduction reduction)
        : base(name, reduction)
    {
        this.weight = weight;
        if (weight is not null)
            register_buffer(nameof(weight), weight);
    }

    public Tensor? weight { get; }
}
