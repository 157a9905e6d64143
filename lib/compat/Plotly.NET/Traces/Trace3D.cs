namespace Plotly.NET;

public class Trace3D(string traceTypeName) : Trace(traceTypeName);
