using System.Globalization;
using System.Text;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using NodaTime.Text;

namespace Mandates.Domain.Meetings;

/// <summary>The summary record of a sitting: a numbered document in Markdown, written from what was recorded of it.</summary>
public static class SummaryRecord
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Such as <c>AG-DEC-66/SR.3</c>: sittings are numbered in the order in which they were recorded.</summary>
    public static string Symbol(WorkPlan plan, MandateRecord record, MeetingRecord meeting)
    {
        var number = record.Meetings
            .OrderBy(m => m.RecordedAt ?? m.HeldAt)
            .ThenBy(m => m.Activity, StringComparer.Ordinal)
            .Index().First(m => m.Item.Activity == meeting.Activity && m.Item.Sitting == meeting.Sitting).Index + 1;
        return $"{plan.Mandate.Id.ToUpperInvariant()}/SR.{number.ToString(CultureInfo.InvariantCulture)}";
    }

    public static string Text(WorkPlan plan, MandateRecord record, MeetingRecord meeting)
    {
        var activity = plan.Activity(meeting.Activity)!;
        var held = plan.Local(meeting.HeldAt);
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# {Symbol(plan, record, meeting)}\n\n")
            .Append(CultureInfo.InvariantCulture, $"Summary record of {PlanWords.The(activity.Kind)} of {PlanWords.Day(held.Date)}\n\n{plan.WorkingGroup.Titles[0]}\n\n")
            .Append(CultureInfo.InvariantCulture, $"{Beginning(meeting, Time.Format(held.TimeOfDay))} ({plan.TimeZone.Id}). {Attendance(plan, meeting)}\n");
        Section(text, "Order of business", OrderOfBusiness.Of(activity).Select(item => $"{item.Number}. {item.Text}"));
        Section(text, "Decisions", meeting.Decisions.Select(decision => $"- {DecisionWords.Sentence(plan, decision)}"));
        Section(text, "Summary", meeting.Summary is { Length: > 0 } summary ? [summary.Trim()] : []);
        return text.ToString();
    }

    private static string Beginning(MeetingRecord meeting, string time) => meeting.Outcome switch
    {
        MeetingOutcome.Postponed => $"The meeting called for {time} was postponed",
        MeetingOutcome.Suspended => $"The meeting began at {time} and was suspended",
        _ => meeting.Sitting > 1 ? $"The meeting resumed at {time}" : $"The meeting began at {time}",
    };

    private static string Attendance(WorkPlan plan, MeetingRecord meeting)
    {
        var (opens, decides) = (plan.Opens(meeting), plan.Decides(meeting));
        var present = plan.States.Where(s => meeting.Present.Contains(s.Id)).Select(s => s.Names.En).Order(StringComparer.InvariantCulture);
        return $"{opens.Present} of {plan.States.Count} member states were present; it takes {opens.Needed} to open a formal meeting and {decides.Needed} to decide.\n\n"
            + $"Present: {(opens.Present == 0 ? "none" : string.Join(", ", present))}.";
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = string.Join('\n', lines);
        if (all.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{all}\n");
        }
    }
}
