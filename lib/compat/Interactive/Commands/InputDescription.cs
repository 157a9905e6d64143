namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>One of several values that a cell asks for.</summary>
public class InputDescription
{
    public InputDescription(string name, string? prompt = null)
    {
        Name = name;
        Prompt = prompt ?? name;
    }

    /// <summary>The key of the answer.</summary>
    public string Name { get; }

    /// <summary>What is shown beside the field.</summary>
    public string Prompt { get; }

    /// <summary><c>password</c> hides what is typed.</summary>
    public string TypeHint { get; set; } = "text";
}
