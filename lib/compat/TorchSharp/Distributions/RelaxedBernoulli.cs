using static TorchSharp.torch;
using static TorchSharp.torch.distributions.transforms;

namespace TorchSharp.Modules;

/// <summary>A Bernoulli variable made continuous on (0, 1), the closer to 0 and 1 the colder: arXiv:1611.00712.</summary>
public class RelaxedBernoulli : TransformedDistribution
{
    public RelaxedBernoulli(Tensor temperature, Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
        : base(new LogitRelaxedBernoulli(temperature, probs, logits, generator), new SigmoidTransform(), generator) { }

    public Tensor probs => Logit.probs;

    public Tensor logits => Logit.logits;

    public Tensor temperature => Logit.Temperature;

    private LogitRelaxedBernoulli Logit => (LogitRelaxedBernoulli)base_distribution;
}
