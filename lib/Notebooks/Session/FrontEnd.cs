using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Notebooks.Session;

/// <summary>What the display API knows as the kernel: it answers when a cell asks for input.</summary>
internal sealed class FrontEnd(SessionSink sink)
    : Kernel("csharp"),
        IKernelCommandHandler<RequestInput>,
        IKernelCommandHandler<RequestInputs>
{
    public async Task HandleAsync(RequestInput command, KernelInvocationContext context)
    {
        if (await Ask(command.Prompt, command.InputTypeHint, command, context).ConfigureAwait(false) is { } answer)
            context.Publish(new InputProduced(answer, command));
    }

    public async Task HandleAsync(RequestInputs command, KernelInvocationContext context)
    {
        var values = new Dictionary<string, string>();
        foreach (var input in command.Inputs)
            if (await Ask(input.Prompt, input.TypeHint, command, context).ConfigureAwait(false) is { } answer)
                values[input.Name] = answer;
            else
                return;
        context.Publish(new InputsProduced(values, command));
    }

    private async Task<string?> Ask(string prompt, string? typeHint, KernelCommand command, KernelInvocationContext context)
    {
        var answer = await sink.Ask(prompt, typeHint == "password", context.CancellationToken).ConfigureAwait(false);
        if (answer is null)
            context.Fail(command, message: "the cell asks for input, and nobody is there to answer");
        return answer;
    }
}
