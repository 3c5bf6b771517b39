using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Duration = NodaTime.Duration;

namespace Mandates.Functions.Documents.Calendars;

/// <summary>
/// A dated row as an entry of a calendar: its UID never changes, and its SEQUENCE grows with each change of the row. In
/// a state's calendar the deadline is that state's own.
/// </summary>
internal sealed class CalendarRow(WorkPlan plan, MandateRecord record, Activity row, StateId? state)
{
    // The source gives no end for its meetings, so half a day is reserved.
    private static readonly Duration MeetingLength = Duration.FromHours(3);

    private readonly Deadline? own = row.Kind == ActivityKind.ReplyDeadline ? plan.ExtendedDeadlines().FirstOrDefault(d => d.State == state) : null;

    public Instant Begins => own?.At ?? plan.When(row)!.Value;

    public CalendarEvent Entry(Language language) => new()
    {
        Uid = Uid(plan.Mandate, row),
        Sequence = Changes(),
        DtStamp = new CalDateTime(record.RevisedAt(Math.Max(row.Since, own?.Since ?? 0)).ToDateTimeUtc()),
        DtStart = Moment(Begins),
        DtEnd = row.IsMeeting ? Moment(Begins + MeetingLength) : null,
        Summary = $"{Texts.In(language).Of(row.Kind)}: {plan.Mandate.Instrument}",
        Description = row.Topics.Count == 0 ? null : string.Join('\n', row.Topics.Select(t => plan.Translate(language, t.Text))),
        Status = row.Cancelled ? "CANCELLED" : "CONFIRMED",
        Transparency = row.IsMeeting ? "OPAQUE" : "TRANSPARENT",
        Organizer = new Organizer($"mailto:{plan.Mandate.Secretariat.Email}") { CommonName = plan.Mandate.Secretariat.Name },
    };

    // Two installations may carry a mandate of the same id, but not for the same secretariat.
    private static string Uid(Mandate mandate, Activity row) =>
        $"{row.Id}.{mandate.Id}@{mandate.Secretariat.Email.Split('@')[1]}";

    private int Changes() =>
        record.Revisions.Where(r => r.Number <= plan.Revision)
            .SelectMany(r => r.Changes)
            .Count(change => change switch
            {
                AddActivity => false,
                ExtendDeadline extend => row.Kind == ActivityKind.ReplyDeadline && extend.State == state,
                _ => change.Subject == row.Id,
            });

    private CalDateTime Moment(Instant at) => new(plan.Local(at).ToDateTimeUnspecified(), plan.TimeZone.Id);
}
