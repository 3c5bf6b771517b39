namespace Mandates.Domain.Documents.Containers;

/// <summary>What a file may still unfold to, with everything that is embedded in it.</summary>
internal sealed class UnfoldingBudget(FileLimits limits, long fileLength)
{
    private readonly long most = Math.Min(limits.MostUnfolded, Math.Max(limits.AlwaysUnfolded, fileLength * limits.MostRatio));
    private int parts;
    private long unfolded;
    private long markup;
    private long nodes;
    private long lookedAt;

    public FileLimits Limits => limits;

    public void TakeParts(int more)
    {
        parts += more;
        if (parts > limits.MostEntries)
        {
            throw new UnfitFileException($"The document has more than {limits.MostEntries} parts. {limits.Instead}");
        }
    }

    public void TakeUnfolded(int more)
    {
        unfolded += more;
        if (unfolded > most)
        {
            throw new UnfitFileException($"The document unfolds to more than {new FileSize(most)}. {limits.Instead}");
        }
    }

    /// <summary>Called at each element, text and attribute: they are what reading costs, however short they are.</summary>
    public void TakeNodes(int more)
    {
        nodes += more;
        if (nodes > limits.MostNodes)
        {
            throw new UnfitFileException($"The document has more than {limits.MostNodes} elements and texts. {limits.Instead}");
        }
    }

    /// <summary>Called with the memory that something took which was taken out of the document to be looked at.</summary>
    public void TakeLookedAt(long bytes)
    {
        lookedAt += bytes;
        if (lookedAt > limits.MostLookedAt)
        {
            throw new UnfitFileException($"The document has too many links and fields to be checked, or too long ones. {limits.Instead}");
        }
    }

    /// <summary>Called before a part is read as XML, with its length as it was found when it was unfolded.</summary>
    public void TakeMarkup(long length)
    {
        markup += length;
        var exceeded = length > limits.MostMarkup ? limits.MostMarkup : limits.MostMarkupTogether;
        if (length > exceeded || markup > exceeded)
        {
            throw new UnfitFileException($"The text of the document unfolds to more than {new FileSize(exceeded)}. {limits.Instead}");
        }
    }
}
