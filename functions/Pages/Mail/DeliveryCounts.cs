namespace Mandates.Pages.Mail;

/// <summary>Of the notices of an act: how many arrived, of how many only the provider's yes is known, and how many somebody should look at.</summary>
public sealed record DeliveryCounts(int Delivered, int Accepted, int Troubled)
{
    public static DeliveryCounts Of(IReadOnlyList<Notice> notices) => new(
        notices.Count(n => n.Delivery == Delivery.Delivered),
        notices.Count(n => n is { Outcome: NoticeOutcome.Accepted, Delivery: null or Delivery.Processed or Delivery.Delayed }),
        notices.Count(n => n.IsTroubled));
}
