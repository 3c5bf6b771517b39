using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Participants;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Audit;

/// <summary>Everything that a mandate keeps about one participant.</summary>
/// <param name="Mandate">Which.</param>
/// <param name="At">When it was put together, in mandate time.</param>
/// <param name="Participant">Name, address, term, link, and when the link was last used.</param>
/// <param name="Links">The changes of the link.</param>
/// <param name="Addresses">What the mail provider said of the address.</param>
/// <param name="Rhythms">What the participant chose for its notices.</param>
/// <param name="Notices">What was sent to it, newest first, without what officers made of it.</param>
/// <param name="Forwardings">Of the questionnaire: what the mission forwarded with which note, when it is the mission that asks, or what went to the participant.</param>
/// <param name="Acts">What the participant did, with the reasons it gave, oldest first.</param>
/// <param name="ByOthers">What others did to the participant, without who and why.</param>
public sealed record OwnData(
    MandateId Mandate, Instant At, ParticipantView Participant, IReadOnlyList<LinkChange> Links, IReadOnlyList<AddressHealth> Addresses, IReadOnlyList<RhythmChoice> Rhythms,
    IReadOnlyList<Notice> Notices, IReadOnlyList<Forwarding> Forwardings, IReadOnlyList<AuditRecord> Acts, IReadOnlyList<ActByOther> ByOthers);

/// <summary>An act of somebody else. Fields: of the participant, by name.</summary>
public sealed record ActByOther(Instant At, string Act, IReadOnlyList<string> Fields);

/// <summary>A participant takes what is kept about it, and only that.</summary>
public sealed class OwnDataApi(RequestAccess access, ParticipantViews views, NoticeLedger ledger, AuditTrail trail, MandateClock clock)
{
    [Api("Everything that is kept about the participant who asks, as a file", Gives = typeof(OwnData))]
    [Function("GetOwnData"), Allow(CallerRoles.Delegation, BeforeConfirmation = true, BeforeLaunch = true)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/own-data")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var own = access.Caller.Id;
        var self = (await views.ReadAsync(current, access.Caller.State, cancellationToken)).First(p => p.Id == own);
        var notices = await ledger.NewestFirstAsync(current.Id, new() { Contact = own }, cancellationToken);
        var audit = (await trail.PageAsync(
            current.Id, after: 0, int.MaxValue, record => record.Deed.Who == own || record.Deed.About.Contains(own), cancellationToken)).Records;
        request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{mandate}-{own}.json\"";
        return ApiJson.Ok(new OwnData(
            current.Id, clock.Now, self,
            [.. current.Record.Links.Where(link => link.Participant == own)],
            [.. current.Record.Addresses.Where(address => address.Contact == own)],
            [.. current.Record.RhythmChoices.Where(choice => choice.Participant == own)],
            [.. notices.Select(notice => notice with { Settlement = null })],
            [.. current.Record.Forwardings.Where(f => f.To.Any(to => to == own) || (f.State == access.Caller.State && access.Caller.MayAny(CallerRoles.Mission)))],
            [.. audit.Where(record => record.Deed.Who == own)],
            [.. audit.Where(record => record.Deed.Who != own).Select(record => new ActByOther(record.At, record.Deed.Act, record.Deed.Fields))]));
    }
}
