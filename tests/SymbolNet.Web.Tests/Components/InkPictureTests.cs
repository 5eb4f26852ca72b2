using Bunit;
using SymbolNet.Web.Components;

namespace SymbolNet.Web.Tests.Components;

public sealed class InkPictureTests : BunitContext
{
    [Fact]
    public void Every_stroke_is_a_path_that_knows_when_it_is_drawn()
    {
        var picture = Render<InkPicture>(with => with.Add(picture => picture.Drawing, Sample.Cross));
        var paths = picture.FindAll("path");
        Assert.Equal(2, paths.Count);
        Assert.All(paths, path => Assert.Equal("1", path.GetAttribute("pathLength")));
        Assert.Equal("--starts:700ms;--takes:300ms", paths[1].GetAttribute("style"));
    }

    [Fact]
    public void With_a_label_it_is_an_image_and_without_it_is_silent()
    {
        var named = Render<InkPicture>(with => with.Add(picture => picture.Drawing, Sample.Line).Add(picture => picture.Label, "beta")).Find("svg");
        Assert.Equal(("img", "beta", false), (named.GetAttribute("role"), named.GetAttribute("aria-label"), named.HasAttribute("aria-hidden")));
        var silent = Render<InkPicture>(with => with.Add(picture => picture.Drawing, Sample.Line)).Find("svg");
        Assert.Equal("true", silent.GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Another_drawing_replaces_the_paths()
    {
        var picture = Render<InkPicture>(with => with.Add(picture => picture.Drawing, Sample.Cross));
        picture.Render(with => with.Add(picture => picture.Drawing, Sample.Line));
        Assert.Single(picture.FindAll("path"));
    }
}
