using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SymbolNet.Learning.Checkpoints;
using SymbolNet.Learning.Networks;
using SymbolNet.Learning.Training;
using Xunit.Abstractions;

namespace SymbolNet.Tests.Learning.Training;

public sealed class TrainingMemoryTests(ITestOutputHelper output) : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    static TrainingOptions Options(string network, int batch) => new()
    {
        Network = new NetworkOptions { Name = network }, Raster = NetworkRegistry.RasterFor(network, new TrainingOptions().Raster), Batch = batch, Precision = TrainingPrecision.Float32, Threads = 1,
    };

    /// <summary>The most memory that a training's own process had, in bytes.</summary>
    long Peak(TrainingOptions options, string dataset)
    {
        File.WriteAllText(folder["recipe.json"], JsonSerializer.Serialize(new Recipe { Training = options }, ModelDescription.Json));
        var program = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var word in new[] { Path.Combine(AppContext.BaseDirectory, "SymbolNet.Cli.dll"), "train", "--dataset", dataset, "--out", folder[$"{options.Network.Name}-run"], "--recipe", folder["recipe.json"], "--steps", "3" })
            program.ArgumentList.Add(word);
        using var process = Process.Start(program)!;
        var (errors, ignored) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        var peak = 0L;
        // The system keeps the peak, so that the last look before the end finds it.
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException) when (process.HasExited)
            {
                // It ended between the two lines; the look before counts.
            }
        Assert.True(process.ExitCode == 0, $"{errors.Result} {ignored.Result}");
        return peak;
    }

    [Theory]
    [InlineData("residual", 384)]
    [InlineData("resnet18", 32)]
    public void The_estimate_is_within_a_factor_of_two_of_what_a_training_takes(string network, int batch)
    {
        var (options, measured) = (Options(network, batch), Peak(Options(network, batch), "procedural:1/4x20x10"));
        var estimated = TrainingMemory.Estimate(options, 800, 80);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{network}, {batch} pictures a step: measured {measured >> 20} MiB, estimated {estimated >> 20} MiB"));
        Assert.InRange((double)estimated / measured, 0.5, 2);
    }

    [Fact]
    public void More_pictures_drawings_and_weights_take_more()
    {
        long Of(string network, int batch, long drawings) => TrainingMemory.Estimate(Options(network, batch), drawings, drawings / 20);
        Assert.True(Of("residual", 128, 20_000) < Of("residual", 256, 20_000));
        Assert.True(Of("residual", 128, 20_000) < Of("residual", 128, 200_000));
        Assert.True(Of("residual", 128, 20_000) < Of("zfnet", 128, 20_000));
        Assert.True(Of("zfnet", 16, 800) > 3L << 30);
        Assert.Throws<InvalidInputException>(() => Of("residual", 1, 800));
    }

    [Fact]
    public void Every_network_is_counted_as_it_is_built()
    {
        foreach (var name in NetworkRegistry.Names)
        {
            var options = NetworkRegistry.Published(name);
            using var network = NetworkRegistry.Create(options);
            var tally = NetworkRegistry.TallyOf(options);
            Assert.Equal((name, network.ParameterCount, network.Options.Name == "symbolnet" ? 200 : options.Dimension), (name, tally.Parameters, tally.Outputs));
        }
    }
}
