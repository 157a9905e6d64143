using TorchSharp.Modules;

namespace GenerativeModels.Training;

/// <summary>Counts the multiply-adds of a model's linear layers while it lives; a model that convolves counts as large.</summary>
internal sealed class PassSize : IDisposable
{
    private readonly List<Action> unhook = [];

    public PassSize(nn.Module model)
    {
        if (model.parameters().Any(parameter => parameter.dim() > 2))
            MultiplyAdds = double.PositiveInfinity;
        else
            foreach (var layer in model.modules().Append(model).OfType<Linear>())
                unhook.Add(layer.register_forward_hook(Count).remove);

        Tensor Count(nn.Module<Tensor, Tensor> layer, Tensor input, Tensor output)
        {
            MultiplyAdds += (double)output.numel() * input.shape[^1];
            return output;
        }
    }

    /// <summary>Of all passes so far.</summary>
    public double MultiplyAdds { get; private set; }

    public void Dispose() => unhook.ForEach(remove => remove());
}
