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
            new XAttribute("assertions", result.Claims.Claims + result.Claims.Identities + result.Claims.IdentitiesFailed),
            new XElement(
                "properties",
                Property("claims", result.Claims.Claims),
                Property("claims-failed", result.Claims.Failed),
                Property("claims-with-twin", result.Claims.WithTwin),
                Property("identities", result.Claims.Identities + result.Claims.IdentitiesFailed),
                Property("identities-failed", result.Claims.IdentitiesFailed)
            ),
            result.Status == RunStatus.Passed
                ? null
                : new XElement(
                    result.Status is RunStatus.Timeout or RunStatus.Died ? "error" : "failure",
                    new XAttribute("type", result.Status.Name()),
                    new XAttribute("message", result.Message)
                )
        );

    private static XElement Property(string name, int value) =>
        new("property", new XAttribute("name", name), new XAttribute("value", value));
}
