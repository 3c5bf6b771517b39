namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Which files of a state something refers to: a version of its reply, a scan, its working copy. They are never removed.</summary>
public sealed class NamedFiles(WorkingCopies copies)
{
    /// <returns>Names of the blobs.</returns>
    public async Task<IReadOnlySet<string>> OfAsync(string mandate, MandateRecord record, string state, CancellationToken cancellationToken)
    {
        var (copy, _) = await copies.ReadAsync(mandate, state, cancellationToken);
        return record.Replies.Where(r => r.State == state).SelectMany(r => r.Files)
            .Concat(record.OnBehalf.Where(r => r.State == state).Select(r => r.Scan))
            .Concat(copy?.Files ?? [])
            .Select(f => f.Blob).ToHashSet(StringComparer.Ordinal);
    }
}
