using SymbolNet.Learning.Data;
using SymbolNet.Raster;

namespace SymbolNet.Tests.Learning.Data;

public sealed class ComposedCharactersTests
{
    static readonly SymbolCollection Source = DatasetReader.Open("procedural:3/2x6x4");

    [Fact]
    public void The_source_stays_and_every_composed_character_has_drawings_of_its_own_parts()
    {
        var all = ComposedCharacters.AddTo(Source, 50, 1);

        Assert.Equal(Source.Classes.Count + 50, all.Classes.Count);
        Assert.Equal(Source.Classes, all.Classes.Take(Source.Classes.Count));
        Assert.Equal(Source.Items, all.Items.Take(Source.Items.Count));
        Assert.All(all.ItemsOf.Skip(Source.Classes.Count), drawings => Assert.Equal(4, drawings.Length));
        // Characters of one alphabet share parts, but no two are composed of the same ones.
        Assert.Equal(all.Classes.Count, all.Classes.Distinct().Count());
        Assert.All(all.Items.OfType<ComposedItem>(), item => Assert.NotEqual(item.First.Class, item.Second.Class));
    }

    [Fact]
    public void The_same_seed_composes_the_same()
    {
        Assert.Equal(ComposedCharacters.AddTo(Source, 20, 5).Items, ComposedCharacters.AddTo(Source, 20, 5).Items);
        Assert.NotEqual(ComposedCharacters.AddTo(Source, 20, 5).Classes, ComposedCharacters.AddTo(Source, 20, 6).Classes);
    }

    [Fact]
    public void A_part_is_drawn_where_the_layout_puts_it()
    {
        var rasterizer = new Rasterizer(new RasterOptions { Size = 32, InkExtent = 28f, PenWidth = 1.5f });
        var (first, second) = (Source.Items[0], Source.Items[30]);
        // The second part is put far outside: what is left is the first alone, half as large, in the left half.
        var item = new ComposedItem(0, 1, first, second, new(new(-0.5f, 0, 0.5f), new(5, 5, 0.5f)));

        var (whole, part) = (first.Measure(rasterizer, 2), item.Measure(rasterizer, 2));

        for (var row = 0; row < part.Cells; row++)
            for (var column = 0; column < part.Cells; column++)
            {
                var distance = part.Distances[row * part.Cells + column];
                if (column < part.Cells / 2 && row >= part.Cells / 4 && row < 3 * part.Cells / 4)
                    // A cell of the part covers two by two cells of the whole; distances are half as long.
                    Assert.Equal(Around(whole, 2 * (row - part.Cells / 4), 2 * column) / 2, distance, 0.02f);
                else if (column > 5 * part.Cells / 8)
                    Assert.True(distance > 1.5f, $"ink at {row}, {column}");
            }
        Assert.Equal(part.Cells / 2, item.Render(rasterizer).Size);
    }

    [Fact]
    public void One_symbol_cannot_be_composed() =>
        Assert.Contains("composing takes two", Assert.Throws<InvalidInputException>(() => ComposedCharacters.AddTo(DatasetReader.Open("procedural:3/1x1x4"), 5, 1)).Message, StringComparison.Ordinal);

    static float Around(InkField field, int row, int column) =>
        (field.Distances[row * field.Cells + column] + field.Distances[row * field.Cells + column + 1] + field.Distances[(row + 1) * field.Cells + column] + field.Distances[(row + 1) * field.Cells + column + 1]) / 4;
}
