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
using GenerativeModels.Recipes;
using GenerativeModels.Records;
using GenerativeModels.Sampling;
using GenerativeModels.Score;
using GenerativeModels.Training;
using GenerativeModels.Transport;
using MathNet.Numerics.Statistics;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET.CSharp;
using TorchSharp;
using TorchSharp.Modules;
using static GenerativeModels.Evaluation.Bound;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using GenericChart = Plotly.NET.GenericChart;

// The library shows figures, progress and claims through the kernel's display, and stops when the kernel is interrupted.
Live.Display = value =>
{
    var shown = display(value);
    return next => shown.Update(next);
};
Live.Cancellation = () => KernelInvocationContext.Current?.CancellationToken ?? CancellationToken.None;
if (Environment.GetEnvironmentVariable("NB_RUN_STARTED") is not null)
    Live.Pause = TimeSpan.FromSeconds(10); // nobody looks on while it runs

// Charts, the library's and Plotly.NET's own alike, are drawn in one theme and say what they show.
Theme.Use();
Formatter.Register<GenericChart>(chart => chart.Html(), "text/html");
Formatter.Register<GenericChart>(chart => chart.Json(), "application/vnd.plotly.v1+json");
Formatter.Register<GenericChart>(chart => chart.Alt(), "text/plain");
Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), "text/html", "application/vnd.plotly.v1+json", "text/plain");

if (!Compute.UsesOneDnn)
    Console.WriteLine("oneDNN convolves wrongly on this processor: libtorch's own convolutions are used, which are slower.");

// plotly.js, once for the whole notebook.
display(HTML(PlotlyAsset.Html));
