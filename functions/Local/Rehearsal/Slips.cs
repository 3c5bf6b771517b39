namespace Mandates.Local.Rehearsal;

/// <summary>A change of plan in a rehearsal: when it is decided, what it is and why.</summary>
public sealed record Slip(LocalDate On, PlanChange Change, string Reason);

/// <summary>
/// What usually differs from the plan: one meeting is postponed and one informal meeting convened, where the calendar
/// leaves room for it.
/// </summary>
public static class Slips
{
    private const int DaysAhead = 8;

    /// <summary>In the order in which they are decided: who convenes a meeting knows of the one postponed.</summary>
    public static IReadOnlyList<Slip> Of(WorkPlan plan)
    {
        var slips = new List<Slip>();
        if (Postponed(plan) is { } postponed)
        {
            slips.Add(postponed);
            plan = plan.Revise([postponed.Change]);
        }

        if (Convened(plan) is { } convened)
        {
            slips.Add(convened);
        }

        return slips;
    }

    private static Slip? Postponed(WorkPlan plan)
    {
        var meetings = Meetings(plan);
        return meetings.SkipLast(1).Zip(meetings.Skip(1))
            .Where(pair => pair.First.Kind == ActivityKind.InformalMeeting && pair.First.Date > Deadline(plan))
            .Select(pair => (Meeting: pair.First, To: FreeDayAfter(pair.First.Date!.Value, pair.Second.Date!.Value)))
            .Where(p => p.To is not null)
            .Select(p => new Slip(
                p.Meeting.Date!.Value.PlusDays(-5),
                new MoveActivity(p.Meeting.Id, p.To!.Value),
                "The chair asks for more time for consultations between capitals."))
            .LastOrDefault(slip => slip.On > Deadline(plan));
    }

    // Procedure 8: the chair, together with the member states, assesses the need for informal meetings.
    private static Slip? Convened(WorkPlan plan)
    {
        var meetings = Meetings(plan);
        var lastFormal = meetings.LastOrDefault(m => m.Kind == ActivityKind.FormalMeeting);
        var before = meetings.LastOrDefault(m => m.Date < lastFormal?.Date && m.Date > Deadline(plan));
        if (lastFormal is null || before is null)
        {
            return null;
        }

        var decided = before.Date!.Value;
        return FreeDayAfter(decided.PlusDays(DaysAhead - 1), lastFormal.Date!.Value) is not { } day
            ? null
            : new Slip(decided, new AddActivity(new Activity
            {
                Id = $"informal-{day:uuuu-MM-dd}",
                Kind = ActivityKind.InformalMeeting,
                Date = day,
                Topics = [new("Negotiation of the draft, convened under procedure 8", TopicPurpose.NegotiateDraft)],
            }), "The paragraphs still in brackets need an informal meeting before the last formal one.");
    }

    private static Activity[] Meetings(WorkPlan plan) =>
        [.. plan.Activities.Where(a => a is { IsMeeting: true, Cancelled: false, Date: not null }).OrderBy(a => a.Date)];

    private static LocalDate Deadline(WorkPlan plan) => plan.SingleOf(ActivityKind.ReplyDeadline)!.Date!.Value;

    private static LocalDate? FreeDayAfter(LocalDate day, LocalDate before)
    {
        for (var next = day.PlusDays(1); next < before; next = next.PlusDays(1))
        {
            if (next.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday))
            {
                return next;
            }
        }

        return null;
    }
}
