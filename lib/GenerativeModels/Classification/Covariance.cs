namespace GenerativeModels.Classification;

/// <summary>What is assumed of the covariances Σ_y of Gaussian classes.</summary>
public enum Covariance
{
    /// <summary>Each class has its own: quadratic boundaries.</summary>
    Full,

    /// <summary>All classes have one: linear boundaries.</summary>
    Shared,

    /// <summary>Each class has its own variances, and no correlations: naive Bayes.</summary>
    Diagonal,
}
