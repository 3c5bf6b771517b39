using Mandates.Functions.Clock;
using Mandates.Functions.Documents;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Community;

namespace Mandates.Functions.Community;

/// <summary>Procedures 3 and 4: the virtual community of a mandate, one page with its calendar, documents and contacts.</summary>
public sealed class CommunityPages(RequestAccess access, PageRenderer pages, MandateClock clock)
{
    [Function("CommunityPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/community")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var (plan, record, own) = (current.Plan, current.Record, access.Caller.State);
        string[] zones = [.. (own is { } of ? StateZones.Of(of) : []).Append(plan.TimeZone.Id).Append("UTC").Distinct()];
        var asked = request.Query["zone"].ToString();
        return await pages.ShowAsync(request.HttpContext, new CommunityPageView
        {
            Plan = plan,
            Record = record,
            Title = plan.Translate(AskedLanguage.Of(request).Language, plan.Mandate.Title),
            Zone = zones.Contains(asked) ? asked : own is { } here && StateZones.CommonTo(here, clock.Now) is { } common ? common : plan.TimeZone.Id,
            Zones = zones,
            Since = LastVisit.Note(request.HttpContext, current.Id, "community", clock.Now),
            State = own is { } id ? plan.State(id) : null,
            Posted = PostedReply.Of(plan, record),
            Deadline = own is null ? null : plan.DeadlineOf(own)?.At,
            HasReplied = own is { } replying && record.Standing(replying) is not null,
            Acting = [.. record.Roster.SelectMany(c => c.Begun)
                .Where(t => t.Kind != ParticipantKind.Mission && record.Acting(plan, t.Participant, clock.Now) is not null)],
        });
    }
}
