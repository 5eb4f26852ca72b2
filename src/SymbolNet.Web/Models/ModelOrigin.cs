namespace SymbolNet.Web.Models;

/// <summary>Where a model comes from.</summary>
public enum ModelOrigin
{
    /// <summary>It comes with the app.</summary>
    Shipped,

    /// <summary>A run of this server made it.</summary>
    Trained,

    /// <summary>Somebody uploaded it.</summary>
    Uploaded,
}
