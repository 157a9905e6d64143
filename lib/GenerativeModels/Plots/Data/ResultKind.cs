namespace GenerativeModels.Plots;

/// <summary>What a number in a table of results is.</summary>
public enum ResultKind
{
    /// <summary>A model of ours, measured.</summary>
    Model,

    /// <summary>What no model can beat: the entropy of the data.</summary>
    Floor,

    /// <summary>What a model must reach.</summary>
    Bound,

    /// <summary>A number other people published.</summary>
    Published,
}
