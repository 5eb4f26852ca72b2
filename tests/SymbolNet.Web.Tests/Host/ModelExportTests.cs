using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SymbolNet.Web.Models;

namespace SymbolNet.Web.Tests.Host;

/// <summary>Models leave the server as files, and leave nothing behind.</summary>
public sealed class ModelExportTests : IDisposable
{
    readonly DataPlace place = new();
    readonly FakeTraining program;
    readonly AppHost host;

    public ModelExportTests() => host = (program = new FakeTraining(place)).Start(place);

    public void Dispose()
    {
        host.Dispose();
        place.Dispose();
    }

    async Task<string> ShippedAsync() => (await host.Services.GetRequiredService<ModelShelf>().AllAsync())[^1].Id;

    string[] Leftovers => [.. Directory.EnumerateFiles(Path.Combine(place.Folder, "models"))];

    [Fact]
    public async Task A_model_is_downloaded_as_a_zip_and_as_onnx()
    {
        using var admin = await AccountBrowser.AdministrateAsync(host);
        var id = await ShippedAsync();
        using (var zip = await admin.GetAsync($"/models/{id}/download"))
        {
            Assert.Equal($"{id}.zip", zip.Content.Headers.ContentDisposition!.FileName);
            using var archive = new ZipArchive(await zip.Content.ReadAsStreamAsync());
            Assert.Equal(ModelArchive.Files, archive.Entries.Select(entry => entry.FullName));
        }
        using (var onnx = await admin.GetAsync($"/models/{id}/onnx"))
        {
            Assert.Equal((HttpStatusCode.OK, $"{id}.onnx", true), (onnx.StatusCode, onnx.Content.Headers.ContentDisposition!.FileName, onnx.Headers.CacheControl!.NoStore));
            Assert.Equal("onnx\n", await onnx.Content.ReadAsStringAsync());
        }
        Assert.StartsWith("export --model", program.Calls[^1], StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => Leftovers.Length == 0);
    }

    [Fact]
    public async Task A_model_that_cannot_be_exported_is_refused_with_a_sentence_and_one_that_is_not_there_is_not_found()
    {
        using var admin = await AccountBrowser.AdministrateAsync(host);
        program.Tell("refuse");
        using (var refused = await admin.GetAsync($"/models/{await ShippedAsync()}/onnx"))
            Assert.Equal((HttpStatusCode.UnprocessableEntity, $"{await ShippedAsync()} is no good."), (refused.StatusCode, await refused.Content.ReadAsStringAsync()));
        foreach (var kind in new[] { "download", "onnx" })
        {
            using var missing = await admin.GetAsync($"/models/nothing/{kind}");
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        }
        Assert.Empty(Leftovers);
    }
}
