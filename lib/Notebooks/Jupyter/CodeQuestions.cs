using System.Text.Json.Nodes;
using Notebooks.Hosting;
using Notebooks.Session;

namespace Notebooks.Jupyter;

/// <summary>Answers what front ends ask about code that is being written.</summary>
/// <param name="process">Knows what cells declared.</param>
internal sealed class CodeQuestions(CellProcess process)
{
    public async Task<JsonObject> Complete(Message request)
    {
        var (code, position) = Place(request);
        var answer =
            await Ask<Completion>(number => new CompleteRequest(number, code, position)).ConfigureAwait(false)
            ?? new Completion(position, position, []);
        var (start, end) = (TextPosition.ToJupyter(code, answer.Start), TextPosition.ToJupyter(code, answer.End));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. answer.Items.Select(item => item.Text).Distinct().Select(Node)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([
                    .. answer.Items.Select(item => new JsonObject
                    {
                        ["text"] = item.Text,
                        ["type"] = item.Kind,
                        ["start"] = start,
                        ["end"] = end,
                    }),
                ]),
            },
        };
    }

    public async Task<JsonObject> Inspect(Message request)
    {
        var (code, position) = Place(request);
        var answer = await Ask<Insight>(number => new InspectRequest(number, code, position)).ConfigureAwait(false);
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = answer is not null,
            ["data"] = answer is null
                ? []
                : new JsonObject { ["text/plain"] = answer.ToText(), ["text/markdown"] = Markdown(answer) },
            ["metadata"] = new JsonObject(),
        };
    }

    public async Task<JsonObject> Judge(Message request)
    {
        var code = request.Get("code", "");
        var answer = await Ask<Completeness>(number => new JudgeRequest(number, code)).ConfigureAwait(false);
        var reply = new JsonObject { ["status"] = answer.ToString().ToLowerInvariant() };
        if (answer == Completeness.Incomplete)
            reply["indent"] = "";
        return reply;
    }

    private static (string Code, int Position) Place(Message request)
    {
        var code = request.Get("code", "");
        return (code, TextPosition.FromJupyter(code, request.Get("cursor_pos", int.MaxValue)));
    }

    private async Task<T?> Ask<T>(Func<int, HostQuestion> question)
    {
        try
        {
            var kernel = await process.Current.ConfigureAwait(false);
            return await kernel.Ask<T>(question).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or KernelDiedException)
        {
            return default; // The process with the cells has gone; its cell says so.
        }
    }

    private static string Markdown(Insight insight) =>
        string.Join(
            "\n\n",
            new[] { $"```csharp\n{insight.Signature}\n```", insight.Summary }
                .Concat(
                    insight.Sections.Select(section =>
                        $"**{section.Heading}**\n\n{section.Text.Replace("\n", "  \n", StringComparison.Ordinal)}"
                    )
                )
                .Where(part => part.Length > 0)
        );

    private static JsonNode Node(string text) => JsonValue.Create(text)!;
}
