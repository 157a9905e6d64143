using Notebooks.Hosting;

namespace Notebooks.Tests.Hosting;

/// <summary>What is told of a process that libtorch ended, from what the C++ runtime wrote.</summary>
public sealed class LibtorchErrorTests
{
    private static string Words(string entry) =>
        $"""
            terminate called after throwing an instance of 'c10::Error'
              what():  element 0 of tensors does not require grad and does not have a grad_fn
            Exception raised from run_backward at autograd.cpp:104 (most recent call first):
            frame #3: torch::autograd::grad(std::vector<at::Tensor>) + 0x79 (0x7f82b8458309 in libtorch_cpu.so)
            frame #4: {entry} + 0x85b (0x7f82cdec268b in libLibTorchSharp.so)
            """;

    [Theory]
    [InlineData("THSAutograd_grad", "TorchSharp's torch.autograd.grad", "throw one: y.backward() and x.grad.")]
    [InlineData("THSTensor_cummax", "TorchSharp's cummax", "ends the process.")]
    [InlineData("THSVision_AdjustHue", "TorchSharp's THSVision_AdjustHue", "ends the process.")]
    public void The_line_of_libtorch_the_function_and_what_to_call_instead(string entry, string function, string end)
    {
        var told = LibtorchError.Describe(Words(entry))!;
        Assert.StartsWith("libtorch: element 0 of tensors does not require grad and does not have a grad_fn. ", told);
        Assert.Contains(function, told);
        Assert.EndsWith(end, told);
    }

    [Fact]
    public void The_runtime_of_macOS_says_it_in_one_line() =>
        Assert.Equal(
            "libtorch: no such dimension.",
            LibtorchError.Describe(
                "libc++abi: terminating due to uncaught exception of type c10::IndexError: no such dimension\n"
            )
        );

    [Theory]
    [InlineData("")]
    [InlineData("Stack overflow.\n   at Submission#1.Deeper(Int32)")]
    [InlineData("terminate called after throwing an instance of 'std::bad_alloc'\n  what():  std::bad_alloc")]
    public void Another_end_is_not_blamed_on_libtorch(string lastWords) => Assert.Null(LibtorchError.Describe(lastWords));
}
