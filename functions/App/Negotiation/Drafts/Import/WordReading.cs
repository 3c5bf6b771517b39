using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Mandates.Functions.Negotiation.Drafts.Import;

/// <summary>One reading of a document: the paragraphs found, and the content in it that is not text.</summary>
internal sealed class WordReading(HeadingStyles styles)
{
    private const int Quoted = 40;

    private bool hasTitle;

    public List<DraftBlock> Blocks { get; } = [];

    /// <summary>Each a sentence with its place.</summary>
    public List<Sentence> Lost { get; } = [];

    public void Read(OpenXmlElement container)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element)
            {
                case Paragraph paragraph:
                    Read(paragraph);
                    break;
                case SdtBlock { SdtContentBlock: { } content }:
                    Read(content);
                    break;
                case CustomXmlBlock block:
                    Read(block);
                    break;
                case Table:
                    Lose("a table; write it as paragraphs");
                    break;
                case SectionProperties or SdtProperties or CustomXmlProperties:
                    break;
                default:
                    LoseUnlessEmpty(element);
                    break;
            }
        }
    }

    private void Read(Paragraph paragraph)
    {
        if (HeadingStyles.IsAbove(paragraph.ParagraphProperties))
        {
            return;
        }

        var text = new StringBuilder();
        var before = Lost.Count;
        ReadInline(paragraph, text);
        if (paragraph.Descendants().Any(IsTracked))
        {
            Lose("tracked changes; accept or reject all of them first");
        }

        hasTitle |= styles.IsTitle(paragraph.ParagraphProperties);
        var level = styles.Level(paragraph.ParagraphProperties, hasTitle && !styles.IsTitle(paragraph.ParagraphProperties));
        if (DraftBlock.Of(text.ToString()) is { } block)
        {
            Blocks.Add(level == 0 ? block : block with { Text = $"{new string('#', level)} {block.Text.ReplaceLineEndings(" ").TrimStart('#', ' ')}" });
        }

        if (Lost.Count > before && text.Length > 0)
        {
            var quoted = text.ToString(0, Math.Min(Quoted, text.Length)).Trim() + (text.Length > Quoted ? "…" : "");
            Lost[before] = $"{Lost[before]} (“{VisibleText.Of(quoted)}”)";
        }
    }

    private void ReadInline(OpenXmlElement container, StringBuilder text)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element)
            {
                case Run run when run.RunProperties is { } look && (IsOn(look.Strike) || IsOn(look.DoubleStrike) || IsOn(look.Vanish)) && run.InnerText.Length > 0:
                    Lose(IsOn(look.Vanish) ? "hidden words; show or delete them" : "struck-out words; delete them or remove the strikethrough");
                    break;
                case Hyperlink { Id: not null } link:
                    Lose("a link; write its address as text, or remove it");
                    ReadInline(link, text);
                    break;
                case Run or Hyperlink or OpenXmlUnknownElement { LocalName: "smartTag" } or CustomXmlRun or SdtRun or SdtContentRun or SimpleField:
                    ReadInline(element, text);
                    break;
                case Text words:
                    text.Append(words.Text);
                    break;
                case TabChar:
                    text.Append('\t');
                    break;
                case Break { Type: null } or CarriageReturn:
                    text.Append('\n');
                    break;
                case Break { Type.Value: var type } when type == BreakValues.TextWrapping:
                    text.Append('\n');
                    break;
                case NoBreakHyphen:
                    text.Append('\u2011');
                    break;
                case FootnoteReference or EndnoteReference:
                    Lose("a footnote; write it into the text");
                    break;
                case CommentReference:
                    Lose("a comment; delete it");
                    break;
                default:
                    LoseUnlessEmpty(element);
                    break;
            }
        }
    }

    // Elements that a word processor writes around words and that carry no content of their own.
    private void LoseUnlessEmpty(OpenXmlElement element)
    {
        var what = element switch
        {
            _ when IsTracked(element) || IsFurniture(element) => null,
            Drawing or Picture or EmbeddedObject or AlternateContent => (Sentence)"an image, a drawing or a text box; remove it",
            SymbolChar => "a font symbol; type it as a character",
            _ when element.LocalName is "oMath" or "oMathPara" => "a formula; write it as words",
            _ => $"an element that is not supported ({element.LocalName}); remove it",
        };
        if (what is not null)
        {
            Lose(what);
        }
    }

    private void Lose(Sentence what) => Lost.Add($"After paragraph {Blocks.Count}: {what}.");

    private static bool IsTracked(OpenXmlElement element) => element is InsertedRun or DeletedRun or MoveFromRun or MoveToRun or Inserted or Deleted
        or MoveFrom or MoveTo or ParagraphPropertiesChange or RunPropertiesChange or ParagraphMarkRunPropertiesChange or NumberingChange;

    private static bool IsFurniture(OpenXmlElement element) => element is ParagraphProperties or RunProperties or BookmarkStart or BookmarkEnd or ProofError
        or LastRenderedPageBreak or SoftHyphen or Break or FieldChar or FieldCode or PermStart or PermEnd or SdtProperties or SdtEndCharProperties or CustomXmlProperties
        or CommentRangeStart or CommentRangeEnd or AnnotationReferenceMark;

    private static bool IsOn(OnOffType? look) => look is not null && (look.Val is null || look.Val.Value);
}
