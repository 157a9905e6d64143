namespace DynamicObj;

/// <summary>What Plotly.NET's layouts, axes, traces and menus derive from, so that one stands where another is asked for.</summary>
public class DynamicObj;
