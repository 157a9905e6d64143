using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the layers of transformers share.</summary>
internal static class Transforming
{
    public static Tensor Activate(Tensor x, nn.Activations activation) =>
        activation == nn.Activations.GELU ? nn.functional.gelu(x) : nn.functional.relu(x);

    public static T WithStateOf<T>(T copy, T original)
        where T : nn.Module
    {
        copy.load_state_dict(original.state_dict());
        var first = original.parameters().First();
        copy.to(first.dtype);
        copy.to(first.device);
        copy.train(original.training);
        return copy;
    }
}
