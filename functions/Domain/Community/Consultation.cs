using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Community;

/// <summary>Paragraph 16: a process was really consulted on something, because it was sent to it.</summary>
/// <param name="Process">Whom.</param>
/// <param name="Draft">Version of the draft; 0 for the questionnaire.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Until">When it is too late; an answer that comes later is taken too, and says so.</param>
/// <param name="Answers">In order.</param>
public sealed record Consultation(ConsultedProcess Process, int Draft, Instant At, Instant Until, IReadOnlyList<ConsultationAnswer> Answers)
{
    /// <summary>The last answer; null for a process that is silent.</summary>
    public ConsultationAnswer? Standing => Answers.Count > 0 ? Answers[^1] : null;

    public bool IsLate(ConsultationAnswer answer) => answer.At > Until;
}

public static class Consultations
{
    /// <summary>All that were begun, process by process, the questionnaire before the drafts.</summary>
    public static IReadOnlyList<Consultation> Consulted(this MandateRecord record, WorkPlan plan) =>
    [
        .. from process in plan.Consulted()
           from draft in record.Drafts.Select(d => d.Version).Prepend(0).Order()
           let sent = SentAt(process, draft, record)
           where sent is not null
           select new Consultation(
               process, draft, sent.Value, plan.ConsultedUntil(sent.Value),
               [.. record.ConsultationAnswers.Where(a => a.Process == process.Id && a.Draft == draft).OrderBy(a => a.Number)]),
    ];

    /// <summary>Those that are waited for: nothing came yet, the day has not passed and no newer draft has taken its place.</summary>
    public static IEnumerable<Consultation> AwaitedAt(this MandateRecord record, WorkPlan plan, Instant now) =>
        record.Consulted(plan).Where(c => c.Standing is null && now < c.Until && record.Drafts.All(d => d.Version <= c.Draft));

    /// <summary>The end of the last day for an answer to what is sent at a moment.</summary>
    public static Instant ConsultedUntil(this WorkPlan plan, Instant sent) =>
        plan.At(plan.Local(sent).Date.PlusDays(plan.ConsultationDays), plan.Times.Deadline);

    // A mail that the provider refused has reached nobody.
    private static Instant? SentAt(ConsultedProcess process, int draft, MandateRecord record) =>
        record.Acts.Where(a => a is { Reason: NoticeReason.Consultation, Notices: not { Failed: > 0, Accepted: 0, Unconfirmed: 0 } } && ConsultationActs.IsOn(a.Key, process, draft))
            .Min(a => (Instant?)a.At);
}
