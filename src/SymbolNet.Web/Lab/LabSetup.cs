namespace SymbolNet.Web.Lab;

/// <summary>Registers what the pages of the lab share.</summary>
public static class LabSetup
{
    /// <summary>The drawings of the lab's task. To be called after <see cref="Memory.MemorySetup.AddMemory"/>.</summary>
    public static void AddLab(this WebApplicationBuilder builder) => builder.Services.AddSingleton<DigitPools>();
}
