namespace SymbolNet.Web.Models;

/// <summary>Which model answers visitors. Section "Model" of the configuration.</summary>
public sealed class ModelOptions
{
    /// <summary>The model's folder; a relative path starts at the app's own folder.</summary>
    public string Path { get; set; } = "models/starter";

    /// <summary>Where the network runs: "cpu" or "cuda".</summary>
    public string Device { get; set; } = "cpu";

    /// <summary>Threads that one batch may use on the CPU. One answers a single drawing fastest and leaves the other cores to everything else.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>Most pictures the network looks at in one go.</summary>
    public int BatchLimit { get; set; } = 64;

    /// <summary>Most pictures that may wait; whoever brings another one waits for room.</summary>
    public int QueueLimit { get; set; } = 1_024;
}
