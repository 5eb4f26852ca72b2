using SymbolNet.Web.Models;
using SymbolNet.Web.Storage;

namespace SymbolNet.Web.Memory;

/// <summary>Registers the banks and what they start from.</summary>
public static partial class MemorySetup
{
    /// <summary>A hundred years: as good as for ever, and a date can still be reckoned with it.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <summary>The banks, and the starter memory, which the host embeds at start-up. To be called after <see cref="ModelSetup.AddModel"/>.</summary>
    public static void AddMemory(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<BankOptions>().BindConfiguration("Banks")
            .Validate(banks => banks.UndoFor >= TimeSpan.Zero && banks.UndoFor <= Longest && banks.GuestsKeptFor > TimeSpan.Zero && banks.GuestsKeptFor <= Longest,
                "Banks:UndoFor and Banks:GuestsKeptFor are at most 36500 days; the second is above 0.")
            .ValidateOnStart();
        builder.Services.AddSingleton(ReadStarter);
        builder.Services.AddHostedService(services => services.GetRequiredService<StarterMemory>());
        builder.Services.AddSingleton<Banks>();
        builder.Services.AddSingleton<BankSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BankSweep>());
        builder.Services.AddSingleton<AgreedDrawings>();
    }

    static StarterMemory ReadStarter(IServiceProvider services)
    {
        var log = services.GetRequiredService<ILogger<StarterMemory>>();
        IReadOnlyList<StarterCategory> categories = [];
        try
        {
            categories = StarterFile.Read(Path.Combine(AppContext.BaseDirectory, "starter-memory.json"));
        }
        catch (InvalidInputException reason)
        {
            LogNoStarter(log, reason, reason.Message);
        }
        return new StarterMemory(categories, services.GetRequiredService<LiveModel>(), services.GetRequiredService<DataFolder>(), log);
    }

    [LoggerMessage(LogLevel.Error, "Visitors start with an empty memory: {Sentence}")]
    static partial void LogNoStarter(ILogger log, Exception reason, string sentence);
}
