namespace Mandates.Domain.WorkPlans;

/// <summary>How many days before a meeting of one kind its invitations or documents must be with the delegations.</summary>
/// <param name="Kind">A kind of meeting.</param>
/// <param name="For">What must be there in time.</param>
/// <param name="Days">At least so many days before the meeting.</param>
/// <param name="Refuses">Whether what keeps the period from being observed is refused; otherwise it is remarked on.</param>
public sealed record NoticePeriod(ActivityKind Kind, NoticeFor For, int Days, bool Refuses = false);

[JsonConverter(typeof(JsonStringEnumConverter<NoticeFor>))]
public enum NoticeFor
{
    [JsonStringEnumMemberName("invitations")] Invitations,
    [JsonStringEnumMemberName("documents")] Documents,
}
