namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>What was recorded on behalf of a state. Version: of the reply that it became; null while nobody has confirmed it.</summary>
public sealed record OnBehalfView(
    string State, int Number, ReplyChannel Channel, string Reference, Instant ReceivedAt, Instant RecordedAt, Signature RecordedBy, FileView Scan, int? Version)
{
    /// <summary>When the state's own reply came that this paper would take the place of; null when there is none.</summary>
    public Instant? RepliedSince { get; init; }

    public static OnBehalfView Of(OnBehalf recorded, MandateRecord record) => new(
        recorded.State, recorded.Number, recorded.Channel, recorded.Reference, recorded.ReceivedAt, recorded.RecordedAt, recorded.RecordedBy,
        FileView.Of(recorded.Scan), record.Replies.FirstOrDefault(r => r.State == recorded.State && r.OnBehalf == recorded.Number)?.Version)
    {
        RepliedSince = record.RepliedSince(recorded)?.ReceivedAt,
    };
}
