using Mandates.Functions.Submission;

namespace Mandates.Local.Rehearsal;

/// <summary>What the secretariat, the chair and the bodies do in a rehearsal, in the revisions that will be in force.</summary>
public sealed class WorkingGroupScript(WorkPlan plan, int seed)
{
    private readonly IReadOnlyList<Slip> slips = Slips.Of(plan);

    public IEnumerable<ScriptedAct> Acts()
    {
        var final = slips.Aggregate(plan, (p, slip) => p.Revise([slip.Change]));
        var meetings = final.Activities.Where(a => a is { IsMeeting: true, Cancelled: false, Date: not null }).OrderBy(a => final.When(a)).ToArray();
        var drafts = DraftDays(final, meetings).ToArray();
        return Revisions()
            .Concat(Questionnaire())
            .Concat(meetings.Select(meeting => Minutes(final, meetings, meeting)))
            .Concat(drafts.Select((at, i) => Draft(at, i + 1)))
            .Concat(Translations(drafts[^1] + Duration.FromHours(1), drafts.Length))
            .Concat(new NegotiationScript(final, seed).Acts(drafts))
            .Concat(new ConsultationScript(final).Acts(drafts))
            .Concat(Acknowledgements(final, meetings));
    }

    private IEnumerable<ScriptedAct> Revisions() => slips.Select((slip, i) =>
    {
        var proposal = new RevisionProposal([slip.Change], slip.Reason, "The chair, together with the member states", Base: i);
        return new ScriptedAct(plan.At(slip.On, new(16, 30)), "The plan is revised", Actor.Secretariat, (api, cancellationToken) =>
            api.SendAsync(HttpMethod.Post, $"{Path}/plan/revisions", proposal, cancellationToken));
    });

    // There is no sample questionnaire for another plan than the sample.
    private IEnumerable<ScriptedAct> Questionnaire()
    {
        var file = System.IO.Path.Combine(AppContext.BaseDirectory, "Plans", $"{plan.Mandate.Id}.questionnaire.json");
        if (File.Exists(file) && plan.SingleOf(ActivityKind.QuestionnaireDispatch) is { Date: { } dispatch })
        {
            yield return new(plan.At(dispatch.PlusDays(-1), new(15, 0)), "The questionnaire is presented", Actor.Chair, (api, cancellationToken) =>
                api.SendAsync(HttpMethod.Put, $"{Path}/questionnaire", File.ReadAllBytes(file), "questionnaire.json", "application/json", cancellationToken));
        }
    }

    private ScriptedAct Minutes(WorkPlan final, Activity[] meetings, Activity meeting)
    {
        var formal = meeting.Kind == ActivityKind.FormalMeeting;
        var draw = new Random(seed + meeting.Date!.Value.DayOfYear);
        var needed = final.Quorum.Decide.Needed(final.States.Count);
        var present = final.States.Count * draw.Next(formal ? 65 : 35, formal ? 95 : 70) / 100;
        var minutes = new MeetingMinutes(
            [.. Shuffled(final.States, draw).Take(formal ? Math.Max(present, needed) : present).Select(s => s.Id).Order()],
            [.. Decisions(final, meetings, meeting)]);
        return new(final.When(meeting)!.Value + Duration.FromHours(2), $"{meeting.Id} is recorded", Actor.Secretariat, (api, cancellationToken) =>
            api.SendAsync(HttpMethod.Put, $"{Path}/meetings/{meeting.Id}?confirm={final.Mandate.Id}", minutes, cancellationToken));
    }

    private static IEnumerable<Decision> Decisions(WorkPlan final, Activity[] meetings, Activity meeting)
    {
        var formal = meetings.Where(m => m.Kind == ActivityKind.FormalMeeting).ToArray();
        if (meeting == formal.First() && Milestones.AdoptionIsDue(final))
        {
            yield return new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = ViceChairs(final) };
            yield return DecisionKind.AdoptWorkPlan;
        }

        if (meeting == formal.Last())
        {
            yield return DecisionKind.ApproveDraft;
            yield return DecisionKind.ApproveResolution;
        }
    }

    private static ViceChair[] ViceChairs(WorkPlan final) =>
        [.. final.States.OrderBy(s => s.Id == final.WorkingGroup.Chair.State ? 1 : 0).Take(Math.Clamp(final.States.Count - 1, 1, 2)).Select(s => new ViceChair($"The representative of {s.Names.En}", s.Id))];

    // The first draft comes before the first meeting after the deadline; a revised one before the last formal meeting.
    private static IEnumerable<Instant> DraftDays(WorkPlan final, Activity[] meetings)
    {
        var deadline = final.SingleOf(ActivityKind.ReplyDeadline)!.Date!.Value;
        var last = meetings.Last(m => m.Kind == ActivityKind.FormalMeeting).Date!.Value;
        var first = meetings.First(m => m.Date > deadline).Date!.Value;
        var days = Period.DaysBetween(deadline, first);
        yield return final.At(deadline.PlusDays(Math.Max(1, days - 3)), new(days > 1 ? 16 : 8, 0));
        if (Period.DaysBetween(first, last) > 4)
        {
            yield return final.At(last.PlusDays(-2), new(16, 0));
        }
    }

    private ScriptedAct Draft(Instant at, int version) => new(at, $"Version {version} of the draft is published", Actor.Chair, (api, cancellationToken) =>
        api.SendAsync(HttpMethod.Post, $"{Path}/drafts", SampleDocuments.Draft(Language.English, plan, version), "draft.md", "text/markdown", cancellationToken));

    private IEnumerable<ScriptedAct> Translations(Instant at, int version) =>
        Enum.GetValues<Language>().Where(language => language != Language.English).Select(language => new ScriptedAct(at, $"Version {version} is there in {language}", Actor.Secretariat, (api, cancellationToken) =>
            api.SendAsync(HttpMethod.Post, $"{Path}/drafts/{version}/languages/{language.Code()}", SampleDocuments.Draft(language, plan, version), "draft.md", "text/markdown", cancellationToken)));

    private IEnumerable<ScriptedAct> Acknowledgements(WorkPlan final, Activity[] meetings)
    {
        var approved = meetings.Last(m => m.Kind == ActivityKind.FormalMeeting).Date!.Value;
        yield return Received("mandated-body", final.At(NextWeekday(approved), new(11, 0)));
        var submitted = final.SingleOf(ActivityKind.Submission)?.Date is { } row && row > approved ? row : NextWeekday(approved);
        yield return Received("session", final.At(NextWeekday(submitted), new(12, 0)));

        ScriptedAct Received(string body, Instant at) => new(at, $"The {body} acknowledges the package", Actor.Secretariat, (api, cancellationToken) =>
            api.SendAsync(HttpMethod.Put, $"{Path}/submission/acknowledgements/{body}?confirm={final.Mandate.Id}", new ReceivedBy($"Received {final.Local(at):uuuu-MM-dd}"), cancellationToken));
    }

    private static LocalDate NextWeekday(LocalDate day)
    {
        do
        {
            day = day.PlusDays(1);
        }
        while (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        return day;
    }

    private static MemberState[] Shuffled(IReadOnlyList<MemberState> states, Random draw)
    {
        var shuffled = states.ToArray();
        draw.Shuffle(shuffled);
        return shuffled;
    }

    private string Path => $"/api/mandates/{plan.Mandate.Id}";
}
