namespace Mandates.Pages.Mail;

/// <summary>How the notices of a dispatch fared: those that arrived, those of which only the provider's yes is known, and those to look at.</summary>
public sealed record Fared(int Delivered, int Accepted, int Troubled)
{
    public static Fared Of(IReadOnlyList<Notice> notices) => new(
        notices.Count(n => n.Delivery == Delivery.Delivered),
        notices.Count(n => n is { Outcome: NoticeOutcome.Accepted, Delivery: null or Delivery.Processed or Delivery.Delayed }),
        notices.Count(n => n.IsTroubled));
}
