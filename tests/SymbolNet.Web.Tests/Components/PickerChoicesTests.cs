using SymbolNet.Web.Components;

namespace SymbolNet.Web.Tests.Components;

public sealed class PickerChoicesTests
{
    [Fact]
    public void Without_a_text_the_guesses_come_first_then_the_rest_by_name()
    {
        var (zeta, alpha, beta) = (Sample.Guess("zeta", 0.6f), Sample.Guess("alpha", 0.1f), Sample.Guess("beta", 0.3f));
        var bank = Sample.BankOf(alpha, beta, zeta);
        Assert.Equal(["zeta", "beta", "alpha"], PickerChoices.For("", bank.Memory.Categories, [zeta, beta], null).Select(choice => choice.Name));
    }

    [Fact]
    public void The_very_name_comes_first_then_other_case_then_beginnings_then_the_rest()
    {
        var bank = Sample.Bank("alphabet", "B", "beta", "Beta", "b");
        Assert.Equal(["b", "B", "beta", "Beta", "alphabet"], PickerChoices.For(" b ", bank.Memory.Categories, [], null).Select(choice => choice.Name));
    }

    [Fact]
    public void What_it_is_not_is_not_offered_and_a_long_list_is_cut()
    {
        var bank = Sample.Bank([.. Enumerable.Range(0, 200).Select(number => $"symbol {number}")]);
        var without = bank.Memory.Categories[0].Id;
        var choices = PickerChoices.For("symbol", bank.Memory.Categories, [], without);
        Assert.Equal(PickerChoices.Limit, choices.Count);
        Assert.DoesNotContain(choices, choice => choice.Id == without);
    }
}
