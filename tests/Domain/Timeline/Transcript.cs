using NodaTime.Text;

namespace Mandates.Domain.Tests;

/// <summary>Acts as lines that people can read and compare.</summary>
internal static class Transcript
{
    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    extension(ScheduledAct act)
    {
        /// <summary>Why it is left out, such as "TooSoon 24"; null when it stands.</summary>
        public string? Declined => act.Skipped is { } why ? $"{why.Because}{(why.Figure > 0 ? $" {why.Figure}" : "")}" : null;
    }

    public static string Line(WorkPlan plan, ScheduledAct act) =>
        $"{Time(plan, act.At)}  {act.Key}  to {Whom(act.Audience)}"
        + (act.Until is { } until ? $"  until {Time(plan, until)}" : "")
        + (act.After is { } after ? $"  after {after}" : "")
        + (act.Declined is { } why ? $"  left out: {why}" : "") + "\n";

    public static string Line(WorkPlan plan, Sent sent) =>
        $"{Time(plan, sent.At)}  {sent.Act.Key}  to {Whom(sent.Act.Audience)}: {sent.To.Count}\n";

    public static string Time(WorkPlan plan, Instant at) => Pattern.Format(plan.Local(at));

    public static string Time(LocalDateTime? local) => local is { } time ? Pattern.Format(time) : "nothing";

    private static string Whom(Audience audience) =>
        audience.Kind
        + (audience.OnlyWithoutReply ? " without reply" : "")
        + (audience.State is { } state ? $" of {state}" : "")
        + (audience.Participants.Count > 0 ? $" {string.Join(", ", audience.Participants)}" : "")
        + (audience.Except is { } except ? $" except {except}" : "");
}
