using Mandates.Functions.Record;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Whether the stored files of replies are still those that were submitted.</summary>
public sealed class VerifiedReplies(ReplyFiles files)
{
    private readonly Verdicts<IReadOnlyList<string>> verdicts = new();

    /// <summary>Names of the files whose bytes are others, or gone.</summary>
    public async Task<IReadOnlyList<string>> AlteredAsync(MandateId mandate, Reply reply, CancellationToken cancellationToken)
    {
        var tags = new List<string>();
        foreach (var file in reply.Files)
        {
            tags.Add(await files.TagAsync(file.Blob, cancellationToken));
        }

        return await verdicts.OfAsync($"{mandate}/{reply.State}/{reply.Version}", string.Join(' ', tags), () => CompareAsync(reply), cancellationToken);
    }

    private async Task<IReadOnlyList<string>> CompareAsync(Reply reply)
    {
        var altered = new List<string>();
        foreach (var file in reply.Files)
        {
            if ((await files.RecomputeAsync(file.Blob, CancellationToken.None))?.Are(file.Length, file.Sha256) is not true)
            {
                altered.Add(file.Name);
            }
        }

        return altered;
    }
}
