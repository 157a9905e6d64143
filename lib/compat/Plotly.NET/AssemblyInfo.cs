using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Plotly.NET.CSharp")]
[assembly: InternalsVisibleTo("Plotly.NET.Tests")]
