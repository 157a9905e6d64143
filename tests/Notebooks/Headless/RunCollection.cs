namespace Notebooks.Tests.Headless;

/// <summary>Runs start processes on every core, so their tests run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RunCollection
{
    public const string Name = "runs";
}
