using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;
using NodaTime.Text;

namespace Mandates.Domain.Meetings;

/// <summary>The summary record of a sitting: a numbered document, written from what was recorded of it.</summary>
public static class SummaryRecord
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Such as <c>AG-DEC-66/SR.3</c>: sittings are numbered in the order in which they were recorded.</summary>
    public static string Symbol(WorkPlan plan, MandateRecord record, MeetingRecord meeting) => plan.Symbol(Numbered(record, meeting));

    /// <summary>Such as <c>SR.3</c>, as files are called.</summary>
    public static string Numbered(MandateRecord record, MeetingRecord meeting) =>
        string.Create(CultureInfo.InvariantCulture, $"SR.{Number(record, meeting)}");

    /// <summary>1 for the sitting that was recorded first.</summary>
    public static int Number(MandateRecord record, MeetingRecord meeting) => record.Meetings
        .OrderBy(m => m.RecordedAt ?? m.HeldAt)
        .ThenBy(m => m.Activity, StringComparer.Ordinal)
        .Index().First(m => m.Item.Activity == meeting.Activity && m.Item.Sitting == meeting.Sitting).Index + 1;

    /// <param name="plan">The plan in force.</param>
    /// <param name="record">All that was recorded.</param>
    /// <param name="meeting">The sitting.</param>
    /// <param name="language">For the names and topics of the plan.</param>
    /// <param name="say">Says a sentence in that language; without it, English.</param>
    public static SummaryParts Of(WorkPlan plan, MandateRecord record, MeetingRecord meeting, Language language = Language.English, Func<Sentence, string>? say = null)
    {
        say ??= sentence => sentence.ToString();
        var activity = plan.Activity(meeting.Activity)!;
        var held = plan.Local(meeting.HeldAt);
        var draft = record.Drafts.Where(d => d.PublishedAt <= (meeting.RecordedAt ?? meeting.HeldAt)).MaxBy(d => d.Version)?.Symbol;
        SummarySection[] sections =
        [
            new(say("Order of business"), [.. OrderOfBusiness.Of(activity).Select(item => new SummaryLine($"{item.Number}.", plan.Translate(language, item.Text)))]),
            new(say("Decisions"), [.. meeting.Decisions.Select(decision => new SummaryLine("-", say(DecisionWords.Sentence(plan, decision, draft))))]),
            new(say("Summary"), meeting.Summary is { Length: > 0 } summary ? [new SummaryLine(null, summary.Trim())] : []),
        ];
        return new(
            say(Title(activity.Kind, held.Date)),
            plan.Translate(language, plan.WorkingGroup.Titles[0]),
            $"{say(Beginning(meeting, Time.Format(held.TimeOfDay), ZoneName.Of(plan, language, say)))} {say(Attendance(plan, meeting))}",
            say(Present(plan, meeting, language)),
            [.. sections.Where(section => section.Lines.Count > 0)]);
    }

    /// <summary>As the file of a package: its bytes never change.</summary>
    public static string Text(WorkPlan plan, MandateRecord record, MeetingRecord meeting, Language language = Language.English, Func<Sentence, string>? say = null)
    {
        var parts = Of(plan, record, meeting, language, say);
        var sections = parts.Sections.Select(s => $"\n## {s.Title}\n\n{string.Join('\n', s.Lines.Select(line => line.Label is { } label ? $"{label} {line.Text}" : line.Text))}\n");
        return $"# {Symbol(plan, record, meeting)}\n\n{parts.Title}\n\n{parts.Group}\n\n{parts.Opening}\n\n{parts.Present}\n{string.Concat(sections)}";
    }

    private static Sentence Title(ActivityKind kind, LocalDate date) => kind == ActivityKind.FormalMeeting
        ? (Sentence)$"Summary record of the formal meeting of {date}"
        : $"Summary record of the informal meeting of {date}";

    private static Sentence Beginning(MeetingRecord meeting, string time, string zone) => meeting.Outcome switch
    {
        MeetingOutcome.Postponed => (Sentence)$"The meeting called for {time} was postponed ({zone}).",
        MeetingOutcome.Suspended => $"The meeting began at {time} and was suspended ({zone}).",
        _ when meeting.Sitting > 1 => $"The meeting resumed at {time} ({zone}).",
        _ => $"The meeting began at {time} ({zone}).",
    };

    private static Sentence Attendance(WorkPlan plan, MeetingRecord meeting)
    {
        var (opens, decides) = (plan.Opens(meeting), plan.Decides(meeting));
        return $"{opens.Present} of {plan.States.Count} member states were present; it takes {opens.Needed} to open a formal meeting and {decides.Needed} to decide.";
    }

    private static Sentence Present(WorkPlan plan, MeetingRecord meeting, Language language)
    {
        var present = plan.States.Where(s => meeting.Present.Contains(s.Id)).Select(s => s.Names[language]).Order(StringComparer.InvariantCulture).ToArray();
        return present.Length == 0 ? "Present: none." : (Sentence)$"Present: {string.Join(", ", present)}.";
    }
}

/// <summary>What a summary record says, part by part. The sections that have nothing to say are not there.</summary>
public sealed record SummaryParts(string Title, string Group, string Opening, string Present, IReadOnlyList<SummarySection> Sections);

public sealed record SummarySection(string Title, IReadOnlyList<SummaryLine> Lines);

/// <param name="Label">The number of an item of business, "-" for a decision, null for a paragraph.</param>
/// <param name="Text">Its words.</param>
public sealed record SummaryLine(string? Label, string Text);
