using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell sees through <c>using static</c>: ways to show a value.</summary>
public class Kernel
{
    private Kernel() { }

    /// <summary>Shows a value in the running cell; the returned handle updates it in place.</summary>
    public static DisplayedValue display(object value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Text that is shown as HTML, as it stands.</summary>
    public static IHtmlContent HTML(string content) => content.ToHtmlContent();

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string content) => new HtmlString($"<style>{content}</style>").Display();

    /// <summary>Runs a script in the page.</summary>
    public static void Javascript(string scriptContent) => new ScriptContent(scriptContent).Display();

    /// <summary>Asks the person in front of the notebook for a line of text.</summary>
    /// <param name="prompt">What is shown beside the field.</param>
    /// <param name="typeHint"><c>password</c> hides what is typed.</param>
    /// <exception cref="InvalidOperationException">Nobody is there to answer, as in a headless run.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Ask(prompt, string.Equals(typeHint, "password", StringComparison.OrdinalIgnoreCase));

    /// <summary>Asks for a line that is hidden while it is typed.</summary>
    /// <param name="prompt">What is shown beside the field.</param>
    /// <exception cref="InvalidOperationException">Nobody is there to answer, as in a headless run.</exception>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        new(await Ask(prompt, password: true).ConfigureAwait(false));

    /// <summary>Asks for several lines, one after the other.</summary>
    /// <param name="inputDescriptions">What is asked, each under a name of its own.</param>
    /// <returns>The answers by name.</returns>
    /// <exception cref="InvalidOperationException">Nobody is there to answer, as in a headless run.</exception>
    public static async Task<IDictionary<string, string>> GetInputsAsync(IEnumerable<InputDescription> inputDescriptions)
    {
        var answers = new Dictionary<string, string>();
        foreach (var input in inputDescriptions)
            answers.Add(input.Name, await GetInputAsync(input.Prompt, input.TypeHint).ConfigureAwait(false));
        return answers;
    }

    private static async Task<string> Ask(string prompt, bool password)
    {
        var context = KernelInvocationContext.Current;
        var answer = context is null
            ? null
            : await context.Sink.Ask(prompt, password, context.CancellationToken).ConfigureAwait(false);
        return answer
            ?? throw new InvalidOperationException(
                $"the cell asks for input ({(prompt.Length > 0 ? prompt : "without a prompt")}), and nobody is there to answer"
            );
    }
}
