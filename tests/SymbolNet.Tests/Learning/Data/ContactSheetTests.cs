using SymbolNet.Learning.Data;

namespace SymbolNet.Tests.Learning.Data;

public sealed class ContactSheetTests
{
    static readonly SymbolCollection Symbols = ProceduralSymbols.Create(2, 3, 5, seed: 1);

    [Theory]
    [InlineData(40, 20, 6, 5)]
    [InlineData(4, 2, 4, 2)]
    public void Every_class_has_a_row_with_ink(int rows, int columns, int shownRows, int shownColumns)
    {
        var sheet = ContactSheet.Draw(Symbols, rows, columns);
        Assert.Equal((shownColumns * 52 + 4, shownRows * 52 + 4), (sheet.Width, sheet.Height));
        for (var row = 0; row < shownRows; row++)
            for (var column = 0; column < shownColumns; column++)
            {
                var dark = 0;
                for (var y = 0; y < 48; y++)
                    for (var x = 0; x < 48; x++)
                        dark += sheet.Pixels[(row * 52 + 4 + y) * sheet.Width + column * 52 + 4 + x] < 100 ? 1 : 0;
                Assert.InRange(dark, 20, 1000);
            }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(73, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 73)]
    public void Other_sizes_are_refused(int rows, int columns) => Assert.Throws<InvalidInputException>(() => ContactSheet.Draw(Symbols, rows, columns));
}
