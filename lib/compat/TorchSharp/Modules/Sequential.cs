using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules called one after the other. Their names are 0, 1, 2 … where none were given.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.IModule<Tensor, Tensor>> layers = [];

    internal Sequential(IEnumerable<(string name, nn.Module<Tensor, Tensor> submodule)> modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules)
            append(name, module);
    }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : this((IEnumerable<(string, nn.Module<Tensor, Tensor>)>)modules) { }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules)
            append(module);
    }

    public int Count => layers.Count;

    public nn.IModule<Tensor, Tensor> this[int index] => layers[index];

    public Sequential this[(int? start, int? end) index]
    {
        get
        {
            var part = new Sequential(Array.Empty<nn.Module<Tensor, Tensor>>());
            foreach (var layer in layers.Take(index.end ?? Count).Skip(index.start ?? 0))
                part.append(layer);
            return part;
        }
    }

    public Sequential this[Range index]
    {
        get
        {
            var (start, length) = index.GetOffsetAndLength(Count);
            return this[(start, start + length)];
        }
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        layers.Add(module);
        register_module(name, (nn.Module)module);
        return this;
    }

    /// <summary>Intermediate results are disposed as soon as the next layer has used them.</summary>
    public override Tensor forward(Tensor tensor)
    {
        if (layers.Count == 0)
            return tensor.alias();
        var graph = is_grad_enabled();
        var result = tensor;
        for (var i = 0; i < layers.Count; i++)
        {
            var before = result;
            var together = graph ? 0 : FeedForward.Count(layers, i);
            if (together > 0 && FeedForward.Run(before, layers, i, together) is { } fused)
            {
                result = fused;
                i += together - 1;
            }
            else
                result = layers[i].call(before);
            if (!ReferenceEquals(result, before) && !ReferenceEquals(before, tensor))
                before.Dispose();
        }
        return result;
    }
}
