using System.Xml;
using Mandates.Domain.Documents.Containers;

namespace Mandates.Domain.Documents;

/// <summary>What an SVG drawing in a document may say: it draws, and runs and loads nothing.</summary>
internal static class DrawingMarkup
{
    private static readonly string[] Running = ["script", "foreignObject", "iframe", "object", "embed", "handler", "listener"];

    public static void Visit(XmlReader node, UnfoldingBudget budget)
    {
        if (node.NodeType != XmlNodeType.Element)
        {
            return;
        }

        var name = node.LocalName;
        if ((node.Depth == 0 && name != "svg") || Running.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            throw UnfitFileException.CarriesProgram();
        }

        while (node.MoveToNextAttribute())
        {
            if (node.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) && node.NamespaceURI.Length == 0)
            {
                throw UnfitFileException.CarriesProgram();
            }

            if (node.LocalName == "href" && node.Value(budget) is var address && (name == "a" ? Elsewhere.Runs(address) : Elsewhere.Is(address) && !IsPicture(address)))
            {
                throw UnfitFileException.LoadsFromElsewhere();
            }
        }

        node.MoveToElement();
    }

    // Written out in the drawing itself.
    private static bool IsPicture(string address) =>
        address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("data:image/svg", StringComparison.OrdinalIgnoreCase);
}
