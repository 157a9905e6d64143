namespace Plotly.NET;

public class TraceDomain(string traceTypeName) : Trace(traceTypeName);
