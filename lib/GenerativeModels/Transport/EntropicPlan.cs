namespace GenerativeModels.Transport;

/// <summary>Sinkhorn's iteration: potentials f, g of the plan π_ij = exp((f_i + g_j − c_ij)/ε)/(N M) are adjusted in turn.</summary>
internal static class EntropicPlan
{
    /// <summary>Σ π c once the margins are met.</summary>
    public static double Cost(double[,] cost, double epsilon, int iterations)
    {
        var (n, m) = (cost.GetLength(0), cost.GetLength(1));
        var (f, g) = (new double[n], new double[m]);
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            Balance(f, g, (i, j) => cost[i, j], epsilon);
            Balance(g, f, (j, i) => cost[i, j], epsilon);
            if (iteration % 10 == 9 && MarginError(cost, f, g, epsilon) < 1e-6)
                break;
        }
        var total = 0.0;
        for (var i = 0; i < n; i++)
        for (var j = 0; j < m; j++)
            total += cost[i, j] * Math.Exp((f[i] + g[j] - cost[i, j]) / epsilon);
        return total / ((double)n * m);
    }

    /// <summary>f_i = −ε log 1/M Σ_j exp((g_j − c_ij)/ε): the margin of i is met.</summary>
    private static void Balance(double[] f, double[] g, Func<int, int, double> cost, double epsilon)
    {
        var exponents = new double[g.Length];
        for (var i = 0; i < f.Length; i++)
        {
            var max = double.NegativeInfinity;
            for (var j = 0; j < g.Length; j++)
            {
                exponents[j] = (g[j] - cost(i, j)) / epsilon;
                max = Math.Max(max, exponents[j]);
            }
            var sum = 0.0;
            foreach (var exponent in exponents)
                sum += Math.Exp(exponent - max);
            f[i] = -epsilon * (max + Math.Log(sum / g.Length));
        }
    }

    private static double MarginError(double[,] cost, double[] f, double[] g, double epsilon)
    {
        var error = 0.0;
        for (var i = 0; i < f.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < g.Length; j++)
                sum += Math.Exp((f[i] + g[j] - cost[i, j]) / epsilon);
            error += Math.Abs(sum / g.Length - 1);
        }
        return error / f.Length;
    }
}
