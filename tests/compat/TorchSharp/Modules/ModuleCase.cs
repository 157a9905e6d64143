using System.Runtime.CompilerServices;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Modules;

/// <summary>One module of ours beside PyTorch's, with the same weights and inputs. A call adapts what PyTorch is given.</summary>
internal sealed record ModuleCase(
    string Id,
    string Python,
    Func<nn.Module> Make,
    Tensor[] Inputs,
    bool Eval = false,
    string? Call = null,
    bool FixedTarget = false,
    Tensor[]? Larger = null
)
{
    private nn.Module? module;

    private nn.Module Module
    {
        get
        {
            if (module is not null)
                return module;
            manual_seed(11);
            module = Make().to(ScalarType.Float64);
            if (Eval)
                module.eval();
            return module;
        }
    }

    /// <summary>The name of the module's type.</summary>
    public string Type => Module.GetType().Name;

    /// <summary>The same module on inputs of other sizes: one more along the first dimension, unless they are given.</summary>
    public ModuleCase Again() =>
        this with
        {
            Id = $"{Id}, larger",
            Inputs = Larger ?? Array.ConvertAll(Inputs, x => cat([x, x.narrow(0, 0, 1)])),
            module = null,
        };

    public object Describe(Dictionary<string, Tensor> tensors)
    {
        foreach (var (key, value) in Module.state_dict())
            tensors[$"{Id}/state/{key}"] = value.detach().clone();
        for (var i = 0; i < Inputs.Length; i++)
            tensors[$"{Id}/input{i}"] = Inputs[i];
        return new
        {
            id = Id,
            python = Python,
            eval = Eval,
            call = Call,
            inputs = Inputs.Select((_, i) => $"{Id}/input{i}").ToArray(),
        };
    }

    /// <summary>Outputs, gradients of inputs and parameters, and buffers afterwards, by PyTorch's names.</summary>
    public Dictionary<string, Tensor> Run()
    {
        var results = new Dictionary<string, Tensor>();
        var inputs = Inputs
            .Select((t, i) => t.clone().requires_grad_(t.is_floating_point() && !(FixedTarget && i == Inputs.Length - 1)))
            .ToArray();
        manual_seed(0);
        var outputs = Flat(Forward(inputs)).ToArray();
        for (var i = 0; i < outputs.Length; i++)
            results[$"output{i}"] = outputs[i];
        Compare.Loss(outputs)?.backward();
        for (var i = 0; i < inputs.Length; i++)
            if (inputs[i].grad is { } grad)
                results[$"grad/{Id}/input{i}"] = grad;
        foreach (var (name, parameter) in Module.named_parameters())
            if (parameter.grad is { } grad)
                results[$"grad/{name}"] = grad;
        foreach (var (name, buffer) in Module.named_buffers())
            results[$"buffer/{name}"] = buffer;
        return results;
    }

    private object Forward(Tensor[] inputs)
    {
        switch (Module)
        {
            case TorchSharp.Modules.TransformerEncoderLayer layer when inputs.Length > 1:
                return layer.call(inputs[0], inputs[1], inputs.ElementAtOrDefault(2));
            case nn.Module<Tensor, Tensor> one:
                return one.call(inputs[0]);
            case nn.Module<Tensor, Tensor, Tensor> two:
                return two.call(inputs[0], inputs[1]);
            case TorchSharp.Modules.TransformerEncoder encoder:
                return encoder.call(inputs[0], inputs.ElementAtOrDefault(1)!, inputs.ElementAtOrDefault(2)!);
            case TorchSharp.Modules.EmbeddingBag bag:
                return bag.call(inputs[0], inputs.ElementAtOrDefault(1), inputs.ElementAtOrDefault(2));
            case nn.Module<Tensor, Tensor, Tensor, Tensor> three:
                return three.call(inputs[0], inputs[1], inputs[2]);
            case nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor> four:
                return four.call(inputs[0], inputs[1], inputs[2], inputs[3]);
            case TorchSharp.Modules.TransformerDecoder decoder:
                return decoder.call(inputs[0], inputs[1], inputs.ElementAtOrDefault(2));
            case TorchSharp.Modules.TransformerDecoderLayer layer:
                return layer.call(inputs[0], inputs[1], inputs.ElementAtOrDefault(2));
            case TorchSharp.Modules.MaxUnpool1d unpool:
                return unpool.call(inputs[0], inputs[1]);
            case TorchSharp.Modules.MaxUnpool2d unpool:
                return unpool.call(inputs[0], inputs[1]);
            case TorchSharp.Modules.MaxUnpool3d unpool:
                return unpool.call(inputs[0], inputs[1]);
            case TorchSharp.Modules.LSTM lstm:
                return lstm.call(inputs[0], inputs.Length == 3 ? (inputs[1], inputs[2]) : null);
            case TorchSharp.Modules.LSTMCell cell:
                return cell.call(inputs[0], (inputs[1], inputs[2]));
            case TorchSharp.Modules.GRU gru:
                return gru.call(inputs[0]);
            case TorchSharp.Modules.RNN rnn:
                return rnn.call(inputs[0]);
            case TorchSharp.Modules.MultiheadAttention attention:
                return attention.call(inputs[0], inputs[1], inputs[2]);
            default:
                throw new NotSupportedException(Module.GetName());
        }
    }

    private static IEnumerable<Tensor> Flat(object? value) =>
        value switch
        {
            null => [],
            ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Flat(tuple[i])),
            _ => [(Tensor)value],
        };
}
