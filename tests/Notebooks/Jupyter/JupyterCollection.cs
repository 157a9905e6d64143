namespace Notebooks.Tests.Jupyter;

/// <summary>One installed kernel for all of these tests, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class JupyterCollection : ICollectionFixture<JupyterBench>
{
    public const string Name = "jupyter";
}
