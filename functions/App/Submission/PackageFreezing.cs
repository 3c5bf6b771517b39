using Mandates.Functions.Clock;
using Mandates.Functions.Record;

namespace Mandates.Functions.Submission;

/// <summary>Assembles the package for the General Assembly. The first one kept stands.</summary>
public sealed class PackageFreezing(MandateStore mandates, PackageFiles files, PackageStore packages, MandateClock clock, ILogger<PackageFreezing> log)
{
    /// <returns>Whether there is a package; if not, the record says what keeps it back.</returns>
    public async Task<bool> TryAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        var current = await mandates.GetAsync(mandate, cancellationToken);
        try
        {
            if (current.Record.Package is null)
            {
                await FreezeAsync(mandate, cancellationToken);
            }

            return true;
        }
        catch (HeldPackageException held)
        {
            await NoteAsync(current, held.Altered, held.Unscanned, cancellationToken);
        }
        catch (AlteredBlobException altered)
        {
            await NoteAsync(current, [altered.Blob], [], cancellationToken);
        }

        return false;
    }

    // The chain that goes into the package says first what is in it. Whoever writes in between makes it another package.
    private async Task FreezeAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        (int Records, PackageContent Content)? before = null;
        while (true)
        {
            var snapshot = await mandates.AsOfAsync(mandate, null, cancellationToken);
            var (current, records) = (snapshot.Current, snapshot.Audit.Count);
            if (current.Record.Package is not null)
            {
                return;
            }

            var content = before is { } last && records == last.Records + 1 ? last.Content : await files.ContentAsync(snapshot, cancellationToken);
            var packed = current.Record.Packed.MaxBy(p => p.Number);
            if (packed?.Sha256 == content.Sha256)
            {
                var package = await packages.WriteAsync(snapshot, await files.OfAsync(snapshot, content, cancellationToken), clock.Now, cancellationToken);
                await mandates.AppendAsync(mandate, package, AuditEntry.ByTimeline("freezePackage"), cancellationToken);
                return;
            }

            before = (records, content);
            await mandates.AppendAsync(mandate, new PackedFiles((packed?.Number ?? 0) + 1, clock.Now, content.Parts.Count, content.Sha256), AuditEntry.ByTimeline("packFiles"), cancellationToken);
        }
    }

    private async Task NoteAsync(MandateState current, IReadOnlyList<string> altered, IReadOnlyList<string> unscanned, CancellationToken cancellationToken)
    {
        log.LogError("{Mandate} has a package that cannot be frozen; altered: {Altered}; not found clean: {Unscanned}.", current.Id, string.Join("; ", altered), string.Join("; ", unscanned));
        var last = current.Record.Held.MaxBy(h => h.Number);
        if (last is null || !last.Altered.SequenceEqual(altered) || !last.Unscanned.SequenceEqual(unscanned))
        {
            var held = new HeldPackage((last?.Number ?? 0) + 1, clock.Now, altered, unscanned);
            await mandates.AppendAsync(current.Id, held, AuditEntry.ByTimeline("holdPackage"), cancellationToken);
        }
    }
}

/// <summary>Files of replies keep the package back; each is told with its blob.</summary>
public sealed class HeldPackageException(IReadOnlyList<string> altered, IReadOnlyList<string> unscanned) : Exception("The package cannot be frozen yet.")
{
    public IReadOnlyList<string> Altered => altered;

    public IReadOnlyList<string> Unscanned => unscanned;
}
