using System.Xml.Linq;

namespace Notebooks.Headless;

/// <summary>The results as JUnit's XML, which CI servers read: one test case a notebook.</summary>
public static class JUnitReport
{
    /// <summary>Writes the file.</summary>
    public static void Write(string path, IReadOnlyList<NotebookResult> results)
    {
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", "notebooks"),
            new XAttribute("tests", results.Count),
            new XAttribute("failures", results.Count(result => result.Status is RunStatus.Failed or RunStatus.ClaimFailed)),
            new XAttribute("errors", results.Count(result => result.Status is RunStatus.Timeout or RunStatus.Died)),
            new XAttribute("time", results.Sum(result => result.Seconds)),
            results.Select(Case)
        );
        new XDocument(new XElement("testsuites", suite)).Save(path);
    }

    private static XElement Case(NotebookResult result) =>
        new(
            "testcase",
            new XAttribute("classname", "notebooks"),
            new XAttribute("name", result.Name),
            new XAttribute("time", result.Seconds),
            result.Status == RunStatus.Passed
                ? null
                : new XElement(
                    result.Status is RunStatus.Timeout or RunStatus.Died ? "error" : "failure",
                    new XAttribute("type", result.Status.Name()),
                    new XAttribute("message", result.Message)
                )
        );
}
