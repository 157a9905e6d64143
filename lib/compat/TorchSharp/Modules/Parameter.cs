using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns. It takes the data over: the tensor it was made from must not be used afterwards.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true)
        : base(Take(data))
    {
        if (requires_grad)
            requires_grad_();
    }

    private static nint Take(Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var leaf = data.detach();
        var handle = Engine.engine_share(leaf.Handle);
        data.Dispose();
        return handle;
    }
}
