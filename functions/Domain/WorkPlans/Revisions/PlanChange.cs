namespace Mandates.Domain.WorkPlans;

/// <summary>One change to the plan; in JSON its field <c>change</c> says which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(MoveActivity), "move")]
[JsonDerivedType(typeof(AddActivity), "add")]
[JsonDerivedType(typeof(CancelActivity), "cancel")]
[JsonDerivedType(typeof(ExtendDeadline), "extend")]
[JsonDerivedType(typeof(ChangeReminders), "reminders")]
[JsonDerivedType(typeof(ChangeMeetingNotices), "meetingNotices")]
[JsonDerivedType(typeof(ChangeNoticePeriods), "noticePeriods")]
[JsonDerivedType(typeof(ChangeProcedure), "procedure")]
[JsonDerivedType(typeof(ChangeQuorum), "quorum")]
[JsonDerivedType(typeof(ChangeForwarding), "forwarding")]
[JsonDerivedType(typeof(ChangeReplyVisibility), "replyVisibility")]
public abstract record PlanChange
{
    /// <summary>What it changes: the id of a row, or a path such as <c>$.reminders</c>. A revision changes each once.</summary>
    [JsonIgnore]
    public abstract string Subject { get; }

    /// <summary>The part of the plan that it is in, such as <c>activities</c>.</summary>
    [JsonIgnore]
    public string Part => Subject.StartsWith("$.", StringComparison.Ordinal) ? Subject.Split('.')[1] : "activities";

    /// <summary>Makes the change in a plan that already bears the number of the next revision.</summary>
    internal abstract WorkPlan ApplyTo(WorkPlan plan);
}
