using System.Buffers;
using System.Xml;

namespace Mandates.Domain.Documents.Containers;

/// <summary>
/// The characters of an XML part on their way to its reader. The reader holds a tag, a comment or a CDATA section
/// whole in memory, with each attribute, so none may be as long as the part.
/// </summary>
internal sealed class BoundedMarkup(TextReader inner) : TextReader
{
    private const int MostCharacters = 1024 * 1024;
    private const int MostAttributes = 1_000;

    // A bracket stands in no tag, only in a document type that declares entities.
    private static readonly SearchValues<char> Marks = SearchValues.Create(">\"'[");

    private Place place;
    private char quote;
    private int length;
    private int attributes;
    private string begin = "";
    private (char Older, char Last) before;

    private enum Place
    {
        Text,
        Begin,
        Tag,
        Attribute,
        Comment,
        Data,
        Instruction,
    }

    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        Watch(buffer.AsSpan(index, read));
        return read;
    }

    public override int Peek() => inner.Peek();

    public override int Read()
    {
        var one = inner.Read();
        if (one >= 0)
        {
            Watch([(char)one]);
        }

        return one;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Watch(ReadOnlySpan<char> characters)
    {
        while (!characters.IsEmpty)
        {
            var passed = place switch
            {
                Place.Text => InText(characters),
                Place.Begin => InBegin(characters[0]),
                Place.Tag => InTag(characters),
                Place.Attribute => InAttribute(characters),
                _ => Until(characters[0]),
            };
            length = place == Place.Text ? 0 : length + passed;
            if (length > MostCharacters)
            {
                throw new XmlException();
            }

            characters = characters[passed..];
        }
    }

    private int InText(ReadOnlySpan<char> characters)
    {
        var at = characters.IndexOf('<');
        if (at < 0)
        {
            return characters.Length;
        }

        (place, begin, attributes, before) = (Place.Begin, "", 0, default);
        return at + 1;
    }

    // What follows "<" tells what it is; a section of data is known after eight characters.
    private int InBegin(char next)
    {
        if (begin.Length == 0 && next is not ('!' or '?'))
        {
            place = Place.Tag;
            return 0;
        }

        begin += next;
        place = begin switch
        {
            "?" => Place.Instruction,
            "!--" => Place.Comment,
            "![CDATA[" => Place.Data,
            _ when "!--".StartsWith(begin, StringComparison.Ordinal) || "![CDATA[".StartsWith(begin, StringComparison.Ordinal) => Place.Begin,
            _ => Place.Tag,
        };
        return place == Place.Tag ? 0 : 1;
    }

    private int InTag(ReadOnlySpan<char> characters)
    {
        var at = characters.IndexOfAny(Marks);
        if (at < 0)
        {
            return characters.Length;
        }

        if (characters[at] == '>')
        {
            place = Place.Text;
        }
        else if (characters[at] == '[' || ++attributes > MostAttributes)
        {
            throw new XmlException();
        }
        else
        {
            (place, quote) = (Place.Attribute, characters[at]);
        }

        return at + 1;
    }

    private int InAttribute(ReadOnlySpan<char> characters)
    {
        var at = characters.IndexOf(quote);
        place = at < 0 ? Place.Attribute : Place.Tag;
        return at < 0 ? characters.Length : at + 1;
    }

    private int Until(char next)
    {
        var isEnd = next == '>' && place switch
        {
            Place.Comment => before == ('-', '-'),
            Place.Data => before == (']', ']'),
            _ => before.Last == '?',
        };
        before = (before.Last, next);
        place = isEnd ? Place.Text : place;
        return 1;
    }
}
