using NodaTime.Text;

namespace Mandates.Domain.Tests;

/// <summary>
/// A mandate on a virtual clock: people act by the product's own rules, the timeline does what is due, and a transcript
/// tells all of it.
/// </summary>
internal sealed class Scenario
{
    private readonly CalmMandate mandate;
    private readonly List<string> lines = [];
    private Instant now;
    private int told;

    public Scenario(WorkPlan? plan = null, string? start = null)
    {
        plan ??= Sample.Plan;
        now = start is null ? Given.Start : Moment(plan, start);
        mandate = new(plan, new() { StartedAt = now });
    }

    public WorkPlan Plan => mandate.Plan;

    /// <summary>The work plan is adopted and the questionnaire is out; the transcript begins after that.</summary>
    public static Scenario Dispatched(WorkPlan? plan = null)
    {
        var scenario = new Scenario(plan).At("2011-12-15T12:00").Meets("formal-2011-12-15", 34, DecisionKind.AdoptWorkPlan, Election).At("2012-01-13T10:00");
        scenario.mandate.Add(r => r.Asked());
        scenario.lines.Clear();
        return scenario;
    }

    /// <summary>All but one have replied and a draft is there; the transcript begins after that.</summary>
    public static Scenario Negotiated(WorkPlan? plan = null)
    {
        var scenario = Dispatched(plan);
        foreach (var state in scenario.Plan.States.Skip(1))
        {
            scenario.mandate.Add(r => r.Replied(state.Id, scenario.now));
        }

        scenario.At("2012-02-24T10:00").Publishes();
        scenario.lines.Clear();
        return scenario;
    }

    public static Decision Election { get; } = new() { Kind = DecisionKind.ElectViceChairs, ViceChairs = [new("Ana Almeida", new("br")), new("Keisha Joseph", new("jm"))] };

    /// <summary>Lets time pass, and the timeline do what falls due, until a local moment.</summary>
    public Scenario At(string local)
    {
        mandate.Run(now, now = Moment(Plan, local));
        Tell();
        return this;
    }

    /// <summary>Lets time pass while nothing runs.</summary>
    public Scenario Outage(string local)
    {
        now = Moment(Plan, local);
        Say($"nothing ran until {local}");
        return this;
    }

    /// <summary>Looks once, as after an outage.</summary>
    public Scenario Checks()
    {
        mandate.Check(now);
        Tell();
        return this;
    }

    public Scenario Revises(params PlanChange[] changes) => Stores(changes).Checks();

    /// <summary>Keeps a revision without anyone looking.</summary>
    public Scenario Stores(params PlanChange[] changes)
    {
        Say($"a revision is proposed: {JsonSerializer.Serialize(changes, WorkPlanJson.Options)}");
        var findings = Plan.Findings(changes, mandate.Record, now);
        foreach (var finding in findings)
        {
            Say($"  {finding.Severity}: {finding.Message}");
        }

        if (findings.HasErrors())
        {
            return this;
        }

        var revised = Plan.Revise(changes);
        Assert.False(PlanCheck.Check(revised).HasErrors());
        var entry = new PlanRevision(revised.Revision, changes, "As agreed.", "Meeting", "officer", now, "00");
        Foretell(revised, RevisionEffects.Of(Plan, revised, mandate.Record, entry));
        mandate.Add(r => r with { Revisions = [.. r.Revisions, entry] });
        mandate.Plan = revised;
        Say($"revision {revised.Revision} is in force");
        return this;
    }

    public Scenario Meets(string meeting, int present, params Decision[] decisions) => Meets(MeetingOutcome.Held, meeting, present, decisions);

    public Scenario Meets(MeetingOutcome outcome, string meeting, int present, params Decision[] decisions)
    {
        var minutes = new MeetingRecord
        {
            Activity = meeting,
            HeldAt = Plan.When(Plan.Activity(meeting)!)!.Value,
            Present = [.. Plan.States.Take(present).Select(s => s.Id)],
            Decisions = decisions,
            Outcome = outcome,
            Sitting = (mandate.Record.LastSitting(meeting)?.Sitting ?? 0) + 1,
            RecordedAt = now,
        };
        Say($"{meeting}: {outcome}, {present} present, {string.Join(", ", decisions.Select(d => $"{d.Kind}{(d.IsTaken ? "" : " refused")}").DefaultIfEmpty("no decision"))}");
        string[] broken = [.. MeetingRules.Broken(Plan, mandate.Record, minutes, now).Select(rule => rule.ToString())];
        foreach (var rule in broken)
        {
            Say($"  refused: {rule}");
        }

        if (broken.Length == 0)
        {
            mandate.Add(r => r with { Meetings = [.. r.Meetings, minutes] });
        }

        return Checks();
    }

    public Scenario Replies(string state)
    {
        Say($"{state} replies{(Plan.IsLate(new(state), now) ? ", late" : "")}");
        mandate.Add(r => r.Replied(state, now));
        return Checks();
    }

    public Scenario Publishes()
    {
        Say("a draft is published");
        mandate.Add(r => r.Published(now));
        return Checks();
    }

    /// <summary>What people are waited for at this moment.</summary>
    public Scenario Waits()
    {
        foreach (var wait in WaitingFor.At(now, Plan, mandate.Record))
        {
            var whom = wait.Whom.Count > 3 ? $"{wait.Whom.Count} states" : string.Join(", ", wait.Whom);
            Say($"waits for: {wait.Kind} ({whom}){(wait.Until is { } until ? $" until {Transcript.Time(Plan, until)}" : "")}{(wait.About is { } row ? $" about {row}" : "")}{(wait.Figure is { } figure ? $", {figure}" : "")}");
        }

        return this;
    }

    public Scenario TellsUtc()
    {
        Say($"it is {InstantPattern.General.Format(now)}");
        return this;
    }

    public void Is(string name) =>
        Golden.Same($"Scenarios/{name}.txt", string.Concat(lines.Append($"{mandate.Record.CurrentPhase(Plan)}\n")));

    private void Foretell(WorkPlan revised, RevisionEffects effects)
    {
        Say("  will do:");
        effects.AtOnce.ToList().ForEach(act => Say($"    at once {act.Key}"));
        effects.Withdrawn.ToList().ForEach(act => Say($"    no more {act.Key}"));
        effects.Replanned.ToList().ForEach(moved => Say($"    {moved.Act.Key} on {Transcript.Time(revised, moved.Act.At)}, not {Transcript.Time(revised, moved.From)}"));
        effects.Added.ToList().ForEach(act => Say($"    new {act.Key} on {Transcript.Time(revised, act.At)}"));
        effects.Calendar.ToList().ForEach(entry => Say($"    calendar {entry.Row}{(entry.State is null ? "" : $" of {entry.State}")} from {Transcript.Time(entry.From)} to {Transcript.Time(entry.To)}"));
        effects.Findings.ToList().ForEach(finding => Say($"    {finding.Severity}: {finding.Message}"));
    }

    private void Say(string what) => lines.Add($"{Transcript.Time(Plan, now)}    {what}\n");

    private void Tell()
    {
        // The weekly digest tells of all this; it is no part of it.
        lines.AddRange(mandate.Sent.Skip(told).Where(sent => sent.Act.Reason != NoticeReason.Digest).Select(sent => Transcript.Line(Plan, sent)));
        told = mandate.Sent.Count;
    }

    private static Instant Moment(WorkPlan plan, string local) => plan.At(Given.Local(local).Date, Given.Local(local).TimeOfDay);
}
