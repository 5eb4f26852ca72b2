namespace SymbolNet.Web.Datasets;

/// <summary>How far a published data set is on its way to this server.</summary>
public enum DownloadStage
{
    /// <summary>Nothing of it is here.</summary>
    Absent,

    /// <summary>A part of it is here, and nothing comes.</summary>
    Begun,

    /// <summary>It is coming.</summary>
    Coming,

    /// <summary>All of it is here.</summary>
    Here,
}
