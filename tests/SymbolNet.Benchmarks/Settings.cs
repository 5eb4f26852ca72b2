namespace SymbolNet.Benchmarks;

/// <summary>What the command line says.</summary>
sealed record Settings
{
    /// <summary>Folder of the shipped model: the build puts it beside this program, as it puts it beside the app.</summary>
    public static string ShippedModel { get; } = Path.Combine(AppContext.BaseDirectory, "models", "starter");

    /// <summary>Fewer repeats.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Full path of the model's folder.</summary>
    public required string Model { get; init; }

    /// <summary>Full path of the published app; null has it published.</summary>
    public string? PublishedApp { get; init; }

    /// <summary>Zips or folders of stroke files, for the stroke trials.</summary>
    public IReadOnlyList<string> Strokes { get; init; } = [];

    /// <summary>Zip or folder with pictures of the same drawings.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Alphabets that the stroke trials choose from.</summary>
    public IReadOnlyList<string> Alphabets { get; init; } = [];

    /// <summary>Number of stroke trials; null takes the usual number.</summary>
    public int? Trials { get; init; }
}
