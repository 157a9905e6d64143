using static TorchSharp.torch;

namespace GenerativeModels.Evaluation;

/// <summary>A trained model of the digits, as far as the table asks.</summary>
/// <param name="LogProb">
/// Rows [N, 64] to log P(x) of the 17-level image, or a lower bound on it, [N] nats; it may ask for randomness. Called without
/// gradients, in evaluation mode.
/// </param>
/// <param name="Parameters">How many numbers were learned.</param>
public sealed record DigitsModel(Func<Tensor, Generator, Tensor> LogProb, long Parameters)
{
    /// <summary>A module's parameters are those that require a gradient.</summary>
    public static DigitsModel Of(nn.Module module, Func<Tensor, Generator, Tensor> logProb) =>
        new(logProb, module.parameters().Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()));
}
