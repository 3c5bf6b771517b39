using Azure.Data.Tables;

namespace Mandates.Functions.Mail;

/// <summary>
/// The rows of the ledger. Beside a notice's own row stands one under its id, which tells its key, and a copy under a
/// mark while it is troubled, so that what needs a person is found without reading the whole ledger. They change together.
/// An act has a row too, which is written with its first notices.
/// </summary>
internal static class NoticeRow
{
    // The columns keep the words that they were first stored under.
    public const string ReservedAt = "ClaimedAt";
    public const string ReservationMark = "Claim";

    // The keys of notices begin with a capital letter: in the order of keys, "!" stands before all of them and "~" after.
    public const string TroubleMark = "!";
    public const string FirstNotice = "A";
    public const string IdMark = "~";

    /// <summary>The stored value for "no outcome yet", because a query cannot test for a missing column.</summary>
    public const string UnderWay = "UnderWay";

    private const string Events = "Events";
    private const int EventsKept = 30;

    public static TableEntity Of(MandateId mandate, Notice notice) => Write(new(mandate, notice.Key), notice);

    /// <summary>The same row with this notice in it; what else it holds stays.</summary>
    public static TableEntity Write(TableEntity row, Notice notice)
    {
        row[nameof(Notice.Id)] = notice.Id;
        row[nameof(Notice.At)] = notice.At.ToDateTimeOffset();
        row[nameof(Notice.Reason)] = notice.Reason.ToString();
        row[nameof(Notice.State)] = notice.State?.Value;
        row[nameof(Notice.Contact)] = notice.Contact;
        row[nameof(Notice.Language)] = notice.Language.ToString();
        row[nameof(Notice.Outcome)] = notice.Outcome?.ToString() ?? UnderWay;
        row[nameof(Notice.Delivery)] = notice.Delivery?.ToString();
        row[nameof(Notice.DeliveryAt)] = notice.DeliveryAt?.ToDateTimeOffset();
        row[nameof(Notice.Detail)] = notice.Detail;
        row[nameof(Settlement.By)] = notice.Settlement?.By;
        row["SettledAt"] = notice.Settlement?.At.ToDateTimeOffset();
        row["SettledWhy"] = notice.Settlement?.Reason;
        return row;
    }

    public static Notice Read(TableEntity row) => new()
    {
        Id = row.GetString(nameof(Notice.Id)),
        Key = row.RowKey.TrimStart(TroubleMark[0]),
        At = Time(row, nameof(Notice.At))!.Value,
        Reason = Enum.Parse<NoticeReason>(row.GetString(nameof(Notice.Reason))),
        State = row.GetString(nameof(Notice.State)) is { } state ? new StateId(state) : null,
        Contact = row.GetString(nameof(Notice.Contact)),
        Language = Enum.Parse<Language>(row.GetString(nameof(Notice.Language))),
        Outcome = row.GetString(nameof(Notice.Outcome)) is var outcome and not UnderWay ? Enum.Parse<NoticeOutcome>(outcome) : null,
        Delivery = row.GetString(nameof(Notice.Delivery)) is { } delivery ? Enum.Parse<Delivery>(delivery) : null,
        DeliveryAt = Time(row, nameof(Notice.DeliveryAt)),
        Detail = row.GetString(nameof(Notice.Detail)) is { Length: > 0 } detail ? detail : null,
        Settlement = row.GetString(nameof(Settlement.By)) is { } by
            ? new(by, Time(row, "SettledAt")!.Value, row.GetString("SettledWhy"))
            : null,
    };

    public static TableEntity Outcome(MandateId mandate, Notice notice) => new(mandate, notice.Key)
    {
        [nameof(Notice.Outcome)] = notice.Outcome.ToString(),
        [nameof(Notice.Detail)] = notice.Detail ?? "",
    };

    public static TableEntity Index(MandateId mandate, Notice notice) => new(mandate, IdMark + notice.Id) { [nameof(Notice.Key)] = notice.Key };

    /// <summary>Says that the first notices of an act were reserved.</summary>
    public static TableEntity Begun(MandateId mandate, ScheduledAct act) => new(mandate, $"{IdMark}begun|{act.Key}");

    /// <summary>A copy, so that one query reads all that is troubled.</summary>
    public static TableEntity Trouble(MandateId mandate, Notice notice) => Write(new(mandate, TroubleMark + notice.Key), notice);

    public static Instant? Time(TableEntity row, string name) =>
        row.GetDateTimeOffset(name) is { } at ? Instant.FromDateTimeOffset(at) : null;

    /// <summary>Notes an event of the provider in the row; false when it is noted already.</summary>
    public static bool Note(TableEntity row, string eventId)
    {
        var noted = (row.GetString(Events) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        row[Events] = string.Join(' ', noted.TakeLast(EventsKept - 1).Append(eventId));
        return !noted.Contains(eventId);
    }
}
