using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SymbolNet.Memory;
using SymbolNet.Web.Components;
using SymbolNet.Web.Memory;

namespace SymbolNet.Web.Tests.Components;

public sealed class SymbolPickerTests : BunitContext
{
    readonly List<string> said = [];

    public SymbolPickerTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    IRenderedComponent<SymbolPicker> Picker(BankSnapshot bank, bool mayBeNew = true) => Render<SymbolPicker>(with =>
    {
        with.AddCascadingValue(Sample.Shelf)
            .Add(picker => picker.IsOpen, true)
            .Add(picker => picker.Bank, bank)
            .Add(picker => picker.OnChoose, EventCallback.Factory.Create<Category>(this, category => said.Add(category.Name)));
        if (mayBeNew) with.Add(picker => picker.OnNew, EventCallback.Factory.Create<string>(this, name => said.Add($"new {name}")));
    });

    [Fact]
    public void Typing_and_Enter_choose_the_best_match()
    {
        var picker = Picker(Sample.Bank("alpha", "beta", "Beta"));
        picker.Find("input").Input("beta");
        picker.Find("input").KeyDown("Enter");
        Assert.Equal(["beta"], said);
    }

    [Fact]
    public void Arrows_move_what_Enter_chooses_and_go_around()
    {
        var picker = Picker(Sample.Bank("a", "b", "c"));
        picker.Find("input").KeyDown("ArrowDown");
        Assert.Equal("picker-1", picker.Find("input").GetAttribute("aria-activedescendant"));
        Assert.Equal("true", picker.Find("#picker-1").GetAttribute("aria-selected"));
        picker.Find("input").KeyDown("ArrowUp");
        picker.Find("input").KeyDown("ArrowUp");
        picker.Find("input").KeyDown("Enter");
        Assert.Equal(["c"], said);
    }

    [Fact]
    public void A_name_nobody_has_can_be_made_in_place()
    {
        var picker = Picker(Sample.Bank("alpha"));
        picker.Find("input").Input("my star");
        Assert.Contains("New symbol", Assert.Single(picker.FindAll("[role=option]")).TextContent);
        picker.Find("input").KeyDown("Enter");
        Assert.Equal(["new my star"], said);
    }

    [Fact]
    public void Where_only_known_symbols_count_none_is_offered_to_be_made()
    {
        var picker = Picker(Sample.Bank("alpha"), mayBeNew: false);
        picker.Find("input").Input("my star");
        Assert.Empty(picker.FindAll("[role=option]"));
        Assert.Contains("No symbol is called like that.", picker.Find("[role=status]").TextContent);
        picker.Find("input").KeyDown("Enter");
        Assert.Empty(said);
    }

    [Fact]
    public void Enter_that_ends_a_composition_chooses_nothing()
    {
        var picker = Picker(Sample.Bank("alpha"));
        picker.Find("input").KeyDown(new KeyboardEventArgs { Key = "Enter", IsComposing = true });
        Assert.Empty(said);
    }

    [Fact]
    public void What_vanishes_while_it_is_open_is_no_longer_offered()
    {
        var bank = Sample.Bank("alpha", "beta");
        var picker = Picker(bank, mayBeNew: false);
        picker.Find("input").KeyDown("ArrowDown");
        var (alpha, beta) = (bank.Memory.FindByName("alpha")!, bank.Memory.FindByName("beta")!);
        picker.Render(with => with.Add(picker => picker.Bank, bank with { Memory = bank.Memory.Forget(beta.Id) }));
        Assert.Equal("alpha", Assert.Single(picker.FindAll("[role=option]")).TextContent.Trim());
        Assert.Equal("picker-0", picker.Find("input").GetAttribute("aria-activedescendant"));
        picker.Render(with => with.Add(picker => picker.Bank, bank with { Memory = bank.Memory.Forget(beta.Id).Forget(alpha.Id) }));
        Assert.Contains("There is no symbol to choose from.", picker.Find("[role=status]").TextContent);
    }

    [Fact]
    public void A_click_chooses()
    {
        Picker(Sample.Bank("alpha", "beta")).FindAll("[role=option]")[1].Click();
        Assert.Equal(["beta"], said);
    }
}
