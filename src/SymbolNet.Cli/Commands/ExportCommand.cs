using System.CommandLine;
using System.Globalization;
using SymbolNet.Learning.Onnx;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet export</c>: writes a model for other programs.</summary>
static class ExportCommand
{
    public static Command Create()
    {
        var (model, json) = (SharedOptions.Model(), Report.JsonOption());
        var onnx = new Option<string>("--onnx") { Description = "Write the network as this ONNX file: pictures in, embeddings of length 1 out.", HelpName = "FILE.onnx", Required = true };
        var command = new Command("export", "Writes a model for other programs.") { model, onnx, json };
        command.SetAction(parse =>
        {
            var path = parse.GetRequiredValue(onnx);
            using var embedder = SharedOptions.LoadModel(parse.GetValue(model));
            OnnxFile.Write(embedder, path);
            var (size, bytes) = (embedder.Raster.Size, new FileInfo(path).Length);
            Report.Write(parse.InvocationConfiguration.Output, parse.GetValue(json) ? new { model = embedder.ModelId, file = path, bytes, size, dimension = embedder.Dimension } : null,
                $"{embedder.ModelId} as ONNX", ["file", "MB", "pictures", "embeddings"], [[path, (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture), $"[batch, 1, {size}, {size}]", $"[batch, {embedder.Dimension}]"]]);
            return 0;
        });
        return command;
    }
}
