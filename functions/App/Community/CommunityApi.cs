using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Community;

/// <summary>What every delegation may know of a state's reply. Versions: those that are shared; none where only the fact is known that the state has replied.</summary>
public sealed record PostedReplyView(StateId State, bool HasReplied, IReadOnlyList<PostedVersion> Versions);

/// <summary>A shared version, whose files anybody of the community may have by their places in the list, from 1.</summary>
public sealed record PostedVersion(int Version, Instant ReceivedAt, bool Late, IReadOnlyList<FileView> Files);

/// <summary>Procedure 3: the replies that are posted in the virtual community.</summary>
public sealed class CommunityApi(RequestAccess access)
{
    [Api("The replies as they are posted in the virtual community, by state", Gives = typeof(PostedReplyView[]))]
    [Function("ListPostedReplies"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/community/replies")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(PostedReply.Of(current.Plan, current.Record).Select(posted => new PostedReplyView(
            posted.State.Id, posted.HasReplied, [.. posted.Versions.Select(r => new PostedVersion(r.Version, r.ReceivedAt, r.Late, [.. r.Files.Select(FileView.Of)]))])));
    }
}
