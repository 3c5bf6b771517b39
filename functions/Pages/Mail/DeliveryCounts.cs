namespace Mandates.Pages.Mail;

/// <summary>Counts of the notices of an act: delivered, accepted by the provider without confirmed delivery, and needing a person.</summary>
public sealed record DeliveryCounts(int Delivered, int Accepted, int Troubled)
{
    public static DeliveryCounts Of(IReadOnlyList<Notice> notices) => new(
        notices.Count(n => n.Delivery == Delivery.Delivered),
        notices.Count(n => n is { Outcome: NoticeOutcome.Accepted, Delivery: null or Delivery.Processed or Delivery.Delayed }),
        notices.Count(n => n.IsTroubled));
}
