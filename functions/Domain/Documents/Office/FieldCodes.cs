using System.Xml;
using Mandates.Domain.Documents.Containers;

namespace Mandates.Domain.Documents.Office;

/// <summary>
/// The instructions of the fields in a part (ECMA-376, part 1, 17.16). A word processor puts one together from all
/// the pieces between the beginning of a field and its separator, so they are read that way.
/// </summary>
internal sealed class FieldCodes(UnfoldingBudget budget)
{
    // No instruction that begins with one of these only shows something that is in the document.
    private static readonly string[] Reaching = ["DDE", "INCLUDE", "LINK", "IMPORT", "EMBED", "DATABASE", "HTMLCONTROL", "CONTROL", "RD"];

    // What a field takes in memory, roughly, with the words that mark it.
    private const int FieldBytes = 320;

    // The longest of them, with what may stand around it.
    private const int MostCharacters = 64;

    private readonly Stack<Field> open = new();
    private bool isInstruction;

    /// <summary>Whether the text that comes next belongs to an instruction.</summary>
    public bool IsReading => isInstruction && open.TryPeek(out var innermost) && !innermost.IsShown;

    public void Element(XmlReader element)
    {
        switch (element.LocalName)
        {
            case "fldSimple":
                var instruction = element.GetAttribute("instr", element.NamespaceURI) ?? element.Own("instr") ?? "";
                budget.TakeLookedAt(PartXml.LookedAt(instruction));
                ThrowIfReaching(instruction);
                break;
            case "fldChar":
                Mark(element.GetAttribute("fldCharType", element.NamespaceURI) ?? element.Own("fldCharType") ?? "");
                break;
            case "instrText" or "delInstrText" or "t" or "delText":
                isInstruction = true;
                break;
            case "AlternateContent" or "sym" when open.TryPeek(out var field) && !field.IsShown:
                // Which of the alternatives is read depends on the program.
                throw Reached();
        }
    }

    public void EndElement() => isInstruction = false;

    public void Words(ReadOnlySpan<char> piece) => open.Peek().Add(piece);

    public void End()
    {
        while (open.TryPop(out var field))
        {
            ThrowIfReaching(field.Instruction);
        }
    }

    private void Mark(string type)
    {
        switch (type)
        {
            case "begin":
                budget.TakeLookedAt(FieldBytes);

                // The name of the outer field would be what the inner one yields.
                if (open.TryPeek(out var outer) && outer is { IsShown: false, Instruction: "" })
                {
                    throw Reached();
                }

                open.Push(new());
                break;
            case "separate" when open.TryPeek(out var field):
                ThrowIfReaching(field.Instruction);
                field.IsShown = true;
                break;
            case "end" when open.TryPop(out var field):
                ThrowIfReaching(field.Instruction);
                break;
        }
    }

    private static void ThrowIfReaching(string instruction)
    {
        if (instruction.TrimStart().StartsWith('='))
        {
            return;
        }

        Span<char> letters = stackalloc char[MostCharacters];
        var count = 0;
        foreach (var c in instruction)
        {
            if (char.IsAsciiLetter(c) && count < MostCharacters)
            {
                letters[count++] = char.ToUpperInvariant(c);
            }
        }

        foreach (var reaching in Reaching)
        {
            if (letters[..count].StartsWith(reaching))
            {
                throw Reached();
            }
        }
    }

    private static UnfitFileException Reached() =>
        new("The document has a field that loads something or runs a program (such as INCLUDEPICTURE, LINK or DDEAUTO). Select it, press Ctrl+Shift+F9 to keep what it shows, and save the document.");

    private sealed class Field
    {
        private readonly StringBuilder text = new();

        /// <summary>Whether its separator has come: what follows is what it shows.</summary>
        public bool IsShown { get; set; }

        /// <summary>Without white space, as far as it is needed.</summary>
        public string Instruction => text.ToString();

        public void Add(ReadOnlySpan<char> piece)
        {
            foreach (var c in piece)
            {
                if (text.Length < MostCharacters && !char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
                {
                    text.Append(c);
                }
            }
        }
    }
}
