namespace Mandates.Domain.WorkPlans;

/// <summary>Changes when those who have not replied are reminded; what is null stays.</summary>
public sealed record ChangeReminders(IReadOnlyList<int>? DaysBefore = null, bool? Overdue = null, int? MinimumGapHours = null, int? Most = null) : PlanChange
{
    [JsonIgnore]
    public override string Subject => "$.reminders";

    internal override WorkPlan ApplyTo(WorkPlan plan) => plan with
    {
        Reminders = plan.Reminders with
        {
            DaysBefore = DaysBefore ?? plan.Reminders.DaysBefore,
            Overdue = Overdue ?? plan.Reminders.Overdue,
            MinimumGapHours = MinimumGapHours ?? plan.Reminders.MinimumGapHours,
            Most = Most ?? plan.Reminders.Most,
            Since = plan.Revision,
        },
    };
}

/// <summary>Changes when meetings are announced; what is null stays.</summary>
public sealed record ChangeMeetingNotices(int? InvitationDaysBefore = null, int? ReminderDaysBefore = null) : PlanChange
{
    [JsonIgnore]
    public override string Subject => "$.meetingNotices";

    internal override WorkPlan ApplyTo(WorkPlan plan) => plan with
    {
        MeetingNotices = plan.MeetingNotices with
        {
            InvitationDaysBefore = InvitationDaysBefore ?? plan.MeetingNotices.InvitationDaysBefore,
            ReminderDaysBefore = ReminderDaysBefore ?? plan.MeetingNotices.ReminderDaysBefore,
        },
    };
}

/// <summary>Changes the figure of a numbered procedure: how many focal points a state may have. Those named already stay.</summary>
public sealed record ChangeProcedure(int Number, int FocalPointsPerState) : PlanChange
{
    [JsonIgnore]
    public override string Subject => $"$.procedures.{Number}";

    internal override WorkPlan ApplyTo(WorkPlan plan) => plan with
    {
        Procedures = [.. plan.Procedures.Select(p => p.Number == Number ? p with { FocalPointsPerState = FocalPointsPerState } : p)],
    };
}

/// <summary>Enters the body's own quorum, which is then no longer assumed. Null values leave the present ones.</summary>
public sealed record ChangeQuorum(Share? Open = null, Share? Decide = null) : PlanChange
{
    [JsonIgnore]
    public override string Subject => "$.quorum";

    internal override WorkPlan ApplyTo(WorkPlan plan) => plan with
    {
        Quorum = plan.Quorum with { Open = Open ?? plan.Quorum.Open, Decide = Decide ?? plan.Quorum.Decide, Assumed = false },
    };
}

/// <summary>Changes who may read the reply of a state that does not say it with its first version. What has been replied stays as it was.</summary>
public sealed record ChangeReplyVisibility(ReplyVisibility Usual) : PlanChange
{
    [JsonIgnore]
    public override string Subject => "$.replyVisibility";

    internal override WorkPlan ApplyTo(WorkPlan plan) => plan with { ReplyVisibility = Usual };
}

/// <summary>Changes how long before meetings their invitations and documents must be there; all periods are given, not only the changed ones.</summary>
public sealed record ChangeNoticePeriods(IReadOnlyList<NoticePeriod> Periods) : PlanChange
{
    [JsonIgnore]
    public override string Subject => "$.noticePeriods";

    internal override WorkPlan ApplyTo(WorkPlan plan) => plan with { NoticePeriods = Periods };
}

/// <summary>Changes for how many days the questionnaire is with the missions alone, to forward; 0 sends it to everybody at once.</summary>
public sealed record ChangeForwarding(int ForwardDays) : PlanChange
{
    [JsonIgnore]
    public override string Subject => "$.forwardDays";

    internal override WorkPlan ApplyTo(WorkPlan plan) => plan with { ForwardDays = ForwardDays };
}
