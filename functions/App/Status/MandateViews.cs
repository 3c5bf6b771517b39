using Mandates.Domain.Mail;
using Mandates.Domain.Status;
using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Negotiation;
using Mandates.Functions.Participants;
using Mandates.Functions.Timeline;
using Mandates.Functions.WorkPlans;
using Mandates.Pages.Status;

namespace Mandates.Functions.Status;

/// <summary>Reads where a mandate stands, and what its page shows beside: a constant number of calls to the stores, whatever has happened in it.</summary>
public sealed class MandateViews(ParticipantStore participants, NoticeLedger ledger, LinkUses uses, PlanStore plans, NegotiationReader negotiation, MandateClock clock)
{
    public async Task<MandateStatus> StatusAsync(CurrentMandate current, CancellationToken stop) => (await ReadAsync(current, stop)).Status;

    public async Task<MandateView> ViewAsync(CurrentMandate current, CancellationToken stop)
    {
        var (used, proposal) = (uses.ListAsync(current.Id, stop), plans.ReadAsync(current.Id, current.Record.PlanSha256(0), stop));
        var (status, troubled) = await ReadAsync(current, stop);
        return new(status, current.Plan, await proposal, current.Record)
        {
            // The id of a participant begins with that of the state.
            LinkUsed = (await used).GroupBy(u => u.Key.Split('.')[0]).ToDictionary(of => of.Key, of => of.Max(u => u.Value)),
            Troubled = troubled.Select(n => n.State).OfType<string>().ToHashSet(StringComparer.Ordinal),
            AuditRecords = current.End?.Number ?? 0,
            AuditEnd = current.End?.Hash ?? "",
        };
    }

    private async Task<(MandateStatus Status, IReadOnlyList<Notice> Troubled)> ReadAsync(CurrentMandate current, CancellationToken stop)
    {
        var (active, troubled, brackets) = (participants.ActiveAsync(current, stop), ledger.TroubledAsync(current.Id, stop), negotiation.OpenBracketsAsync(current, stop));
        return (MandateStatus.At(clock.Now, current.Plan, current.Record, await active, await troubled) with { OpenBrackets = await brackets }, await troubled);
    }
}
