using System.Text.Json;
using Mandates.Functions.Contributions;
using Mandates.Functions.Drafts;
using Mandates.Functions.Http;
using Mandates.Functions.Replies;
using Mandates.Functions.Timeline;

namespace Mandates.Functions.Submission;

/// <summary>What goes into the package, file by file, in a fixed order and always the same bytes.</summary>
public sealed class PackageFiles(DraftStore drafts, ReplyFiles replies, ContributionStore contributions)
{
    private static readonly JsonSerializerOptions Readable = new(ApiJson.Options) { WriteIndented = true };

    public async IAsyncEnumerable<(string Name, Func<Task<Stream>> Open)> OfAsync(
        CurrentMandate current, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var (plan, record) = (current.Plan, current.Record);
        var approved = record.Drafts.MaxBy(d => d.Version)!;
        var text = await drafts.ReadAsync(current.Id, approved, stop);
        yield return ("draft.md", () => Task.FromResult(BinaryData.FromString(text.Markdown).ToStream()));
        yield return ("draft.json", Json(approved));
        yield return ("work-plan.json", Json(plan));
        yield return ("revisions.json", Json(record.Revisions));
        yield return ("meetings.json", Json(record.Meetings));
        yield return ("contributions.json", Json(await contributions.ListAsync(current.Id, stop)));
        yield return ("replies.json", Json(record.Replies.Select(r => Receipt.For(plan, r))));
        foreach (var reply in record.Replies)
        {
            foreach (var (file, number) in reply.Files.Select((file, i) => (file, i + 1)))
            {
                var name = $"replies/{reply.State}-{reply.Version}-{number}{Path.GetExtension(file.Name)}";
                yield return (name, () => replies.OpenAsync(file.Blob, stop));
            }
        }
    }

    private static Func<Task<Stream>> Json<T>(T content) =>
        () => Task.FromResult(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(content, Readable)).ToStream());
}
