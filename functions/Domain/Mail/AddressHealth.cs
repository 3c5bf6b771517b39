namespace Mandates.Domain.Mail;

/// <summary>Whether mail reaches a contact, as the provider last said; one for each change. The address itself is not in it.</summary>
/// <param name="Contact">Id of the participant or office.</param>
/// <param name="Number">1 for the contact's first.</param>
/// <param name="Deliverable">False from a bounce on, true again from a delivery on.</param>
/// <param name="At">When the provider saw it.</param>
public sealed record AddressHealth(string Contact, int Number, bool Deliverable, Instant At)
{
    /// <summary>What a notice's delivery says of its contact's address; null when it is already known, or older than what is known.</summary>
    public static AddressHealth? After(Notice notice, IEnumerable<AddressHealth> known)
    {
        if (notice.Delivery is not { } delivery || !(delivery == Delivery.Delivered || delivery.IsUndelivered()))
        {
            return null;
        }

        var deliverable = delivery == Delivery.Delivered;
        var last = known.Where(a => a.Contact == notice.Contact).MaxBy(a => a.Number);
        var isNews = last is null ? !deliverable : last.Deliverable != deliverable && notice.DeliveryAt > last.At;
        return isNews ? new(notice.Contact, (last?.Number ?? 0) + 1, deliverable, notice.DeliveryAt!.Value) : null;
    }
}
