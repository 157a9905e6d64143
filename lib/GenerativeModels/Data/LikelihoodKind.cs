namespace GenerativeModels.Data;

/// <summary>What a number of nats per image is: the negative log-likelihood itself, or an upper bound on it, and from where.</summary>
public enum LikelihoodKind
{
    /// <summary>−log p(x) itself.</summary>
    Exact,

    /// <summary>−ELBO.</summary>
    Elbo,

    /// <summary>−L_k, the importance-weighted bound with k draws (arXiv:1509.00519).</summary>
    ImportanceWeighted,

    /// <summary>A continuous density of x plus noise within its level: −E[log p(x + u)] on the scale of one level (arXiv:1511.01844).</summary>
    Dequantised,

    /// <summary>log Z estimated by annealed importance sampling: an estimate, not a bound (Neal 2001, arXiv:physics/9803008).</summary>
    AnnealedImportance,
}
