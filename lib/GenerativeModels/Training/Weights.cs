using TorchSharp.Modules;

namespace GenerativeModels.Training;

/// <summary>A copy of a module's parameters and buffers, to average, to keep, to swap in.</summary>
public sealed class Weights : IDisposable
{
    private readonly List<Tensor> live;
    private readonly List<Tensor> copy;
    private readonly int parameters;

    /// <summary>Copies the module's present parameters and buffers.</summary>
    public Weights(nn.Module module)
    {
        live = [.. module.parameters()];
        parameters = live.Count;
        live.AddRange(module.buffers());
        copy = Copies();
    }

    /// <summary>Copies parameters alone.</summary>
    internal Weights(IEnumerable<Parameter> chosen)
    {
        live = [.. chosen];
        parameters = live.Count;
        copy = Copies();
    }

    /// <summary>copy ← module.</summary>
    public void Save() => Each((mine, its) => mine.copy_(its));

    /// <summary>module ← copy.</summary>
    public void Restore() => Each((mine, its) => its.copy_(mine));

    /// <summary>copy ↔ module.</summary>
    public void Swap() =>
        Each(
            (mine, its) =>
            {
                using var held = its.clone();
                its.copy_(mine);
                mine.copy_(held);
            }
        );

    /// <summary>copy ← decay · copy + (1 − decay) · module for the parameters; buffers are copied as they are.</summary>
    public void Average(double decay)
    {
        var index = 0;
        using var share = tensor(1 - decay);
        Each(
            (mine, its) =>
            {
                if (index++ < parameters)
                    mine.lerp_(its, share);
                else
                    mine.copy_(its);
            }
        );
    }

    /// <summary>Frees the copy.</summary>
    public void Dispose() => copy.ForEach(tensor => tensor.Dispose());

    private List<Tensor> Copies()
    {
        using var off = no_grad();
        return [.. live.Select(tensor => tensor.clone().DetachFromDisposeScope())];
    }

    private void Each(Action<Tensor, Tensor> action)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        for (var i = 0; i < live.Count; i++)
            action(copy[i], live[i]);
    }
}
