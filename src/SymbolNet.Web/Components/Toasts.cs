namespace SymbolNet.Web.Components;

/// <summary>The message that is shown now; a newer one takes its place. Every page of one visit shares it. Not thread-safe: used on the page's own thread.</summary>
public sealed class Toasts
{
    /// <summary>What is shown, or null.</summary>
    public Toast? Current { get; private set; }

    /// <summary><see cref="Current"/> has changed.</summary>
    public event Action? Changed;

    /// <summary>Shows a message.</summary>
    public void Show(Toast toast)
    {
        Current = toast;
        Changed?.Invoke();
    }

    /// <summary>Says that something did not work.</summary>
    public void ShowProblem(string sentence) => Show(new Toast(sentence) { IsProblem = true });

    /// <summary>Takes this message away; a newer one stays.</summary>
    public void Dismiss(Toast toast)
    {
        if (!ReferenceEquals(Current, toast)) return;
        Current = null;
        Changed?.Invoke();
    }
}
