namespace SymbolNet.Web.Sketchpad;

/// <summary>What the sheet of paper in the browser tells the page; every call comes on the page's own thread.</summary>
public interface ISketchpadEvents
{
    /// <summary>The ink has changed.</summary>
    Task InkChangedAsync(InkState ink);

    /// <summary>The ink stream connects ("connected") or disconnects; drawing goes on, answers wait.</summary>
    Task ConnectionChangedAsync(string connection);

    /// <summary>A shortcut of the page was pressed: "yes", "no", "teach" or "help".</summary>
    Task ShortcutAsync(string name);

    /// <summary>The server no longer knows the drawing session; the ink is safe in the browser and wants a new one.</summary>
    Task SessionLostAsync();
}
