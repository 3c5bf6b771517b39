using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Negotiation;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Status;

namespace Mandates.Functions.Status;

/// <summary>Reads where a mandate stands, and what its page shows beside: a constant number of calls to the stores, however much has happened in it.</summary>
public sealed class MandateViews(ActiveParticipants participants, NoticeLedger ledger, LinkUses uses, PlanStore plans, NegotiatingTextStore negotiation, RequestAccess access, MandateClock clock)
{
    public async Task<MandateStatus> StatusAsync(MandateState current, CancellationToken cancellationToken) => (await ReadAsync(current, cancellationToken)).Status;

    public async Task<MandateView> ViewAsync(MandateState current, StateQuery query, CancellationToken cancellationToken)
    {
        var (used, proposal) = (uses.ListAsync(current.Id, cancellationToken), plans.ReadAsync(current.Id, current.Record.PlanSha256(0), cancellationToken));
        var (status, troubled) = await ReadAsync(current, cancellationToken);
        return new(status, current.Plan, await proposal, current.Record)
        {
            Query = query,

            // The id of a participant begins with that of the state.
            LinkUsed = (await used).GroupBy(u => new StateId(u.Key.Value.Split('.')[0])).ToDictionary(of => of.Key, of => of.Max(u => u.Value)),
            Troubled = troubled.Select(n => n.State).OfType<StateId>().ToHashSet(),
            AuditRecords = current.End?.Number ?? 0,
        };
    }

    private async Task<(MandateStatus Status, IReadOnlyList<Notice> Troubled)> ReadAsync(MandateState current, CancellationToken cancellationToken)
    {
        var (active, troubled, brackets) = (participants.ActiveAsync(current, cancellationToken), ledger.TroubledAsync(current.Id, cancellationToken), negotiation.OpenBracketsAsync(current, cancellationToken));
        var status = MandateStatus.At(clock.Now, current.Plan, current.Record, await active, await troubled) with { OpenBrackets = await brackets };
        return (access.Caller.State is { } own ? status.For(own, current.Record) : status, await troubled);
    }
}
