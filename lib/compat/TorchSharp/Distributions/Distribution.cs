namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>
        /// A batch of probability distributions. Shapes: a sample is [sample_shape, batch_shape, event_shape], its log-density in nats
        /// [sample_shape, batch_shape].
        /// </summary>
        /// <remarks>
        /// It owns handles on its parameters, which no dispose scope frees; disposing it frees them, and the generator too.
        /// </remarks>
        public abstract class Distribution : IDisposable
        {
            protected const double euler_constant = 0.57721566490153286060;
            protected Generator? generator;
            private Tensor?[] owned = [];

            public Distribution(Generator? generator, long[]? batch_shape = null, long[]? event_shape = null)
            {
                this.generator = generator;
                _init(batch_shape ?? [], event_shape ?? []);
            }

            public Distribution(Generator? generator, Size batch_shape, Size? event_shape = null)
            {
                this.generator = generator;
                _init(batch_shape, event_shape);
            }

            /// <summary>Parameters of shape [batch, …], the last <paramref name="eventDims"/> of which an event has.</summary>
            private protected Distribution(Generator? generator, int eventDims, params Tensor?[] parameters)
            {
                this.generator = generator;
                owned = Array.ConvertAll(parameters, p => p?.alias().DetachFromDisposeScope());
                var shape = owned.FirstOrDefault(p => p is not null)?.shape ?? [];
                _init(shape[..^eventDims], shape[^eventDims..]);
            }

            public Size batch_shape { get; protected set; }

            public Size event_shape { get; protected set; }

            public abstract Tensor mean { get; }

            public virtual Tensor mode => throw Lacks(nameof(mode));

            public abstract Tensor variance { get; }

            public virtual Tensor stddev => Scoped(() => variance.sqrt());

            /// <summary>Draws; where <see cref="rsample(long[])"/> has gradients, most distributions have them here too.</summary>
            public virtual Tensor sample(params long[] sample_shape) => rsample(sample_shape);

            public Tensor sample(Size sample_shape) => sample(sample_shape.Shape);

            /// <summary>Draws, differentiably in the parameters where the distribution can be reparameterised.</summary>
            public abstract Tensor rsample(params long[] sample_shape);

            public Tensor rsample(Size sample_shape) => rsample(sample_shape.Shape);

            /// <summary>The logarithm of the density or probability, in nats.</summary>
            public abstract Tensor log_prob(Tensor value);

            public virtual Tensor entropy() => throw Lacks(nameof(entropy));

            public virtual Tensor cdf(Tensor value) => throw Lacks(nameof(cdf));

            public virtual Tensor icdf(Tensor value) => throw Lacks(nameof(icdf));

            public virtual Tensor enumerate_support(bool expand = true) => throw Lacks(nameof(enumerate_support));

            public virtual Tensor perplexity() => Scoped(() => entropy().exp());

            /// <summary>The same distribution for a larger batch.</summary>
            public virtual Distribution expand(Size batch_shape, Distribution? instance = null)
            {
                if (instance is not null && instance.GetType() != GetType())
                    throw new ArgumentException(
                        $"expected a {GetType().Name}, got a {instance.GetType().Name}",
                        nameof(instance)
                    );
                var wide = instance ?? (Distribution)MemberwiseClone();
                wide.owned = Array.ConvertAll(
                    owned,
                    p => p?.expand([.. batch_shape.Shape, .. p.shape[this.batch_shape.Length..]]).DetachFromDisposeScope()
                );
                wide._init(batch_shape, event_shape);
                return wide;
            }

            protected void _init(Size? batch_shape = null, Size? event_shape = null)
            {
                this.batch_shape = batch_shape ?? Size.Empty;
                this.event_shape = event_shape ?? Size.Empty;
            }

            protected long[] ExtendedShape(params long[] sample_shape) =>
                [.. sample_shape, .. batch_shape.Shape, .. event_shape.Shape];

            protected Tensor LogitsToProbs(Tensor logits, bool isBinary = false) =>
                isBinary ? logits.sigmoid() : nn.functional.softmax(logits, dim: -1);

            protected Tensor ProbsToLogits(Tensor probs, bool isBinary = false) =>
                Scoped(() =>
                {
                    var inside = ClampProbs(probs);
                    return isBinary ? inside.log() - (-inside).log1p() : inside.log();
                });

            protected Tensor ClampProbs(Tensor probs)
            {
                var eps = finfo(probs.dtype).eps;
                return probs.clamp(eps, 1 - eps);
            }

            protected Tensor ClampByZero(Tensor x) => Scoped(() => (x.clamp_min(0) + x - x.clamp_max(0)) / 2);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var parameter in owned)
                    parameter?.Dispose();
                generator?.Dispose();
            }

            private protected Tensor Owned(int index) => owned[index]!;

            private protected Tensor? OwnedOrNull(int index) => owned[index];

            private protected Generator? Rng => generator;

            private protected static Tensor Scoped(Func<Tensor> body)
            {
                using var scope = NewDisposeScope();
                return body().MoveToOuterDisposeScope();
            }

            private protected static Tensor Without(Func<Tensor> body)
            {
                using var quiet = no_grad();
                return Scoped(body);
            }

            private protected static Tensor[] Broadcast(params Tensor[] tensors) => [.. broadcast_tensors(tensors)];

            /// <summary>Exactly one of the two, or an error that says so.</summary>
            private protected static (Tensor? probs, Tensor? logits) One(Tensor? probs, Tensor? logits) =>
                (probs is null) == (logits is null)
                    ? throw new ArgumentException("expected either probs or logits, got " + (probs is null ? "neither" : "both"))
                    : (probs, logits);

            private protected NoClosedFormException Lacks(string member) =>
                new($"{GetType().Name} has no {member} in closed form");
        }
    }
}
