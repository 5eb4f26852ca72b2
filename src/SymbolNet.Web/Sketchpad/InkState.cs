namespace SymbolNet.Web.Sketchpad;

/// <summary>What the browser tells about the sheet after every change.</summary>
/// <param name="Empty">Nothing is drawn.</param>
/// <param name="Connection">How its ink stream is: "connecting", "connected" or "offline".</param>
public sealed record InkState(bool Empty, string Connection);
