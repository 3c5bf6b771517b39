using Mandates.Domain.Community;
using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>
/// Paragraph 16: the questionnaire and each draft go to the processes to be consulted, each with a day; who has not answered is
/// reminded once. An act for each process, so that the record says of each on what it was consulted.
/// </summary>
internal static class ConsultationActs
{
    private const int ReminderDaysBefore = 2;

    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record) =>
        plan.Consulted().SelectMany(process => Of(process, plan, record));

    /// <summary>Whether the key of an act of consultation is about this.</summary>
    public static bool IsOn(string key, ConsultedProcess process, int draft) =>
        key.Split('|') is [_, var about, _, var ordinal] && about == process.Id && ordinal == draft.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<ScheduledAct> Of(ConsultedProcess process, WorkPlan plan, MandateRecord record)
    {
        if (plan.SingleOf(ActivityKind.QuestionnaireDispatch) is { } dispatch)
        {
            yield return On(0, plan.When(dispatch)!.Value) with
            {
                Until = plan.Deadlines().Max(deadline => (Instant?)deadline.At),
                After = Milestone.WorkPlanAdopted,
            };
        }

        foreach (var draft in record.Drafts)
        {
            yield return On(draft.Version, draft.PublishedAt) with { Until = NextAfter(draft.Version) };
        }

        foreach (var link in record.Links.Where(l => !l.Revoked && l.Participant == Recipients.IdOf(process)))
        {
            yield return On(record.Drafts.Where(d => d.PublishedAt <= link.At).Max(d => (int?)d.Version) ?? 0, link.At) with { Since = link.Generation };
        }

        foreach (var consultation in record.Consulted(plan).Where(c => c.Process == process))
        {
            yield return On(consultation.Draft, plan.NoticeTime(plan.Local(consultation.Until).Date, Math.Min(ReminderDaysBefore, plan.ConsultationDays - 1))) with
            {
                Reason = NoticeReason.ConsultationReminder,
                Until = NextAfter(consultation.Draft) is { } next && next < consultation.Until ? next : consultation.Until,
                Skipped = consultation.Standing is not null ? new(SkipReason.Answered) : null,
            };
        }

        ScheduledAct On(int draft, Instant at) => new()
        {
            Reason = NoticeReason.Consultation,
            About = process.Id,
            Ordinal = draft,
            At = at,
            Audience = new(AudienceKind.Consulted) { Participants = [Recipients.IdOf(process)] },
            Skipped = IsRevokedAt(at) ? new(SkipReason.LinkRevoked) : null,
        };

        Instant? NextAfter(int draft) => record.Drafts.Where(d => d.Version > draft).Min(d => (Instant?)d.PublishedAt);

        bool IsRevokedAt(Instant at) => record.Links.Where(l => l.Participant == Recipients.IdOf(process) && l.At <= at).MaxBy(l => l.Generation)?.Revoked is true;
    }
}
