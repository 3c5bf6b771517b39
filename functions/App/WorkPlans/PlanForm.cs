using Mandates.Functions.Web;
using Mandates.Pages.WorkPlans;
using NodaTime.Text;

namespace Mandates.Functions.WorkPlans;

/// <summary>
/// A revision as the forms of the plan's page carry it: the changes kept so far, the one that is being typed, their
/// reason and their decision.
/// </summary>
internal static class PlanForm
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <exception cref="ProblemException">422 when a field is missing or cannot be read.</exception>
    public static RevisionProposal Proposal(FormValues typed, WorkPlan plan) => new(
        typed["change"].Length == 0 && typed.Has(PlanPage.KeptField) ? Kept(typed, plan) : [.. Kept(typed, plan), Change(typed, plan)],
        typed["reason"].Trim(),
        typed["decision"].Trim() is { Length: > 0 } decision ? decision : null);

    /// <summary>The number of the revision that the form was made on; -1 when it names none.</summary>
    public static int Base(FormValues typed) => Number(typed["base"]);

    /// <summary>A link may open a form: which one, and for whom.</summary>
    public static FormValues Begun(IQueryCollection query) => new(
        query.Where(field => field.Key is "change" or "state" or "row").Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())));

    /// <summary>Whether a change is only put to those kept so far, or taken from them.</summary>
    public static bool IsCollecting(FormValues typed) => typed.Has(PlanPage.MoreField) || typed.Has(PlanPage.DropField);

    /// <summary>With the change that was typed among those kept, so that another can be typed; or without one of them.</summary>
    /// <exception cref="ProblemException">422 when it cannot be read.</exception>
    public static FormValues Collected(FormValues typed, WorkPlan plan) =>
        typed.Has(PlanPage.MoreField) ? WithOneMore(typed, plan) : WithoutOne(typed, Number(typed[PlanPage.DropField]));

    /// <summary>The changes that were kept while others were added.</summary>
    public static IReadOnlyList<PlanChange> Kept(FormValues typed, WorkPlan plan) =>
        [.. typed.Values(PlanPage.KeptField).Select(kept => Change(Unpacked(kept), plan))];

    private static FormValues WithOneMore(FormValues typed, WorkPlan plan)
    {
        _ = Change(typed, plan);
        return new([.. Common(typed), new(PlanPage.KeptField, Packed(typed))]);
    }

    private static FormValues WithoutOne(FormValues typed, int number) =>
        new(Common(typed).Where(field => field.Key != PlanPage.KeptField).Concat(
            typed.Values(PlanPage.KeptField).Where((_, i) => i != number).Select(kept => KeyValuePair.Create(PlanPage.KeptField, kept))));

    private static IEnumerable<KeyValuePair<string, string>> Common(FormValues typed) =>
        typed.Fields.Where(field => field.Key is "base" or "reason" or "decision" or PlanPage.KeptField);

    private static string Packed(FormValues typed) => string.Join('&', typed.Fields
        .Where(field => field.Key is "change" or "state" or "row" or "date" or "time" or "kind" or "topics" or "approves")
        .Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

    private static FormValues Unpacked(string kept) => new(kept.Split('&').Select(field => field.Split('=', 2))
        .Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[^1]))));

    private static PlanChange Change(FormValues typed, WorkPlan plan) => typed["change"] switch
    {
        "extend" => new ExtendDeadline(new(typed["state"]), Date(typed), Time(typed)),
        "move" => new MoveActivity(typed["row"], Date(typed), Time(typed)),
        "cancel" => new CancelActivity(typed["row"]),
        "add" => new AddActivity(Meeting(typed, plan)),
        _ => throw Missing("Choose what is to change."),
    };

    private static Activity Meeting(FormValues typed, WorkPlan plan)
    {
        var kind = typed["kind"] == Words.Camel(ActivityKind.FormalMeeting) ? ActivityKind.FormalMeeting : ActivityKind.InformalMeeting;
        var id = $"{(kind == ActivityKind.FormalMeeting ? "formal" : "informal")}-{LocalDatePattern.Iso.Format(Date(typed))}";
        var purpose = typed.Has("approves", "true") ? TopicPurpose.ApproveResolution : TopicPurpose.Other;
        var topics = typed["topics"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return topics.Length == 0
            ? throw Missing("Say what the meeting is about: one topic on each line.")
            : new()
            {
                Id = plan.Activity(id) is null ? id : $"{id}-{plan.Revision + 1}",
                Kind = kind,
                Date = Date(typed),
                Time = Time(typed),
                Topics = [.. topics.Select((topic, i) => new Topic(topic, i == topics.Length - 1 ? purpose : TopicPurpose.Other))],
            };
    }

    private static LocalDate Date(FormValues typed) => LocalDatePattern.Iso.Parse(typed["date"]) is { Success: true } read
        ? read.Value
        : throw Missing("Give the date as year-month-day, such as 2012-03-09.");

    private static LocalTime? Time(FormValues typed) => typed["time"].Length == 0 ? null
        : Minutes.Parse(typed["time"]) is { Success: true } read ? read.Value : throw Missing("Give the time as hours and minutes, such as 18:00.");

    private static int Number(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static ProblemException Missing(string sentence) => ProblemException.Unprocessable("The plan was not revised.", [sentence]);
}
