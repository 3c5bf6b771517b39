namespace Mandates.App.Tests.Resilience;

/// <summary>What a person does at a moment: a fact that is written once, however often it is tried.</summary>
internal sealed record ScriptedFact(Instant At, string Key, Func<MandateRecord, MandateRecord> Fact);

/// <summary>A whole mandate of two states in few steps, and what people do in it.</summary>
internal static class People
{
    public static WorkPlan Plan { get; } = Small(RunningApp.Plan("small", states: 2) with { ConsultationDays = 10 });

    /// <summary>Two focal points of one state; its mission forwards the questionnaire to the first of them.</summary>
    public static IReadOnlyList<Participant> Named { get; } = [.. new[] { "ag.1", "ag.2" }.Select(id => new Participant
    {
        Id = new(id),
        State = new("ag"),
        Kind = ParticipantKind.FocalPoint,
        Name = id,
        Email = $"{id}@ag.example",
        Language = Language.English,
        Since = RunningApp.At(2011, 12, 1),
        Confirmed = true,
    })];

    public static IReadOnlyList<ScriptedFact> Facts { get; } =
    [
        Meeting("formal-2011-12-15", RunningApp.At(2011, 12, 15, 12), DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan),
        new(RunningApp.At(2012, 1, 14, 11), "forwarding|ag|1", r => r with { Forwardings = [.. r.Forwardings, new(new("ag"), 1, RunningApp.At(2012, 1, 14, 11), [new("ag.1")])] }),
        new(RunningApp.At(2012, 1, 20), "consultation|MISPA|0000|0001", r => r with
        {
            ConsultationAnswers = [.. r.ConsultationAnswers, new() { Process = "MISPA", Draft = 0, Number = 1, Text = "With thanks.", File = null, At = RunningApp.At(2012, 1, 20) }],
        }),
        new(RunningApp.At(2012, 2, 1), "rhythm|ag.1", r => r with { RhythmChoices = [.. r.RhythmChoices, new(new("ag.1"), 1, NoticeRhythm.Weekly, RunningApp.At(2012, 2, 1))] }),
        new(RunningApp.At(2012, 2, 8), "information|1", r => r with
        {
            Information =
            [
                .. r.Information,
                new()
                {
                    Number = 1, Kind = InformationKind.Statement, Language = Language.English, Titles = new(En: "Statement"), State = new("ag"), Office = null,
                    By = "ag.1", At = RunningApp.At(2012, 2, 8), File = null, Link = "https://www.oas.org/",
                },
            ],
        }),
        Reply("ag", 1, RunningApp.At(2012, 2, 10)),
        Reply("ag", 2, RunningApp.At(2012, 2, 20)),
        new(RunningApp.At(2012, 3, 1), "draft|1", r => r with
        {
            Drafts = [.. r.Drafts, new() { Version = 1, Symbol = "DRAFT", PublishedAt = RunningApp.At(2012, 3, 1), Sha256 = "00", Paragraphs = ["p1"] }],
        }),
        Meeting("formal-2012-04-19", RunningApp.At(2012, 4, 19, 12), DecisionKind.ApproveDraft, DecisionKind.ApproveResolution),
        Received(TransmittalTo.MandatedBody, RunningApp.At(2012, 4, 20)),
        Received(TransmittalTo.Session, RunningApp.At(2012, 4, 23)),
    ];

    /// <summary>A few reminders and two meetings: enough for an act of every kind.</summary>
    public static WorkPlan Small(WorkPlan plan) => plan with
    {
        Activities = [.. plan.Activities.Where(a => a.Kind != ActivityKind.InformalMeeting && a.Id != "formal-2012-03-29")],
        Reminders = plan.Reminders with { DaysBefore = [7, 1] },
    };

    private static ScriptedFact Meeting(string id, Instant at, params Decision[] decisions) => new(at, $"meeting|{id}", r => r with
    {
        Meetings = [.. r.Meetings, new() { Activity = id, HeldAt = at, Present = [new("ag"), new("ec")], Decisions = decisions }],
    });

    private static ScriptedFact Reply(string state, int version, Instant at) => new(at, $"reply|{state}|{version}", r => r with
    {
        Replies = [.. r.Replies, new()
        {
            State = new(state), Version = version, ReceivedAt = at, Late = false, By = $"{state}.mission",
            Files = [new("reply.pdf", "application/pdf", 1, "00", "b")],
        }],
    });

    private static ScriptedFact Received(TransmittalTo body, Instant at) => new(at, $"received|{body}", r => r with
    {
        Acknowledgements = [.. r.Acknowledgements, new(body, "REF", at)],
    });
}
