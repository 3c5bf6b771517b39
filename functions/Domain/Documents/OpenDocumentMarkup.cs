using System.Xml;
using Mandates.Domain.Documents.Containers;

namespace Mandates.Domain.Documents;

/// <summary>What the XML parts of an OpenDocument text may say.</summary>
/// <param name="part">The name of the part, without its folder.</param>
/// <param name="mustBeText">Whether it is a part of the text itself, and not of a formula or chart in it.</param>
/// <param name="budget">Of the document.</param>
internal sealed class OpenDocumentMarkup(string part, bool mustBeText, UnfoldingBudget budget)
{
    private const string Spaces = "urn:oasis:names:tc:opendocument:xmlns:";
    private const string Script = Spaces + "script:1.0";
    private const string Office = Spaces + "office:1.0";
    private const string XLink = "http://www.w3.org/1999/xlink";
    private const string XForms = "http://www.w3.org/2002/xforms";

    private static readonly string[] Running =
        ["floating-frame", "object-ole", "plugin", "applet", "dde-source", "dde-connection-decl", "dde-link", "execute-macro", "library-embedded", "library-linked", "event-listener"];

    // A person follows these.
    private static readonly string[] Links = ["a", "area-rectangle", "area-circle", "area-polygon"];

    private int scripts = -1;

    public void Visit(XmlReader node)
    {
        if (node.NodeType == XmlNodeType.Element)
        {
            Element(node);
        }
        else if (node.NodeType == XmlNodeType.EndElement)
        {
            scripts = node.Depth == scripts ? -1 : scripts;
        }
        else if (scripts >= 0 && node.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
        {
            throw UnfitFileException.CarriesProgram();
        }
    }

    private void Element(XmlReader element)
    {
        var (name, space) = (element.LocalName, element.NamespaceURI);
        if (element.Depth == 0 && mustBeText && Root() is { } root && (name, space) != (root, Office))
        {
            throw new UnfitFileException("The file is not an OpenDocument text.");
        }

        var isOpenDocument = space.StartsWith(Spaces, StringComparison.Ordinal);
        if (space == Script || (name == "script" && space.StartsWith(Spaces + "text", StringComparison.Ordinal)) || (Running.Contains(name) && (isOpenDocument || space.Contains("openoffice.org", StringComparison.Ordinal))))
        {
            throw UnfitFileException.CarriesProgram();
        }

        if (name == "script" && space == Office && !element.IsEmptyElement)
        {
            scripts = element.Depth;
        }

        Attributes(element, name, space);
    }

    private string? Root() => part switch
    {
        "content.xml" => "document-content",
        "styles.xml" => "document-styles",
        "meta.xml" => "document-meta",
        "settings.xml" => "document-settings",
        _ => null,
    };

    private void Attributes(XmlReader element, string name, string space)
    {
        while (element.MoveToNextAttribute())
        {
            var isLoaded = element.NamespaceURI switch
            {
                XLink when element.LocalName == "href" => IsLoaded(name, element.Value(budget)),
                "" when space == XForms => element.LocalName is "src" or "action" or "resource" or "schema" && LeadsOut(element.Value(budget)),
                // The commands of its own menus.
                "http://openoffice.org/2001/menu" when element.LocalName == "id" => Elsewhere.Runs(element.Value(budget)),
                _ => false,
            };
            if (isLoaded)
            {
                throw UnfitFileException.LoadsFromElsewhere();
            }
        }

        element.MoveToElement();
    }

    // LibreOffice remembers the template of each text; it looks for it on this computer only.
    private static bool IsLoaded(string element, string address) =>
        Links.Contains(element) ? Elsewhere.Runs(address)
        : element == "template" ? Elsewhere.Is(address) && !address.StartsWith("file:///", StringComparison.OrdinalIgnoreCase)
        : LeadsOut(address);

    private static bool LeadsOut(string address) =>
        Elsewhere.Is(address) || address.StartsWith('/') || address.Split('/', '\\').Contains("..") || Uri.UnescapeDataString(address).Split('/', '\\').Contains("..");
}
