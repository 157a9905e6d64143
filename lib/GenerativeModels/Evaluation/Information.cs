namespace GenerativeModels.Evaluation;

/// <summary>Nats, bits, and what is divided by the dimension.</summary>
public static class Information
{
    /// <summary>1 nat = 1/log 2 ≈ 1.4427 bits.</summary>
    public static double NatsToBits(double nats) => nats / Math.Log(2);

    /// <summary>1 bit = log 2 ≈ 0.6931 nats.</summary>
    public static double BitsToNats(double bits) => bits * Math.Log(2);

    /// <summary>Nats an example to bits a dimension.</summary>
    /// <param name="nats">−log p(x), in nats.</param>
    /// <param name="dim">D ≥ 1.</param>
    public static double BitsPerDim(double nats, int dim)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dim);
        return NatsToBits(nats) / dim;
    }

    /// <summary>e to the nats: how many equally likely choices are as uncertain.</summary>
    public static double Perplexity(double nats) => Math.Exp(nats);
}
