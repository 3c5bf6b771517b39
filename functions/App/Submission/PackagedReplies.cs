using Azure;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;

namespace Mandates.Functions.Submission;

/// <summary>The replies as a package holds them: the bytes of each file, or a note in place of one in which the scan found something.</summary>
public sealed class PackagedReplies(ReplyFiles replies)
{
    /// <summary>The files of all versions, each read to its end. What keeps the package back is told whole, and before anything is made of it.</summary>
    /// <exception cref="HeldPackageException">Files are not as they were recorded, or were not found clean.</exception>
    public async Task<IReadOnlyList<PackagePart>> OfAsync(MandateState current, CancellationToken cancellationToken)
    {
        var (parts, altered, unscanned) = (new List<PackagePart>(), new List<string>(), new List<string>());
        foreach (var reply in current.Record.Replies.OrderBy(r => r.State, StringComparer.Ordinal).ThenBy(r => r.Version))
        {
            foreach (var (i, file) in reply.Files.Index())
            {
                var told = $"{file.Name} ({reply.ReceiptNumber(current.Id)}, {StorageNames.Replies}/{file.Blob})";
                var scan = await replies.ScanAsync(file, cancellationToken);
                if (scan == ScanResult.Found)
                {
                    parts.Add(PackagePart.Of(WithheldNote.NameOf(reply, i), WithheldNote.Of(file)));
                }
                else if (await MeasuredAsync(new(PackageNames.Of(reply, i), () => replies.OpenUncomparedAsync(file.Blob, cancellationToken)), file, cancellationToken) is not { } part)
                {
                    altered.Add(told);
                }
                else if (scan == ScanResult.None)
                {
                    unscanned.Add(told);
                }
                else
                {
                    parts.Add(part);
                }
            }
        }

        return altered.Count + unscanned.Count == 0 ? parts : throw new HeldPackageException(altered, unscanned);
    }

    // Null when its bytes are gone, or are not those of the receipt.
    private static async Task<PackagePart?> MeasuredAsync(PackagePart part, ReplyFile file, CancellationToken cancellationToken)
    {
        try
        {
            var measured = await part.MeasuredAsync(cancellationToken);
            return (measured.Known!.Length, measured.Known.Sha256) == (file.Length, file.Sha256) ? measured : null;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }
}
