namespace Mandates.Pages.Shared;

/// <summary>Parts what is long into pages that a phone loads at once: about equally heavy, and at least one item each.</summary>
public static class Slices
{
    // Characters of a page, most of which is the markup around the words; a first view is to stay under 100 KB.
    private const int Most = 60_000;

    /// <param name="weights">About how many characters each item takes.</param>
    public static IReadOnlyList<Range> Of(IReadOnlyList<int> weights)
    {
        var slices = new List<Range>();
        var (start, weight) = (0, 0);
        for (var i = 0; i < weights.Count; i++)
        {
            if (i > start && weight + weights[i] > Most)
            {
                slices.Add(start..i);
                (start, weight) = (i, 0);
            }

            weight += weights[i];
        }

        slices.Add(start..weights.Count);
        return slices;
    }
}

/// <summary>A link to one page of something long.</summary>
/// <param name="At">Id of the first item on it.</param>
/// <param name="Label">What is on it.</param>
/// <param name="IsHere">Whether it is the one that is shown.</param>
public sealed record SlicePage(string At, string Label, bool IsHere);
