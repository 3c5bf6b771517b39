using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Mandates.Domain;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Mandates.Functions.Calendars;

/// <summary>A dated row as an entry of a calendar: its UID never changes, and its SEQUENCE grows with each change of the row.</summary>
internal static class CalendarRow
{
    // The source gives its meetings no end: half a day is kept free.
    private static readonly Duration MeetingLength = Duration.FromHours(3);

    public static CalendarEvent Of(WorkPlan plan, MandateRecord record, Activity row, Language language)
    {
        var begins = plan.When(row)!.Value;
        return new()
        {
            Uid = Uid(plan.Mandate, row),
            Sequence = ChangesOf(plan, record, row),
            DtStamp = new CalDateTime(record.RevisedAt(row.Since).ToDateTimeUtc()),
            DtStart = Moment(plan, begins),
            DtEnd = row.IsMeeting ? Moment(plan, begins + MeetingLength) : null,
            Summary = $"{RowTitles.Of(row.Kind)[language]}: {plan.Mandate.Instrument}",
            Description = row.Topics.Count == 0 ? null : string.Join('\n', row.Topics.Select(t => t.Text)),
            Status = row.Cancelled ? "CANCELLED" : "CONFIRMED",
            Transparency = row.IsMeeting ? "OPAQUE" : "TRANSPARENT",
            Organizer = new Organizer($"mailto:{plan.Mandate.Secretariat.Email}") { CommonName = plan.Mandate.Secretariat.Name },
        };
    }

    // Two systems may carry a mandate of the same id; not for the same secretariat.
    private static string Uid(Mandate mandate, Activity row) =>
        $"{row.Id}.{mandate.Id}@{mandate.Secretariat.Email.Split('@')[1]}";

    private static int ChangesOf(WorkPlan plan, MandateRecord record, Activity row) =>
        record.Revisions.Where(r => r.Number <= plan.Revision)
            .SelectMany(r => r.Changes)
            .Count(change => change is not AddActivity && change.Row == row.Id);

    private static CalDateTime Moment(WorkPlan plan, Instant at) =>
        new(plan.Local(at).ToDateTimeUnspecified(), plan.TimeZone.Id);
}
