using SymbolNet.Web.Lab;
using SymbolNet.Web.Tests.Host;

namespace SymbolNet.Web.Tests.Lab;

public sealed class FewShotLessonTests
{
    static LessonDrawing At(float degrees) => new(Sketches.Line, LabBanks.Direction(degrees));

    [Fact]
    public void Distances_are_those_of_the_plane()
    {
        var distances = QueryDistances.Of(LabBanks.Direction(0), [[LabBanks.Direction(90), LabBanks.Direction(-90)], [LabBanks.Direction(180)], [LabBanks.Direction(60)]]);
        Assert.All(distances.ToDrawings[0], far => Assert.Equal(MathF.Sqrt(2), far, 5));
        // The mean of two opposite drawings is the origin, one away from everything.
        Assert.Equal(1f, distances.ToPrototypes[0], 5);
        Assert.Equal(2f, distances.ToPrototypes[1], 5);
        Assert.Equal(1f, distances.ToDrawings[2][0], 5);
        Assert.Equal(2, distances.NearestDrawing);
    }

    [Fact]
    public void The_prototype_and_the_nearest_drawing_can_disagree()
    {
        var distances = QueryDistances.Of(LabBanks.Direction(0), [[LabBanks.Direction(5), LabBanks.Direction(170), LabBanks.Direction(190)], [LabBanks.Direction(20), LabBanks.Direction(-20)]]);
        Assert.Equal((1, 0), (distances.NearestPrototype, distances.NearestDrawing));
    }

    [Fact]
    public void The_support_set_fills_class_by_class_and_then_queries_are_answered()
    {
        var lesson = new FewShotLesson();
        lesson.Resize(2, 2);
        Assert.Equal("A", lesson.Next!.Name);
        lesson.Query = At(10);
        foreach (var degrees in new[] { 0f, 10, 90, 100 })
        {
            Assert.Null(lesson.Distances);
            lesson.Add(At(degrees));
        }
        Assert.True(lesson.IsReady);
        Assert.Equal(0, lesson.Distances!.NearestPrototype);
        Assert.Throws<InvalidOperationException>(() => lesson.Add(At(1)));

        lesson.TellTruth(lesson.Classes[0]);
        Assert.Null(lesson.Distances);
        lesson.Query = At(80);
        lesson.TellTruth(lesson.Classes[0]);
        Assert.Equal((2, 1), lesson.Tally);
        Assert.Throws<InvalidOperationException>(() => lesson.TellTruth(lesson.Classes[0]));
    }

    [Fact]
    public void Another_size_keeps_what_fits_and_forgets_the_tally()
    {
        var lesson = new FewShotLesson();
        lesson.Resize(2, 1);
        lesson.Add(At(0));
        lesson.Add(At(90));
        lesson.Query = At(5);
        lesson.TellTruth(lesson.Classes[0]);
        lesson.Resize(3, 2);
        Assert.Equal([1, 1, 0], lesson.Classes.Select(one => one.Drawings.Count));
        Assert.Equal((0, 0), lesson.Tally);
        lesson.Resize(2, 1);
        Assert.True(lesson.IsReady);
        lesson.Remove(lesson.Classes[0], lesson.Classes[0].Drawings[0]);
        Assert.Equal("A", lesson.Next!.Name);
        lesson.Resize(99, 99);
        Assert.Equal((FewShotLesson.MostWays, FewShotLesson.MostShots), (lesson.Ways, lesson.Shots));
    }

    [Fact]
    public void A_lesson_that_begins_anew_has_no_query()
    {
        var lesson = new FewShotLesson();
        lesson.Resize(2, 1);
        lesson.Fill([("alpha", [At(0)]), ("beta", [At(90)])]);
        lesson.Query = At(5);
        lesson.Clear();
        lesson.Fill([("alpha", [At(0)]), ("beta", [At(90)])]);
        Assert.Null(lesson.Distances);
    }

    [Fact]
    public void A_support_set_of_another_shape_is_refused()
    {
        var lesson = new FewShotLesson();
        Assert.Throws<ArgumentException>(() => lesson.Fill([("alpha", [At(0)])]));
        lesson.Fill([("alpha", [At(0)]), ("beta", [At(50)]), ("gamma", [At(100)])]);
        Assert.Equal("beta", lesson.Classes[1].Name);
    }
}
