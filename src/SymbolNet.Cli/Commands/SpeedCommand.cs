using System.CommandLine;
using System.Globalization;
using SymbolNet.Learning.Evaluation;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet evaluate speed</c>: how long a model takes for one drawing on one core.</summary>
static class SpeedCommand
{
    public static Command Create()
    {
        var (model, json) = (SharedOptions.Model(), Report.JsonOption());
        var command = new Command("speed", "Measures the time from the strokes of one drawing to its embedding, on one core.") { model, json };
        command.SetAction(parse =>
        {
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model));
            var milliseconds = SpeedTest.MillisecondsPerDrawing(embedder);
            Report.Write(parse.InvocationConfiguration.Output, parse.GetValue(json) ? new { model = embedder.ModelId, milliseconds } : null, "Speed on one core", ["model", "ms a drawing"],
                [[embedder.ModelId, milliseconds.ToString("0.00", CultureInfo.InvariantCulture)]]);
            return 0;
        });
        return command;
    }
}
