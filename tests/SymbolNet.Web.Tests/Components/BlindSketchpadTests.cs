using Bunit;
using SymbolNet.Web.Sketchpad;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Components;

/// <summary>The home page of an app whose model could not be loaded.</summary>
public sealed class BlindSketchpadTests : PageContext
{
    private protected override AppHost Start(DataPlace data) => AppHost.StartWith(data, () => throw new InvalidInputException("The model is missing."));

    [Fact]
    public void The_page_says_so_and_the_paper_is_there()
    {
        var page = Open<SketchpadPage>();
        page.WaitForState(() => page.FindAll("[role=note]").Count == 1, TimeSpan.FromSeconds(20));
        Assert.Contains("The model is missing. You can draw and teach all the same.", page.Find("[role=note]").TextContent);
        Assert.NotNull(page.Find("canvas"));
    }
}
