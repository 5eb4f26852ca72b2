using Bunit;
using SymbolNet.Web.Lab;
using SymbolNet.Web.Tests.Components;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

/// <summary>The lab on a server whose model cannot be loaded.</summary>
public sealed class BlindLabTests : PageContext
{
    private protected override AppHost Start(DataPlace data) => AppHost.StartWith(data, () => throw new InvalidInputException("There is no model in 'models/none'."));

    [Fact]
    public void Every_page_says_why_there_is_nothing_to_see()
    {
        foreach (var page in new IRenderedComponent<Microsoft.AspNetCore.Components.IComponent>[] { Open<SimilarityPage>(), Open<FewShotPage>(), Open<TaskPage>(), Open<MapPage>(), Open<ConfusionsPage>() })
        {
            Assert.Contains("There is no model", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
            Assert.Empty(page.FindAll("canvas"));
        }
    }
}
