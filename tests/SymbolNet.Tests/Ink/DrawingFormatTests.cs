using FsCheck;
using FsCheck.Fluent;
using SymbolNet.Ink;

namespace SymbolNet.Tests.Ink;

public sealed class DrawingFormatTests
{
    static readonly Drawing TwoStrokes = new(
        new Stroke(new InkPoint(1, 2, 1, 3), new InkPoint(0.5f, 2, 0, 10)),
        new Stroke(new InkPoint(-1, 0, 0, 300)));

    static readonly byte[] TwoStrokesInBytes =
    [
        (byte)'S', (byte)'N', 1, 2,
        2, 32, 64, 0xFE, 0x03, 6, /* -8, 0, -255, +7 */ 15, 0, 0xFD, 0x03, 14,
        1, /* -24, -32, 0, +290 */ 47, 63, 0, 0xC4, 0x04,
    ];

    [Fact]
    public void The_binary_form_is_as_documented() => Assert.Equal(TwoStrokesInBytes, DrawingFormat.ToBytes(TwoStrokes));

    [Fact]
    public void The_documented_binary_form_is_read() => Assert.Equal(TwoStrokes, DrawingFormat.FromBytes(TwoStrokesInBytes));

    [Fact]
    public void The_json_form_is_as_documented() =>
        Assert.Equal("""{"version":1,"strokes":[[[1,2,1,3],[0.5,2,0,10]],[[-1,0,0,300]]]}""", DrawingFormat.ToJson(TwoStrokes));

    [Fact]
    public void In_json_pressure_and_time_may_be_left_out_and_other_properties_are_skipped() => Assert.Equal(
        new Drawing(new Stroke(new InkPoint(1, 2), new InkPoint(3, 4, 0.25f))),
        DrawingFormat.FromJson("""{"by":"hand","strokes":[[[1,2],[3,4,0.25]]],"version":1}"""));

    [Fact]
    public void A_clean_sheet_survives()
    {
        Assert.True(DrawingFormat.FromBytes(DrawingFormat.ToBytes(Drawing.Empty)).IsEmpty);
        Assert.True(DrawingFormat.FromJson(DrawingFormat.ToJson(Drawing.Empty)).IsEmpty);
    }

    [Fact]
    public void A_drawing_at_its_limits_survives()
    {
        var strokes = Enumerable.Range(0, Drawing.StrokeLimit).Select(i => new Stroke([.. Enumerable.Range(0, Drawing.PointLimit / Drawing.StrokeLimit)
            .Select(j => (i + j) % 2 == 0 ? new InkPoint(100_000, -100_000, 1, 1e9f) : new InkPoint(-100_000, 100_000, 0, 0))]));
        var drawing = new Drawing([.. strokes]);
        Assert.Equal(drawing, DrawingFormat.FromBytes(DrawingFormat.ToBytes(drawing)));
        Assert.Equal(drawing, DrawingFormat.FromJson(DrawingFormat.ToJson(drawing)));
    }

    [Fact]
    public void Json_keeps_every_bit() =>
        Prop.ForAll(RandomDrawings.Any, drawing => DrawingFormat.FromJson(DrawingFormat.ToJson(drawing)).Equals(drawing)).QuickCheckThrowOnFailure();

