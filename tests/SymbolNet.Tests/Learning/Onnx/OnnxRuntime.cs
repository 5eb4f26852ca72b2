using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Onnx;

/// <summary>onnxruntime in WebAssembly, started with node: another program that reads what is exported.</summary>
static class OnnxRuntime
{
    public sealed record Job(string Model, int Size, IReadOnlyList<SymbolBitmap> Pictures);

    public sealed record Answer(string[] Inputs, string[] Outputs, long[] Shape, float[] Embeddings);

    static string Assets
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot-assets")))
                    return Path.Combine(folder.FullName, "wwwroot-assets");
            throw new DirectoryNotFoundException("wwwroot-assets is nowhere above the tests.");
        }
    }

    /// <summary>Runs every model on its pictures, all in one process.</summary>
    public static Answer[] Run(IReadOnlyList<Job> jobs)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "scripts/run-onnx.mjs") { WorkingDirectory = Assets, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync();
        node.StandardInput.Write(JsonSerializer.Serialize(jobs.Select(job => new
        {
            model = job.Model,
            size = job.Size,
            count = job.Pictures.Count,
            pictures = Convert.ToBase64String(MemoryMarshal.AsBytes<float>(job.Pictures.SelectMany(picture => picture.Ink.ToArray()).ToArray())),
        })));
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, $"node ended with {node.ExitCode}: {errors.Result}");
        using var answers = JsonDocument.Parse(output);
        return
        [
            .. answers.RootElement.EnumerateArray().Select(answer => new Answer(
                answer.GetProperty("inputs").Deserialize<string[]>()!, answer.GetProperty("outputs").Deserialize<string[]>()!, answer.GetProperty("shape").Deserialize<long[]>()!,
                MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(answer.GetProperty("embeddings").GetString()!)).ToArray())),
        ];
    }
}
