using System.CommandLine;
using System.Globalization;
using SymbolNet.Benchmarks.Apps;
using SymbolNet.Benchmarks.Measuring;
using SymbolNet.Benchmarks.Sections;

namespace SymbolNet.Benchmarks;

/// <summary>
/// Measures what the README promises: <c>dotnet run -c Release --project tests/SymbolNet.Benchmarks [-- section ...]</c>. Prints one table; ends with 1 when a limit is broken or something could not be
/// measured.
/// </summary>
static class Program
{
    /// <summary>What can be measured, in the order of the table.</summary>
    static readonly Dictionary<string, Func<Settings, CancellationToken, IAsyncEnumerable<Measure>>> Sections = new()
    {
        ["embedding"] = EmbeddingSection.MeasureAsync,
        ["training"] = TrainingSection.MeasureAsync,
        ["raster"] = RasterSection.MeasureAsync,
        ["search"] = SearchSection.MeasureAsync,
        ["hub"] = HubSection.MeasureAsync,
        ["start-up"] = StartUpSection.MeasureAsync,
        ["memory"] = MemorySection.MeasureAsync,
        ["strokes"] = StrokesSection.MeasureAsync,
    };

    static Task<int> Main(string[] arguments) =>
        arguments is [AppServer.Role, .. var rest] ? AppServer.RunAsync(rest) : Parse(arguments).InvokeAsync();

    static ParseResult Parse(string[] arguments)
    {
        var sections = new Argument<string[]>("section") { Arity = ArgumentArity.ZeroOrMore, Description = "What to measure; everything by default, strokes only where --strokes are given." };
        sections.AcceptOnlyFromAmong([.. Sections.Keys]);
        var quick = new Option<bool>("--quick") { Description = "Fewer repeats: everything within three minutes, on a quiet machine." };
        var model = new Option<string?>("--model") { Description = "Folder of the model; the shipped one by default.", HelpName = "DIR" };
        var app = new Option<string?>("--app") { Description = "Folder of the published app; by default what scripts/publish.sh makes.", HelpName = "DIR" };
        var strokes = new Option<string[]>("--strokes") { Description = "Zips or folders of stroke files, for strokes.", HelpName = "PATH", AllowMultipleArgumentsPerToken = true };
        var images = new Option<string?>("--images") { Description = "Zip or folder with pictures of the same drawings, for strokes.", HelpName = "PATH" };
        var alphabets = new Option<string>("--alphabets")
        {
            Description = "Alphabets that strokes asks for, separated by commas.", HelpName = "A,B,..", DefaultValueFactory = _ => "Balinese,Early_Aramaic,Korean,Sanskrit,Tagalog",
        };
        var trials = new Option<int?>("--trials") { Description = "Trials that strokes plays; 200 by default, 20 with --quick.", HelpName = "N" };
        var command = new RootCommand("Measures SymbolNet.Web.") { sections, quick, model, app, strokes, images, alphabets, trials };
        command.SetAction((parse, cancellation) => MeasureAsync(
            [.. Sections.Keys.Where(section => parse.GetValue(sections) is { Length: > 0 } chosen ? chosen.Contains(section) : section != "strokes" || parse.GetValue(strokes) is { Length: > 0 })],
            new Settings
            {
                IsQuick = parse.GetValue(quick),
                Model = Path.GetFullPath(parse.GetValue(model) ?? Settings.ShippedModel),
                PublishedApp = parse.GetValue(app) is { } folder ? Path.GetFullPath(folder) : null,
                Strokes = parse.GetValue(strokes) ?? [],
                Images = parse.GetValue(images) is { } pictures ? [pictures] : [],
                Alphabets = parse.GetValue(alphabets)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                Trials = parse.GetValue(trials),
            },
            cancellation));
        return command.Parse(arguments);
    }

    static async Task<int> MeasureAsync(IReadOnlyList<string> sections, Settings settings, CancellationToken cancellation)
    {
        Console.WriteLine(Machine.Describe());
        var report = new Report();
        foreach (var section in sections)
        {
            await Console.Error.WriteLineAsync($"{section} ...");
            try
            {
                await foreach (var measure in Sections[section](settings, cancellation))
                {
                    await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {measure.Name}: {measure.Value:G4} {measure.Unit}"));
                    report.Add(measure);
                }
            }
            catch (InvalidInputException reason)
            {
                report.AddFailure(section, reason.Message);
            }
        }
        report.Write(Console.Out);
        return report.IsBroken ? 1 : 0;
    }
}
