namespace SymbolNet.Web.Training;

/// <summary>Registers training runs and who works on them.</summary>
public static class TrainingSetup
{
    /// <summary>The runs, their worker, and what they are made of.</summary>
    public static void AddTraining(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<RunOptions>().BindConfiguration("Training")
            .Validate(runs => runs.Niceness is >= 0 and <= 19 && runs.PointsPerCurve > 0, "Training:Niceness is 0 to 19, Training:PointsPerCurve above 0.").ValidateOnStart();
        services.AddSingleton<RunFolders>();
        services.AddSingleton<RecipeShelf>();
        services.AddSingleton<TrainingProgram>();
        services.AddSingleton<Runs>();
        services.AddSingleton<RunJournal>();
        services.AddHostedService<RunWorker>();
        services.AddScoped<RunDesk>();
    }
}
