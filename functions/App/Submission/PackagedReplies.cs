using Azure;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;

namespace Mandates.Functions.Submission;

/// <summary>What delegations and officers sent as files, as a package holds it, without those that are for the secretariat only: the bytes of each, or a note in place of one in which the scan found something.</summary>
public sealed class PackagedReplies(ReplyFiles replies)
{
    /// <summary>The files of all versions of the replies, of the information that stands and of the answers of consulted processes, each read to its end. What keeps the package back is told whole, and before anything is made of it.</summary>
    /// <exception cref="HeldPackageException">Files are not as they were recorded, or were not found clean.</exception>
    public async Task<IReadOnlyList<PackagePart>> OfAsync(MandateState current, CancellationToken cancellationToken)
    {
        var (parts, altered, unscanned) = (new List<PackagePart>(), new List<string>(), new List<string>());
        foreach (var (name, number, file) in Files(current))
        {
            var told = $"{file.Name} ({number}, {StorageNames.Replies}/{file.Blob})";
            var scan = await replies.ScanAsync(file, cancellationToken);
            if (scan == ScanResult.Found)
            {
                parts.Add(PackagePart.Of(WithheldNote.NameOf(name), WithheldNote.Of(file)));
            }
            else if (await MeasuredAsync(new(name, () => replies.OpenUncomparedAsync(file.Blob, cancellationToken)), file, cancellationToken) is not { } part)
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

        return altered.Count + unscanned.Count == 0 ? parts : throw new HeldPackageException(altered, unscanned);
    }

    // Each with its name in the package, and the number that people know it by.
    private static IEnumerable<(string Name, string Number, ReplyFile File)> Files(MandateState current) =>
    [
        .. from reply in current.Record.Replies.Where(r => current.Record.MayRead(Readers.Package, r.State)).OrderBy(r => r.State, StringComparer.Ordinal).ThenBy(r => r.Version)
           from file in reply.Files.Index()
           select (PackageNames.Of(reply, file.Index), reply.ReceiptNumber(current.Id), file.Item),
        .. from information in current.Record.StandingInformation()
           let file = information.File
           where file is not null
           select (PackageNames.Of(information, file), information.Symbol(current.Plan), file),
        .. from answer in current.Record.ConsultationAnswers
           let file = answer.File
           where file is not null
           select (PackageNames.Of(answer, file), answer.Process, file),
    ];

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
