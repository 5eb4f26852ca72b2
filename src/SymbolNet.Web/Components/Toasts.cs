namespace SymbolNet.Web.Components;

/// <summary>The message that is shown now; a newer one takes its place. Every page of one visit shares it. Not thread-safe: used on the page's own thread.</summary>
public sealed class Toasts
{
    /// <summary>What is shown, or null.</summary>
    public Toast? Current { get; private set; }

    /// <summary>True when the message may go by itself. One with something to do about it stays until the person goes on: nobody has to be quick (WCAG 2.2.1).</summary>
    public bool MayGo { get; private set; }

    /// <summary><see cref="Current"/> has changed.</summary>
    public event Action? Changed;

    /// <summary>Shows a message.</summary>
    public void Show(Toast toast)
    {
        (Current, MayGo) = (toast, toast.Actions.Count == 0);
        Changed?.Invoke();
    }

    /// <summary>The person goes on with something else: a message that waited for them goes as any other.</summary>
    public void GoOn()
    {
        if (MayGo || Current is null) return;
        MayGo = true;
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
