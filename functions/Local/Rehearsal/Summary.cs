using Mandates.Pages.Shared;
using Spectre.Console;

namespace Mandates.Local.Rehearsal;

/// <summary>The last screen of a rehearsal: what an officer wants to know of it.</summary>
public static class Summary
{
    private static readonly Texts T = Texts.In(Language.English);
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>A moment as the calendar of the summary gives it, in the plan's zone.</summary>
    public static string Moment(WorkPlan plan, Instant at) => plan.Local(at).ToString("ddd d MMM uuuu, HH:mm", English);

    /// <param name="plan">The plan that was rehearsed.</param>
    /// <param name="report">What happened.</param>
    /// <param name="checks">What was promised, and broken.</param>
    /// <param name="entrances">Where the pages are and how one enters; null when they end with the rehearsal.</param>
    /// <param name="folder">Where its data lie.</param>
    public static void Print(WorkPlan plan, RehearsalReport report, IReadOnlyList<Check> checks, string? entrances, string folder)
    {
        Heading($"{plan.Mandate.Instrument}, paragraph {plan.Mandate.Paragraph}: {plan.Mandate.Product}");
        Line($"From {Day(plan, report.StartedAt)} to {Day(plan, report.EndedAt)} ({ZoneName.Of(plan, Language.English, sentence => sentence.ToString())}) in {report.WallSeconds.ToString("0.0", English)} seconds.");
        Calendar(plan, report);
        Figures(plan, report);
        Findings(report);
        Heading("What was checked");
        foreach (var check in checks)
        {
            Line($"{(check.Broken.Count == 0 ? "✓" : "✗")} {check.Promise}{(check.Broken.Count == 0 ? "." : ":")}");
            foreach (var broken in check.Broken.Take(10))
            {
                Line($"    {broken}");
            }
        }

        Heading("Look at it");
        if (entrances is not null)
        {
            Line(entrances);
        }

        Line($"Its data       {folder}");
    }

    private static void Calendar(WorkPlan plan, RehearsalReport report)
    {
        var table = new Table().RoundedBorder().AddColumns("Planned", "Activity", "Happened");
        foreach (var row in report.Milestones)
        {
            table.AddRow(
                row.Date?.ToString("ddd d MMM uuuu", English) ?? "no date",
                T.Of(row.Kind),
                row.At is { } at ? Moment(plan, at) : "–");
        }

        AnsiConsole.Write(table);
    }

    private static void Figures(WorkPlan plan, RehearsalReport report)
    {
        var first = report.Replies.Where(r => r.Version == 1).ToArray();
        var late = first.Count(r => r.Late);
        var silent = plan.States.Count - first.Length;
        Line($"Replies        {first.Length} of {plan.States.Count} states: {first.Length - late} in time, {late} late, {silent} never; {report.Replies.Count - first.Length} corrected.");
        if (plan.ForwardDays > 0)
        {
            var (forwarded, goneOn) = (States(NoticeReason.QuestionnaireForwarded), States(NoticeReason.QuestionnaireGoesOn));
            Line($"Questionnaire  forwarded by {forwarded.Length} missions; by itself it went on to people of {goneOn.Length} states, to all of them in {goneOn.Except(forwarded).Count()}.");
        }

        Line($"Work plan      {report.PlanComments} comments of states on its proposal.");
        Line($"Shared         {report.Shared.Count} replies with the member states, {report.Kept.Count} for the secretariat only.");
        Line($"Community      {report.Information} documents and links published, {report.Withdrawn} withdrawn; {report.Notices.Count(n => n.Reason == NoticeReason.News)} letters of what is new, to {report.Notices.Where(n => n.Reason == NoticeReason.News).Select(n => n.Contact).Distinct().Count()} missions that chose so.");
        foreach (var of in report.Consultations.GroupBy(c => (c.Process, c.Answered)))
        {
            Line($"Consulted      {of.Key.Process} on {T.List([.. of.Select(c => T.Matter(c.Draft))])}: {(of.Key.Answered ? "answered" : "silent")}.");
        }

        Line($"Notices        {report.Notices.Count}, of them {report.Notices.Count(n => n.Reason == NoticeReason.Reminder)} reminders.");
        Line($"Meetings       {report.Meetings.Count(m => m.Outcome == "held")} held; they {string.Join(", ", report.Decisions.Select(d => T.Of(d.Kind)))}.");
        Line($"Contributions  {report.Contributions}.");
        if (report.Submission is { } submission)
        {
            Line($"Package        {submission.Files.Count} files, SHA-256 {submission.Sha256}.");
        }

        StateId[] States(NoticeReason reason) => [.. report.Notices.Where(n => n.Reason == reason).Select(n => n.State!.Value).Distinct()];
    }

    private static void Findings(RehearsalReport report)
    {
        if (report.PlanFindings.Count == 0)
        {
            return;
        }

        Heading("What the plan contradicts");
        foreach (var finding in report.PlanFindings)
        {
            Line($"• {finding.Message}");
        }
    }

    private static void Heading(string text) => AnsiConsole.Write(new Markup($"\n[bold]{Markup.Escape(text)}[/]\n"));

    // On a screen words wrap; in a file or a pipe a line stays a line.
    private static void Line(string text)
    {
        if (AnsiConsole.Profile.Capabilities.Interactive)
        {
            AnsiConsole.WriteLine(text);
        }
        else
        {
            Console.WriteLine(text);
        }
    }

    private static string Day(WorkPlan plan, Instant at) => plan.Local(at).ToString("d MMMM uuuu", English);
}