    [Fact]
    public void Binary_keeps_values_to_its_steps_and_repeats_itself_exactly() => Prop.ForAll(RandomDrawings.Any, drawing =>
    {
        var bytes = DrawingFormat.ToBytes(drawing);
        var read = DrawingFormat.FromBytes(bytes);
        var near = read.Strokes.Zip(drawing.Strokes).All(pair => pair.First.Points.Length == pair.Second.Points.Length
            && pair.First.Points.Zip(pair.Second.Points).All(points => IsNear(points.First, points.Second)));
        return near && read.Strokes.Length == drawing.Strokes.Length && DrawingFormat.ToBytes(read).AsSpan().SequenceEqual(bytes);

        static bool IsNear(InkPoint one, InkPoint other) =>
            Math.Abs(one.X - other.X) <= 1 / 32f && Math.Abs(one.Y - other.Y) <= 1 / 32f && Math.Abs(one.Pressure - other.Pressure) <= 0.5f / 255 + 1e-6f && Math.Abs(one.TimeMs - other.TimeMs) <= 0.5f;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Binary_is_compact()
    {
        var line = new Drawing(new Stroke([.. Enumerable.Range(0, 100).Select(i => new InkPoint(100 + 3 * i, 50 + i, 0.5f, 8 * i))]));
        Assert.InRange(DrawingFormat.ToBytes(line).Length, 400, 520);
    }

    [Fact]
    public void Any_bytes_give_a_drawing_or_a_sentence() => Prop.ForAll(
        Arb.From(from length in Gen.Choose(0, 60) from bytes in Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(length) from valid in Gen.Elements(true, false) select valid ? [(byte)'S', (byte)'N', 1, .. bytes] : bytes),
        bytes => GivesDrawingOrSentence(() => DrawingFormat.FromBytes(bytes))).QuickCheckThrowOnFailure();

    [Fact]
    public void Damaged_bytes_give_a_drawing_or_a_sentence() => Prop.ForAll(
        Arb.From(from drawing in RandomDrawings.Any.Generator from place in Gen.Choose(0, 1_000_000) from value in Gen.Choose(0, 255) select (drawing, place, value)),
        damage =>
        {
            var bytes = DrawingFormat.ToBytes(damage.drawing);
            bytes[damage.place % bytes.Length] = (byte)damage.value;
            return GivesDrawingOrSentence(() => DrawingFormat.FromBytes(bytes));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bytes_cut_short_anywhere_are_refused()
    {
        for (var length = 0; length < TwoStrokesInBytes.Length; length++)
            Assert.Throws<InvalidInputException>(() => DrawingFormat.FromBytes(TwoStrokesInBytes.AsSpan(0, length)));
    }

    public static TheoryData<byte[]> NoDrawings => new()
    {
        Array.Empty<byte>(),
        "PNG"u8.ToArray(),
        new byte[] { (byte)'S', (byte)'N', 2, 0 },
        new byte[] { (byte)'S', (byte)'N', 1, 0, 0 },
        new byte[] { (byte)'S', (byte)'N', 1, 1, 0 },
        new byte[] { (byte)'S', (byte)'N', 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 },
        new byte[] { (byte)'S', (byte)'N', 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F },
        new byte[] { (byte)'S', (byte)'N', 1, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0, 0, 0 },
        new byte[] { (byte)'S', (byte)'N', 1, 1, 1, 0, 0, 0, 1 },
        new byte[] { (byte)'S', (byte)'N', 1, 1, 1, 0, 0, 0xFF, 0x7F, 0 },
    };

    [Theory]
    [MemberData(nameof(NoDrawings))]
    public void Bytes_that_are_no_drawing_are_refused(byte[] bytes) => Assert.Throws<InvalidInputException>(() => DrawingFormat.FromBytes(bytes));

    [Fact]
    public void Nothing_is_allocated_for_points_that_are_only_announced()
    {
        byte[] bytes = [(byte)'S', (byte)'N', 1, 1, /* 20,000 points */ 0xA0, 0x9C, 0x01, 0, 0, 0, 0];
        Assert.Throws<InvalidInputException>(() => DrawingFormat.FromBytes(bytes));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidInputException>(() => DrawingFormat.FromBytes(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":2,\"strokes\":[]}")]
    [InlineData("{\"version\":\"1\",\"strokes\":[]}")]
    [InlineData("{\"version\":1.5,\"strokes\":[]}")]
    [InlineData("{\"version\":1,\"strokes\":{}}")]
    [InlineData("{\"version\":1,\"strokes\":[5]}")]
    [InlineData("{\"version\":1,\"strokes\":[[]]}")]
    [InlineData("{\"version\":1,\"strokes\":[[5]]}")]
    [InlineData("{\"version\":1,\"strokes\":[[[1]]]}")]
    [InlineData("{\"version\":1,\"strokes\":[[[1,2,0.5,0,9]]]}")]
    [InlineData("{\"version\":1,\"strokes\":[[[1,\"2\"]]]}")]
    [InlineData("{\"version\":1,\"strokes\":[[[1e400,2]]]}")]
    [InlineData("{\"version\":1,\"strokes\":[[[1,2,7]]]}")]
    [InlineData("{\"version\":1,\"strokes\":[[[1,2]]]} and more")]
    [InlineData("{\"version\":1,\"strokes\":[[[1,2]]")]
    public void Text_that_is_no_drawing_is_refused(string json) => Assert.Throws<InvalidInputException>(() => DrawingFormat.FromJson(json));

    [Fact]
    public void Text_with_half_a_character_is_refused() => Assert.Throws<InvalidInputException>(() => DrawingFormat.FromJson("{\"version\":1,\"name\":\"\ud800\",\"strokes\":[]}"));

    [Fact]
    public void Json_beyond_the_limits_is_refused()
    {
        Assert.Throws<InvalidInputException>(() => DrawingFormat.FromJson($$"""{"version":1,"strokes":[{{string.Join(',', Enumerable.Repeat("[[1,2]]", Drawing.StrokeLimit + 1))}}]}"""));
        Assert.Throws<InvalidInputException>(() => DrawingFormat.FromJson($$"""{"version":1,"strokes":[[{{string.Join(',', Enumerable.Repeat("[1,2]", Drawing.PointLimit + 1))}}]]}"""));
        Assert.Throws<InvalidInputException>(() => DrawingFormat.FromJson("{\"version\":1,\"strokes\":" + new string('[', 100_000)));
    }

    [Fact]
    public void Damaged_json_gives_a_drawing_or_a_sentence() => Prop.ForAll(
        Arb.From(from drawing in RandomDrawings.Any.Generator from place in Gen.Choose(0, 1_000_000) from sign in Gen.Elements("[]{},:\"-e.0\\\u0000\ud83d ".ToCharArray()) select (drawing, place, sign)),
        damage =>
        {
            var json = DrawingFormat.ToJson(damage.drawing).ToCharArray();
            json[damage.place % json.Length] = damage.sign;
            return GivesDrawingOrSentence(() => DrawingFormat.FromJson(new string(json)));
        }).QuickCheckThrowOnFailure();

    static bool GivesDrawingOrSentence(Func<Drawing> read)
    {
        try
        {
            return read() is not null;
        }
        catch (InvalidInputException refusal)
        {
            return refusal.Message.EndsWith('.');
        }
    }
}
