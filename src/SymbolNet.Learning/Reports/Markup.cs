using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;

namespace SymbolNet.Learning.Reports;

/// <summary>Writes text and numbers so that they are sound in HTML and SVG alike.</summary>
static class Markup
{
    /// <summary>Text with everything encoded that would be taken for markup; characters that XML cannot hold become �.</summary>
    public static string Text(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return WebUtility.HtmlEncode(text);
        var sound = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                sound.Append(text, i++, 2);
            else
                sound.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }
        return WebUtility.HtmlEncode(sound.ToString());
    }

    /// <summary>A coordinate, to a tenth of a pixel.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
