using Bunit;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Tests.Components;

public sealed class ModalDialogTests : BunitContext
{
    [Fact]
    public void A_browser_that_was_asleep_is_asked_again()
    {
        var script = JSInterop.SetupModule("./Components/ModalDialog.razor.js");
        script.SetupVoid("show", _ => true).SetCanceled();
        var dialog = Render<ModalDialog>(with => with.Add(dialog => dialog.IsOpen, true));
        script.SetupVoid("show", _ => true).SetVoidResult();
        dialog.Render();
        dialog.Render();
        Assert.Equal(2, script.Invocations["show"].Count);
    }
}
