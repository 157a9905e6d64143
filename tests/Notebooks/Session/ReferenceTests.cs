namespace Notebooks.Tests.Session;

/// <summary><c>#r</c>, <c>#load</c>, <c>#!import</c>.</summary>
[Collection(SessionCollection.Name)]
public sealed class ReferenceTests : IAsyncLifetime
{
    private readonly SessionBench bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_reference_goes_from_the_notebooks_folder_and_brings_its_dependencies()
    {
        var numbers = bench.Library(
            "lib/Numbers.dll",
            "namespace Numbers; public static class Prime { public static int First => 2; }"
        );
        bench.Library(
            "lib/Sums.dll",
            "public static class Sum { public static int Of() => Numbers.Prime.First + 40; public static System.Type Dependency => typeof(Numbers.Prime); }",
            numbers
        );
        await bench.Run("#r \"lib/Sums.dll\"\nSum.Of()");
        Assert.Equal("42", bench.ResultText);
        await bench.Run("Sum.Dependency.Assembly.Location");
        Assert.Equal(numbers, bench.ResultText);
    }

    [Fact]
    public async Task A_reference_in_an_imported_script_goes_from_the_scripts_folder_and_its_usings_reach_later_cells()
    {
        bench.Library(
            "deep/lib/Tools.dll",
            "namespace Tools; public static class Hammer { public static string Hit() => \"bang\"; }"
        );
        bench.Write("deep/setup.csx", "#r \"lib/Tools.dll\"\nusing Tools;\nvar prepared = Hammer.Hit();");
        await bench.Run("#!import deep/setup.csx");
        await bench.Run("prepared + Hammer.Hit()");
        Assert.Equal("bangbang", bench.ResultText);
    }

    [Fact]
    public async Task An_import_runs_before_what_stands_below_it()
    {
        bench.Write("values.csx", "var imported = 20;");
        await bench.Run("var own = 1;\n#!import values.csx\nimported + own");
        Assert.Equal("21", bench.ResultText);
    }

    [Fact]
    public async Task Imports_nest_and_go_from_the_importing_file()
    {
        bench.Write("a/outer.csx", "#!import b/inner.csx\nvar outer = inner + 1;");
        bench.Write("a/b/inner.csx", "var inner = 1;");
        await bench.Run("#!import a/outer.csx");
        await bench.Run("outer");
        Assert.Equal("2", bench.ResultText);
    }

    [Fact]
    public async Task A_notebook_and_a_dib_can_be_imported()
    {
        bench.Write(
            "other.ipynb",
            """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# no code"},
              {"cell_type": "code", "id": "b", "metadata": {}, "outputs": [], "execution_count": null, "source": ["var first = 1;\n", "var second = 2;"]}
            ]}
            """
        );
        bench.Write("more.dib", "#!meta\n{}\n#!markdown\n# no code\n#!csharp\nvar third = first + second;\n");
        await bench.Run("#!import other.ipynb\n#!import more.dib\nthird");
        Assert.Equal("3", bench.ResultText);
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_that_file()
    {
        bench.Write("broken.csx", "var fine = 1;\nvar broken = fine.Missing;");
        var error = await bench.Fail("#!import broken.csx");
        Assert.StartsWith("broken.csx, line 2, column 19: error CS1061", error.Message);
    }

    [Fact]
    public async Task A_missing_file_and_a_circle_are_told()
    {
        Assert.Contains("there is no file", (await bench.Fail("#!import absent.csx")).Message);
        bench.Write("circle.csx", "#!import circle.csx");
        Assert.Contains("imports itself", (await bench.Fail("#!import circle.csx")).Message);
    }

    [Fact]
    public async Task Load_includes_a_script()
    {
        bench.Write("part.csx", "var loaded = 9;");
        await bench.Run("#load \"part.csx\"\nloaded");
        Assert.Equal("9", bench.ResultText);
    }

    [Fact]
    public async Task A_native_library_beside_a_referenced_assembly_is_found()
    {
        bench.Library(
            "native/Call.dll",
            "using System.Runtime.InteropServices; public static class Call { [DllImport(\"borrowed\")] public static extern int abs(int x); }"
        );
        File.Copy(Libc(), Path.Combine(bench.Folder, "native", "libborrowed.so"));
        await bench.Run("#r \"native/Call.dll\"\nCall.abs(-3)");
        Assert.Equal("3", bench.ResultText);
    }

    private static string Libc() =>
        File.ReadLines("/proc/self/maps")
            .Select(line => line.Split(' ')[^1])
            .First(path => Path.GetFileName(path).StartsWith("libc.so"));
}
