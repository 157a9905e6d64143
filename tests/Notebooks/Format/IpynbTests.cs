using Notebooks.Format;

namespace Notebooks.Tests.Format;

/// <summary>Notebooks as files.</summary>
public sealed class IpynbTests : IDisposable
{
    private const string Stripped = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "title",
           "metadata": {},
           "source": [
            "# 제목 😀 <b> \"\\alpha\" \u001b\t\n",
            "text"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "code",
           "metadata": {
            "a": 1.50,
            "tags": [
             "parameters"
            ]
           },
           "outputs": [],
           "source": [
            "var x = 1;"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "language_info": {
           "name": "C#"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("ipynb-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string File(string text)
    {
        var path = Path.Combine(folder, "notebook.ipynb");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void A_notebook_in_nbformats_own_layout_is_written_back_byte_for_byte() =>
        Assert.Equal(Stripped, IpynbWriter.ToText(Notebook.Read(File(Stripped))));

    [Fact]
    public void A_stripped_notebook_has_no_faults() => Assert.Empty(NotebookCheck.Faults(File(Stripped)));

    [Theory]
    [InlineData(
        "\"outputs\": []",
        "\"outputs\": [{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"x\"}]",
        "cell 2 has outputs"
    )]
    [InlineData("\"execution_count\": null", "\"execution_count\": 3", "cell 2 has an execution count")]
    [InlineData("\"name\": \".net-csharp\"", "\"name\": \"python3\"", "has the kernelspec python3")]
    [InlineData("\"nbformat_minor\": 5", "\"nbformat_minor\": 2", "is nbformat 4.2")]
    [InlineData("\"id\": \"code\"", "\"id\": \"a b\"", "cell 2 has the id a b")]
    [InlineData("\"id\": \"code\"", "\"id\": \"title\"", "2 cells have the id title")]
    [InlineData("\\t\\n", "\\t", "cell 1: line 1 of its source does not end in \\n")]
    [InlineData("{\n \"cells\"", "{\n cells", "is no JSON: line 2")]
    public void A_fault_is_found(string good, string bad, string fault) =>
        Assert.Contains(NotebookCheck.Faults(File(Stripped.Replace(good, bad))), found => found.StartsWith(fault));

    [Fact]
    public void Stripping_takes_out_what_a_run_put_in()
    {
        var executed = Stripped
            .Replace("\"execution_count\": null", "\"execution_count\": 3")
            .Replace("\"outputs\": []", "\"outputs\": [{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"x\"}]")
            .Replace("\"a\": 1.50", "\"a\": 1.50, \"execution\": {\"seconds\": 1}")
            .Replace("\"language_info\"", "\"run\": {\"status\": \"passed\"}, \"language_info\"");
        var notebook = Notebook.Read(File(executed));
        NotebookStrip.Apply(notebook);
        Assert.Equal(Stripped, IpynbWriter.ToText(notebook));
    }

    [Fact]
    public void A_cell_of_another_language_says_so_when_it_runs()
    {
        var notebook = Notebook.Read(
            File(Stripped.Replace("\"a\": 1.50", "\"polyglot_notebook\": {\"kernelName\": \"fsharp\"}"))
        );
        Assert.Equal("#!fsharp\nvar x = 1;", notebook.Cells[1].Code);
    }
}
