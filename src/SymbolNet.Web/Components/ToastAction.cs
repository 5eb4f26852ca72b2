namespace SymbolNet.Web.Components;

/// <summary>A button of a toast.</summary>
/// <param name="Label">A verb.</param>
/// <param name="Run">What it does; runs on the page's own thread, after the toast was taken away.</param>
public sealed record ToastAction(string Label, Func<Task> Run);
