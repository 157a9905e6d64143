#r "../lib/GenerativeModels/bin/Release/FSharp.Core.dll"
#r "../lib/GenerativeModels/bin/Release/MathNet.Numerics.dll"
#r "../lib/GenerativeModels/bin/Release/TorchSharp.dll"
#r "../lib/GenerativeModels/bin/Release/DynamicObj.dll"
#r "../lib/GenerativeModels/bin/Release/Plotly.NET.dll"
#r "../lib/GenerativeModels/bin/Release/Plotly.NET.CSharp.dll"
#r "../lib/GenerativeModels/bin/Release/GenerativeModels.dll"

using System.IO;
using System.Threading;
using GenerativeModels.Adversarial;
using GenerativeModels.Autoencoding;
using GenerativeModels.Autoregressive;
using GenerativeModels.Classification;
using GenerativeModels.Data;
using GenerativeModels.Diffusion;
using GenerativeModels.EnergyBased;
using GenerativeModels.Evaluation;
using GenerativeModels.FlowMatching;
using GenerativeModels.Flows;
using GenerativeModels.InverseProblems;
using GenerativeModels.Networks;
using GenerativeModels.Plots;
using GenerativeModels.Probability;
using GenerativeModels.Records;
using GenerativeModels.Sampling;
using GenerativeModels.Score;
using GenerativeModels.Training;
using MathNet.Numerics.Statistics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using TorchSharp;
using TorchSharp.Modules;
using static GenerativeModels.Evaluation.Bound;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// The library shows figures, progress and claims through the kernel's display, and stops when the kernel is interrupted.
Live.Display = value =>
{
    var shown = display(value);
    return next => shown.Update(next);
};
Interruption.Source = () => KernelInvocationContext.Current?.CancellationToken ?? CancellationToken.None;

// A chart made with Plotly.NET itself is drawn like the library's own figures.
Formatter.Register<Plotly.NET.GenericChart>(chart => Figure.From(chart, "A chart").Html, "text/html");
Formatter.Register<Plotly.NET.GenericChart>(chart => Figure.From(chart, "A chart").Json, "application/vnd.plotly.v1+json");
Formatter.SetPreferredMimeTypesFor(typeof(Plotly.NET.GenericChart), "text/html", "application/vnd.plotly.v1+json");

// plotly.js, once for the whole notebook.
display(HTML(PlotlyAsset.Html));
