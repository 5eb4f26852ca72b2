namespace SymbolNet.Web.Sketchpad;

/// <summary>What the browser says that it has sent of a sheet.</summary>
/// <param name="Revision">The revision that covers it.</param>
/// <param name="NewestStroke">Its newest stroke; 0 when there is none.</param>
sealed record SettledInk(int Revision, int NewestStroke);
