using Mandates.Functions.Record;

namespace Mandates.Functions.Mail;

/// <summary>What a letter is about, to whom, and when it is written.</summary>
public sealed record LetterContext(MandateState Current, ScheduledAct Act, Recipient To, Instant At)
{
    /// <summary>How the recipient acts without an account, or receives the package; null for another office, and for a recipient without a link.</summary>
    public PersonalLink? Link { get; init; }

    /// <summary>The questionnaire in the recipient's language; nothing for a letter that does not send it.</summary>
    public IReadOnlyList<Attachment> Questionnaire { get; init; } = [];

    /// <summary>The page that takes a link's code.</summary>
    public string SignInAddress { get; init; } = "";

    internal WorkPlan Plan => Current.Plan;

    internal MandateRecord Record => Current.Record;

    internal LetterLanguage Language => LetterLanguage.Of(To.Language);

    internal Activity Row => Plan.Activity(Act.About)!;

    internal Instant Deadline => Plan.DeadlineOf(To.State ?? Act.Audience.State)!.At;

    internal Reply Reply => Record.Replies.Single(r => r.State == Act.About && r.Version == Act.Ordinal);

    internal Ruling Ruling => Record.Rulings.Single(r => r.State == Act.About && r.Version == Act.Ordinal);

    internal Draft Draft => Record.Drafts.Single(d => d.Version == Act.Ordinal);

    internal ContributionMade Contribution => Record.Contributions.Single(c => c.Key == Act.About);

    internal Forwarding Forwarding => Record.Forwardings.Single(f => f.State == Act.About && f.Number == Act.Ordinal);

    /// <summary>When the questionnaire went to the missions; now, while it does.</summary>
    internal Instant Dispatched => Record.Reached(Plan, Milestone.QuestionnaireDispatched) ?? At;

    /// <summary>When it is too late to answer what the act consults on: counted from when it was sent; from now, while it is.</summary>
    internal Instant ConsultedUntil =>
        Record.Consulted(Plan).FirstOrDefault(c => c.Process.Id == Act.About && c.Draft == Act.Ordinal)?.Until ?? Plan.ConsultedUntil(At);

    internal Instant GoesOn => Plan.GoesOnAfter(Dispatched);

    internal string In(string text) => Plan.Translate(To.Language, text);

    internal string Day(Instant at) => Language.Words.LongDate(Plan.Local(at).Date);

    internal string Time(Instant at) => Language.Time(at.InZone(Plan.TimeZone), Language.Words.ZoneOf(Plan));

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
