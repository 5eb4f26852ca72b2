namespace SymbolNet.Web.Components;

/// <summary>The icons of the app; <see cref="Icon"/> draws them.</summary>
public enum IconName
{
    /// <summary>An arrow that turns back.</summary>
    Undo,

    /// <summary>An arrow that turns forward.</summary>
    Redo,

    /// <summary>A rubber.</summary>
    Eraser,

    /// <summary>A pen.</summary>
    Pen,

    /// <summary>A bin.</summary>
    Bin,

    /// <summary>A pen beside a hand that rests: only the pen draws.</summary>
    PenOnly,

    /// <summary>A tick.</summary>
    Tick,

    /// <summary>A cross.</summary>
    Cross,

    /// <summary>A magnifying glass.</summary>
    Search,

    /// <summary>A plus sign.</summary>
    Plus,

    /// <summary>A minus sign.</summary>
    Minus,

    /// <summary>Two paths that become one.</summary>
    Merge,

    /// <summary>An arrow from one box to another.</summary>
    Move,

    /// <summary>An arrow to the left.</summary>
    Back,

    /// <summary>An arrow to the right.</summary>
    Forward,

    /// <summary>A question mark in a circle.</summary>
    Help,

    /// <summary>A screen: the theme of the system.</summary>
    Monitor,

    /// <summary>A sun: the light theme.</summary>
    Sun,

    /// <summary>A moon: the dark theme.</summary>
    Moon,

    /// <summary>Head and shoulders: the account.</summary>
    Person,

    /// <summary>Two bars.</summary>
    Pause,

    /// <summary>A triangle to the right.</summary>
    Play,

    /// <summary>Two sheets, one behind the other.</summary>
    Copy,

    /// <summary>An arrow down to a line: download.</summary>
    Down,
}
