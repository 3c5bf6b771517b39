using NodaTime.Text;

namespace Mandates.Domain.Tests;

/// <summary>Short words for plans and facts.</summary>
internal static class Given
{
    public static readonly Instant Start = At("2011-12-01T09:00");

    public static MandateRecord Record { get; } = new() { StartedAt = Start };

    /// <summary>A local time of the sample plan.</summary>
    public static Instant At(string local) => Sample.Plan.At(Local(local).Date, Local(local).TimeOfDay);

    public static LocalDateTime Local(string local) =>
        (local.Length > 16 ? LocalDateTimePattern.ExtendedIso : LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")).Parse(local).Value;

    public static WorkPlan Row(this WorkPlan plan, string id, Func<Activity, Activity> change) =>
        plan with { Activities = [.. plan.Activities.Select(a => a.Id == id ? change(a) : a)] };

    public static WorkPlan Dated(this WorkPlan plan, string id, LocalDate date, int since = 0) =>
        plan.Row(id, a => a with { Date = date, Since = since }) with { Revision = Math.Max(plan.Revision, since) };

    public static WorkPlan Cancel(this WorkPlan plan, string id, int since = 1) =>
        plan.Row(id, a => a with { Cancelled = true, Since = since }) with { Revision = Math.Max(plan.Revision, since) };

    public static WorkPlan Extend(this WorkPlan plan, string state, LocalDate date, int since, LocalTime? time = null) => plan with
    {
        Revision = Math.Max(plan.Revision, since),
        Extensions = [.. plan.Extensions.Where(e => e.State != state), new StateExtension { State = new(state), Date = date, Time = time, Since = since }],
    };

    public static WorkPlan Without(this WorkPlan plan, string id) =>
        plan with { Activities = [.. plan.Activities.Where(a => a.Id != id)] };

    public static MandateRecord Revised(this MandateRecord record, int number, Instant at) =>
        record with { Revisions = [.. record.Revisions, new(number, [], "As agreed.", null, "officer", at, "00")] };

    public static MandateRecord Did(this MandateRecord record, string key, Instant at) =>
        record with { Acts = [.. record.Acts, new(key, Enum.Parse<NoticeReason>(key.Split('|')[0]), at, Tally.None)] };

    public static MandateRecord Held(this MandateRecord record, string meeting, Instant at, params DecisionKind[] decisions) =>
        record with { Meetings = [.. record.Meetings, Meeting(meeting, at, 18) with { Decisions = [.. decisions.Select(kind => (Decision)kind)] }] };

    public static MeetingRecord Meeting(string activity, Instant at, int present) =>
        new() { Activity = activity, HeldAt = at, Present = [.. Sample.Plan.States.Take(present).Select(s => s.Id)] };

    public static MandateRecord Replied(this MandateRecord record, string state, Instant at)
    {
        var version = record.Replies.Count(r => r.State == state) + 1;
        return record with
        {
            Replies = [.. record.Replies, new Reply
            {
                State = new(state), Version = version, ReceivedAt = at, Late = Sample.Plan.IsLate(new(state), at), By = $"{state}.mission",
                Files = [new("reply.pdf", "application/pdf", 1, "abcdef0123", "b")],
            }],
        };
    }

    /// <summary>The questionnaire was published.</summary>
    public static MandateRecord Asked(this MandateRecord record) =>
        record with { Questionnaires = [new(1, "", 0, "secretariat", At("2012-01-02T08:00"))] };

    public static MandateRecord Published(this MandateRecord record, Instant at) => record with
    {
        Drafts = [.. record.Drafts, new Draft { Version = record.Drafts.Count + 1, Symbol = "DRAFT", PublishedAt = at, Sha256 = "00", Paragraphs = ["p1"] }],
    };

    public static Notice Notice(string contact) => new()
    {
        Id = "00",
        Key = $"Reminder|reply-deadline|0|7|{contact}",
        At = Start,
        Reason = NoticeReason.Reminder,
        State = new(contact[..2]),
        Contact = contact,
        Language = Language.English,
    };

    /// <summary>A focal point whose address is confirmed.</summary>
    /// <param name="id">Such as br.1: it begins with the state.</param>
    public static Participant Person(string id) => new()
    {
        Id = new(id),
        State = new(id[..2]),
        Kind = ParticipantKind.FocalPoint,
        Name = $"Person {id}",
        Email = $"{id}@people.example",
        Language = Language.French,
        Since = Start,
        Confirmed = true,
    };

    /// <summary>A focal point who has confirmed the address, from the start on.</summary>
    public static MandateRecord WithFocalPoint(this MandateRecord record, string id) => record with
    {
        Roster =
        [
            .. record.Roster, new(record.Roster.Count + 1, Start,
                [new() { Participant = new(id), State = new(id[..2]), Kind = ParticipantKind.FocalPoint, From = Start, Person = "p" }], []),
        ],
        Confirmations = [.. record.Confirmations, new(new(id), Start)],
    };

    public static MandateRecord Reached(this MandateRecord record, string contact, bool deliverable, Instant at) => record with
    {
        Addresses = [.. record.Addresses, new(contact, record.Addresses.Count(a => a.Contact == contact) + 1, deliverable, at)],
    };

    public static MandateRecord Frozen(this MandateRecord record, Instant at) => record with { Package = new("00", at, "package.zip") };

    public static MandateRecord Received(this MandateRecord record, TransmittalTo body, Instant at) =>
        record with { Acknowledgements = [.. record.Acknowledgements, new(body, "REF", at)] };
}
