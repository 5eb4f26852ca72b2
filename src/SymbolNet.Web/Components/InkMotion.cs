namespace SymbolNet.Web.Components;

/// <summary>How an <see cref="InkPicture"/> moves; never for people who prefer reduced motion.</summary>
public enum InkMotion
{
    /// <summary>It stands still; inside an element of class <c>replays</c> it replays its strokes on hover, focus and touch.</summary>
    Still,

    /// <summary>It draws itself once, in its recorded order and time.</summary>
    Once,

    /// <summary>It draws itself again and again: an example.</summary>
    Endless,
}
