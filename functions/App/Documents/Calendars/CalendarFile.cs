using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;

namespace Mandates.Functions.Documents.Calendars;

/// <summary>
/// The work plan's calendar as iCalendar (RFC 5545): a pure function of the plan in force and its revisions, so that
/// the same calendar gives the same text.
/// </summary>
public static class CalendarFile
{
    private const string Product = "-//Mandates//Work plan//EN";

    /// <summary>
    /// All dated rows, for calendars to follow; cancelled ones stay, marked as such. With a state, in its language and
    /// with its own deadline.
    /// </summary>
    public static string Feed(WorkPlan plan, MandateRecord record, MemberState? state = null)
    {
        var rows = plan.Activities.Where(a => a.Date is not null).Select(row => new CalendarRow(plan, record, row, state?.Id));
        var calendar = Of("PUBLISH", plan, rows, row => row.Entry(state?.Language ?? Language.English));
        calendar.AddProperty("X-WR-CALNAME", $"{plan.Mandate.Instrument}: {plan.Mandate.Product}");
        return Text(calendar);
    }

    /// <summary>
    /// One dated row as a part of a mail to one recipient (RFC 5546), whose mail client puts it into the calendar,
    /// moves it there, or takes it out again when the row is cancelled.
    /// </summary>
    public static string Message(WorkPlan plan, MandateRecord record, Activity row, Recipient to)
    {
        var calendar = Of(Method(row), plan, [new CalendarRow(plan, record, row, to.State)], activity =>
        {
            var entry = activity.Entry(to.Language);
            entry.Attendees.Add(new Attendee($"mailto:{to.Email}") { CommonName = to.Name, Rsvp = false });
            return entry;
        });
        return Text(calendar);
    }

    /// <summary>The method of a <see cref="Message"/>; the media type of the mail's part names it too.</summary>
    public static string Method(Activity row) => row.Cancelled ? "CANCEL" : "REQUEST";

    private static Calendar Of(string method, WorkPlan plan, IEnumerable<CalendarRow> rows, Func<CalendarRow, CalendarEvent> entry)
    {
        var all = rows.ToArray();
        var calendar = new Calendar { Method = method, ProductId = Product };
        if (all.Length > 0)
        {
            calendar.AddTimeZone(CalendarZone.Of(plan.TimeZone, all.Select(row => row.Begins)));
            calendar.Events.AddRange(all.Select(entry));
        }

        return calendar;
    }

    private static string Text(Calendar calendar) => FoldedLines.Of(new CalendarSerializer().SerializeToString(calendar)!);
}
