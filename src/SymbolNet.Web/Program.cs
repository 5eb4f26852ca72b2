using SymbolNet;
using SymbolNet.Web.Accounts;
using SymbolNet.Web.Datasets;
using SymbolNet.Web.Hosting;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Memory;
using SymbolNet.Web.Models;
using SymbolNet.Web.Sketchpad;
using SymbolNet.Web.Storage;
using SymbolNet.Web.Training;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting();
builder.AddStorage();
builder.AddAccounts();
builder.AddModel();
builder.AddMemory();
builder.AddHandover();
builder.AddSketchpad();
builder.AddLab();
builder.AddDatasets();
builder.AddTraining();

await using var app = builder.Build();
app.UseHosting();
app.UseAccounts();
app.UseAntiforgery();
app.UseFreshForms();
app.MapHealth();
app.MapInk();
app.MapModels();
app.MapDatasets();
app.MapPages();

try
{
    await app.MigrateStorageAsync();
    await app.OfferSetupAsync();
    await app.StartListeningAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (InvalidInputException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
