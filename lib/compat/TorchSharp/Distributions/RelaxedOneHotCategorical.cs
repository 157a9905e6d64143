using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>A one-hot variable made continuous on the simplex, the closer to its corners the colder: arXiv:1611.00712.</summary>
public class RelaxedOneHotCategorical : TransformedDistribution
{
    public RelaxedOneHotCategorical(Tensor temperature, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : base(new ExpRelaxedCategorical(temperature, probs, logits, generator), new ExpTransform(), generator) { }

    public Tensor probs => Log.probs;

    public Tensor logits => Log.logits;

    public Tensor temperature => Log.temperature;

    private ExpRelaxedCategorical Log => (ExpRelaxedCategorical)base_distribution;
}
