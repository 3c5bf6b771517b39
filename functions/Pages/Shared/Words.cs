namespace Mandates.Pages.Shared;

/// <summary>How pages and screens name things, in the language of the texts.</summary>
public static class Words
{
    /// <summary>The proof of a caller's identity, in words: the roles of an officer, such as "secretariat+chair", or the id of a link.</summary>
    public static string RolesIn(this Texts t, string from) =>
        string.Join(" + ", from.Split('+').Select(part => part is "secretariat" or "chair" or "auditor" ? t[$"role.{part}"] : part));

    public static string Of(this Texts t, Phase phase) => t[$"phase.{Camel(phase)}"];

    public static string Of(this Texts t, ActivityKind kind) => t[$"activity.{Camel(kind)}"];

    public static string Of(this Texts t, DecisionKind decision) => t[$"decision.{Camel(decision)}"];

    /// <summary>On what a process is consulted: a version of the draft, or with 0 the questionnaire.</summary>
    public static string Matter(this Texts t, int draft) => draft == 0 ? t["consultation.questionnaire"] : t["consultation.draft", draft];

    /// <summary>A body that the package goes to, as the plan calls it.</summary>
    public static string Of(this Texts t, WorkPlan plan, TransmittalTo body) =>
        plan.Translate(t.Language, (body == TransmittalTo.Session ? plan.Mandate.DueSession.Body : plan.Mandate.MandatedBody).Name);

    /// <summary>Such as "Thu 15 Dec 2011".</summary>
    public static string Date(this Texts t, LocalDate date) => t.Write(date.AtMidnight(), "ddd {0} MMM uuuu");

    /// <summary>Such as "15 December 2011", inside a sentence.</summary>
    public static string LongDate(this Texts t, LocalDate date) => t.Write(date.AtMidnight(), t["date.long"]);

    /// <summary>Such as "15 December 2011, 10:00".</summary>
    public static string LongMoment(this Texts t, LocalDateTime at) => t.Write(at, $"{t["date.long"]}, HH:mm");

    /// <summary>Such as "15 Dec 2011".</summary>
    public static string ShortDate(this Texts t, Instant at, string zone) => t.Write(Local(at, zone), "{0} MMM uuuu");

    /// <summary>Such as "15 Dec 2011, 10:00".</summary>
    public static string ShortMoment(this Texts t, Instant at, string zone) => t.Write(Local(at, zone), "{0} MMM uuuu, HH:mm");

    /// <summary>Such as "15 Dec, 10:00", where the year goes without saying.</summary>
    public static string DayAndTime(this Texts t, Instant at, string zone) => t.Write(Local(at, zone), "{0} MMM, HH:mm");

    public static string Moment(this Texts t, Instant at, string zone) =>
        t.Write(Local(at, zone), "ddd {0} MMM uuuu, HH:mm");

    /// <summary>The local time of a mandate, such as "Washington time".</summary>
    public static string ZoneOf(this Texts t, WorkPlan plan) => ZoneName.Of(plan, t.Language, t.Say);

    /// <summary>Such as "in 3 days", "today", "yesterday".</summary>
    public static string InDays(this Texts t, int days) => days switch
    {
        0 => t["days.today"],
        1 => t["days.tomorrow"],
        -1 => t["days.yesterday"],
        > 1 => t["days.in", days],
        _ => t["days.ago", -days],
    };

    /// <summary>Such as "Ecuador, Haiti and Peru".</summary>
    public static string List(this Texts t, IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : t["list.and", string.Join(", ", items.SkipLast(1)), items[^1]];

    /// <summary>A value as the keys of texts and the API write it: <c>focalPoint</c>.</summary>
    public static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // The first of a month has a word of its own in some languages.
    private static string Write(this Texts t, LocalDateTime at, string pattern) =>
        at.ToString(string.Format(CultureInfo.InvariantCulture, pattern, at.Day == 1 ? $"'{t["date.first"]}'" : "d"), t.Culture);

    private static LocalDateTime Local(Instant at, string zone) => at.InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;

    /// <summary>ISO 8601 for the datetime attribute.</summary>
    public static string Machine(Instant at) => at.ToString();
}
