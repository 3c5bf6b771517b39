using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Mandates.Domain;
using Mandates.Domain.Participants;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Functions.Calendars;

/// <summary>
/// The work plan's calendar as iCalendar (RFC 5545): a pure function of the plan in force and its revisions, so that
/// the same calendar gives the same text.
/// </summary>
public static class CalendarFile
{
    private const string Product = "-//Mandates//Work plan//EN";

    /// <summary>All dated rows, for calendars to follow; cancelled ones stay, marked as such.</summary>
    public static string Feed(WorkPlan plan, MandateRecord record, Language language)
    {
        var calendar = Of("PUBLISH", plan, plan.Activities.Where(a => a.Date is not null), row => CalendarRow.Of(plan, record, row, language));
        calendar.AddProperty("X-WR-CALNAME", $"{plan.Mandate.Instrument}: {plan.Mandate.Product}");
        return Text(calendar);
    }

    /// <summary>
    /// One dated row as a part of a mail to one recipient (RFC 5546), whose mail client puts it into the calendar,
    /// moves it there, or takes it out again when the row is cancelled.
    /// </summary>
    public static string Message(WorkPlan plan, MandateRecord record, Activity row, Recipient to)
    {
        var calendar = Of(Method(row), plan, [row], activity =>
        {
            var entry = CalendarRow.Of(plan, record, activity, to.Language);
            entry.Attendees.Add(new Attendee($"mailto:{to.Email}") { CommonName = to.Name, Rsvp = false });
            return entry;
        });
        return Text(calendar);
    }

    /// <summary>The method of a <see cref="Message"/>; the media type of the mail's part names it too.</summary>
    public static string Method(Activity row) => row.Cancelled ? "CANCEL" : "REQUEST";

    private static Calendar Of(string method, WorkPlan plan, IEnumerable<Activity> rows, Func<Activity, CalendarEvent> entry)
    {
        var entries = rows.Select(row => (Row: row, Entry: entry(row))).ToArray();
        var calendar = new Calendar { Method = method, ProductId = Product };
        calendar.AddTimeZone(CalendarZone.Of(plan.TimeZone, entries.Select(e => plan.When(e.Row)!.Value)));
        calendar.Events.AddRange(entries.Select(e => e.Entry));
        return calendar;
    }

    private static string Text(Calendar calendar) => FoldedLines.Of(new CalendarSerializer().SerializeToString(calendar)!);
}
