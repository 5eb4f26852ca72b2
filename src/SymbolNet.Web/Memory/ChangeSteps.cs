using System.Text.Json;

namespace SymbolNet.Web.Memory;

/// <summary>What a change of a bank consists of, precisely enough to be taken back.</summary>
/// <param name="Exemplars">Drawings that came, went or moved, in this order.</param>
/// <param name="Name">The category that was renamed, if one was.</param>
public sealed record ChangeSteps(IReadOnlyList<ExemplarStep> Exemplars, NameStep? Name = null)
{
    /// <summary>The way back.</summary>
    public ChangeSteps Inverse() => new([.. Exemplars.Select(step => step.Inverse())], Name?.Inverse());

    /// <summary>The stored form.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads the stored form.</summary>
    public static ChangeSteps FromJson(string json) => JsonSerializer.Deserialize<ChangeSteps>(json)!;
}
