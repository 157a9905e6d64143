namespace Notebooks.Tests.Jupyter;

/// <summary>The kernel under software that others wrote: Jupyter's own packages, as Debian has them.</summary>
[Collection(JupyterCollection.Name)]
public sealed class JupyterTests(JupyterBench bench)
{
    [Fact]
    public async Task Jupyters_conformance_suite_passes_with_every_sample_set()
    {
        var said = await bench.Tests("kernel_suite.py", "jupyter_kernel_test");
        Assert.Contains("Ran 12 tests", said);
        Assert.DoesNotContain("skipped", said);
    }

    [Fact]
    public Task Requests_are_answered_as_the_protocol_says() => bench.Tests("execution.py", "jupyter_client");

    [Fact]
    public Task Kernels_are_interrupted_restarted_and_refuse_what_is_not_signed() => bench.Tests("lifetime.py", "jupyter_client");

    [Fact]
    public Task Whole_notebooks_run_in_nbclient_and_nbconvert() => bench.Tests("clients.py", "nbclient", "nbconvert");
}
