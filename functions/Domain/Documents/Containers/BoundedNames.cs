using System.Xml;

namespace Mandates.Domain.Documents.Containers;

/// <summary>The names in an XML part, which its reader keeps; a document has few of them, however long it is.</summary>
internal sealed class BoundedNames : XmlNameTable
{
    private const int MostNames = 20_000;
    private const int MostCharacters = 1_000_000;

    private readonly NameTable names = new();
    private int count;
    private int characters;

    public override string Add(char[] array, int offset, int length) => names.Get(array, offset, length) ?? Counted(names.Add(array, offset, length));

    public override string Add(string array) => names.Get(array) ?? Counted(names.Add(array));

    public override string? Get(char[] array, int offset, int length) => names.Get(array, offset, length);

    public override string? Get(string array) => names.Get(array);

    private string Counted(string name)
    {
        characters += name.Length;
        return ++count <= MostNames && characters <= MostCharacters ? name : throw new XmlException();
    }
}
