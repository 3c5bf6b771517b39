using NodaTime.Text;

namespace Mandates.Domain.WorkPlans;

/// <summary>How findings name days and rows, in English.</summary>
internal static class PlanWords
{
    private static readonly LocalDatePattern DayMonthYear = LocalDatePattern.Create("d MMMM uuuu", CultureInfo.InvariantCulture);

    private static readonly string[] Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>Such as "15 February 2012".</summary>
    public static string Day(LocalDate date) => DayMonthYear.Format(date);

    /// <summary>Such as "the formal meeting" or "the reply deadline".</summary>
    public static Sentence The(ActivityKind kind) =>
        kind switch
        {
            ActivityKind.FormalMeeting => "the formal meeting",
            ActivityKind.InformalMeeting => "the informal meeting",
            _ => Naming(kind),
        };

    /// <summary>Such as "a formal meeting" or "the reply deadline".</summary>
    public static Sentence Naming(ActivityKind kind) => kind switch
    {
        ActivityKind.FormalMeeting => "a formal meeting",
        ActivityKind.InformalMeeting => "an informal meeting",
        ActivityKind.PlatformLaunch => "the launch of the platform",
        ActivityKind.QuestionnaireDispatch => "the dispatch of the questionnaire",
        ActivityKind.ReplyDeadline => "the reply deadline",
        ActivityKind.DraftPreparation => "the preparation of the draft",
        ActivityKind.Submission => "the submission",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of activity has no name."),
    };

    /// <summary>"formal" or "informal".</summary>
    public static Sentence Meeting(ActivityKind kind) => kind == ActivityKind.FormalMeeting ? "formal" : "informal";

    /// <summary>Such as "the presentation of the draft".</summary>
    public static Sentence Purpose(TopicPurpose purpose) => purpose switch
    {
        TopicPurpose.ElectViceChairs => "the election of the vice chairs",
        TopicPurpose.ConsiderWorkPlan => "the consideration of the work plan",
        TopicPurpose.PresentDraft => "the presentation of the draft",
        TopicPurpose.NegotiateDraft => "the negotiation of the draft",
        TopicPurpose.ApproveResolution => "the approval of the draft resolution",
        _ => "another topic",
    };

    /// <summary>Such as "documents".</summary>
    public static Sentence What(NoticeFor notice) => notice == NoticeFor.Documents ? "documents" : "invitations";

    /// <summary>Such as "second".</summary>
    public static Sentence Ordinal(int number) => number is >= 1 and <= 10 ? Ordinals[number - 1] : (Sentence)$"number {number}";

    public static Sentence Capital(Sentence sentence) => sentence.Capital();

    /// <summary>Such as "1, 2 and 3".</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
