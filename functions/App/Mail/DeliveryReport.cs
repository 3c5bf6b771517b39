namespace Mandates.Functions.Mail;

/// <summary>One event of the provider about one notice. Its texts are not read, because they can contain addresses.</summary>
internal sealed record DeliveryReport(string Notice, string EventId, Delivery Delivery, Instant At)
{
    private const int EventIdBytes = 8;

    /// <summary>The events that are about our notices; the provider also sends others.</summary>
    /// <exception cref="JsonException">The body is no list of events.</exception>
    public static IReadOnlyList<DeliveryReport> Read(ReadOnlyMemory<byte> body, Instant now)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select(element => Of(element, now)).OfType<DeliveryReport>()]
            : throw new JsonException("The events are not a list.");
    }

    private static DeliveryReport? Of(JsonElement element, Instant now) =>
        element.ValueKind == JsonValueKind.Object
        && Text(element, "notice") is { } notice && NoticeId.IsWellFormed(notice)
        && Text(element, "sg_event_id") is { } id
        && Kind(element) is { } delivery
        && element.TryGetProperty("timestamp", out var stamp) && stamp.ValueKind == JsonValueKind.Number && stamp.TryGetInt64(out var seconds)
        && seconds > 0
            ? new(notice, Short(id), delivery, Instant.FromUnixTimeSeconds(Math.Min(seconds, now.ToUnixTimeSeconds())))
            : null;

    private static Delivery? Kind(JsonElement element) => Text(element, "event") switch
    {
        "processed" => Delivery.Processed,
        "deferred" => Delivery.Delayed,
        "delivered" => Delivery.Delivered,
        "bounce" => Text(element, "type") == "blocked" ? Delivery.Blocked : Delivery.Bounced,
        "blocked" => Delivery.Blocked,
        "dropped" => Delivery.Dropped,
        _ => null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // The provider's own id is long and has no fixed form.
    private static string Short(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, EventIdBytes));
}
