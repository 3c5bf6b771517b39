using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>Until when replies are in time: the calendar's deadline, or the later one of a single state.</summary>
/// <param name="Row">The row of the calendar.</param>
/// <param name="Date">Local to the plan's zone.</param>
/// <param name="At">Its last second; the whole of it belongs to the deadline.</param>
/// <param name="Since">The plan revision that set it.</param>
/// <param name="State">The state whose own deadline it is; null for the deadline of the calendar.</param>
public sealed record Deadline(string Row, LocalDate Date, Instant At, int Since, StateId? State = null)
{
    /// <summary>What its acts are about: the row and, for a state's own, the state.</summary>
    public string Id => State is null ? Row : $"{Row}.{State}";

    /// <summary>Those of its states, or of its state, that have not replied.</summary>
    public Audience NotReplied(AudienceKind kind) => new(kind) { State = State, OnlyWithoutReply = true };
}

public static class PlanDeadlines
{
    /// <summary>The calendar's deadline; null when the plan has none.</summary>
    public static Deadline? GeneralDeadline(this WorkPlan plan) =>
        plan.SingleOf(ActivityKind.ReplyDeadline) is { Date: { } date } row ? new(row.Id, date, plan.When(row)!.Value, row.Since) : null;

    /// <summary>The deadlines of single states. One that is not later than the calendar's no longer counts.</summary>
    public static IEnumerable<Deadline> ExtendedDeadlines(this WorkPlan plan) =>
        plan.GeneralDeadline() is not { } general
            ? []
            : from extension in plan.Extensions
              let at = plan.DeadlineAt(extension.Date, extension.Time)
              where at > general.At
              select new Deadline(general.Row, extension.Date, at, extension.Since, extension.State);

    /// <summary>The calendar's deadline, and those of single states.</summary>
    public static IEnumerable<Deadline> Deadlines(this WorkPlan plan) =>
        plan.GeneralDeadline() is { } general ? [general, .. plan.ExtendedDeadlines()] : [];

    /// <summary>Until when a state's reply is in time.</summary>
    public static Deadline? DeadlineOf(this WorkPlan plan, StateId? state) =>
        plan.ExtendedDeadlines().FirstOrDefault(d => d.State == state) ?? plan.GeneralDeadline();

    public static bool IsExtended(this WorkPlan plan, StateId state) => plan.ExtendedDeadlines().Any(d => d.State == state);

    /// <summary>The whole second of a deadline belongs to it.</summary>
    public static bool IsLate(this WorkPlan plan, StateId state, Instant received) =>
        received >= plan.DeadlineOf(state)?.At + Duration.FromSeconds(1);
}
