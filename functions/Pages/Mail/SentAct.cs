using Mandates.Pages.Status;

namespace Mandates.Pages.Mail;

/// <summary>One act of the timeline that wrote to people, as a line of the outbox.</summary>
/// <param name="Key">Of the act; the keys of its notices begin with it.</param>
/// <param name="Reason">Why people were written to.</param>
/// <param name="At">When it went out.</param>
/// <param name="What">Such as "Reminder to reply to the questionnaire".</param>
/// <param name="Whom">Such as "To the permanent missions of every state"; empty where the plan does not say any more.</param>
/// <param name="Sent">How many notices the provider accepted at once.</param>
/// <param name="Troubled">How many need a person now.</param>
public sealed record SentAct(string Key, NoticeReason Reason, Instant At, string What, string Whom, int Sent, int Troubled)
{
    /// <summary>Those of a mandate, newest first.</summary>
    public static IReadOnlyList<SentAct> Of(WorkPlan plan, MandateRecord record, IReadOnlyList<Notice> troubled, Texts t)
    {
        var known = Schedule.Of(plan, record).DistinctBy(act => act.Key).ToDictionary(act => act.Key);
        return
        [
            .. from act in record.Acts
               where act.Notices != Tally.None
               orderby act.At descending, act.Key
               let text = known.TryGetValue(act.Key, out var scheduled) ? ActText.Of(scheduled, AsOf(act.At, plan, record), t) : null
               let state = plan.State(new(act.Key.Split('|')[1]))?.Names[t.Language]
               select new SentAct(
                   act.Key, act.Reason, act.At, $"{text?.What ?? t[$"reason.{Words.Camel(act.Reason)}"]}{(state is null ? "" : $" ({state})")}", text?.Whom ?? "",
                   act.Notices.Accepted, troubled.Count(n => n.Key.StartsWith($"{act.Key}|", StringComparison.Ordinal))),
        ];
    }

    // An extension that was granted later says nothing of whom an act wrote to.
    private static WorkPlan AsOf(Instant then, WorkPlan plan, MandateRecord record) =>
        plan with { Extensions = [.. plan.Extensions.Where(e => record.Revisions.Any(r => r.Number == e.Since && r.At <= then))] };
}
