using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Linear maps and the activations between them in one native call, where no gradient is asked for: sampling spends its time
/// here. Values are those of the modules called one by one, but for the last digits.
/// </summary>
internal static class FeedForward
{
    private enum Activation
    {
        None = 0,
        SiLU = 1,
        ReLU = 2,
        Tanh = 3,
        Sigmoid = 4,
    }

    /// <summary>The layers from <paramref name="at"/> on that the call takes; 0 where it would gain nothing.</summary>
    public static int Count(List<nn.IModule<Tensor, Tensor>> layers, int at)
    {
        var end = at;
        while (end < layers.Count && layers[end] is Linear { HasHooks: false })
        {
            end++;
            if (end < layers.Count && Of(layers[end]) != Activation.None)
                end++;
        }
        return end - at > 1 ? end - at : 0;
    }

    /// <returns>Null where a tensor is none that the call takes: another type or device, not contiguous, of no fitting shape.</returns>
    public static unsafe Tensor? Run(Tensor input, List<nn.IModule<Tensor, Tensor>> layers, int at, int count)
    {
        nint* weights = stackalloc nint[count];
        nint* biases = stackalloc nint[count];
        int* activations = stackalloc int[count];
        var maps = 0;
        for (var i = at; i < at + count; i++)
        {
            if (layers[i] is not Linear linear)
            {
                activations[maps - 1] = (int)Of(layers[i]);
                continue;
            }
            (weights[maps], biases[maps], activations[maps]) = (linear.weight.Handle, linear.bias?.Handle ?? 0, 0);
            maps++;
        }
        nint result;
        Engine.Check(Engine.engine_feed_forward(input.Handle, weights, biases, activations, maps, &result));
        GC.KeepAlive(input);
        GC.KeepAlive(layers);
        return result == 0 ? null : new Tensor(result);
    }

    private static Activation Of(nn.IModule<Tensor, Tensor> module) =>
        module switch
        {
            nn.Module<Tensor, Tensor> { HasHooks: true } => Activation.None,
            SiLU => Activation.SiLU,
            ReLU => Activation.ReLU,
            Tanh => Activation.Tanh,
            Sigmoid => Activation.Sigmoid,
            _ => Activation.None,
        };
}
