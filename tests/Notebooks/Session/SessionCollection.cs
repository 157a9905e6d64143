namespace Notebooks.Tests.Session;

/// <summary>Sessions share the process's console and formatters, so their tests run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SessionCollection
{
    public const string Name = "sessions";
}
