using Mandates.Functions.Record;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The working copy of each state: one document that several people write, each on the version that they saw.</summary>
public sealed class WorkingCopyStore(SharedDocuments documents)
{
    /// <summary>The copy, null when there is none, and its version.</summary>
    public Task<(WorkingCopy? Copy, string Version)> ReadAsync(MandateId mandate, StateId state, CancellationToken cancellationToken) =>
        documents.ReadAsync<WorkingCopy>(Name(mandate, state), cancellationToken);

    /// <summary>Writes the copy if it is still in that version.</summary>
    /// <returns>Its new version; null when it has been changed since.</returns>
    public Task<string?> TryWriteAsync(MandateId mandate, StateId state, WorkingCopy copy, string version, CancellationToken cancellationToken) =>
        documents.TryWriteAsync(Name(mandate, state), copy, version, cancellationToken);

    /// <summary>Changes the copy, and tries again when others change it at the same time: for changes that do not depend on theirs.</summary>
    /// <param name="mandate">Id of the mandate.</param>
    /// <param name="state">Whose copy.</param>
    /// <param name="change">The change; applied again when another write came first.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    public async Task<WorkingCopy> ChangeAsync(MandateId mandate, StateId state, Func<WorkingCopy?, WorkingCopy> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (copy, version) = await ReadAsync(mandate, state, cancellationToken);
            var changed = change(copy);
            if (await TryWriteAsync(mandate, state, changed, version, cancellationToken) is not null)
            {
                return changed;
            }
        }
    }

    /// <summary>Names of the blobs of a state that something refers to: they are never removed.</summary>
    public async Task<IReadOnlySet<string>> NamedBlobsAsync(MandateId mandate, MandateRecord record, StateId state, CancellationToken cancellationToken)
    {
        var (copy, _) = await ReadAsync(mandate, state, cancellationToken);
        return record.FilesOf(state, copy).Select(f => f.Blob).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Removes the copy that became a version of the reply, unless it was changed since: a later addition is still to be submitted.</summary>
    public Task RemoveAsync(MandateId mandate, StateId state, string version, CancellationToken cancellationToken) =>
        documents.RemoveAsync(Name(mandate, state), version, cancellationToken);

    /// <summary>Removes the copy that a reply was made of, if it is still there and unchanged.</summary>
    public async Task RemoveSubmittedAsync(MandateId mandate, Reply submitted, CancellationToken cancellationToken)
    {
        var (copy, version) = await ReadAsync(mandate, submitted.State, cancellationToken);
        if (copy is not null && copy.ChangedAt <= submitted.RecordedAt && copy.Files.All(submitted.Files.Contains))
        {
            await RemoveAsync(mandate, submitted.State, version, cancellationToken);
        }
    }

    private static string Name(MandateId mandate, StateId state) => $"{mandate}/{state}/working-copy.json";
}
