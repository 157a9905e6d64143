namespace GenerativeModels.Tests.Autoregressive;

public class ConditionalTableTests
{
    private static readonly bool[][] Data =
    [
        [true, true, false],
        [true, false, false],
        [false, false, true],
        [true, true, true],
    ];

    private static int[][] Given(params int[][] contexts) => contexts;

    private static IEnumerable<bool[]> Everything(int dim) =>
        Enumerable.Range(0, 1 << dim).Select(s => Enumerable.Range(0, dim).Select(i => (s >> i & 1) == 1).ToArray());

    public static TheoryData<int[][], int> Contexts =>
        new()
        {
            { Given([], [], []), 3 },
            { Given([], [0], [1]), 5 },
            { Given([], [0], [0, 1]), 7 },
        };

    [Theory, MemberData(nameof(Contexts))]
    public void Probabilities_sum_to_one_and_parameters_are_counted(int[][] contexts, int parameters)
    {
        var table = new ConditionalTable(Data, contexts);
        Assert.Equal(1, Everything(3).Sum(x => Math.Exp(table.LogProb(x))), 1e-12);
        Assert.Equal(parameters, table.Parameters);
    }

    [Fact]
    public void Conditionals_are_counts_that_start_at_one_and_with_enough_data_the_joint_distribution()
    {
        var table = new ConditionalTable(Data, Given([], [0], [0, 1]));
        // (3+1)/(4+2) on; given that, (2+1)/(3+2) on; given both, (1+1)/(2+2) on.
        Assert.Equal(Math.Log(4.0 / 6 * 3.0 / 5 * 2.0 / 4), table.LogProb([true, true, true]), 1e-12);
        Assert.Equal(Math.Log(2.0 / 6 * 1.0 / 3 * 1.0 / 2), table.LogProb([false, true, true]), 1e-12); // a pair that never came
        bool[][] many = [.. Enumerable.Range(0, 100_000).SelectMany(_ => Data)];
        table = new ConditionalTable(many, Given([], [0], [0, 1]));
        Assert.Equal(0.25, Math.Exp(table.LogProb([true, false, false])), 1e-4);
        Assert.Equal(Math.Log(4), table.Loss(Data), 1e-3);
    }

    [Fact]
    public void A_later_context_and_another_dimension_are_refused()
    {
        Throws<ArgumentException>("1 given [1]", () => new ConditionalTable(Data, Given([], [1], [])));
        Throws<ArgumentException>(
            "expected x: [3], got [2]",
            () => new ConditionalTable(Data, Given([], [], [])).LogProb([true, false])
        );
    }
}
