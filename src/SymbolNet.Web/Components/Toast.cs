namespace SymbolNet.Web.Components;

/// <summary>A short message about something that was just done, with what can be done about it.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Actions">Buttons beside it, such as Undo.</param>
public sealed record Toast(string Text, params IReadOnlyList<ToastAction> Actions)
{
    /// <summary>True when something did not work.</summary>
    public bool IsProblem { get; init; }
}
