namespace SymbolNet.Web.Sketchpad;

/// <summary>What the sketchpad has to say about the sheet.</summary>
public enum SheetAnswer
{
    /// <summary>Nothing is drawn yet.</summary>
    Empty,

    /// <summary>Something is drawn; the first answer is on its way.</summary>
    Looking,

    /// <summary>It is one known symbol.</summary>
    Confident,

    /// <summary>It is one of several: the person should choose.</summary>
    Unsure,

    /// <summary>It is none of the known symbols.</summary>
    Unknown,

    /// <summary>This very drawing has just been taught.</summary>
    Taught,

    /// <summary>There is no answer, because nothing can recognise at the moment; drawings can still be taught.</summary>
    Blind,
}
