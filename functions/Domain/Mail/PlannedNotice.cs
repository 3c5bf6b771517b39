using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Mail;

/// <summary>A notice to come.</summary>
/// <param name="At">When it goes out.</param>
/// <param name="AtLocal">The same in the mandate's zone.</param>
/// <param name="Reason">Why.</param>
/// <param name="About">What it is about.</param>
/// <param name="State">The state that is written to; null for an office.</param>
/// <param name="Contact">Who is written to.</param>
/// <param name="Language">In which language.</param>
/// <param name="Certain">Whether it goes out even if no one acts; otherwise people must first do what the plan expects of them.</param>
public sealed record PlannedNotice(
    Instant At, LocalDateTime AtLocal, NoticeReason Reason, string About, StateId? State, string Contact, Language Language, bool Certain)
{
    /// <summary>Every notice to come, in the order in which they go out, to those who act for the states now.</summary>
    public static IReadOnlyList<PlannedNotice> Of(WorkPlan plan, MandateRecord record, IReadOnlyList<Participant> participants, Instant from)
    {
        var certain = Forecast.Of(plan, record, from, ifNobodyActs: true).Acts;
        var known = certain.Select(foreseen => foreseen.Act.Key).ToHashSet(StringComparer.Ordinal);
        var expected = Forecast.Of(plan, record, from).Acts.Where(foreseen => !known.Contains(foreseen.Act.Key));
        return
        [
            .. certain.SelectMany(foreseen => To(foreseen, certain: true))
                .Concat(expected.SelectMany(foreseen => To(foreseen, certain: false)))
                .OrderBy(notice => notice.At),
        ];

        IEnumerable<PlannedNotice> To(ForeseenAct foreseen, bool certain) =>
            from to in Recipients.Of(foreseen.Act.Audience, plan, participants, record.HasReplied, record.Addresses.Undeliverable())
            select new PlannedNotice(
                foreseen.At, plan.Local(foreseen.At), foreseen.Act.Reason, foreseen.Act.About, to.State, to.Contact, to.Language, certain);
    }
}
