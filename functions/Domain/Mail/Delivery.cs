namespace Mandates.Domain.Mail;

/// <summary>What the provider reports of a message after it accepted it.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Delivery>))]
public enum Delivery
{
    Processed,

    /// <summary>The recipient's server does not take it yet; the provider goes on trying.</summary>
    Delayed,
    Delivered,

    /// <summary>The address does not exist or takes no mail.</summary>
    Bounced,

    /// <summary>The recipient's server refused this message.</summary>
    Blocked,

    /// <summary>The provider did not try: it knows the address as undeliverable.</summary>
    Dropped,
}

public static class DeliveryMeaning
{
    public static bool IsUndelivered(this Delivery delivery) => delivery is Delivery.Bounced or Delivery.Blocked or Delivery.Dropped;

    internal static int Weight(this Delivery delivery) => delivery switch
    {
        Delivery.Processed => 0,
        Delivery.Delayed => 1,
        _ => 2,
    };
}
