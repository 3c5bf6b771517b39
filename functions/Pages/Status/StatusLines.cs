using System.Text.Json.Serialization;

namespace Mandates.Pages.Status;

/// <summary>An act of the timeline to come, or left out, with its explanation in English.</summary>
public sealed record ActLine(NoticeReason Reason, string About, Instant At, LocalDateTime AtLocal, string Why)
{
    /// <summary>The act itself, for those who say it in another language.</summary>
    [JsonIgnore]
    public ScheduledAct Act { get; init; } = null!;

    public static ActLine Of(ScheduledAct act, WorkPlan plan) =>
        new(act.Reason, act.About, act.At, plan.Local(act.At), ActText.Of(act, plan, Texts.In(Language.English)).Sentence) { Act = act };
}

/// <summary>Something that is waited for, in English: what, whose turn it is, until when, and the rule that asks for it.</summary>
/// <param name="What">What people have to do.</param>
/// <param name="Whom">Ids of states, or the name of an office.</param>
/// <param name="Until">When it is too late, or the day it is planned for; null when nothing says so.</param>
/// <param name="Rule">The rule of the plan.</param>
public sealed record WaitingLine(string What, IReadOnlyList<string> Whom, Instant? Until, string Rule)
{
    public required WaitingKind Kind { get; init; }

    /// <summary>Id of the row of the calendar that it is about.</summary>
    public string? About { get; init; }

    /// <summary>The plan revision, the paragraph or the days left of which its rule speaks.</summary>
    public int? Figure { get; init; }

    /// <summary>The same without words, for those who say it in another language.</summary>
    [JsonIgnore]
    public WaitingFor Waiting { get; init; } = null!;

    public static WaitingLine Of(WaitingFor waiting, WorkPlan plan)
    {
        var text = WaitingText.Of(waiting, plan, Texts.In(Language.English));
        return new(text.What, text.Office is { } office ? [office] : waiting.Whom, waiting.Until, text.Rule)
        {
            Kind = waiting.Kind,
            About = waiting.About,
            Figure = waiting.Figure,
            Waiting = waiting,
        };
    }
}
