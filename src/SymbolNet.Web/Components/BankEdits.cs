using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Components;

/// <summary>Changes a visitor's bank and says so: what was done with Undo beside it, or why it could not be done. Used on the page's own thread.</summary>
/// <param name="banks">All banks.</param>
/// <param name="bank">The visitor's.</param>
/// <param name="toasts">Where it is said.</param>
public sealed class BankEdits(Banks banks, BankId bank, Toasts toasts)
{
    /// <summary>Makes one change.</summary>
    /// <param name="edit">The change.</param>
    /// <param name="undone">Called after it was taken back.</param>
    /// <returns>The stored change, or null when it was refused (which was said).</returns>
    public async Task<BankChange?> DoAsync(Func<Banks, Task<BankChange>> edit, Action<BankChange>? undone = null) =>
        await DoAllAsync([edit], null, undone) is [var change] ? change : null;

    /// <summary>Makes several changes that a person thinks of as one, in order; they are taken back together. One that is refused ends it; what was done before it stays and can be taken back.</summary>
    /// <param name="edits">The changes.</param>
    /// <param name="summary">What to say when all are done; null takes the summary of the first.</param>
    /// <param name="undone">Called after they were taken back, with the first.</param>
    /// <returns>The changes that were stored.</returns>
    public async Task<IReadOnlyList<BankChange>> DoAllAsync(IReadOnlyList<Func<Banks, Task<BankChange>>> edits, string? summary, Action<BankChange>? undone = null)
    {
        var done = new List<BankChange>();
        if (edits.Count == 0) return done;
        var undo = new ToastAction("Undo", () => UndoAsync(done, undone));
        try
        {
            foreach (var edit in edits) done.Add(await edit(banks));
            toasts.Show(new Toast(summary ?? done[0].Summary, undo));
        }
        catch (InvalidInputException refused)
        {
            toasts.Show(new Toast(refused.Message, done.Count > 0 ? [undo] : []) { IsProblem = true });
        }
        return done;
    }

    async Task UndoAsync(List<BankChange> changes, Action<BankChange>? undone)
    {
        try
        {
            var back = new List<BankChange>();
            foreach (var change in changes.AsEnumerable().Reverse()) back.Add(await banks.UndoAsync(bank, change.Id));
            toasts.Show(new Toast(back[^1].Summary, new ToastAction("Redo", () => UndoAsync(back, null))));
            undone?.Invoke(changes[0]);
        }
        catch (InvalidInputException refused)
        {
            toasts.ShowProblem(refused.Message);
        }
    }
}
